//! A "one of" question with a long list: a field that narrows it, and the radio buttons that are
//! left. The chosen one stays in sight.

use super::Link;
use super::element::{Element, el, text};
use super::number::typed_field;
use super::one_of::radio;
use crate::state::{Action, Draft, Visit};
use crate::words::{Words, fill};
use coverage_engine::answers::Value;
use coverage_engine::rules::Fact;

/// The narrowing field and the list.
pub(super) fn searchable(visit: &Visit, link: &Link, words: &Words, fact: &Fact) -> Element {
    let matches = visit.matches();
    let all = fact.options().len();
    let status = if matches.is_empty() {
        words.filter_none.to_string()
    } else if matches.len() == all {
        String::new()
    } else {
        fill(words.filter_count, &[&matches.len().to_string(), &all.to_string()])
    };
    let field = typed_field(visit, link, "search", &visit.filter, Action::Filter);
    let label = el("label", "field").child(text("span", "field-label", words.filter)).child(field);
    let mut list = el("div", "options many");
    if let Draft::Value(Value::Option(at)) = visit.draft
        && !matches.contains(&at)
    {
        list = list.maybe(radio(visit, link, fact, at));
    }
    for at in matches {
        list = list.maybe(radio(visit, link, fact, at));
    }
    el("div", "searchable")
        .child(label)
        .child(text("p", "small soft", &status).set("role", "status"))
        .child(list)
}
