//! The result: one card per treatment, then what to do next, and what stands behind it all.

use super::button::press;
use super::clinic_says::clinic_says;
use super::crisis::heading;
use super::element::{Element, el, say, text};
use super::icon::{NOTE, WARNING, icon};
use super::progress::back_and_print;
use super::{Link, alternatives, card, claims, compare, glossary, hub, next_steps};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};

/// The result screen.
pub(super) fn result(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    let more = visit.more?;
    let done = visit.outlook.done();
    let resume = || {
        let go_on = press(link, "resume.primary", words, Word::KeepAnswering, Action::Resume);
        el("div.actions").child(go_on)
    };
    let mut result = el("section.screen section")
        .set("data-screen", "result")
        .child(back_and_print(visit, link, words))
        .child(hub::hub(visit, link, words))
        .child(heading(words.get(Word::ResultTitle)))
        .child(say("p.soft", words, if done { Word::ResultText } else { Word::EarlyText }))
        .maybe(visit.settings.replaced.then(|| warning(words.get(Word::ReplacedRules))))
        .maybe((!done).then(resume));
    for (at, found) in visit.outlook.assessments.iter().enumerate() {
        let explanation = visit.outlook.explanations.get(at);
        result = result.maybe(card::card(visit, link, words, at, found, explanation));
    }
    let review = press(link, "review.second", words, Word::CheckAnswers, Action::Review);
    result = result
        .child(el("div.actions").child(review))
        .maybe(compare::compare(visit, words))
        .maybe(alternatives::alternatives(visit, link, words));
    let reminders = el("div")
        .child(say("h2", words, Word::Remember))
        .child(say("p", words, Word::RememberDocument))
        .child(say("p", words, Word::RememberPromise))
        .child(say("p", words, Word::RememberMedical));
    let folds = el("div.folds")
        .maybe(claims::claims(visit, words, more))
        .maybe(glossary::glossary(visit, words, more));
    let result = result
        .maybe(next_steps::next_steps(visit, link, words, more))
        .maybe(clinic_says(visit, words))
        .child(el("div.note").child(icon(NOTE)).child(reminders))
        .child(folds);
    Some(result)
}

/// A warning in a box.
pub(super) fn warning(what: &str) -> Element {
    el("p.note warn").child(icon(WARNING)).child(text("span", what))
}
