//! A "one of" question with a long list: a letter to narrow it by, and the radio buttons that are
//! left. The chosen one stays in sight.

use super::Link;
use super::element::{Element, el, say, text};
use super::one_of::radio;
use super::pick;
use crate::state::{Action, Visit};
use crate::words::{Word, Words};
use coverage_engine::answers::Value;
use coverage_engine::rules::Fact;

/// The letters and the list.
pub(super) fn searchable(visit: &Visit, link: &Link, words: &Words, fact: &Fact) -> Element {
    let matches = visit.matches();
    let mut letters = pick::list(link, 0, |_, picked| Action::Letter(picked.chars().next()))
        .child(pick::entry("", words.get(Word::AnyLetter), visit.letter.is_none()));
    for letter in visit.initials() {
        let label = letter.to_string();
        letters = letters.child(pick::entry(&label, &label, visit.letter == Some(letter)));
    }
    let label = el("label.field").child(say("span", words, Word::Filter)).child(letters);
    let (shown, all) = (matches.len(), fact.options().len());
    let status = if shown == all {
        String::new()
    } else {
        words.fill(Word::FilterCount, &[&shown.to_string(), &all.to_string()])
    };
    let mut list = el("div.options many");
    if let Some(Value::Option(at)) = visit.draft.value()
        && !matches.contains(&at)
    {
        list = list.maybe(radio(visit, link, fact, at));
    }
    for at in matches {
        list = list.maybe(radio(visit, link, fact, at));
    }
    el("div.searchable")
        .child(label)
        .child(text("p.small soft", &status).set("role", "status"))
        .child(list)
}
