//! One option of a question: a large label around its field. The field's name says nothing, and a
//! browser has nothing to complete.

use super::Link;
use super::element::{Element, el, el_as, text};
use crate::state::{Action, Visit};

/// One option as it stands on the screen.
pub(super) struct Shown<'a> {
    pub(super) key: &'a str,
    pub(super) text: &'a str,
    pub(super) help: Option<&'a str>,
    pub(super) chosen: bool,
    /// "radio" or "checkbox".
    pub(super) field: &'static str,
}

/// The label with its field.
pub(super) fn option(visit: &Visit, link: &Link, shown: &Shown, action: Action) -> Element {
    let field = el("input")
        .set("type", shown.field)
        .set("name", "choice")
        .set("autocomplete", "off")
        .set("data-value", shown.key)
        .set_if(visit.refused, "aria-invalid", "true")
        .checked(shown.chosen)
        .on_change(link, action);
    let mut label = text("span", shown.text);
    if let Some(help) = shown.help {
        label = label.child(text("span.option-help", help));
    }
    el_as("label", if shown.chosen { "option on" } else { "option" })
        .key(shown.key)
        .child(field)
        .child(label)
}
