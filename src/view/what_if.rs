//! What would change the answer. Only what is open to change, and with the plain warning that a
//! wrong answer helps nobody.

use super::answer_words::value_words;
use super::band::band;
use super::element::{Element, el, text};
use super::fold::{body, fold};
use crate::state::{Explanation, Visit};
use crate::words::{Word, Words};

/// The fold; nothing if no change would help.
pub(super) fn what_ifs(
    visit: &Visit,
    words: &Words,
    explanation: Option<&Explanation>,
) -> Option<Element> {
    let what_ifs = &explanation?.what_ifs;
    if what_ifs.is_empty() {
        return None;
    }
    let mut list = el("ul", "");
    for what_if in what_ifs {
        let mut changes = el("div", "");
        for (id, value) in &what_if.changes {
            let Some(fact) = visit.rules.fact(*id) else { continue };
            let value = text("b", "", &value_words(visit, words, fact, *value));
            changes = changes.child(el("p", "").word(visit.text(fact.text)).child(value));
        }
        let then = el("span", "")
            .child(text("span", "soft", words.get(Word::WhatIfThen)))
            .text(" ")
            .child(band(words, what_if.band));
        list = list.child(el("li", "what-if").child(changes).child(then));
    }
    let inside = body().child(text("p", "", words.get(Word::WhatIfText))).child(list);
    Some(fold(words.get(Word::WhatIf), false, inside))
}
