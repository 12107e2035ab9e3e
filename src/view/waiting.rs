//! In the place of a screen that the second parcel brings, until it is here.

use super::Link;
use super::crisis::heading;
use super::element::{Element, el, say};
use super::progress::back_line;
use super::so_far::bands;
use crate::state::Visit;
use crate::words::{Word, Words};

/// One moment. The answers stay, and the screen comes by itself.
pub(super) fn waiting(visit: &Visit, link: &Link, words: &Words) -> Element {
    el("section.screen section")
        .set("data-screen", "waiting")
        .child(back_line(visit, link, words))
        .child(heading(words.get(Word::WaitingTitle)))
        .child(say("p.lead", words, Word::WaitingText).set("role", "status"))
        .maybe(bands(visit, words).map(|bands| el("section.so-far").child(bands)))
}
