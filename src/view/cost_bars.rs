//! The ranges as bars on one scale, each beside its amount in words. The bars are hidden from screen
//! readers: the words beside them say the same. An end that is not known is the end of the track.

use super::costs::{amount, dollars};
use super::element::{Element, el, el_as, text};
use crate::state::Visit;
use crate::words::{WordList, Words};
use coverage_engine::costs::{Amount, Estimate, Span};

/// Bars of both times.
pub(super) fn bars(visit: &Visit, words: &Words, estimates: &[Estimate]) -> Element {
    let ends = estimates.iter().flat_map(|estimate| [estimate.total.low, estimate.total.high]);
    let most = ends.flatten().max().unwrap_or(0).max(1);
    let mut figure = el("div.bars");
    for span in [Span::Course, Span::Year] {
        let mut group = el("section").child(text("h2", words.nth(WordList::Spans, span as usize)));
        for estimate in estimates.iter().filter(|estimate| estimate.span == span) {
            group = group.child(row(visit, words, estimate, most));
        }
        figure = figure.child(group);
    }
    figure
}

fn row(visit: &Visit, words: &Words, estimate: &Estimate, most: u32) -> Element {
    let name = visit.text(estimate.setting.name);
    let said = el("p.bar-said")
        .child(text("span", name))
        .text(" ")
        .child(text("b", &amount(words, estimate.total, dollars)));
    el("div.bar")
        .child(said)
        .child(bar(estimate.total, most))
        .child(text("p.small soft", visit.text(estimate.setting.about)))
}

/// A track of a thousand, and the range on it.
fn bar(total: Amount, most: u32) -> Element {
    let place = |end: u32| u64::from(end) * 1000 / u64::from(most);
    let low = total.low.map_or(0, place);
    let high = total.high.map_or(1000, place);
    let rect = |class, from: u64, to: u64| {
        el_as("rect", class)
            .set("x", &from.to_string())
            .set("width", &to.saturating_sub(from).max(12).to_string())
            .set("height", "10")
    };
    el("svg")
        .set("viewBox", "0 0 1000 10")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .child(rect("track", 0, 1000))
        .child(rect("range", low.min(988), high))
}
