//! A list to pick from, as the browser draws it: a wheel on a phone, letters and digits on a keyboard.
//! Used where one would expect a field to type in. There is none in the widget: Chromium asks a
//! service how to fill in any field of text that it shows, and so tells it that the field is there.

use super::Link;
use super::element::{Element, el, text};
use crate::state::Action;

/// An empty list; what is picked becomes an action. `list` tells it from others of its kind.
pub(super) fn list(link: &Link, list: u16, action: fn(u16, &str) -> Action) -> Element {
    el("select").set("autocomplete", "off").on_pick(link, list, action)
}

/// An entry.
pub(super) fn entry(value: &str, label: &str, picked: bool) -> Element {
    text("option", label).set("value", value).set_if(picked, "selected", "")
}
