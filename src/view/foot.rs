//! The foot of every screen: of when the coverage information is, and the ways out. The privacy panel and the files come
//! with the second parcel.

use super::button::{plain, press};
use super::element::{Element, el, say, text};
use super::{Link, Message, later};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};

/// The foot.
pub(super) fn foot(visit: &Visit, link: &Link, words: &Words) -> Element {
    let released = words.day(visit.rules.core().released);
    let replaced = visit.settings.replaced.then(|| say("p.state", words, Word::ReplacedRules));
    let close = plain("close.quiet", words.get(Word::Close));
    let actions = el("div.actions")
        .child(press(link, "restart.quiet", words, Word::Restart, Action::Restart))
        .child(close.on_click(link, Message::Tell("cc-close")))
        // The frame's script acts on this one: it works without the Wasm too.
        .child(plain("leave.quiet", words.get(Word::Leave)));
    el("footer.foot")
        .maybe(visit.more.is_some().then(|| later::foot(visit, words)))
        .maybe(replaced)
        .child(text("p", &words.fill(Word::RulesOf, &[&released])))
        .child(actions)
}
