//! What a what-if would bring, each treatment beside the visitor's own result. It never looks like the
//! result itself.

use super::Link;
use super::answer_words::value_words;
use super::band::{card_class, settled_band};
use super::button::press;
use super::crisis::heading;
use super::element::{Element, el, el_as, say, text};
use super::icon::{NOTE, icon};
use super::progress::back_line;
use crate::state::{Action, Trial, Visit};
use crate::words::{Word, Words, sentence};
use coverage_engine::answers::Value;
use coverage_engine::assessment::Assessment;
use coverage_engine::id::FactId;

/// The screen.
pub(super) fn trial(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    let trial = visit.trial.as_ref()?;
    let about = el("div").child(say("p", words, Word::TrialText)).child(changes(
        visit,
        words,
        &trial.changes,
    ));
    let mut screen = el("section.screen section trial")
        .set("data-screen", "trial")
        .child(back_line(visit, link, words))
        .child(heading(words.get(Word::TrialTitle)))
        .child(el("div.note").child(icon(NOTE)).child(about));
    for found in &visit.outlook.assessments {
        screen = screen.maybe(changed(visit, words, trial, found));
    }
    let back = press(link, "own-result.primary", words, Word::TrialBack, Action::Back);
    Some(screen.child(el("div.actions").child(back)))
}

/// What would have to be so.
pub(super) fn changes(visit: &Visit, words: &Words, changes: &[(FactId, Value)]) -> Element {
    let mut list = el("ul.plain");
    for (id, value) in changes {
        let Some(fact) = visit.rules.fact(*id) else { continue };
        let value = text("b", &value_words(visit, words, fact, *value));
        list = list.child(el("li").word(visit.text(fact.text)).child(value));
    }
    list
}

fn changed(visit: &Visit, words: &Words, trial: &Trial, found: &Assessment) -> Option<Element> {
    let treatment = visit.rules.treatment(found.treatment)?;
    let own = trial.own.assessments.iter().find(|own| own.treatment == found.treatment)?;
    let bands = el("p.now-then")
        .child(say("span.soft", words, Word::TrialNow))
        .child(settled_band(words, own))
        .child(say("span.soft", words, Word::TrialThen))
        .child(settled_band(words, found));
    let said = if found.settled {
        sentence(words, &visit.rules, found)
    } else {
        words.get(Word::TrialOpen).to_string()
    };
    let class = if found.settled { card_class(found.band) } else { "card" };
    let card = el_as("section", class)
        .child(text("h2", visit.text(treatment.name)))
        .child(bands)
        .child(text("p.answer", &said));
    Some(card)
}
