//! What articles on the subject say, and what the sources say to it.

use super::element::{Element, el, text};
use super::fold::{body, fold};
use super::sources::titles;
use crate::state::Visit;
use crate::words::{Word, WordList, Words};
use coverage_engine::rules::More;

/// The fold; nothing if the rules hold no claims.
pub(super) fn claims(visit: &Visit, words: &Words, more: &More) -> Option<Element> {
    if more.claims.is_empty() {
        return None;
    }
    let mut list = body();
    for claim in &more.claims {
        let finding = words.nth(WordList::Findings, claim.finding as usize);
        let answer = el("p").child(text("span.tag", finding)).text(" ");
        let shown = el("div.claim")
            .child(el("p").text("“").text(visit.text(claim.claim)).text("”"))
            .child(answer.text(visit.text(claim.answer)))
            .maybe(titles(more, words, &claim.sources));
        list = list.child(shown);
    }
    Some(fold(words.get(Word::Claims), false, list))
}
