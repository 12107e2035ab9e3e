//! The words that plans use, explained.

use super::element::{Element, el, text};
use super::fold::{body, fold};
use crate::state::Visit;
use crate::words::{Word, Words};
use coverage_engine::rules::More;

/// The fold; nothing if the rules explain no words.
pub(super) fn glossary(visit: &Visit, words: &Words, more: &More) -> Option<Element> {
    if more.glossary.is_empty() {
        return None;
    }
    let mut list = el("dl");
    for entry in &more.glossary {
        let shown = el("div.term")
            .child(el("dt").child(text("b", visit.text(entry.term))))
            .child(text("dd", visit.text(entry.meaning)));
        list = list.child(shown);
    }
    Some(fold(words.get(Word::Glossary), false, body().child(list)))
}
