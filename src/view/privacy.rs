//! "How this stays private": what the browser enforces, what came in and what goes out, what is not
//! stopped, how to see for oneself, and what the frame found out about itself and its files.

use super::clinic::outside;
use super::element::{Element, el, say, text};
use super::fold::{body, fold};
use crate::state::Visit;
use crate::words::{Word, WordList, Words};

const POINTS: usize = 5;

/// The panel, folded.
pub(super) fn privacy(visit: &Visit, words: &Words) -> Element {
    let address = [visit.settings.base.as_str(), "check.html"].concat();
    let hashes = &visit.settings.hashes;
    let mut points = el("ul.plain");
    for point in 0..POINTS {
        points = points.child(text("li", words.nth(WordList::PrivacyPoints, point)));
    }
    for word in [Word::PrivacyIn, Word::PrivacyOut, Word::PrivacyNot] {
        points = points.child(say("li", words, word));
    }
    let link = el("p").child(outside(&address, words.get(Word::Outside))).text(". ");
    let origin = visit.settings.origin.as_deref().unwrap_or("?");
    let released = words.day(visit.rules.core().released);
    let version = words.fill(Word::Version, &[env!("CARGO_PKG_VERSION"), &released]);
    let panel = body()
        .child(points)
        .child(say("p", words, Word::PrivacyCheck))
        .child(link.say(words, Word::OutsideText))
        .child(el("p").child(text("span.address", &address)))
        .child(text("p", &words.fill(Word::Origin, &[origin])))
        .child(text("p", &version))
        .child(say("p", words, Word::HandedIn))
        .maybe(hash(words.get(Word::HashProgram), hashes.wasm.as_deref()))
        .maybe(hash(words.get(Word::HashRules), hashes.core.as_deref()))
        .maybe(hash(words.get(Word::HashDetails), hashes.more.as_deref()));
    fold(words.get(Word::Privacy), false, panel)
}

fn hash(name: &str, hash: Option<&str>) -> Option<Element> {
    Some(el("p.hash").child(text("b", name)).text(" ").text(hash?))
}
