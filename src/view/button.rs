//! Buttons: never of type submit, each with its act for tests and for the frame's script.

use super::element::{Element, text};
use super::{Link, Message};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};
use coverage_engine::id::FactId;

/// A button without a reaction of its own.
pub(super) fn plain(act: &'static str, class: &'static str, label: &str) -> Element {
    text("button", class, label).set("type", "button").set("data-act", act)
}

/// A button that does `action`.
pub(super) fn button(
    link: &Link,
    act: &'static str,
    class: &'static str,
    label: &str,
    action: Action,
) -> Element {
    plain(act, class, label).on_click(link, Message::Act(action))
}

/// A button to change the answer to a question, which says to whom does not see it which one.
pub(super) fn change(visit: &Visit, link: &Link, words: &Words, id: FactId) -> Option<Element> {
    change_as(visit, link, words.get(Word::Change), id)
}

/// The same under another label.
pub(super) fn change_as(visit: &Visit, link: &Link, label: &str, id: FactId) -> Option<Element> {
    let fact = visit.rules.fact(id)?;
    let about = [label, ": ", visit.text(fact.text)].concat();
    let button = button(link, "change", "quiet", label, Action::Change(id));
    Some(button.set("data-fact", &fact.key).set("aria-label", &about))
}
