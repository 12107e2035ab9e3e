//! What became of a file that was opened.

use super::element::{Element, el, text};
use super::icon::{NOTE, icon};
use crate::state::{Notice, Visit};
use crate::words::{Word, WordList, Words};

/// The place is always there, so that a screen reader hears it when it fills.
pub(super) fn notice(visit: &Visit, words: &Words) -> Element {
    let place = el("div").set("role", "status");
    let Some(notice) = visit.notice else { return place };
    let (at, lost) = match notice {
        Notice::Opened => (0, 0),
        Notice::Changed(lost) => (1, lost),
        Notice::Broken => (2, 0),
        Notice::Newer => (3, 0),
    };
    let lost = (lost > 0).then(|| text("p", &words.fill(Word::NotTaken, &[&lost.to_string()])));
    let said = el("div").child(text("p", words.nth(WordList::Notices, at))).maybe(lost);
    place.child(el("div.note").child(icon(NOTE)).child(said))
}
