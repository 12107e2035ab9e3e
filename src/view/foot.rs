//! The foot of every screen: of when the coverage information is, the privacy panel, the way out.

use super::button::{button, plain};
use super::element::{Element, el, text};
use super::{Link, Message, privacy};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};

/// The foot.
pub(super) fn foot(visit: &Visit, link: &Link, words: &Words) -> Element {
    let released = words.day(visit.rules.core().released);
    let replaced =
        visit.settings.replaced.then(|| text("p", "state", words.get(Word::ReplacedRules)));
    let actions = el("div", "actions")
        .child(button(link, "restart", "quiet", words.get(Word::Restart), Action::Restart))
        .child(
            plain("close", "quiet", words.get(Word::Close))
                .on_click(link, Message::Tell("cc-close")),
        )
        // The frame's script acts on this one: it works without the Wasm too.
        .child(plain("leave", "quiet", words.get(Word::Leave)));
    el("footer", "foot")
        .maybe(visit.more.is_some().then(|| privacy::privacy(visit, words)))
        .maybe(replaced)
        .child(text("p", "", &words.fill(Word::RulesOf, &[&released])))
        .child(actions)
}
