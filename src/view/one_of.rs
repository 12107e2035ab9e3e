//! A "one of" question: radio buttons.

use super::Link;
use super::element::{Element, el};
use super::option::{Shown, option};
use crate::state::{Action, Visit};
use coverage_engine::answers::Value;
use coverage_engine::rules::Fact;

/// All options.
pub(super) fn one_of(visit: &Visit, link: &Link, fact: &Fact) -> Element {
    let mut options = el("div.options");
    for at in 0..fact.options().len() {
        options = options.maybe(radio(visit, link, fact, at as u16));
    }
    options
}

/// One option.
pub(super) fn radio(visit: &Visit, link: &Link, fact: &Fact, at: u16) -> Option<Element> {
    let label = fact.options().get(usize::from(at))?;
    let shown = Shown {
        key: &label.key,
        text: visit.text(label.text),
        help: label.help.map(|help| visit.text(help)),
        chosen: visit.draft.is(Value::Option(at)),
        field: "radio",
    };
    Some(option(visit, link, &shown, Action::Choose(at)))
}
