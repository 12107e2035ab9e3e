//! Names in the file and their positions, and findings for names that lead nowhere.

use super::Problems;
use crate::date::Date;
use crate::editor::Finding;
use crate::editor::file::{File, Question, QuestionOption};
use crate::editor::finding::brief;
use crate::id::{CriterionId, FactId, SourceId};
use crate::logic::CellSet;
use crate::outcome::Band;
use std::collections::HashMap;

/// Where each name stands.
pub(super) struct Names<'a> {
    file: &'a File,
    facts: HashMap<&'a str, FactId>,
    criteria: HashMap<&'a str, CriterionId>,
    sources: HashMap<&'a str, SourceId>,
    treatments: HashMap<&'a str, u16>,
    ranks: HashMap<&'a str, u8>,
    /// Of each question its options.
    options: HashMap<&'a str, HashMap<&'a str, u16>>,
    /// Of each group the question that it is about, and its options. Many lists name one group.
    groups: HashMap<&'a str, (&'a str, CellSet)>,
}

/// Whether this can be an id: letters, digits, - and _.
pub(super) fn is_id(id: &str) -> bool {
    let right = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (1..=100).contains(&id.len()) && id.bytes().all(right)
}

/// Where entries stand: in a list by position, in an object by their id.
#[derive(Clone, Copy)]
enum At {
    List(&'static str),
    Map(&'static str),
}

fn positions<'a, T: From16>(
    what: &'static str,
    at: At,
    ids: impl Iterator<Item = &'a str>,
    problems: &mut Problems,
) -> HashMap<&'a str, T> {
    let mut positions = HashMap::new();
    for (nth, id) in ids.enumerate() {
        let path = match at {
            At::List(at) => format!("{at}[{nth}]"),
            At::Map(at) => format!("{at}.{id}"),
        };
        if !is_id(id) {
            problems.add(
                Finding::error(
                    "bad-id",
                    path.clone(),
                    format!("`{}` cannot be the id of a {what}", brief(id)),
                )
                .help("use letters, digits, - and _, at most 100 of them"),
            );
        }
        match u16::try_from(nth).ok().map(T::from16) {
            None => {
                problems.add(Finding::error("too-many", path, format!("too many {what} entries")));
            }
            Some(position) => {
                if positions.insert(id, position).is_some() {
                    problems.add(
                        Finding::error(
                            "doubled-id",
                            path,
                            format!("there are two {what} entries `{}`", brief(id)),
                        )
                        .help("give one of them another id"),
                    );
                }
            }
        }
    }
    positions
}

/// Where options stand; of two with one id the first.
fn positions_of(options: &[QuestionOption]) -> HashMap<&str, u16> {
    let numbered = options.iter().zip(0..=u16::MAX).rev();
    numbered.map(|(option, nth)| (option.id.as_str(), nth)).collect()
}

trait From16 {
    fn from16(position: u16) -> Self;
}

macro_rules! from16 {
    ($($name:ty => $make:expr),*) => {$(
        impl From16 for $name {
            fn from16(position: u16) -> Self {
                let make: fn(u16) -> Self = $make;
                make(position)
            }
        }
    )*};
}

from16!(FactId => FactId, CriterionId => CriterionId, SourceId => SourceId, u16 => |p| p,
    u8 => |p| p.try_into().unwrap_or(u8::MAX));

impl<'a> Names<'a> {
    pub(super) fn of(file: &'a File, problems: &mut Problems) -> Names<'a> {
        let questions = file.questions.iter().map(|q| q.id.as_str());
        let treatments = file.treatments.iter().map(|t| t.id.as_str());
        let policies = file.policies.iter().map(|p| p.id.as_str());
        let _: HashMap<_, u16> = positions("policy", At::List("policies"), policies, problems);
        let steps = file.steps.iter().map(|step| step.id.as_str());
        let _: HashMap<_, u16> = positions("step", At::List("steps"), steps, problems);
        let claims = file.claims.iter().map(|claim| claim.id.as_str());
        let _: HashMap<_, u16> = positions("claim", At::List("claims"), claims, problems);
        let terms = file.glossary.iter().map(|term| term.id.as_str());
        let _: HashMap<_, u16> = positions("term", At::List("glossary"), terms, problems);
        let groups = file.groups.keys().map(String::as_str);
        let _: HashMap<_, u16> = positions("group", At::Map("groups"), groups, problems);
        let options: HashMap<&str, HashMap<&str, u16>> =
            file.questions.iter().map(|q| (q.id.as_str(), positions_of(&q.options))).collect();
        let groups = file.groups.iter().map(|(id, group)| {
            let options = options.get(group.fact.as_str());
            let one = |value: &String| options?.get(value.as_str()).copied();
            (id.as_str(), (group.fact.as_str(), group.values.iter().filter_map(one).collect()))
        });
        Names {
            file,
            groups: groups.collect(),
            facts: positions("question", At::List("questions"), questions, problems),
            criteria: positions(
                "criterion",
                At::Map("criteria"),
                file.criteria.keys().map(String::as_str),
                problems,
            ),
            sources: positions(
                "source",
                At::Map("sources"),
                file.sources_by_first_use().into_iter().map(|(id, _)| id),
                problems,
            ),
            treatments: positions("treatment", At::List("treatments"), treatments, problems),
            ranks: positions(
                "rank",
                At::List("precedence"),
                file.precedence.iter().map(String::as_str),
                problems,
            ),
            options,
        }
    }

    pub(super) fn fact(&self, id: &str) -> Option<(FactId, &'a Question)> {
        let fact = *self.facts.get(id)?;
        Some((fact, self.file.questions.get(fact.index())?))
    }

    /// A question by name, or a finding.
    pub(super) fn fact_or(
        &self,
        id: &str,
        path: &str,
        problems: &mut Problems,
    ) -> Option<(FactId, &'a Question)> {
        let found = self.fact(id);
        if found.is_none() {
            let message = format!("there is no question `{}`", brief(id));
            let finding = Finding::error("unknown-question", path, message);
            problems.add_with_nearest(finding, id, self.facts.keys().copied());
        }
        found
    }

    pub(super) fn criterion(
        &self,
        id: &str,
        path: &str,
        problems: &mut Problems,
    ) -> Option<CriterionId> {
        lookup(&self.criteria, "unknown-criterion", "criterion", id, path, problems)
    }

    pub(super) fn source(&self, id: &str, path: &str, problems: &mut Problems) -> Option<SourceId> {
        lookup(&self.sources, "unknown-source", "source", id, path, problems)
    }

    pub(super) fn sources(
        &self,
        ids: &[String],
        path: &str,
        problems: &mut Problems,
    ) -> Vec<SourceId> {
        ids.iter()
            .enumerate()
            .filter_map(|(nth, id)| self.source(id, &format!("{path}[{nth}]"), problems))
            .collect()
    }

    pub(super) fn rank(&self, id: &str, path: &str, problems: &mut Problems) -> u8 {
        lookup(&self.ranks, "unknown-rank", "rank", id, path, problems).unwrap_or(0)
    }

    pub(super) fn treatments(
        &self,
        ids: &[String],
        path: &str,
        problems: &mut Problems,
    ) -> CellSet {
        ids.iter()
            .enumerate()
            .filter_map(|(nth, id)| {
                let path = format!("{path}[{nth}]");
                lookup(&self.treatments, "unknown-treatment", "treatment", id, &path, problems)
            })
            .collect()
    }

    pub(super) fn bands(ids: &[String], path: &str, problems: &mut Problems) -> CellSet {
        ids.iter()
            .enumerate()
            .filter_map(|(nth, id)| {
                let band = Band::named(id);
                if band.is_none() {
                    let message = format!("there is no band `{}`", brief(id));
                    let finding = Finding::error("unknown-band", format!("{path}[{nth}]"), message);
                    problems.add_with_nearest(finding, id, Band::ALL.map(Band::key));
                }
                band.map(|band| band as u16)
            })
            .collect()
    }

    /// Options of a "one of" question, groups put in.
    pub(super) fn options(
        &self,
        question: &Question,
        values: &[String],
        path: &str,
        problems: &mut Problems,
    ) -> CellSet {
        if values.is_empty() {
            problems.add(
                Finding::error(
                    "empty-list",
                    path,
                    "this list of options is empty, so nobody is meant",
                )
                .help("name the options, or take the whole key out"),
            );
        }
        let (mut cells, mut groups) = (Vec::new(), CellSet::default());
        for (nth, value) in values.iter().enumerate() {
            let path = format!("{path}[{nth}]");
            let Some(group) = value.strip_prefix('@') else {
                cells.extend(self.option(question, value, &path, problems));
                continue;
            };
            match self.groups.get(group) {
                None => {
                    let message = format!("there is no group `{}`", brief(group));
                    let finding = Finding::error("unknown-group", path, message);
                    problems.add_with_nearest(finding, group, self.groups.keys().copied());
                }
                Some((fact, _)) if *fact != question.id => {
                    let (about, fact) = (brief(fact), &question.id);
                    let message = format!("this group is about `{about}`, not about `{fact}`");
                    problems.add(Finding::error("wrong-group", path, message));
                }
                // What is wrong inside a group is found where it is written.
                Some((_, options)) => groups.add(options),
            }
        }
        groups.add(&cells.into_iter().collect());
        groups
    }

    /// An option of a question, or a finding.
    pub(super) fn option(
        &self,
        question: &Question,
        value: &str,
        path: &str,
        problems: &mut Problems,
    ) -> Option<u16> {
        let options = self.options.get(question.id.as_str());
        let position = options.and_then(|options| options.get(value).copied());
        if position.is_none() {
            let message =
                format!("the question `{}` has no option `{}`", question.id, brief(value));
            let finding = Finding::error("unknown-option", path, message);
            let known = question.options.iter().map(|option| option.id.as_str());
            problems.add_with_nearest(finding, value, known);
        }
        position
    }

    /// A day, or a finding.
    pub(super) fn day(text: &str, path: &str, problems: &mut Problems) -> Date {
        text.parse().unwrap_or_else(|error| {
            problems.add(Finding::error("bad-date", path, format!("`{}`: {error}", brief(text))));
            Date::EPOCH
        })
    }

    /// The last day that a year, a month or a day can mean, or a finding.
    pub(super) fn last_day(text: &str, path: &str, problems: &mut Problems) -> Date {
        let whole = match text.len() {
            4 => format!("{text}-12-31"),
            7 => ["31", "30", "29", "28"]
                .iter()
                .map(|day| format!("{text}-{day}"))
                .find(|day| day.parse::<Date>().is_ok())
                .unwrap_or_default(),
            _ => text.to_owned(),
        };
        whole.parse().unwrap_or_else(|_| {
            problems.add(
                Finding::error(
                    "bad-date",
                    path,
                    format!("`{}` is not a year, a month or a day", brief(text)),
                )
                .help("write 2026, 2026-11, 2026-11-22, or null if it is undated"),
            );
            Names::day("2000-01-01", path, problems)
        })
    }
}

fn lookup<T: Copy>(
    names: &HashMap<&str, T>,
    code: &'static str,
    what: &str,
    id: &str,
    path: &str,
    problems: &mut Problems,
) -> Option<T> {
    let found = names.get(id).copied();
    if found.is_none() {
        let finding = Finding::error(code, path, format!("there is no {what} `{}`", brief(id)));
        problems.add_with_nearest(finding, id, names.keys().copied());
    }
    found
}
