//! What to do next, in order, and who does it.

use super::element::{Element, el, text};
use super::sources::titles;
use crate::state::Visit;
use crate::words::Words;
use coverage_engine::assessment;
use coverage_engine::rules::More;

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
    let mut list = el("ol", "steps");
    for step in steps {
        let who = words.who.get(step.who as usize).copied().unwrap_or_default();
        let what = el("p", "")
            .child(text("b", "", visit.text(step.text)))
            .text(" ")
            .child(text("span", "tag", who));
        let inside = el("div", "")
            .child(what)
            .maybe(step.detail.map(|detail| text("p", "", visit.text(detail))))
            .maybe(titles(more, words, &step.sources));
        list = list.child(el("li", "").set("data-step", &step.key).child(inside));
    }
    let section = el("section", "section")
        .set("aria-labelledby", "cc-steps")
        .child(text("h3", "", words.steps).set("id", "cc-steps"))
        .child(list);
    Some(section)
}
