//! The result: one card per treatment, then what to do next, and what stands behind it all.

use super::button::button;
use super::crisis::heading;
use super::element::{Element, el, text};
use super::icon::{NOTE, WARNING, icon};
use super::progress::back_line;
use super::{Link, card, claims, glossary, next_steps};
use crate::state::{Action, Visit};
use crate::words::Words;

/// The result screen.
pub(super) fn result(visit: &Visit, link: &Link, words: &Words) -> Element {
    let done = visit.outlook.done();
    let resume = || button(link, "resume", "primary", words.keep_answering, Action::Resume);
    let actions = el("div", "actions").maybe((!done).then(resume)).child(button(
        link,
        "review",
        "second",
        words.check_answers,
        Action::Review,
    ));
    let mut result = el("section", "screen section")
        .set("data-screen", "result")
        .child(back_line(visit, link, words))
        .child(heading(words.result_title))
        .child(text("p", "soft", if done { words.result_text } else { words.early_text }))
        .maybe(visit.settings.replaced.then(|| warning(words.replaced_rules)))
        .child(actions);
    for (at, found) in visit.outlook.assessments.iter().enumerate() {
        let explanation = visit.outlook.explanations.get(at);
        result = result.maybe(card::card(visit, link, words, found, explanation));
    }
    let reminders = el("div", "")
        .child(text("h2", "", words.remember))
        .child(text("p", "", words.remember_document))
        .child(text("p", "", words.remember_promise))
        .child(text("p", "", words.remember_medical));
    result = result.child(el("div", "note").child(icon(NOTE)).child(reminders));
    if let Some(more) = visit.more.as_deref() {
        let folds = el("div", "folds")
            .maybe(claims::claims(visit, words, more))
            .maybe(glossary::glossary(visit, words, more));
        result = result.maybe(next_steps::next_steps(visit, words, more)).child(folds);
    }
    result
}

/// A warning in a box.
pub(super) fn warning(what: &str) -> Element {
    el("p", "note warn").child(icon(WARNING)).child(text("span", "", what))
}
