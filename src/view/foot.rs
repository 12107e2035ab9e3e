//! The foot of every screen: of when the coverage information is, the privacy panel, the way out.

use super::button::{button, plain};
use super::element::{Element, el, text};
use super::{Link, Message, privacy};
use crate::state::{Action, Visit};
use crate::words::{Words, day, fill};

/// The foot.
pub(super) fn foot(visit: &Visit, link: &Link, words: &Words) -> Element {
    let released = day(visit.rules.core().released, visit.library.language());
    let replaced = visit.settings.replaced.then(|| text("p", "state", words.replaced_rules));
    let actions = el("div", "actions")
        .child(button(link, "restart", "quiet", words.restart, Action::Restart))
        .child(plain("close", "quiet", words.close).on_click(link, Message::Tell("cc-close")))
        // The frame's script acts on this one: it works without the Wasm too.
        .child(plain("leave", "quiet", words.leave));
    el("footer", "foot")
        .child(privacy::privacy(visit, words))
        .maybe(replaced)
        .child(text("p", "", &fill(words.rules_of, &[&released])))
        .child(actions)
}
