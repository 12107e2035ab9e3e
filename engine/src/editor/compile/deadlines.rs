//! Deadlines, and the days from which they count.

use super::Problems;
use super::conditions::Reader;
use super::names::Names;
use super::texts::TextTable;
use crate::editor::Finding;
use crate::editor::file::File;
use crate::editor::finding::brief;
use crate::rules::{Deadline, Deadlines, GivenDay, Unit};
use std::collections::BTreeSet;

pub(super) fn compile(
    file: &File,
    names: &Names,
    reader: &Reader,
    texts: &mut TextTable,
    problems: &mut Problems,
) -> Deadlines {
    let written = &file.deadlines;
    let keys: Vec<&str> = written.days.iter().map(|day| day.id.as_str()).collect();
    let mut ids = BTreeSet::new();
    let all = keys.iter().copied().chain(written.list.iter().map(|one| one.id.as_str()));
    for id in all.filter(|id| !ids.insert(*id)) {
        let message = format!("there are two entries `{id}`");
        problems.add(Finding::error("doubled-id", "deadlines", message));
    }
    let days = written.days.iter().enumerate().map(|(nth, day)| {
        let path = format!("deadlines.days[{nth}].when");
        GivenDay {
            key: day.id.clone(),
            text: texts.add(&day.text),
            help: texts.add_some(day.help.as_ref()),
            when: day.when.as_ref().map(|when| reader.read(when, &path, problems)),
        }
    });
    let days = days.collect();
    let list = written.list.iter().enumerate().map(|(nth, deadline)| {
        let path = format!("deadlines.list[{nth}]");
        let day = keys.iter().position(|key| *key == deadline.after);
        if day.is_none() {
            let message = format!("there is no day `{}`", brief(&deadline.after));
            let finding = Finding::error("unknown-day", format!("{path}.after"), message);
            problems.add_with_nearest(finding, &deadline.after, keys.iter().copied());
        }
        let (count, unit) = match (deadline.days, deadline.months) {
            (Some(days), None) => (days, Unit::Days),
            (None, Some(months)) => (months, Unit::Months),
            _ => {
                problems.add(Finding::error(
                    "wrong-count",
                    path.clone(),
                    "expected `days` or `months`, and not both",
                ));
                (0, Unit::Days)
            }
        };
        if deadline.sources.is_empty() {
            let path = format!("{path}.sources");
            problems.add(Finding::error("no-source", path, "expected a source"));
        }
        let for_everybody = deadline.applies_to.is_empty() && deadline.when.is_none();
        Deadline {
            key: deadline.id.clone(),
            day: day.unwrap_or(0) as u16,
            count,
            unit,
            who: deadline.who,
            text: texts.add(&deadline.text),
            detail: texts.add_some(deadline.detail.as_ref()),
            treatments: names.treatments(
                &deadline.for_treatments,
                &format!("{path}.for_treatments"),
                problems,
            ),
            when: (!for_everybody).then(|| {
                reader.applies(&deadline.applies_to, deadline.when.as_ref(), &path, problems)
            }),
            sources: names.sources(&deadline.sources, &format!("{path}.sources"), problems),
        }
    });
    let list = list.collect();
    Deadlines { days, list }
}
