//! Help in a crisis, before the next question and before any result. It says nothing of coverage.

use super::Link;
use super::button::press;
use super::element::{Element, el, say, text};
use crate::state::Action;
use crate::words::{Word, Words};

/// The panel.
pub(super) fn crisis(link: &Link, words: &Words) -> Element {
    let calls = el("div.calls")
        .child(call("tel:988", "988", words.get(Word::Crisis988)))
        .child(call("tel:911", "911", words.get(Word::Crisis911)))
        .child(call("tel:988", "988 → 1", words.get(Word::CrisisVeterans)));
    el("section.care screen")
        .set("data-screen", "crisis")
        .child(heading(words.get(Word::CrisisTitle)))
        .child(say("p", words, Word::CrisisText))
        .child(calls)
        .child(say("p", words, Word::CrisisNote))
        .child(press(link, "continue.second", words, Word::CrisisContinue, Action::Continue))
}

/// A screen's heading, to which the focus moves.
pub(super) fn heading(title: &str) -> Element {
    text("h1", title).set("tabindex", "-1").set("data-focus", "")
}

fn call(address: &'static str, number: &'static str, what: &str) -> Element {
    el("a.call").set("href", address).child(text("b", number)).child(text("span", what))
}
