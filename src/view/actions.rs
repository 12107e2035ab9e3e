//! Next and "not sure". Next looks disabled while there is nothing to take, but says why when
//! pressed: a button that cannot be reached explains nothing.

use super::Link;
use super::button::press;
use super::element::{Element, el};
use crate::state::{Action, Draft, Visit};
use crate::words::{Word, Words};

/// The bar under a question.
pub(super) fn actions(visit: &Visit, link: &Link, words: &Words) -> Element {
    let next = press(link, "next.primary", words, Word::Next, Action::Next);
    el("div.actions act-bar")
        .child(next.set_if(visit.draft == Draft::default(), "aria-disabled", "true"))
        .child(press(link, "not-sure.quiet", words, Word::NotSure, Action::NotSure))
}
