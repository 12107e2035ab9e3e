//! "How this stays private": what the browser enforces, what is not stopped, how to see for oneself,
//! and what the frame computed over the files it was handed.

use super::clinic::outside;
use super::element::{Element, el, text};
use super::fold::{body, fold};
use crate::state::Visit;
use crate::words::Words;

/// The panel, folded.
pub(super) fn privacy(visit: &Visit, words: &Words) -> Element {
    let address = [visit.settings.base.as_str(), "check.html"].concat();
    let hashes = &visit.settings.hashes;
    let mut points = el("ul", "plain");
    for point in words.privacy_points {
        points = points.child(text("li", "", point));
    }
    let link = el("p", "").child(outside(&address, words.outside)).text(". ");
    let panel = body()
        .child(points)
        .child(text("p", "", words.privacy_not))
        .child(text("p", "", words.privacy_check))
        .child(link.text(words.outside_text))
        .child(el("p", "").child(text("span", "address", &address)))
        .child(text("p", "", words.handed_in))
        .maybe(hash(words.hash_program, hashes.wasm.as_deref()))
        .maybe(hash(words.hash_rules, hashes.core.as_deref()));
    fold(words.privacy, false, panel)
}

fn hash(name: &str, hash: Option<&str>) -> Option<Element> {
    Some(el("p", "hash").child(text("b", "", name)).text(" ").text(hash?))
}
