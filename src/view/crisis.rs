//! Help in a crisis, before the next question and before any result. It says nothing of coverage.

use super::Link;
use super::button::button;
use super::element::{Element, el, text};
use crate::state::Action;
use crate::words::Words;

/// The panel.
pub(super) fn crisis(link: &Link, words: &Words) -> Element {
    let calls = el("div", "calls")
        .child(call("tel:988", "988", words.crisis_988))
        .child(call("tel:911", "911", words.crisis_911))
        .child(call("tel:988", "988 → 1", words.crisis_veterans));
    el("section", "care screen")
        .set("data-screen", "crisis")
        .child(heading(words.crisis_title))
        .child(text("p", "", words.crisis_text))
        .child(calls)
        .child(text("p", "", words.crisis_note))
        .child(button(link, "continue", "second", words.crisis_continue, Action::Continue))
}

/// A screen's heading, to which the focus moves.
pub(super) fn heading(title: &str) -> Element {
    text("h1", "", title).set("tabindex", "-1").set("data-focus", "")
}

fn call(address: &'static str, number: &'static str, what: &str) -> Element {
    el("a", "call").set("href", address).child(text("b", "", number)).child(text("span", "", what))
}
