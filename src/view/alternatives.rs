//! Treatments that the visitor did not ask about and that look better, with a way to take them in.

use super::Link;
use super::band::band;
use super::button::press;
use super::element::{Element, el, say, text};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};

/// The box; nothing if there is none.
pub(super) fn alternatives(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    let better = &visit.outlook.alternatives;
    if better.is_empty() {
        return None;
    }
    let mut section = el("section.note also")
        .set("aria-labelledby", "cc-also")
        .child(say("h2", words, Word::Alternative).set("id", "cc-also"));
    for found in better {
        let treatment = visit.rules.treatment(found.treatment)?;
        let what = if found.settled { Word::AlternativeSettled } else { Word::AlternativeOpen };
        let name = el("p.actions")
            .child(text("b", visit.text(treatment.name)))
            .child(band(words, found.band))
            .child(
                press(
                    link,
                    "also.quiet",
                    words,
                    Word::AlternativeAdd,
                    Action::Also(found.treatment),
                )
                .set(
                    "aria-label",
                    &[words.get(Word::AlternativeAdd), ": ", visit.text(treatment.name)].concat(),
                ),
            );
        section = section.child(
            el("div")
                .child(say("p", words, what))
                .child(name)
                .child(text("p.small soft", visit.text(treatment.about))),
        );
    }
    Some(section)
}
