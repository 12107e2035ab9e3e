//! The requirements of a policy: each met, still to do, not met or not known, with the answer behind
//! it, the papers that prove it, and where it comes from.

use super::Link;
use super::answer_words::answer_words;
use super::button::change;
use super::element::{Element, el, el_as, text};
use super::fold::{body, fold};
use super::icon::{self, icon};
use super::sources::titles;
use crate::state::Visit;
use crate::words::{Word, Words};
use coverage_engine::assessment::{CriterionResult, PathResult, PolicyResult, Status};
use coverage_engine::id::{CriterionId, SourceId};
use coverage_engine::rules::{PolicyDetail, Stance};

/// Adds all ways to meet the policy, the best one first. Nothing where no requirement could help.
pub(super) fn add_paths(
    mut why: Element,
    visit: &Visit,
    link: &Link,
    words: &Words,
    result: &PolicyResult,
    detail: Option<&PolicyDetail>,
) -> Element {
    let excluded = visit
        .rules
        .policy(result.policy)
        .is_none_or(|policy| matches!(policy.stance, Stance::NotCovered | Stance::Silent));
    if excluded || result.paths.iter().all(|path| path.criteria.is_empty()) {
        return why;
    }
    let several = result.paths.len() > 1;
    let title =
        if several { words.get(Word::OneWayIsEnough) } else { words.get(Word::CriteriaAre) };
    why = why.child(text("h3", title));
    for (at, found) in result.paths.iter().enumerate() {
        let name = detail.and_then(|detail| detail.path_names.get(found.path));
        let name = name
            .map_or(String::new(), |name| [words.get(Word::Way), " ", visit.text(*name)].concat());
        let list = criteria(visit, link, words, found, detail);
        why = if several {
            why.child(fold(&name, at == 0, body().child(list)))
        } else {
            why.child(list)
        };
    }
    why
}

fn criteria(
    visit: &Visit,
    link: &Link,
    words: &Words,
    found: &PathResult,
    policy: Option<&PolicyDetail>,
) -> Element {
    let mut list = el("ul.criteria");
    for result in &found.criteria {
        list = list.maybe(criterion(visit, link, words, result, policy));
    }
    list
}

/// Where a requirement comes from: its own sources, else the policy's.
fn sources_of(policy: &PolicyDetail, id: CriterionId) -> &[SourceId] {
    let own = policy.criterion_sources.iter().find(|(criterion, _)| *criterion == id);
    own.map_or(&policy.sources, |(_, sources)| sources)
}

fn criterion(
    visit: &Visit,
    link: &Link,
    words: &Words,
    result: &CriterionResult,
    policy: Option<&PolicyDetail>,
) -> Option<Element> {
    let criterion = visit.rules.criterion(result.criterion)?;
    let (class, path, state) = match result.status {
        Status::Met => ("met", icon::CHECK, words.get(Word::Met)),
        Status::Unmet { changeable: true } => ("todo", icon::TO_DO, words.get(Word::ToDo)),
        Status::Unknown { changeable: true } => ("todo", icon::TO_DO, words.get(Word::ToCheck)),
        Status::Unmet { changeable: false } => ("unmet", icon::CROSS, words.get(Word::NotMet)),
        Status::Unknown { changeable: false } => {
            ("open", icon::QUESTION, words.get(Word::NotKnown))
        }
    };
    let state =
        el("p").child(text("span.state", state)).text(": ").text(visit.text(criterion.text));
    let mut said = el("div").child(state);
    for id in result.answers.iter().filter(|id| visit.outlook.asked.contains(id)) {
        let answer = text("b", &answer_words(visit, words, *id));
        let behind = el("p.small soft").say_word(words, Word::YouAnswered).child(answer).text(" ");
        said = said.child(behind.maybe(change(visit, link, words, *id)));
    }
    let detail = visit.more.and_then(|more| more.criteria.get(result.criterion.index()));
    // What every plan asks for stands in no text of this one.
    let standing = detail.is_some_and(|detail| detail.standing);
    if let Some(detail) = detail.filter(|_| class != "unmet" && !(standing && class == "met")) {
        let proof =
            el("p.small soft").say_word(words, Word::Proof).text(visit.text(detail.evidence));
        said = said.child(proof);
    }
    if let Some((more, policy)) = visit.more.zip(policy).filter(|_| !standing) {
        said = said.maybe(titles(more, words, sources_of(policy, result.criterion)));
    }
    Some(el_as("li", class).child(icon(path)).child(said))
}
