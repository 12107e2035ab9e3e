//! A "some of" question: checkboxes, and where choosing none is an answer a box that says so. The
//! answer "none" must be given, never taken from silence.

use super::Link;
use super::element::{Element, el};
use super::option::{Shown, option};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};
use coverage_engine::answers::Value;
use coverage_engine::rules::Fact;

/// All options.
pub(super) fn some_of(visit: &Visit, link: &Link, words: &Words, fact: &Fact) -> Element {
    let mut options = el("div.options");
    for (at, label) in fact.options().iter().enumerate() {
        let shown = Shown {
            key: &label.key,
            text: visit.text(label.text),
            help: label.help.map(|help| visit.text(help)),
            chosen: visit.draft.options() >> at & 1 == 1,
            field: "checkbox",
        };
        options = options.child(option(visit, link, &shown, Action::Toggle(at as u16)));
    }
    if visit.none_counts(fact) {
        let none = Shown {
            key: "none-of-these",
            text: words.get(Word::NoneOfThese),
            help: None,
            chosen: visit.draft.is(Value::Options(0)),
            field: "checkbox",
        };
        options = options.child(option(visit, link, &none, Action::NoneOfThese));
    }
    options
}
