//! Next and "not sure". Next can be pressed while there is nothing to take, and says why it does not go on: a button that
//! cannot be reached explains nothing.

use super::Link;
use super::button::press;
use super::element::{Element, el};
use crate::state::Action;
use crate::words::{Word, Words};

/// The bar under a question.
pub(super) fn actions(link: &Link, words: &Words) -> Element {
    el("div.actions act-bar")
        .child(press(link, "next.primary", words, Word::Next, Action::Next))
        .child(press(link, "not-sure.quiet", words, Word::NotSure, Action::NotSure))
}
