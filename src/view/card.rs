//! One treatment's card: first the answer in a sentence, how sure and as of when; then, folded, why,
//! what would change it, and the sources.

use super::element::{Element, el, el_as, say, text};
use super::{Link, band, policy, sources, sureness, unsettled, what_if};
use crate::state::{Explanation, Visit};
use crate::words::{Word, Words, nobody_pays, sentence};
use coverage_engine::assessment::{Assessment, Status};
use coverage_engine::outcome::Band;

/// The card.
pub(super) fn card(
    visit: &Visit,
    link: &Link,
    words: &Words,
    at: usize,
    found: &Assessment,
    explanation: Option<&Explanation>,
) -> Option<Element> {
    let treatment = visit.rules.treatment(found.treatment)?;
    // By its place in the rules: its id does not travel.
    let policy =
        found.policies.first().map(|result| result.policy.0.to_string()).unwrap_or_default();
    let heading = ["cc-", treatment.key.as_str()].concat();
    let head = el("div.card-head")
        .child(text("h2", visit.text(treatment.name)).set("id", &heading))
        .maybe(found.settled.then(|| band::band(words, found.band)));
    let class = if found.settled { band::card_class(found.band) } else { "card" };
    let card = el_as("section", class)
        .set("data-treatment", &treatment.key)
        .set("data-band", found.band.key())
        .set("data-policy", &policy)
        .set("data-settled", if found.settled { "yes" } else { "no" })
        .set("aria-labelledby", &heading)
        .child(head);
    let answer = if found.settled {
        text("p.answer", &sentence(words, &visit.rules, found))
    } else {
        unsettled::unsettled(visit, link, words, found, explanation)
    };
    let sure = found.settled && !nobody_pays(&visit.rules, found);
    let card = card
        .child(answer)
        .maybe(to_do(visit, words, found))
        .maybe(sure.then(|| sureness::sureness(visit, words, found)))
        .maybe(found.stale.then(|| super::result::warning(words.get(Word::Stale))))
        .child(policy::why(visit, link, words, found, explanation))
        .maybe(what_if::what_ifs(visit, link, words, at, explanation))
        .maybe(sources::sources(visit, words, found));
    Some(card)
}

/// What is still missing where the plan would pay for it then.
fn to_do(visit: &Visit, words: &Words, found: &Assessment) -> Option<Element> {
    let counts = found.settled && found.band == Band::WithinReach;
    let best = policy::best_path(found).filter(|_| counts)?;
    let mut list = None;
    for result in best.criteria.iter().filter(|result| result.status != Status::Met) {
        let detail = visit.more?.criteria.get(result.criterion.index())?;
        // Nobody need bring about that the plan has not refused.
        if detail.standing && matches!(result.status, Status::Unknown { .. }) {
            continue;
        }
        let open = text("li", visit.text(visit.rules.criterion(result.criterion)?.text));
        list = Some(list.unwrap_or_else(|| el("ul.plain")).child(open));
    }
    Some(el("div").child(say("p.small", words, Word::ToDo)).child(list?))
}
