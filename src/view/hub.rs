//! The way between the result and what can be done with it: steps, papers, costs.

use super::Link;
use super::button::button;
use super::element::{Element, el, say};
use super::pick::{entry, list};
use crate::state::{Action, Screen, Visit};
use crate::words::{Word, WordList, Words};
use coverage_engine::id::TreatmentId;

/// The row of buttons; the screen that is shown is marked.
pub(super) fn hub(visit: &Visit, link: &Link, words: &Words) -> Element {
    let mut row = el("nav.hub").set("aria-label", words.get(Word::NextTitle));
    let screens = [
        ("to-result", Screen::Result),
        ("to-plan", Screen::Plan),
        ("to-papers", Screen::Papers),
        ("to-costs", Screen::Costs),
    ];
    for (at, (act, screen)) in screens.into_iter().enumerate() {
        let label = words.nth(WordList::Hub, at);
        let here = visit.screen == screen;
        let go = button(link, act, label, Action::Show(screen));
        row = row.child(go.set_if(here, "aria-current", "page"));
    }
    row
}

/// Which of the treatments papers and costs are for; nothing if there is only one.
pub(super) fn subjects(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    if visit.outlook.assessments.len() < 2 {
        return None;
    }
    let subject = visit.subject()?.treatment;
    let mut names =
        list(link, 0, |_, picked| Action::Subject(TreatmentId(picked.parse().unwrap_or_default())));
    for TreatmentId(id) in visit.treatments() {
        let name = visit.text(visit.rules.treatment(TreatmentId(id))?.name);
        names = names.child(entry(&id.to_string(), name, subject.0 == id));
    }
    let label = say("span", words, Word::ForTreatment);
    Some(el("label.field").child(label).child(names))
}
