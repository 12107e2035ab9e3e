//! "How this stays private": what the browser enforces, what is not stopped, how to see for oneself,
//! and what the frame computed over the files it was handed.

use super::clinic::outside;
use super::element::{Element, el, text};
use super::fold::{body, fold};
use crate::state::Visit;
use crate::words::{Word, WordList, Words};

const POINTS: usize = 5;

/// The panel, folded.
pub(super) fn privacy(visit: &Visit, words: &Words) -> Element {
    let address = [visit.settings.base.as_str(), "check.html"].concat();
    let hashes = &visit.settings.hashes;
    let mut points = el("ul", "plain");
    for point in 0..POINTS {
        points = points.child(text("li", "", words.nth(WordList::PrivacyPoints, point)));
    }
    let link = el("p", "").child(outside(&address, words.get(Word::Outside))).text(". ");
    let panel = body()
        .child(points)
        .child(text("p", "", words.get(Word::PrivacyNot)))
        .child(text("p", "", words.get(Word::PrivacyCheck)))
        .child(link.text(words.get(Word::OutsideText)))
        .child(el("p", "").child(text("span", "address", &address)))
        .child(text("p", "", words.get(Word::HandedIn)))
        .maybe(hash(words.get(Word::HashProgram), hashes.wasm.as_deref()))
        .maybe(hash(words.get(Word::HashRules), hashes.core.as_deref()));
    fold(words.get(Word::Privacy), false, panel)
}

fn hash(name: &str, hash: Option<&str>) -> Option<Element> {
    Some(el("p", "hash").child(text("b", "", name)).text(" ").text(hash?))
}
