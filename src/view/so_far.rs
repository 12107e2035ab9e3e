//! What is settled so far, under a question. What is not settled is "too early to say": a guess that
//! moves with every answer helps nobody.

use super::Link;
use super::band::settled_band;
use super::button::press;
use super::element::{Element, el, say, text};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};

/// The strip; nothing before the treatments are chosen.
pub(super) fn so_far(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    if !visit.outlook.asked.contains(&visit.rules.core().treatments_fact) {
        return None;
    }
    let strip = el("section.so-far")
        .set("aria-labelledby", "cc-so-far")
        .child(say("h2", words, Word::SoFar).set("id", "cc-so-far"))
        .maybe(bands(visit, words))
        .child(
            el("div.actions")
                .child(press(link, "show-now.second", words, Word::ShowNow, Action::ShowNow))
                .child(press(link, "review.quiet", words, Word::CheckAnswers, Action::Review)),
        );
    Some(strip)
}

/// The chosen treatments, each with its band or with "too early to say".
pub(super) fn bands(visit: &Visit, words: &Words) -> Option<Element> {
    let mut list = el("ul");
    for found in &visit.outlook.assessments {
        let treatment = visit.rules.treatment(found.treatment)?;
        let name = text("span", visit.text(treatment.name));
        list = list.child(el("li").child(name).child(settled_band(words, found)));
    }
    Some(list)
}
