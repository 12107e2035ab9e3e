//! The screens that come with the second parcel: their code travels in a module of its own, and this is the only way in.
//! None of them is drawn before that module is there.

use super::element::Element;
use super::{Link, costs, paper, papers, plan, result, review, trial};
use crate::state::{Screen, Visit};
use crate::words::Words;

/// The screen, and what tells it from the others. A question is none of them.
#[inline(never)]
pub(super) fn screen(
    visit: &Visit,
    link: &Link,
    words: &Words,
) -> (&'static str, Option<Element>) {
    match visit.screen {
        Screen::Question(..) | Screen::Crisis(_) => ("", None),
        Screen::Review => ("review", Some(review::review(visit, link, words))),
        Screen::Trial => ("trial", trial::trial(visit, link, words)),
        Screen::Plan => ("plan", plan::plan(visit, link, words)),
        Screen::Papers => ("papers", papers::list(visit, link, words)),
        Screen::Paper(at) => ("paper", paper::paper(visit, link, words, at)),
        Screen::Costs => ("costs", costs::costs(visit, link, words)),
        Screen::Result => ("result", Some(result::result(visit, link, words))),
    }
}
