//! What to do next, in order, and who does it.

use super::element::{Element, el, text};
use super::fold::fold;
use super::sources::titles;
use crate::state::Visit;
use crate::words::{Word, WordList, Words};
use coverage_engine::assessment;
use coverage_engine::rules::More;

/// So many steps are in sight; the others are folded.
const SHOWN: usize = 4;
const LATER_FROM: &str = "5";

/// The steps for the results on the screen.
pub(super) fn next_steps(visit: &Visit, words: &Words, more: &More) -> Option<Element> {
    let steps = assessment::steps(
        &visit.rules,
        more,
        &visit.answers,
        &visit.outlook.assessments,
        visit.settings.today,
    );
    if steps.is_empty() {
        return None;
    }
    let mut first = el("ol", "steps");
    let mut later = el("ol", "steps");
    let more_steps = steps.len().saturating_sub(SHOWN);
    for (at, step) in steps.into_iter().enumerate() {
        let who = words.nth(WordList::Who, step.who as usize);
        let what = el("p", "")
            .child(text("b", "", visit.text(step.text)))
            .text(" ")
            .child(text("span", "tag", who));
        let inside = el("div", "")
            .child(what)
            .maybe(step.detail.map(|detail| text("p", "", visit.text(detail))))
            .maybe(titles(more, words, &step.sources));
        let item = el("li", "").set("data-step", &step.key).child(inside);
        if at < SHOWN {
            first = first.child(item);
        } else {
            later = later.child(item);
        }
    }
    let title = words.fill(Word::MoreSteps, &[&more_steps.to_string()]);
    let section = el("section", "section")
        .set("aria-labelledby", "cc-steps")
        .child(text("h2", "", words.get(Word::Steps)).set("id", "cc-steps"))
        .child(first)
        .maybe((more_steps > 0).then(|| fold(&title, false, later.set("start", LATER_FROM))));
    Some(section)
}
