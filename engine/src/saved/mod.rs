//! Answers in a file that the visitor keeps: written and read here, stored nowhere. The file is one
//! line of JSON in the form of a parcel, so that the same small reader reads it, with the same limits.

use crate::answers::{Answer, Answers, Value};
use crate::date::Date;
use crate::parcel;
use crate::rules::{Fact, Kind, Rules};
use std::fmt;

/// A name for the file that tells nobody what is in it.
pub const FILE_NAME: &str = "notes.json";

/// Begins every file of this kind, with the version of its form.
const MARK: &str = "saved-answers-1";
/// Larger files are refused unread.
const MOST_BYTES: usize = 64 << 10;

/// What a file holds, once it has been read against the rules of today.
#[derive(Clone, PartialEq)]
pub struct Opened {
    /// The answers that these rules know.
    pub answers: Answers,
    /// Questions whose answer could not be taken over: gone, or no longer answered in this way.
    pub left_out: Vec<String>,
    /// Days that the visitor gave, by the id of the day.
    pub days: Vec<(String, Date)>,
    /// Whether the rules have changed since the file was written.
    pub rules_changed: bool,
}

/// Prints nothing of what the file holds: days and left-out questions are the visitor's too.
impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(saved answers)")
    }
}

/// The file cannot be opened. Says nothing of what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotOpen {
    /// It is no file of this kind, or damaged.
    Broken,
    /// It was written by a newer version.
    Newer,
}

impl fmt::Display for CannotOpen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CannotOpen::Broken => "this is not a file with saved answers, or it is damaged",
            CannotOpen::Newer => "a newer version wrote this file; open it there",
        })
    }
}

impl std::error::Error for CannotOpen {}

/// The file for these answers. `rules_hash` says which rules they were given to; `days` are the dates
/// that the visitor gave.
///
/// ```
/// # use coverage_engine::{answers::Answers, editor::command::load, saved};
/// # let rules = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/small_rules/rules.json"));
/// # let rules = load(rules).unwrap().compiled.rules().unwrap();
/// let file = saved::write(&rules, &Answers::new(), &[], "0a1b");
/// assert!(saved::read(&rules, &file, "0a1b").unwrap().answers.is_empty());
/// assert!(saved::read(&rules, &file, "ffff").unwrap().rules_changed);
/// ```
pub fn write(rules: &Rules, answers: &Answers, days: &[(&str, Date)], rules_hash: &str) -> String {
    let released = rules.core().released.days_after(Date::EPOCH).to_string();
    let mut file = String::new();
    file.extend(["[\"", MARK, "\",", &released, ",\"", &harmless(rules_hash), "\",["]);
    let mut comma = "";
    for (id, fact) in rules.facts() {
        let Some(written) = written(fact, answers.get(id)) else {
            continue;
        };
        file.extend([comma, "[\"", &harmless(&fact.key), "\",\"", &written, "\"]"]);
        comma = ",";
    }
    file.push_str("],[");
    comma = "";
    for (key, day) in days {
        let day = day.days_after(Date::EPOCH).to_string();
        file.extend([comma, "[\"", &harmless(key), "\",", &day, "]"]);
        comma = ",";
    }
    file.push_str("]]\n");
    file
}

/// Reads a file. Answers to questions that are gone, or that are answered in another way now, are
/// left out and named.
///
/// # Errors
/// If it is no such file, is damaged, or was written by a newer version.
pub fn read(rules: &Rules, file: &str, rules_hash: &str) -> Result<Opened, CannotOpen> {
    if file.len() > MOST_BYTES {
        return Err(CannotOpen::Broken);
    }
    let Ok(saved) = parcel::read::<Saved>(file.trim()) else {
        let newer = file.trim_start().strip_prefix("[\"saved-answers-");
        let newer = newer.is_some_and(|rest| !rest.starts_with("1\""));
        return Err(if newer { CannotOpen::Newer } else { CannotOpen::Broken });
    };
    if saved.mark != MARK {
        let newer = saved.mark.starts_with("saved-answers-");
        return Err(if newer { CannotOpen::Newer } else { CannotOpen::Broken });
    }
    let mut opened = Opened {
        answers: Answers::new(),
        left_out: Vec::new(),
        days: Vec::new(),
        rules_changed: saved.released != rules.core().released || saved.hash != rules_hash,
    };
    // A damaged file may hold any number; a day outside the calendar is none.
    let calendar = Date::new(1900, 1, 1)..Date::new(9999, 1, 1);
    opened.days.extend(saved.days.into_iter().filter(|(_, day)| calendar.contains(&Some(*day))));
    for (key, written) in saved.answers {
        let taken = rules.fact_named(&key).and_then(|id| {
            let fact = rules.fact(id)?;
            if written == UNSURE {
                opened.answers.set_unsure(id);
                return Some(());
            }
            opened.answers.set(id, fact, value(fact, &written)?).ok()
        });
        if taken.is_none() {
            opened.left_out.push(key);
        }
    }
    Ok(opened)
}

/// The file's contents as they stand in it.
pub(crate) struct Saved {
    pub(crate) mark: String,
    pub(crate) released: Date,
    pub(crate) hash: String,
    pub(crate) answers: Vec<(String, String)>,
    pub(crate) days: Vec<(String, Date)>,
}

/// "Not sure", or "rather not say".
const UNSURE: &str = "?";

/// An answer as the file holds it: option ids, a number, yes or no. `None` if it is open.
fn written(fact: &Fact, answer: Answer) -> Option<String> {
    let option = |at: usize| fact.options().get(at).map(|option| harmless(&option.key));
    Some(match answer {
        Answer::Open => return None,
        Answer::Unsure => UNSURE.to_string(),
        Answer::Known(Value::YesNo(yes)) => if yes { "yes" } else { "no" }.to_string(),
        Answer::Known(Value::Number(number)) => number.to_string(),
        Answer::Known(Value::Option(at)) => option(usize::from(at))?,
        Answer::Known(Value::Options(bits)) => {
            let mut all = String::new();
            for at in (0..fact.options().len()).filter(|at| bits >> at & 1 == 1) {
                all.push_str(if all.is_empty() { "" } else { "," });
                all.push_str(&option(at)?);
            }
            all
        }
    })
}

fn value(fact: &Fact, written: &str) -> Option<Value> {
    let option = |key: &str| fact.options().iter().position(|option| option.key == key);
    Some(match &fact.kind {
        Kind::OneOf(_) => Value::Option(option(written)?.try_into().ok()?),
        Kind::SomeOf(_) => {
            let mut bits = 0;
            for key in written.split(',').filter(|key| !key.is_empty()) {
                bits |= 1_u32.checked_shl(option(key)?.try_into().ok()?)?;
            }
            Value::Options(bits)
        }
        Kind::YesNo => Value::YesNo(match written {
            "yes" => true,
            "no" => false,
            _ => return None,
        }),
        Kind::Number { .. } => Value::Number(written.parse().ok()?),
    })
}

/// Ids have letters, digits, `-` and `_` only; nothing else is ever written.
fn harmless(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}
