//! What to do next, in order, and who does it. How stands folded behind each step.

use super::Link;
use super::button::button;
use super::element::{Element, el, el_as, say, text};
use super::fold::body;
use super::sources::titles;
use crate::state::{Action, Screen, Visit};
use crate::words::{Word, WordList, Words};
use coverage_engine::assessment;
use coverage_engine::rules::{More, Step};

/// So many steps stand below the result; all of them in the plan.
const SHOWN: usize = 3;
/// The group of steps that matter once the plan has said no: behind those of each who does something.
const IF_REFUSED: usize = 3;

/// The first steps for the results on the screen, and the way to all of them.
pub(super) fn next_steps(
    visit: &Visit,
    link: &Link,
    words: &Words,
    more: &More,
) -> Option<Element> {
    let steps = steps(visit, more);
    let list = list(visit, words, more, steps.get(..SHOWN).unwrap_or(&steps))?;
    let all = words.fill(Word::AllSteps, &[&steps.len().to_string()]);
    let section = el("section.section")
        .set("aria-labelledby", "cc-steps")
        .child(say("h2", words, Word::Steps).set("id", "cc-steps"))
        .child(list)
        .maybe(
            (steps.len() > SHOWN)
                .then(|| button(link, "all-steps.second", &all, Action::Show(Screen::Plan))),
        );
    Some(section)
}

/// All steps, each group under its heading: what the visitor does, what the clinic does, what the plan
/// has to do, and what is for the case that it says no. The group whose first step comes first comes first. Before all
/// stands `dates`: in a place of its own, where nothing that has the focus is drawn anew when the first one comes.
pub(super) fn grouped_steps(
    visit: &Visit,
    words: &Words,
    more: &More,
    dates: Option<Element>,
) -> Element {
    let mut groups: Vec<(usize, Vec<&Step>)> = Vec::new();
    for step in steps(visit, more) {
        let group = if step.if_refused { IF_REFUSED } else { step.who as usize };
        match groups.iter_mut().find(|(other, _)| *other == group) {
            Some((_, steps)) => steps.push(step),
            None => groups.push((group, vec![step])),
        }
    }
    let mut all = el("div.section").maybe(dates);
    for (group, steps) in groups {
        let title = text("h2", words.nth(WordList::StepGroups, group));
        let shown = list(visit, words, more, &steps);
        // Where the heading says who does it, each step need not.
        let class = if group == IF_REFUSED { "section" } else { "section same" };
        all = all.child(el_as("section", class).child(title).maybe(shown));
    }
    all
}

fn steps<'a>(visit: &Visit, more: &'a More) -> Vec<&'a Step> {
    let today = visit.settings.today;
    assessment::steps(&visit.rules, more, &visit.answers, &visit.outlook.assessments, today)
}

fn list(visit: &Visit, words: &Words, more: &More, steps: &[&Step]) -> Option<Element> {
    let mut list = el("ol.steps");
    for step in steps {
        let who = words.nth(WordList::Who, step.who as usize);
        let what = el("span").word(visit.text(step.text)).child(text("span.tag", who));
        let how = body()
            .maybe(step.detail.map(|detail| text("p", visit.text(detail))))
            .maybe(titles(more, words, &step.sources));
        let inside = el("details").child(el("summary").child(what)).child(how);
        list = list.child(el("li").child(inside));
    }
    (!steps.is_empty()).then_some(list)
}
