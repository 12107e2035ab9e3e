//! What a card says before it is settled: the bands that are still possible, and the questions that
//! would settle it.

use super::Link;
use super::band::band;
use super::button::change_as;
use super::element::{Element, el, say};
use crate::state::{Explanation, Visit};
use crate::words::{Word, Words};
use coverage_engine::assessment::Assessment;

/// More open questions than this are not listed as long as the interview asks them.
const MOST_LISTED: usize = 3;

/// Possible bands and missing answers.
pub(super) fn unsettled(
    visit: &Visit,
    link: &Link,
    words: &Words,
    found: &Assessment,
    explanation: Option<&Explanation>,
) -> Element {
    let mut bands = el("p.actions");
    for possible in explanation.iter().flat_map(|explanation| explanation.possible.iter()) {
        bands = bands.child(band(words, possible));
    }
    let mut open =
        el("div.unsettled").child(say("p.answer", words, Word::CouldStillBe)).child(bands);
    if !found.missing.is_empty() {
        let mut list = el("ul.plain");
        let listed = if visit.outlook.done() { usize::MAX } else { MOST_LISTED };
        for id in found.missing.iter().take(listed) {
            let Some(fact) = visit.rules.fact(*id) else { continue };
            let item = el("li").word(visit.text(fact.text));
            list = list.child(item.maybe(change_as(visit, link, words.get(Word::AnswerIt), *id)));
        }
        open = open.child(say("p", words, Word::Missing)).child(list);
    }
    open
}
