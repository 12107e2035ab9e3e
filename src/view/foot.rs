//! The foot of every screen: of when the coverage information is, the privacy panel, the way out, and
//! answers to and from a file.

use super::button::{plain, press};
use super::element::{Element, el, say, text};
use super::{Link, Message, privacy};
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
    let details = visit.more.is_some();
    el("footer.foot")
        .maybe(details.then(|| privacy::privacy(visit, words)))
        .maybe(details.then(|| keep(visit, words)))
        .maybe(replaced)
        .child(text("p", &words.fill(Word::RulesOf, &[&released])))
        .child(actions)
}

/// Saving answers, and opening them again. The frame's script does both.
fn keep(visit: &Visit, words: &Words) -> Element {
    let save = plain("save.quiet", words.get(Word::SaveAnswers)).set("data-file", "json");
    let field =
        el("input.unseen").set("type", "file").set("accept", ".json").set("autocomplete", "off");
    let open = el("label.quiet").say(words, Word::OpenAnswers).child(field);
    el("div.actions").maybe((!visit.answers.is_empty()).then_some(save)).child(open)
}
