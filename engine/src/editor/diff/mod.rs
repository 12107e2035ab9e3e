//! Two versions of the rules compared by meaning: for whom does the answer change, and what is merely
//! written differently. It says where it stopped looking; it never guesses.

mod meaning;
mod search;
mod space;
mod texts;

pub(crate) use search::{Change, MOST_PEOPLE, Told};
pub(crate) use texts::{Edit, Fate};

use super::command::Loaded;
use super::file::Policy;
use super::lint::days;
use crate::date::Date;
use crate::rules::{LoadError, Rules};
use meaning::Meanings;
use serde_json::Value as Json;
use space::{Space, Two};
use std::collections::HashMap;

/// What is different.
pub(crate) struct Difference {
    /// For whom the answer changes.
    pub(crate) people: Vec<Concerned>,
    /// Treatments for which the search stopped at its bound, with the day.
    pub(crate) stopped: Vec<(String, Date)>,
    /// From which day on nothing was compared, if there are too many days.
    pub(crate) not_compared: Option<Date>,
    /// Policies that only changed their id: old and new.
    pub(crate) renamed: Vec<(String, String)>,
    /// What is written differently.
    pub(crate) edits: Vec<Edit>,
}

/// Somebody for whom the answer changes.
pub(crate) struct Concerned {
    /// The treatment.
    pub(crate) treatment: String,
    /// From which day on.
    pub(crate) day: Date,
    /// What changes.
    pub(crate) change: Change,
}

/// Compares two versions, for `today` and every later day on which something begins or ends.
///
/// # Errors
/// If one of them does not hold together.
pub(crate) fn compare(old: &Loaded, new: &Loaded, today: Date) -> Result<Difference, LoadError> {
    let (before, after) = (old.compiled.rules()?, new.compiled.rules()?);
    let renamed = renamed(&old.file.policies, &new.file.policies);
    let space = Space::of(&before, &after);
    let meanings = Meanings::of(&space, &renamed);
    let policies = before.core().policies.iter().chain(&after.core().policies);
    let days = days::of_change(policies, today);
    let mut difference = Difference {
        people: Vec::new(),
        stopped: Vec::new(),
        not_compared: days.left_out.first().copied(),
        renamed: renamed.into_iter().collect(),
        edits: texts::edits(&json(old), &json(new)),
    };
    difference.renamed.sort();
    for (key, treatment) in shared_treatments(&before, &after) {
        let mut seen: Vec<Change> = Vec::new();
        for day in &days.seen {
            let found = search::changes(&space, &meanings, &treatment, *day);
            if found.stopped {
                difference.stopped.push((key.clone(), *day));
            }
            for change in found.changes {
                let known =
                    |seen: &Change| seen.before == change.before && seen.after == change.after;
                if !seen.iter().any(known) {
                    seen.push(change.clone());
                    let treatment = key.clone();
                    difference.people.push(Concerned { treatment, day: *day, change });
                }
            }
        }
    }
    Ok(difference)
}

fn json(loaded: &Loaded) -> Json {
    serde_json::to_value(&loaded.file).unwrap_or(Json::Null)
}

fn shared_treatments(old: &Rules, new: &Rules) -> Vec<(String, Two<crate::id::TreatmentId>)> {
    let named = |rules: &Rules, key: &str| {
        rules
            .treatments()
            .find(|id| rules.treatment(*id).is_some_and(|treatment| treatment.key == key))
    };
    let keys = new.core().treatments.iter().map(|treatment| treatment.key.clone());
    keys.filter_map(|key| {
        let ids = Two { old: named(old, &key)?, new: named(new, &key)? };
        Some((key, ids))
    })
    .collect()
}

/// Policies that say word for word the same under another id: old id to new id.
fn renamed(old: &[Policy], new: &[Policy]) -> HashMap<String, String> {
    let there = |list: &[Policy], id: &str| list.iter().any(|policy| policy.id == id);
    let content = |policy: &Policy| {
        let unnamed = Policy { id: String::new(), ..policy.clone() };
        serde_json::to_string(&unnamed).unwrap_or_default()
    };
    let mut appeared: HashMap<String, &str> = new
        .iter()
        .filter(|policy| !there(old, &policy.id))
        .map(|policy| (content(policy), policy.id.as_str()))
        .collect();
    old.iter()
        .filter(|policy| !there(new, &policy.id))
        .filter_map(|policy| {
            Some((policy.id.clone(), appeared.remove(&content(policy))?.to_owned()))
        })
        .collect()
}
