//! The screens that come with the second parcel: their code travels in a module of its own, and this is the only way in.
//! None of them is drawn before that module is there.

use super::element::{Element, el};
use super::{Link, costs, keep, paper, papers, plan, privacy, result, review, trial};
use crate::state::{Screen, Visit};
use crate::words::Words;

/// The screen, and what tells it from the others. A question is none of them.
#[inline(never)]
pub(super) fn screen(visit: &Visit, link: &Link, words: &Words) -> (&'static str, Option<Element>) {
    match visit.screen {
        Screen::Question(..) | Screen::Crisis(_) => ("", None),
        Screen::Review => ("review", Some(review::review(visit, link, words))),
        Screen::Trial => ("trial", trial::trial(visit, link, words)),
        Screen::Plan => ("plan", plan::plan(visit, link, words)),
        Screen::Papers => ("papers", papers::list(visit, link, words)),
        Screen::Paper(at) => ("paper", paper::paper(visit, link, words, at)),
        Screen::Costs => ("costs", costs::costs(visit, link, words)),
        Screen::Result => ("result", result::result(visit, link, words)),
    }
}

/// What only then stands in the foot: how this stays private, and files.
#[inline(never)]
pub(super) fn foot(visit: &Visit, words: &Words) -> Element {
    el("div").child(privacy::privacy(visit, words)).child(keep::keep(visit, words))
}
