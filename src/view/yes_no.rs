//! A yes/no question: two radio buttons.

use super::Link;
use super::element::{Element, el};
use super::option::{Shown, option};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};
use coverage_engine::answers::Value;

/// Yes and no.
pub(super) fn yes_no(visit: &Visit, link: &Link, words: &Words) -> Element {
    let mut options = el("div.options");
    for (yes, key, text) in
        [(true, "yes", words.get(Word::Yes)), (false, "no", words.get(Word::No))]
    {
        let chosen = visit.draft.is(Value::YesNo(yes));
        let shown = Shown { key, text, help: None, chosen, field: "radio" };
        options = options.child(option(visit, link, &shown, Action::Say(yes)));
    }
    options
}
