//! Buttons: never of type submit, each with its act for tests and for the frame's script.

use super::element::{Element, el_as};
use super::{Link, Message};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};
use coverage_engine::id::FactId;

/// A button without a reaction of its own, by its act, and its class behind a dot: "next.primary".
#[inline(never)]
pub(super) fn plain(kind: &'static str, label: &str) -> Element {
    let (act, class) = kind.split_once('.').unwrap_or((kind, ""));
    el_as("button", class).text(label).set("type", "button").set("data-act", act)
}

/// A button that does `action`.
#[inline(never)]
pub(super) fn button(link: &Link, kind: &'static str, label: &str, action: Action) -> Element {
    plain(kind, label).on_click(link, Message::Act(action))
}

/// The same with one of the widget's own words.
#[inline(never)]
pub(super) fn press(
    link: &Link,
    kind: &'static str,
    words: &Words,
    word: Word,
    action: Action,
) -> Element {
    button(link, kind, words.get(word), action)
}

/// A button to change the answer to a question, which says to whom does not see it which one.
pub(super) fn change(visit: &Visit, link: &Link, words: &Words, id: FactId) -> Option<Element> {
    change_as(visit, link, words.get(Word::Change), id)
}

/// The same under another label.
pub(super) fn change_as(visit: &Visit, link: &Link, label: &str, id: FactId) -> Option<Element> {
    let fact = visit.rules.fact(id)?;
    let about = [label, ": ", visit.text(fact.text)].concat();
    let button = button(link, "change.quiet", label, Action::Change(id));
    Some(button.set("data-fact", &fact.key).set("aria-label", &about))
}
