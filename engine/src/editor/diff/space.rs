//! One space of answers for two versions of the rules: what a person can say in either of them, and
//! what each version makes of it.

use crate::answers::{Answers, Value};
use crate::editor::answers_file;
use crate::id::{FactId, VarId};
use crate::logic::{CellSet, Condition, Knowledge, cell_of};
use crate::rules::{Fact, Kind, Rules};
use serde_json::Value as Json;
use std::collections::{BTreeSet, HashMap};

/// Which version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    Old,
    New,
}

impl Version {
    pub(super) const BOTH: [Version; 2] = [Version::Old, Version::New];
}

/// Something of each version.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Two<T> {
    pub(super) old: T,
    pub(super) new: T,
}

impl<T> Two<T> {
    pub(super) fn of(&self, version: Version) -> &T {
        match version {
            Version::Old => &self.old,
            Version::New => &self.new,
        }
    }

    pub(super) fn of_mut(&mut self, version: Version) -> &mut T {
        match version {
            Version::Old => &mut self.old,
            Version::New => &mut self.new,
        }
    }
}

/// A question of either version, or one option of a "some of" question.
#[derive(Debug)]
pub(super) struct Asked {
    /// The question's id.
    pub(super) question: String,
    /// The option, where each has its own yes and no.
    pub(super) option: Option<String>,
    /// Where each version keeps it, if it asks it.
    pub(super) vars: Two<Option<VarId>>,
    /// What can be said.
    pub(super) answers: Vec<Said>,
}

/// Something that can be said to a question.
#[derive(Debug)]
pub(super) struct Said {
    /// As written in an answers file.
    pub(super) json: Json,
    /// The cell it falls into in each version, if it is an answer there.
    pub(super) cells: Two<Option<u16>>,
}

/// All that can be said in either version.
#[derive(Debug)]
pub(super) struct Space<'a> {
    pub(super) rules: Two<&'a Rules>,
    pub(super) asked: Vec<Asked>,
    /// For each version's variable its place in `asked`.
    place: Two<HashMap<VarId, usize>>,
}

/// What one person has said so far, as each version takes it.
#[derive(Clone)]
pub(super) struct Person {
    /// `None` once something was said that is no answer in that version.
    pub(super) known: Two<Option<Knowledge>>,
    /// For each question the place of what was said.
    said: Vec<Option<usize>>,
}

impl<'a> Space<'a> {
    pub(super) fn of(old: &'a Rules, new: &'a Rules) -> Space<'a> {
        let mut asked = Vec::new();
        for (id, fact) in new.facts() {
            let before = old.fact_named(&fact.key).and_then(|id| Some((id, old.fact(id)?)));
            match before.filter(|(_, before)| same_kind(before, fact)) {
                Some(before) => asked.extend(questions(old, new, Some(before), Some((id, fact)))),
                None => asked.extend(questions(old, new, None, Some((id, fact)))),
            }
        }
        for (id, fact) in old.facts() {
            let after = new.fact_named(&fact.key).and_then(|id| new.fact(id));
            if !after.is_some_and(|after| same_kind(fact, after)) {
                asked.extend(questions(old, new, Some((id, fact)), None));
            }
        }
        let place = |version: Version| {
            let vars = asked.iter().enumerate();
            vars.filter_map(|(at, asked): (usize, &Asked)| Some(((*asked.vars.of(version))?, at)))
                .collect()
        };
        let place = Two { old: place(Version::Old), new: place(Version::New) };
        Space { rules: Two { old, new }, asked, place }
    }

    /// The question to which a version's variable belongs.
    pub(super) fn place(&self, version: Version, var: VarId) -> Option<usize> {
        self.place.of(version).get(&var).copied()
    }

    /// The same question's place, or none, for a condition's cells: what of them can be said in both.
    pub(super) fn said_in_both(
        &self,
        version: Version,
        at: usize,
        cells: &CellSet,
    ) -> BTreeSet<usize> {
        let answers = self.asked.get(at).map_or(&[][..], |asked| &asked.answers);
        let both = answers.iter().enumerate().filter(|(_, said)| {
            Version::BOTH.iter().all(|version| said.cells.of(*version).is_some())
        });
        both.filter(|(_, said)| said.cells.of(version).is_some_and(|cell| cells.contains(cell)))
            .map(|(nth, _)| nth)
            .collect()
    }

    /// Somebody who has said nothing.
    pub(super) fn nobody(&self) -> Person {
        let known =
            |rules: &Rules| Some(rules.layout().knowledge(&rules.core().facts, &Answers::new()));
        Person {
            known: Two { old: known(self.rules.old), new: known(self.rules.new) },
            said: vec![None; self.asked.len()],
        }
    }

    /// The same person after one more answer.
    pub(super) fn saying(&self, person: &Person, at: usize, nth: usize) -> Person {
        let mut next = person.clone();
        if let Some(place) = next.said.get_mut(at) {
            *place = Some(nth);
        }
        let Some(asked) = self.asked.get(at) else { return next };
        let Some(said) = asked.answers.get(nth) else { return next };
        for version in Version::BOTH {
            let rules = self.rules.of(version);
            let Some(var) = *asked.vars.of(version) else { continue };
            let known = next.known.of_mut(version);
            *known = said.cells.of(version).and_then(|cell| {
                let known = known.as_ref()?;
                Some(known.with(var, Some(cell), rules.layout(), &rules.core().facts))
            });
        }
        next
    }

    /// What somebody said, as an answers file has it.
    pub(super) fn json(&self, person: &Person) -> Json {
        let mut object = serde_json::Map::new();
        for (asked, said) in self.asked.iter().zip(&person.said) {
            let Some(said) = said.and_then(|nth| asked.answers.get(nth)) else { continue };
            let Some(option) = &asked.option else {
                object.insert(asked.question.clone(), said.json.clone());
                continue;
            };
            let list = object.entry(&asked.question).or_insert_with(|| Json::Array(Vec::new()));
            if let (Json::Array(list), Json::Bool(true)) = (list, &said.json) {
                list.push(option.as_str().into());
            }
        }
        Json::Object(object)
    }

    /// For each question one answer of each class that these conditions and the questions themselves
    /// tell apart. Numbers keep their order: only neighbours are taken together.
    pub(super) fn classes(&self, conditions: &Two<Vec<&Condition>>) -> Vec<Vec<usize>> {
        let mut tests: Vec<Vec<(Version, &CellSet)>> = vec![Vec::new(); self.asked.len()];
        for version in Version::BOTH {
            let facts = &self.rules.of(version).core().facts;
            let gates = facts.iter().filter_map(|fact| fact.ask_if.as_ref());
            for condition in conditions.of(version).iter().copied().chain(gates) {
                condition.each_test(&mut |test| {
                    let place = self.place(version, test.var);
                    if let Some(tests) = place.and_then(|at| tests.get_mut(at))
                        && !tests.contains(&(version, &test.cells))
                    {
                        tests.push((version, &test.cells));
                    }
                });
            }
        }
        self.asked.iter().zip(&tests).map(|(asked, tests)| asked.classes(tests)).collect()
    }
}

impl Asked {
    fn classes(&self, tests: &[(Version, &CellSet)]) -> Vec<usize> {
        let ordered = self.answers.iter().any(|said| said.json.is_number());
        let mut seen: Vec<Vec<Option<bool>>> = Vec::new();
        let mut kept = Vec::new();
        for (nth, said) in self.answers.iter().enumerate() {
            let there = Version::BOTH.map(|version| Some(said.cells.of(version).is_some()));
            let told = tests
                .iter()
                .map(|(version, cells)| said.cells.of(*version).map(|cell| cells.contains(cell)));
            let mark: Vec<Option<bool>> = there.into_iter().chain(told).collect();
            let known = if ordered { seen.last() == Some(&mark) } else { seen.contains(&mark) };
            if !known {
                seen.push(mark);
                kept.push(nth);
            }
        }
        kept
    }
}

fn same_kind(old: &Fact, new: &Fact) -> bool {
    std::mem::discriminant(&old.kind) == std::mem::discriminant(&new.kind)
}

type Question<'a> = Option<(FactId, &'a Fact)>;

/// A question of one or both versions: one entry, or one for each option of a "some of" question.
fn questions(old: &Rules, new: &Rules, before: Question, after: Question) -> Vec<Asked> {
    let Some((_, fact)) = after.or(before) else { return Vec::new() };
    let sides = [before, after].into_iter().flatten().map(|(_, fact)| fact);
    if !matches!(fact.kind, Kind::SomeOf(_)) {
        let vars = Two {
            old: before.and_then(|(id, _)| old.layout().vars_of(id).next()),
            new: after.and_then(|(id, _)| new.layout().vars_of(id).next()),
        };
        let cell = |side: Question, json: &Json| {
            let (_, fact) = side?;
            let value = answers_file::value_of(fact, json)?;
            if value.fits(fact) { cell_of(fact, value, 0) } else { None }
        };
        let answers = all_answers(sides)
            .into_iter()
            .map(|json| {
                let cells = Two { old: cell(before, &json), new: cell(after, &json) };
                Said { json, cells }
            })
            .collect();
        return vec![Asked { question: fact.key.clone(), option: None, vars, answers }];
    }
    let mut keys: Vec<&str> = Vec::new();
    for option in sides.flat_map(Fact::options) {
        if !keys.contains(&option.key.as_str()) {
            keys.push(&option.key);
        }
    }
    let var = |rules: &Rules, side: Question, key: &str| {
        let (id, fact) = side?;
        let nth = fact.options().iter().position(|option| option.key == key)?;
        rules.layout().vars_of(id).nth(nth)
    };
    let entry = |key: &str| {
        let vars = Two { old: var(old, before, key), new: var(new, after, key) };
        let said = |yes: bool| Said {
            json: yes.into(),
            cells: Two { old: Some(u16::from(yes)), new: Some(u16::from(yes)) },
        };
        Asked {
            question: fact.key.clone(),
            option: Some(key.to_owned()),
            vars,
            answers: vec![said(false), said(true)],
        }
    };
    keys.into_iter().map(entry).collect()
}

/// One answer for each class that either version tells apart, in order.
fn all_answers<'a>(sides: impl Iterator<Item = &'a Fact>) -> Vec<Json> {
    let mut numbers: BTreeSet<i32> = BTreeSet::new();
    let mut answers: Vec<Json> = Vec::new();
    for fact in sides {
        match &fact.kind {
            Kind::Number { min, max, cuts, .. } => {
                // Where one version's range ends, the other's may go on.
                numbers.extend(
                    [*min, *max].into_iter().chain(max.checked_add(1)).chain(cuts.iter().copied()),
                );
            }
            Kind::YesNo => answers.extend([Json::Bool(false), Json::Bool(true)]),
            Kind::OneOf(options) => {
                answers.extend(
                    (0..options.len())
                        .map(|at| answers_file::json_of(fact, Value::Option(at as u16))),
                );
            }
            Kind::SomeOf(_) => {}
        }
    }
    answers.extend(numbers.into_iter().map(Json::from));
    let mut once: Vec<Json> = Vec::new();
    let mut seen: std::collections::HashSet<String> = std::collections::HashSet::new();
    for answer in answers {
        if seen.insert(answer.to_string()) {
            once.push(answer);
        }
    }
    once
}
