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
    let mut points = el("ul.plain");
    for at in 0..POINTS {
        points = points.child(text("li", words.nth(WordList::PrivacyPoints, at)));
    }
    let through = el("ul.plain").child(say("li", words, Word::PrivacyIn)).child(say(
        "li",
        words,
        Word::PrivacyOut,
    ));
    let address = [visit.settings.base.as_str(), "check.html"].concat();
    let link = el("p").child(outside(&address, words.get(Word::Outside))).text(". ");
    let check = el("div")
        .child(say("p", words, Word::PrivacyCheck))
        .child(link.say(words, Word::OutsideText))
        .child(el("p").child(text("span.address", &address)));
    let parts = [points, through, say("p", words, Word::PrivacyNot), check, runs(visit, words)];
    let mut panel = body();
    for (at, part) in parts.into_iter().enumerate() {
        panel = panel.child(text("h2", words.nth(WordList::PrivacyHeads, at))).child(part);
    }
    fold(words.get(Word::Privacy), false, panel)
}

/// What runs here: what the frame found out about itself and its files.
fn runs(visit: &Visit, words: &Words) -> Element {
    let hashes = &visit.settings.hashes;
    let origin = visit.settings.origin.as_deref().unwrap_or("?");
    let released = words.day(visit.rules.core().released);
    let version = words.fill(Word::Version, &[env!("CARGO_PKG_VERSION"), &released]);
    el("div")
        .child(text("p", &words.fill(Word::Origin, &[origin])))
        .child(text("p", &version))
        .child(say("p", words, Word::HandedIn))
        .maybe(hash(words.get(Word::HashProgram), hashes.wasm.as_deref()))
        .maybe(hash(words.get(Word::HashRules), hashes.core.as_deref()))
        .maybe(hash(words.get(Word::HashDetails), hashes.more.as_deref()))
}

fn hash(name: &str, hash: Option<&str>) -> Option<Element> {
    Some(el("p.hash").child(text("b", name)).text(" ").text(hash?))
}
