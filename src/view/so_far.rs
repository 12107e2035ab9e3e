//! What is settled so far, under a question. What is not settled is "too early to say": a guess that
//! moves with every answer helps nobody.

use super::Link;
use super::band::band;
use super::button::button;
use super::element::{Element, el, text};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};

/// The strip; nothing before the treatments are chosen.
pub(super) fn so_far(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    if !visit.outlook.asked.contains(&visit.rules.core().treatments_fact) {
        return None;
    }
    let mut list = el("ul", "");
    for found in &visit.outlook.assessments {
        let treatment = visit.rules.treatment(found.treatment)?;
        let state = if found.settled {
            band(words, found.band)
        } else {
            text("span", "soft", words.get(Word::TooEarly))
        };
        list = list
            .child(el("li", "").child(text("span", "", visit.text(treatment.name))).child(state));
    }
    let strip = el("section", "so-far")
        .set("aria-labelledby", "cc-so-far")
        .child(text("h2", "", words.get(Word::SoFar)).set("id", "cc-so-far"))
        .child(list)
        .child(
            el("div", "actions")
                .child(button(
                    link,
                    "show-now",
                    "second",
                    words.get(Word::ShowNow),
                    Action::ShowNow,
                ))
                .child(button(
                    link,
                    "review",
                    "quiet",
                    words.get(Word::CheckAnswers),
                    Action::Review,
                )),
        );
    Some(strip)
}
