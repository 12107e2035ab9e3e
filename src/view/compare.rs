//! The chosen treatments side by side: one row each, and which of them has the best chances. Nothing
//! stands here that does not stand on the cards.

use super::band::settled_band;
use super::element::{Element, el, say, text};
use super::policy::best_path;
use crate::state::Visit;
use crate::words::{Word, WordList, Words, nobody_pays};
use coverage_engine::assessment::{Assessment, Status};
use coverage_engine::outcome::Band;

/// Columns of the table.
const COLUMNS: usize = 5;

/// The table; nothing for a single treatment.
pub(super) fn compare(visit: &Visit, words: &Words) -> Option<Element> {
    let all = &visit.outlook.assessments;
    if all.len() < 2 {
        return None;
    }
    let mut head = el("tr");
    for column in 0..COLUMNS {
        let title = words.nth(WordList::CompareColumns, column);
        head = head.child(text("th", title).set("scope", "col"));
    }
    let mut rows = el("tbody");
    for found in all {
        rows = rows.maybe(row(visit, words, found));
    }
    let table = el("table.rows")
        .set("aria-labelledby", "cc-compare")
        .child(el("thead").child(head))
        .child(rows);
    let section = el("section.section")
        .child(say("h2", words, Word::Compare).set("id", "cc-compare"))
        .maybe(best(visit, words))
        .child(table);
    Some(section)
}

/// The one treatment that is settled and ahead of all others, if its chances are worth the name.
fn best(visit: &Visit, words: &Words) -> Option<Element> {
    let all = &visit.outlook.assessments;
    let first = all.iter().min_by_key(|found| found.band)?;
    let ahead = all.iter().filter(|found| found.band == first.band).count() == 1;
    if !ahead || first.band > Band::CaseByCase || all.iter().any(|found| !found.settled) {
        return None;
    }
    let name = visit.text(visit.rules.treatment(first.treatment)?.name);
    Some(text("p", &words.fill(Word::BestOfThese, &[name])))
}

fn row(visit: &Visit, words: &Words, found: &Assessment) -> Option<Element> {
    let name = visit.text(visit.rules.treatment(found.treatment)?.name);
    let answer = settled_band(words, found);
    let met = best_path(found).map_or_else(
        || words.get(Word::NoneNamed).to_string(),
        |path| {
            let met = path.criteria.iter().filter(|result| result.status == Status::Met).count();
            words.fill(Word::MetOf, &[&met.to_string(), &path.criteria.len().to_string()])
        },
    );
    // Of what is not settled, or paid by nobody, nothing else can be said.
    let said = found.settled && !nobody_pays(&visit.rules, found);
    let only = |about| if said { about } else { "–" };
    let sure = words.nth(WordList::Certainty, found.certainty as usize);
    let basis = words.nth(WordList::Bases, found.basis.map_or(3, |basis| basis as usize));
    let cell = |column, inside: Element| {
        inside.set("data-label", words.nth(WordList::CompareColumns, column))
    };
    let row = el("tr")
        .child(text("th", name).set("scope", "row"))
        .child(cell(1, el("td").child(answer)))
        .child(cell(2, text("td", only(sure))))
        .child(cell(3, text("td", only(&met))))
        .child(cell(4, text("td", only(basis))));
    Some(row)
}
