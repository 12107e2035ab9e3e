//! What to do next, in order, and who does it.

use super::Link;
use super::button::change_as;
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
pub(super) fn next_steps(
    visit: &Visit,
    link: &Link,
    words: &Words,
    more: &More,
) -> Option<Element> {
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
        .maybe((more_steps > 0).then(|| fold(&title, false, later.set("start", LATER_FROM))))
        .maybe(asks(visit, link, words, more));
    Some(section)
}

/// The questions that nobody needs for a band, and that could add steps: a state's own law, for one.
fn asks(visit: &Visit, link: &Link, words: &Words, more: &More) -> Option<Element> {
    let asks = assessment::asks_for_steps(
        &visit.rules,
        more,
        &visit.answers,
        &visit.outlook.assessments,
        visit.settings.today,
    );
    if asks.is_empty() {
        return None;
    }
    let mut list = el("ul", "plain");
    for id in asks {
        let Some(fact) = visit.rules.fact(id) else { continue };
        let item = el("li", "").word(visit.text(fact.text));
        list = list.child(item.maybe(change_as(visit, link, words.get(Word::AnswerIt), id)));
    }
    Some(el("div", "").child(text("p", "", words.get(Word::StepsAsk))).child(list))
}
