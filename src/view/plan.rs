//! The plan: the dates that matter, counted from days that the visitor picks, all next steps by who
//! does them, and the papers that prove what the plan asks for.

use super::button::plain;
use super::crisis::heading;
use super::element::{Element, el, el_as, say, text};
use super::fold::{body, fold};
use super::hub::hub;
use super::next_steps::grouped_steps;
use super::pick::{entry, list};
use super::policy::best_path;
use super::progress::back_and_print;
use super::sources::titles;
use super::{Link, ask};
use crate::state::{Action, Visit};
use crate::words::{Word, WordList, Words};
use coverage_engine::assessment::{Assessment, asks_for_steps};
use coverage_engine::id::TextId;
use coverage_engine::plan::{self, Due};
use coverage_engine::rules::{More, Who};

/// Days lie between so many years ago and so many ahead.
const YEARS_BACK: i32 = 2;
const YEARS_AHEAD: i32 = 1;

/// The screen.
pub(super) fn plan(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    let more = visit.more?;
    let mut screen = el("section.screen section")
        .set("data-screen", "plan")
        .child(back_and_print(visit, link, words))
        .child(hub(visit, link, words))
        .child(heading(words.get(Word::PlanTitle)))
        .child(say("p.soft", words, Word::PlanText));
    let mut dates = None;
    // No appeal changes what safety rules out.
    if !visit.outlook.assessments.iter().all(Assessment::is_unsafe) {
        screen =
            screen.maybe(asked(visit, link, words, more)).maybe(days(visit, link, words, more));
        dates = due(visit, words, more);
    }
    let screen =
        screen.child(grouped_steps(visit, words, more, dates)).maybe(bring(visit, words, more));
    Some(screen)
}

/// Questions that no band turned on, but steps do: whether the plan has refused, above all.
fn asked(visit: &Visit, link: &Link, words: &Words, more: &More) -> Option<Element> {
    let (today, here) = (visit.settings.today, &visit.desk.filled);
    let found = &visit.outlook.assessments;
    let ids = asks_for_steps(&visit.rules, more, &visit.answers, found, today, here);
    let title = words.fill(Word::FillMore, &[&ids.len().to_string()]);
    let asks = || body().child(ask::ask_all(visit, link, words, &ids));
    (!ids.is_empty()).then(|| fold(&title, true, asks()))
}

/// The papers that prove what the plan asks for, each once, with what it proves.
fn bring(visit: &Visit, words: &Words, more: &More) -> Option<Element> {
    let mut papers: Vec<(TextId, String)> = Vec::new();
    for found in &visit.outlook.assessments {
        for result in best_path(found).map_or(&[][..], |path| &path.criteria) {
            let detail = more.criteria.get(result.criterion.index());
            let Some(detail) = detail.filter(|detail| !detail.standing) else { continue };
            let proves = visit.text(visit.rules.criterion(result.criterion)?.text);
            match papers.iter_mut().find(|(paper, _)| *paper == detail.evidence) {
                Some((_, already)) if already.contains(proves) => {}
                Some((_, already)) => already.extend(["; ", proves]),
                None => papers.push((detail.evidence, proves.to_string())),
            }
        }
    }
    let mut list = el("ul.entries");
    for (paper, proves) in &papers {
        let why = el("p.small soft").say_word(words, Word::BringWhy).text(proves);
        list = list.child(el("li.entry").child(text("p", visit.text(*paper))).child(why));
    }
    let title = say("h2", words, Word::Bring);
    (!papers.is_empty()).then(|| el("section.section").child(title).child(list))
}

/// The days that dates are counted from, to pick.
fn days(visit: &Visit, link: &Link, words: &Words, more: &More) -> Option<Element> {
    let days = plan::days(&visit.rules, more, &visit.answers, &visit.treatments());
    if days.is_empty() {
        return None;
    }
    let mut inside = body().child(say("p.soft", words, Word::DeadlinesText));
    for (at, day) in days {
        let help = day.help.map(|help| text("span.small soft", visit.text(help)));
        let title = el("legend").child(text("span.ask-text", visit.text(day.text))).maybe(help);
        let asked = el("fieldset.ask")
            .set("data-day", &day.key)
            .set("aria-describedby", &day.key)
            .child(title)
            .child(parts(visit, link, words, at))
            .child(complaint(visit, words, at).set("id", &day.key));
        inside = inside.child(asked);
    }
    Some(fold(words.get(Word::Deadlines), !visit.desk.days.is_empty(), inside))
}

/// What is due, soonest first, and the file for a calendar.
fn due(visit: &Visit, words: &Words, more: &More) -> Option<Element> {
    let due = visit.due();
    let mut dates = el("ol.due");
    for due in &due {
        dates = dates.child(one(visit, words, more, due));
    }
    let save = due.iter().any(|due| !due.is_over()).then(|| {
        let save = plain("save.second", words.get(Word::SaveIcs)).set("data-file", "ics");
        el("div.actions").child(save).child(say("p.small soft", words, Word::SaveIcsText))
    });
    let title = say("h2", words, Word::YourDates);
    let shown = el("section.section").child(title).child(dates).maybe(save);
    (!due.is_empty()).then_some(shown)
}

/// Month, day and year, each a list.
fn parts(visit: &Visit, link: &Link, words: &Words, day: usize) -> Element {
    let picked = visit.desk.days.get(day).copied().unwrap_or_default();
    let (this_year, _, _) = visit.settings.today.parts();
    let mut row = el("div.actions");
    // In Spanish the day comes first.
    let order = if words.language().code() == "es" { [2, 1, 0] } else { [1, 2, 0] };
    for part in order {
        let now = picked.get(part).copied().flatten();
        let give = |list, picked: &str| Action::GiveDay(list / 3, list % 3, picked.parse().ok());
        let mut all = list(link, (day * 3 + part) as u16, give)
            .set("aria-label", words.nth(WordList::DateParts, part))
            .child(entry("", words.nth(WordList::DateParts, part), now.is_none()));
        let range = match part {
            0 => this_year - YEARS_BACK..=this_year + YEARS_AHEAD,
            1 => 1..=12,
            _ => 1..=31,
        };
        for number in range {
            let digits = number.to_string();
            let label = match part {
                1 => words.nth(WordList::Months, number.unsigned_abs() as usize - 1),
                _ => &digits,
            };
            let is_now = now.map(i32::from) == Some(number);
            all = all.child(entry(&digits, label, is_now));
        }
        row = row.child(all);
    }
    row
}

/// Why a date does not count: always there, so that it is heard when it fills.
fn complaint(visit: &Visit, words: &Words, day: usize) -> Element {
    let picked = visit.desk.days.get(day).copied().unwrap_or_default();
    let whole = picked.iter().all(Option::is_some);
    let none = whole && visit.desk.given().get(day).copied().flatten().is_none();
    let said = if none { words.get(Word::NoSuchDay) } else { "" };
    el("div").set("role", "alert").maybe((!said.is_empty()).then(|| text("p.error", said)))
}

fn one(visit: &Visit, words: &Words, more: &More, due: &Due) -> Element {
    let left = match due.days_left {
        0 => words.get(Word::DueToday).to_string(),
        left if left < 0 => {
            let plans = due.deadline.who == Who::Plan;
            words.get(if plans { Word::PlanIsLate } else { Word::DueOver }).to_string()
        }
        left => words.fill(Word::DaysLeft, &[&left.to_string()]),
    };
    let deadline = due.deadline;
    let day = words.fill(Word::DueBy, &[&words.day(due.day)]);
    let when = el("p.due-day")
        .child(text("b", &day))
        .text(" · ")
        .child(el_as("span", if due.days_left < 1 { "error-text" } else { "soft" }).text(&left));
    let who = words.nth(WordList::Who, deadline.who as usize);
    el_as("li", if due.days_left < 1 { "over" } else { "" })
        .child(when)
        .child(el("p").word(visit.text(deadline.text)).child(text("span.tag", who)))
        .maybe(deadline.detail.map(|detail| text("p.small", visit.text(detail))))
        .maybe(titles(more, words, &deadline.sources))
}
