//! What would change the answer. Only what is open to change, and with the plain warning that a
//! wrong answer helps nobody.

use super::Link;
use super::band::band;
use super::button::press;
use super::element::{Element, el, say};
use super::fold::{body, fold};
use super::trial::changes;
use crate::state::{Action, Explanation, Visit};
use crate::words::{Word, Words};

/// The fold; nothing if no change would help. `card`: the position of the treatment.
pub(super) fn what_ifs(
    visit: &Visit,
    link: &Link,
    words: &Words,
    card: usize,
    explanation: Option<&Explanation>,
) -> Option<Element> {
    let what_ifs = &explanation?.what_ifs;
    if what_ifs.is_empty() {
        return None;
    }
    let mut list = el("ul");
    for (at, what_if) in what_ifs.iter().enumerate() {
        let action = Action::Try(card as u16, at as u16);
        let place = [card.to_string(), at.to_string()].join("-");
        let then = el("p.actions")
            .child(say("span.soft", words, Word::WhatIfThen))
            .child(band(words, what_if.band))
            .child(
                press(link, "try.quiet", words, Word::TryIt, action)
                    .set("aria-describedby", &["cc-if", &place].concat()),
            );
        let changes =
            changes(visit, words, &what_if.changes).set("id", &["cc-if", &place].concat());
        let shown = el("li.what-if").child(changes).child(then);
        list = list.child(shown);
    }
    let inside = body().child(say("p", words, Word::WhatIfText)).child(list);
    Some(fold(words.get(Word::WhatIf), visit.outlook.assessments.len() == 1, inside))
}
