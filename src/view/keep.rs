//! Answers to and from a file on the visitor's own device.

use super::button::plain;
use super::element::{Element, el};
use crate::state::Visit;
use crate::words::{Word, Words};

/// Saving answers, and opening them again. The frame's script does both.
pub(super) fn keep(visit: &Visit, words: &Words) -> Element {
    let save = plain("save.quiet", words.get(Word::SaveAnswers)).set("data-file", "json");
    let field =
        el("input.unseen").set("type", "file").set("accept", ".json").set("autocomplete", "off");
    let open = el("label.quiet").say(words, Word::OpenAnswers).child(field);
    el("div.actions").maybe((!visit.answers.is_empty()).then_some(save)).child(open)
}
