//! Ways to pay: which fit this person, and why others do not.

use super::element::{Element, el, el_as, say, text};
use super::sources::titles;
use crate::state::Visit;
use crate::words::{Word, WordList, Words};
use coverage_engine::costs::{self, Fit};
use coverage_engine::id::TreatmentId;
use coverage_engine::rules::More;

/// The list; nothing if none comes into question.
pub(super) fn ways(
    visit: &Visit,
    words: &Words,
    more: &More,
    treatment: TreatmentId,
) -> Option<Element> {
    let ways =
        costs::payments(&visit.rules, more, &visit.answers, &[treatment], visit.settings.today);
    if ways.is_empty() {
        return None;
    }
    let mut list = el("ul.ways");
    for way in ways {
        let (class, fit, why) = match way.fit {
            Fit::Fits => ("", 0, None),
            Fit::Unsure => ("", 1, None),
            Fit::Not(why) => ("unfit", 2, Some(why)),
        };
        let name = el("p")
            .child(text("b", visit.text(way.payment.name)))
            .text(" ")
            .child(text("span.tag", words.nth(WordList::Fits, fit)));
        let item = el_as("li", class)
            .child(name)
            .maybe(why.map(|why| text("p.small", visit.text(why))))
            .child(text("p.small", visit.text(way.payment.text)))
            .maybe(titles(more, words, &way.payment.sources));
        list = list.child(item);
    }
    let section = el("section.section")
        .set("aria-labelledby", "cc-ways")
        .child(say("h2", words, Word::WaysToPay).set("id", "cc-ways"))
        .child(list);
    Some(section)
}
