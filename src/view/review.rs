//! All answers that count, each with a button to change it. Answers to questions that are no longer
//! asked are kept, but not shown.

use super::Link;
use super::answer_words::answer_words;
use super::button::{change, press};
use super::crisis::heading;
use super::element::{Element, el, text};
use super::progress::back_line;
use crate::state::{Action, Visit};
use crate::words::{Word, Words};

/// The review.
pub(super) fn review(visit: &Visit, link: &Link, words: &Words) -> Element {
    let asked = &visit.outlook.asked;
    let mut answers = el("dl.facts");
    for id in asked {
        let Some(fact) = visit.rules.fact(*id) else { continue };
        let row = el("div")
            .key(&fact.key)
            .child(text("dt", visit.text(fact.text)))
            .child(el("dd").text(&answer_words(visit, words, *id)))
            .maybe(change(visit, link, words, *id).map(|button| el("dd").child(button)));
        answers = answers.child(row);
    }
    let actions = if visit.outlook.done() {
        el("div.actions").child(press(
            link,
            "show-now.primary",
            words,
            Word::ToResult,
            Action::ShowNow,
        ))
    } else {
        el("div.actions")
            .child(press(link, "resume.primary", words, Word::KeepAnswering, Action::Resume))
            .child(press(link, "show-now.second", words, Word::ShowNow, Action::ShowNow))
    };
    let intro =
        if asked.is_empty() { words.get(Word::ReviewEmpty) } else { words.get(Word::ReviewText) };
    el("section.screen section")
        .set("data-screen", "review")
        .child(back_line(visit, link, words))
        .child(heading(words.get(Word::ReviewTitle)))
        .child(text("p.soft", intro))
        .child(answers)
        .child(actions)
}
