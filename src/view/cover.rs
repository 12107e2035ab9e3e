//! "Continue or clear?": after the page came back, or before starting again. No answer is in the
//! document while it shows.

use super::Link;
use super::button::press;
use super::crisis::heading;
use super::element::{Element, el, text};
use crate::state::Action;
use crate::words::{Word, Words};

/// The question whether to go on or to clear.
pub(super) fn ask(link: &Link, words: &Words, title: &str, why: &str) -> Element {
    let actions = el("div.actions")
        .child(press(link, "continue.primary", words, Word::GoOn, Action::Continue))
        .child(press(link, "clear.second", words, Word::Clear, Action::Clear));
    el("section.screen section")
        .set("data-screen", "cover")
        .child(heading(title))
        .child(text("p.lead", why))
        .child(actions)
}
