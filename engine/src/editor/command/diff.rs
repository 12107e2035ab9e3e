//! `coverage-rules diff`: for whom the answer changes between two versions of the rules, by policy, and
//! what is merely written differently.

use super::{Failure, Loaded, Report, load_file};
use crate::date::Date;
use crate::editor::diff::{self, Concerned, Difference, Edit, Fate, MOST_PEOPLE, Told};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// What `coverage-rules diff --help` says.
pub const HELP: &str = "\
coverage-rules diff OLD.json NEW.json [--today DAY] [--format text|json]

For whom does the answer change? Compares two versions of the rules by meaning, for today and every
later day on which a policy begins or ends, and shows for each kind of change one made-up person with
the band and the policy before and after, grouped by policy. Then what is merely written differently:
sources, dates, texts, and logic that changes nobody's answer.

The search is exact. Past 60,000 people for one treatment and one day it stops and says so.

Exit code: 0 no difference, 1 something is different (or a file cannot be used), 2 wrong use.
";

/// Compares two rules files as of `today` (the new file's day of release if not given).
///
/// # Errors
/// If a file cannot be read.
pub fn run(old: &Path, new: &Path, today: Option<Date>) -> Result<Report, Failure> {
    let old = match load_file(old)? {
        Ok(old) => old,
        Err(report) => return Ok(report),
    };
    let new = match load_file(new)? {
        Ok(new) => new,
        Err(report) => return Ok(report),
    };
    let today = today.unwrap_or(new.compiled.core.released);
    let difference =
        diff::compare(&old, &new, today).map_err(|error| Failure(error.to_string()))?;
    let exit = u8::from(!difference.people.is_empty() || !difference.edits.is_empty());
    Ok(Report {
        text: text(&difference, &old, &new, today),
        json: as_json(&difference, &old, &new, today),
        exit,
    })
}

/// Everybody concerned, under the policy that makes the difference.
fn by_policy<'a>(
    difference: &'a Difference,
    old: &Loaded,
    new: &Loaded,
) -> Vec<(String, Vec<&'a Concerned>)> {
    let mut groups: Vec<(String, Vec<&Concerned>)> = Vec::new();
    for concerned in &difference.people {
        let key = deciding(concerned, difference, old, new);
        match groups.iter_mut().find(|(there, _)| *there == key) {
            Some((_, group)) => group.push(concerned),
            None => groups.push((key, vec![concerned])),
        }
    }
    groups
}

/// The policy that makes the difference: one that was edited, the new one first; else what governs now.
fn deciding(concerned: &Concerned, difference: &Difference, old: &Loaded, new: &Loaded) -> String {
    let named = |told: Option<&Told>| told.map_or(&[][..], |told| &told.policies).to_vec();
    let governing: Vec<String> = named(concerned.change.after.as_ref())
        .into_iter()
        .chain(named(concerned.change.before.as_ref()))
        .collect();
    let there =
        |loaded: &Loaded, id: &str| loaded.file.policies.iter().any(|policy| policy.id == id);
    let one_sided = governing.iter().find(|id| there(old, id) != there(new, id));
    let edited = governing.iter().find(|id| {
        difference.edits.iter().any(|edit| edit.section == "policies" && edit.entry == **id)
    });
    one_sided.or(edited).or(governing.first()).cloned().unwrap_or_default()
}

fn status(id: &str, old: &Loaded, new: &Loaded) -> &'static str {
    let there = |loaded: &Loaded| loaded.file.policies.iter().any(|policy| policy.id == id);
    match (there(old), there(new)) {
        (true, false) => "removed",
        (false, true) => "added",
        _ => "",
    }
}

fn text(difference: &Difference, old: &Loaded, new: &Loaded, today: Date) -> String {
    let mut text = String::new();
    let stopped = !difference.stopped.is_empty() || difference.not_compared.is_some();
    if difference.people.is_empty() && !stopped {
        text.push_str("The answer changes for nobody.\n");
    } else if difference.people.is_empty() {
        text.push_str("No change of an answer was found.\n");
    } else {
        text.push_str("For whom the answer changes\n");
    }
    for (policy, people) in by_policy(difference, old, new) {
        let status = status(&policy, old, new);
        let name = if policy.is_empty() { "(no policy)" } else { &policy };
        let mark = if status.is_empty() { String::new() } else { format!(" ({status})") };
        let _ = writeln!(text, "\n{name}{mark}");
        for one in people {
            let when = if one.day == today { String::new() } else { format!(", from {}", one.day) };
            let _ = writeln!(text, "  {}{when}", one.treatment);
            let _ = writeln!(text, "    before: {}", told(one.change.before.as_ref(), true));
            let _ = writeln!(text, "    after:  {}", told(one.change.after.as_ref(), false));
            let _ = writeln!(text, "    example person: {}", one.change.person);
        }
    }
    for (treatment, day) in &difference.stopped {
        let _ = writeln!(
            text,
            "\n{treatment}, {day}: stopped after {MOST_PEOPLE} people; there may be more changes."
        );
    }
    if let Some(day) = difference.not_compared {
        let _ =
            writeln!(text, "\nPolicies begin or end on too many days: not compared from {day} on.");
    }
    for (old, new) in &difference.renamed {
        let _ = writeln!(text, "\nThe policy `{old}` is now called `{new}`.");
    }
    if difference.edits.is_empty() {
        text.push_str("\nNothing else is written differently.\n");
    } else {
        text.push_str("\nWhat is written differently\n");
        edits(&difference.edits, &mut text);
    }
    text
}

fn told(told: Option<&Told>, before: bool) -> String {
    match told {
        Some(told) if told.policies.is_empty() => format!("{} (no policy)", told.band),
        Some(told) => format!("{} ({})", told.band, told.policies.join(", ")),
        None if before => "these answers could not be given".to_owned(),
        None => "these answers can no longer be given".to_owned(),
    }
}

/// More entries of a section than this are counted, not listed.
const LISTED: usize = 40;

fn edits(edits: &[Edit], text: &mut String) {
    let mut sections: Vec<(&str, BTreeMap<&str, Vec<&Edit>>)> = Vec::new();
    for edit in edits {
        match sections.iter_mut().find(|(section, _)| *section == edit.section) {
            Some((_, entries)) => entries.entry(&edit.entry).or_default().push(edit),
            None => {
                sections.push((&edit.section, BTreeMap::from([(edit.entry.as_str(), vec![edit])])));
            }
        }
    }
    for (section, entries) in sections {
        let _ = writeln!(text, "  {section}");
        for (entry, edits) in entries.iter().take(LISTED) {
            let what: Vec<String> = edits.iter().map(|edit| one(edit)).collect();
            let entry = if entry.is_empty() { String::new() } else { format!("{entry}: ") };
            let _ = writeln!(text, "    {entry}{}", what.join(", "));
        }
        if entries.len() > LISTED {
            let _ = writeln!(text, "    and {} more", entries.len() - LISTED);
        }
    }
}

fn one(edit: &Edit) -> String {
    let fate = match edit.fate {
        Fate::Added => "added",
        Fate::Removed => "removed",
        Fate::Changed => "changed",
        Fate::Reordered => "in another order",
    };
    let place = if edit.place.is_empty() { String::new() } else { format!("{} ", edit.place) };
    match (&edit.before, &edit.after) {
        (Some(Json::Array(before)), Some(Json::Array(after)))
            if before.iter().all(Json::is_string) =>
        {
            let gone = before
                .iter()
                .filter(|one| !after.contains(one))
                .map(|one| format!("without {one}"));
            let came =
                after.iter().filter(|one| !before.contains(one)).map(|one| format!("with {one}"));
            let moved: Vec<String> = gone.chain(came).collect();
            let moved =
                if moved.is_empty() { "in another order".to_owned() } else { moved.join(", ") };
            format!("{place}{moved}")
        }
        (Some(before), Some(after)) if !edit.is_text() => format!("{place}{before} -> {after}"),
        _ => format!("{place}{fate}"),
    }
}

fn as_json(difference: &Difference, old: &Loaded, new: &Loaded, today: Date) -> Json {
    let told = |told: Option<&Told>| {
        told.map(|told| json!({ "policies": told.policies, "band": told.band.key() }))
    };
    let policies: Vec<Json> = by_policy(difference, old, new)
        .into_iter()
        .map(|(policy, people)| {
            let people: Vec<Json> = people
                .into_iter()
                .map(|one| {
                    json!({
                        "treatment": one.treatment,
                        "from": one.day.to_string(),
                        "before": told(one.change.before.as_ref()),
                        "after": told(one.change.after.as_ref()),
                        "person": one.change.person,
                    })
                })
                .collect();
            let status = match status(&policy, old, new) {
                "" => "there in both",
                status => status,
            };
            json!({ "policy": policy, "status": status, "people": people })
        })
        .collect();
    let stopped: Vec<Json> = difference
        .stopped
        .iter()
        .map(|(treatment, day)| json!({ "treatment": treatment, "day": day.to_string() }))
        .collect();
    let of_kind = |wanted: fn(&Edit) -> bool| -> Vec<&Edit> {
        difference.edits.iter().filter(|edit| wanted(edit)).collect()
    };
    json!({
        "today": today.to_string(),
        "answers_change": !difference.people.is_empty(),
        "exact": difference.stopped.is_empty() && difference.not_compared.is_none(),
        "policies": policies,
        "stopped": stopped,
        "renamed": difference.renamed,
        "sources": of_kind(|edit| edit.section == "sources"),
        "dates": of_kind(|edit| edit.section != "sources" && edit.is_date()),
        "texts": of_kind(|edit| edit.section != "sources" && edit.is_text()),
        "logic": of_kind(|edit| edit.section != "sources" && !edit.is_date() && !edit.is_text()),
    })
}
