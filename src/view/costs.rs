//! What it may cost: the visitor's own numbers, ranges for each way to pay and both times as bars and
//! as a table, all that was assumed, and the ways to pay that fit.

use super::crisis::heading;
use super::element::{Element, el, text};
use super::fold::{body, fold};
use super::hub::{hub, subjects};
use super::progress::back_and_print;
use super::sources::titles;
use super::{Link, ask, cost_bars, ways_to_pay};
use crate::state::Visit;
use crate::words::{Word, WordList, Words, sentence};
use coverage_engine::costs::{self, Amount, Estimate, Span};
use coverage_engine::id::SourceId;
use coverage_engine::id::TextId;
use coverage_engine::rules::More;

/// The screen.
pub(super) fn costs(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    let more = visit.more?;
    let found = visit.subject()?;
    let mut estimates = costs::estimate(
        &visit.rules,
        more,
        &visit.answers,
        (found.treatment, found.band),
        &visit.settings.clinic.prices,
        visit.settings.today,
    );
    let unsafe_here = found.is_unsafe();
    if unsafe_here {
        estimates.clear();
    }
    let cost = costs::treatment_cost(more, found.treatment).filter(|_| !unsafe_here);
    let unit = cost.map_or("", |cost| visit.text(cost.unit));
    let inputs = costs::inputs(&visit.rules, more, &visit.answers, found.treatment, &estimates);
    let own = (!inputs.is_empty()).then(|| {
        let asked = body().child(ask::ask_all(visit, link, words, &inputs));
        fold(words.get(Word::YourNumbers), false, asked)
    });
    let intro = if unsafe_here {
        sentence(words, &visit.rules, found)
    } else {
        words.get(if estimates.is_empty() { Word::CostsNone } else { Word::CostsText }).to_string()
    };
    let screen = el("section.screen section")
        .set("data-screen", "costs")
        .child(back_and_print(visit, link, words))
        .child(hub(visit, link, words))
        .child(heading(words.get(Word::CostsTitle)))
        .child(text("p.soft", &intro))
        .maybe(subjects(visit, link, words));
    // In a place of its own: the list above keeps the focus however much stands here.
    let mut rest = el("div.rest");
    if !estimates.is_empty() {
        rest = rest
            .maybe(own)
            .child(cost_bars::bars(visit, words, &estimates))
            .child(fold(
                words.get(Word::CostTable),
                false,
                body().child(table(visit, words, unit, &estimates)),
            ))
            .child(fold(words.get(Word::Assumed), false, assumed(visit, words, more, &estimates)));
    }
    if let Some(cost) = cost
        && !cost.parts.is_empty()
    {
        let notes = cost.parts.iter().map(|note| (note.text, note.sources.as_slice()));
        rest = rest.child(fold(words.get(Word::Billed), false, list(visit, words, more, notes)));
    }
    if !unsafe_here {
        rest = rest.maybe(ways_to_pay::ways(visit, words, more, found.treatment));
    }
    Some(screen.child(rest))
}

/// An amount of dollars or of sessions, in words.
pub(super) fn amount(words: &Words, amount: Amount, write: fn(u32) -> String) -> String {
    match (amount.low, amount.high) {
        (Some(low), Some(high)) if low == high => write(low),
        (Some(low), Some(high)) => words.fill(Word::FromTo, &[&write(low), &write(high)]),
        (Some(low), None) => words.fill(Word::AtLeast, &[&write(low)]),
        (None, Some(high)) => words.fill(Word::UpTo, &[&write(high)]),
        (None, None) => words.get(Word::AmountUnknown).to_string(),
    }
}

/// "$1,200".
pub(super) fn dollars(amount: u32) -> String {
    let digits = amount.to_string();
    let mut written = String::from("$");
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

fn count(sessions: u32) -> String {
    sessions.to_string()
}

fn table(visit: &Visit, words: &Words, unit: &str, estimates: &[Estimate]) -> Element {
    let column = |at| words.nth(WordList::CostColumns, at);
    let mut head = el("tr");
    for at in 0..4 {
        head = head.child(text("th", column(at)).set("scope", "col"));
    }
    let mut rows = el("tbody");
    for estimate in estimates {
        let cell = |at, said: &str| text("td", said).set("data-label", column(at));
        let own = [" (", words.get(Word::OwnPrice), ")"].concat();
        let mut price = amount(words, estimate.price, dollars);
        let package = estimate.package.map(dollars);
        if estimate.span == Span::Year || package.is_none() {
            price = [&price, " / ", unit].concat();
            // The year begins with the course.
            if let Some(package) = package {
                let whose = if estimate.own_price { "" } else { &own };
                price = [&package, whose, " + ", &price].concat();
            }
        }
        if estimate.own_price {
            price.push_str(&own);
        }
        // How many sessions a course that is sold as a whole has, the clinic has not said.
        let whole = estimate.span == Span::Course && estimate.package.is_some();
        let sessions =
            if whole { "–".to_string() } else { amount(words, estimate.sessions, count) };
        let name = el("th")
            .set("scope", "row")
            .word(visit.text(estimate.setting.name))
            .child(text("span.small soft", words.nth(WordList::Spans, estimate.span as usize)));
        let row = el("tr")
            .child(name)
            .child(cell(1, &price))
            .child(cell(2, &sessions))
            .child(cell(3, &amount(words, estimate.total, dollars)));
        rows = rows.child(row);
    }
    el("table.rows")
        .set("aria-label", words.get(Word::CostTable))
        .child(el("thead").child(head))
        .child(rows)
}

/// Everything that was assumed, each once.
fn assumed(visit: &Visit, words: &Words, more: &More, estimates: &[Estimate]) -> Element {
    let mut all: Vec<(TextId, &[SourceId])> = Vec::new();
    for assumption in estimates.iter().flat_map(|estimate| &estimate.assumptions) {
        if !all.iter().any(|(text, _)| *text == assumption.text) {
            all.push((assumption.text, assumption.sources));
        }
    }
    list(visit, words, more, all.into_iter())
}

fn list<'a>(
    visit: &Visit,
    words: &Words,
    more: &More,
    notes: impl Iterator<Item = (TextId, &'a [SourceId])>,
) -> Element {
    let mut list = el("ul.plain");
    for (said, sources) in notes {
        let item = el("li").text(visit.text(said)).maybe(titles(more, words, sources));
        list = list.child(item);
    }
    body().child(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Language;

    #[test]
    fn amounts_read_as_people_write_them() {
        let words = Words::packed(Language::English);
        let said = |low, high| amount(&words, Amount { low, high }, dollars);
        assert_eq!(said(Some(1200), Some(12000)), "$1,200 to $12,000");
        assert_eq!(said(Some(0), None), "at least $0");
        assert_eq!(said(None, Some(1_234_567)), "up to $1,234,567");
        assert_eq!(said(Some(450), Some(450)), "$450");
        assert_eq!(said(None, None), "not known");
    }
}
