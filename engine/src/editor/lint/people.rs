//! Looks for a person of whom some conditions hold and others do not, over everything that the
//! interview can produce. Exact within its limits; past them it declines and never guesses.

use crate::answers::{Answers, Value};
use crate::editor::{Finding, Severity, answers_file};
use crate::id::VarId;
use crate::logic::{CellSet, Condition, Declined, Knowledge, Test, Truth, open_test};
use crate::rules::{Fact, Kind, Rules};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt::Write as _;

/// Effort of one search: tests read, and a half for every variable carried along. Searches in real
/// rules take a few thousand.
const PER_SEARCH: usize = 2_000_000;
/// Effort of all searches of one lint: a second or two.
const IN_ALL: usize = 20_000_000;
/// More places in which a search was given up are only counted.
const MOST_DECLINED: usize = 20;
/// How many variables one person may be described by.
const MOST_VARS: usize = 400;

/// The code of a proof about who governs that was given up: a warning, and for a release an error.
pub(in crate::editor) const GOVERNING: &str = "governing-not-proved";

/// Everybody whom the questions can tell apart.
pub(in crate::editor) struct People<'a> {
    rules: &'a Rules,
    /// Tests that decide whether questions are asked.
    gates: Vec<&'a Test>,
    effort: Cell<usize>,
    looked_at: RefCell<Spot>,
    declined: RefCell<Vec<Spot>>,
    /// Places that are only counted.
    more: Cell<usize>,
}

/// What a search is about: where it stands, and what it is called.
#[derive(Clone, Default, PartialEq)]
struct Spot {
    path: String,
    name: String,
}

/// Somebody, described as far as matters.
pub(in crate::editor) struct Person(Knowledge);

impl<'a> People<'a> {
    pub(in crate::editor) fn of(rules: &'a Rules) -> People<'a> {
        let mut gates = Vec::new();
        for gate in rules.core().facts.iter().filter_map(|fact| fact.ask_if.as_ref()) {
            gate.each_test(&mut |test| gates.push(test));
        }
        People {
            rules,
            gates,
            effort: Cell::new(IN_ALL),
            looked_at: RefCell::default(),
            declined: RefCell::default(),
            more: Cell::new(0),
        }
    }

    /// Says what the next searches are about, so that one which declines is reported there.
    pub(in crate::editor) fn look_at(&self, path: impl Into<String>, name: impl Into<String>) {
        self.looked_at.replace(Spot { path: path.into(), name: name.into() });
    }

    /// Takes a step of a loop out of the effort that is left. Whoever is told no says where.
    pub(in crate::editor) fn tick(&self) -> Result<(), Declined> {
        self.spend(1)
    }

    /// Notes that what was looked at last is not proved.
    pub(in crate::editor) fn give_up(&self) {
        let (spot, mut declined) = (self.looked_at.borrow(), self.declined.borrow_mut());
        if declined.contains(&spot) {
            return;
        }
        if declined.len() < MOST_DECLINED {
            declined.push(spot.clone());
        } else {
            self.more.set(self.more.get() + 1);
        }
    }

    /// A person of whom all of `holds` hold and none of `fails`. What stands first in `fails` is
    /// looked at first: broad conditions end a search soonest.
    ///
    /// # Errors
    /// [`Declined`] past the limits; noted, see [`People::incomplete`].
    pub(in crate::editor) fn somebody(
        &self,
        holds: &[&Condition],
        fails: &[&Condition],
    ) -> Result<Option<Person>, Declined> {
        let nothing = self.rules.layout().knowledge(&self.rules.core().facts, &Answers::new());
        let mut left = PER_SEARCH;
        let found = self.search(holds, fails, &nothing, MOST_VARS, &mut left);
        if found.is_err() {
            self.give_up();
        }
        found
    }

    fn search(
        &self,
        holds: &[&Condition],
        fails: &[&Condition],
        known: &Knowledge,
        room: usize,
        left: &mut usize,
    ) -> Result<Option<Person>, Declined> {
        let mut cost = 1 + holds.len() + fails.len() + self.rules.layout().vars().len() / 2;
        for condition in holds.iter().chain(fails) {
            condition.each_test(&mut |_| cost += 1);
        }
        *left = left.checked_sub(cost).ok_or(Declined)?;
        self.spend(cost)?;
        let room = room.checked_sub(1).ok_or(Declined)?;
        let Some(holds) = still_open(holds, known, Truth::True) else { return Ok(None) };
        let Some(fails) = still_open(fails, known, Truth::False) else { return Ok(None) };
        let Some(condition) = holds.first().or(fails.first()) else {
            return Ok(Some(Person(known.clone())));
        };
        let (layout, facts) = (self.rules.layout(), &self.rules.core().facts);
        let Some(var) = open_test(condition, known, layout, facts).map(|test| test.var) else {
            return Ok(None);
        };
        for cell in self.classes(var, holds.iter().chain(&fails), left)? {
            let next = known.with(var, Some(cell), layout, facts);
            if let Some(person) = self.search(&holds, &fails, &next, room, left)? {
                return Ok(Some(person));
            }
        }
        Ok(None)
    }

    /// One cell of each class that these conditions, and the questions, tell apart.
    fn classes<'c>(
        &self,
        var: VarId,
        open: impl Iterator<Item = &'c &'c Condition>,
        left: &mut usize,
    ) -> Result<Vec<u16>, Declined> {
        let cells = self.rules.layout().var(var).map_or(0, |var| var.cells);
        let gates = self.gates.iter().filter(|test| test.var == var);
        let mut sets: HashSet<&CellSet> = gates.map(|test| &test.cells).collect();
        for condition in open {
            condition.each_test(&mut |test| {
                if test.var == var {
                    sets.insert(&test.cells);
                }
            });
        }
        // Of few cells each is a class soon; of a thousand, every set costs as many steps.
        let cost = sets.len() * usize::from(cells) / 64;
        *left = left.checked_sub(cost).ok_or(Declined)?;
        self.spend(cost)?;
        let mut classes = Classes::of(cells);
        for set in sets {
            classes.split(set);
        }
        Ok(classes.first_cells())
    }

    fn spend(&self, cost: usize) -> Result<(), Declined> {
        self.effort.set(self.effort.get().checked_sub(cost).ok_or(Declined)?);
        Ok(())
    }

    /// A finding for each place in which a search declined: what could not be proved must not pass for
    /// proved.
    pub(in crate::editor) fn incomplete(&self, what: &str) -> Vec<Finding> {
        self.not_proved("too-large-to-prove", what)
    }

    /// The same of what a release may not leave open: who is told what.
    pub(in crate::editor) fn incomplete_governing(&self, what: &str) -> Vec<Finding> {
        self.not_proved(GOVERNING, what)
    }

    fn not_proved(&self, code: &'static str, what: &str) -> Vec<Finding> {
        let declined = self.declined.borrow();
        let more = self.more.get();
        let mut findings: Vec<Finding> = declined
            .iter()
            .map(|Spot { path, name }| {
                let message = format!("not proved: {what}; the search was given up at {name}");
                Finding::error(code, path.as_str(), message)
                    .weighing(Severity::Warning)
                    .help("write the conditions concerned in fewer or simpler parts")
            })
            .collect();
        if let (true, Some(last)) = (more > 0, findings.last_mut()) {
            let _ = write!(last.message, ", and in {more} more places");
        }
        findings
    }
}

/// Cells in classes: at first all in one, then split by one set after the other.
struct Classes {
    class_of: Vec<usize>,
    /// For each class, which split last took cells out of it, and the class into which they went.
    taken: Vec<(usize, usize)>,
    splits: usize,
}

impl Classes {
    fn of(cells: u16) -> Classes {
        Classes { class_of: vec![0; usize::from(cells)], taken: vec![(0, 0)], splits: 0 }
    }

    /// Tells cells in the set from those that are not in it.
    fn split(&mut self, set: &CellSet) {
        self.splits += 1;
        for cell in set.iter() {
            let Some(class) = self.class_of.get_mut(usize::from(cell)) else { continue };
            let new = self.taken.len();
            let Some(taken) = self.taken.get_mut(*class) else { continue };
            if taken.0 != self.splits {
                *taken = (self.splits, new);
            }
            *class = taken.1;
            if *class == new {
                self.taken.push((0, 0));
            }
        }
    }

    fn first_cells(&self) -> Vec<u16> {
        let mut seen = vec![false; self.taken.len()];
        let mut is_new = |class: usize| {
            let seen = seen.get_mut(class).map(|seen| std::mem::replace(seen, true));
            seen == Some(false)
        };
        let cells = self.class_of.iter().enumerate().filter(|(_, class)| is_new(**class));
        cells.filter_map(|(cell, _)| u16::try_from(cell).ok()).collect()
    }
}

/// The conditions that can still turn out either way, or `None` if one is certain not to be `wanted`.
fn still_open<'a>(
    conditions: &[&'a Condition],
    known: &Knowledge,
    wanted: Truth,
) -> Option<Vec<&'a Condition>> {
    let mut open = Vec::new();
    for condition in conditions {
        match condition.read(known) {
            Truth::Unknown => open.push(*condition),
            truth if truth == wanted => {}
            _ => return None,
        }
    }
    Some(open)
}

impl Person {
    /// Somebody of whom just this is known.
    pub(in crate::editor) fn knowing(known: Knowledge) -> Person {
        Person(known)
    }

    /// The person's answers, as an answers file has them. What is left out does not matter.
    pub(in crate::editor) fn json(&self, rules: &Rules) -> serde_json::Value {
        let mut answers = Answers::new();
        for (id, fact) in rules.facts() {
            let cells: Vec<Option<u16>> =
                rules.layout().vars_of(id).map(|var| self.said(rules, var)).collect();
            if cells.iter().all(Option::is_none) || self.0.asked(fact) == Truth::False {
                continue;
            }
            if let Some(value) = value_of(fact, &cells) {
                let _ = answers.set(id, fact, value);
            }
        }
        answers_file::write(rules, &answers)
    }

    /// What was said about a variable. Where there is one cell only, nothing hangs on it.
    fn said(&self, rules: &Rules, var: VarId) -> Option<u16> {
        let matters = rules.layout().var(var).is_some_and(|var| var.cells > 1);
        self.0.given(var).filter(|_| matters)
    }

    /// Whether a condition is certain to hold of this person.
    pub(in crate::editor) fn is(&self, condition: &Condition) -> bool {
        condition.read(&self.0) == Truth::True
    }
}

/// An answer that falls into these cells.
pub(in crate::editor) fn value_of(fact: &Fact, cells: &[Option<u16>]) -> Option<Value> {
    let first = cells.first().copied().flatten();
    match &fact.kind {
        Kind::OneOf(_) => first.map(Value::Option),
        Kind::YesNo => first.map(|cell| Value::YesNo(cell == 1)),
        Kind::Number { min, cuts, .. } => {
            let cell = usize::from(first?);
            Some(Value::Number(
                cell.checked_sub(1).and_then(|at| cuts.get(at)).map_or(*min, |cut| *cut),
            ))
        }
        Kind::SomeOf(_) => {
            let bits = cells.iter().enumerate().filter(|(_, cell)| **cell == Some(1));
            Some(Value::Options(bits.fold(0, |bits, (at, _)| bits | 1 << (at % 32))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn classes_are_told_apart_by_every_set() {
        let mut classes = Classes::of(6);
        classes.split(&[1, 2, 3].into_iter().collect());
        classes.split(&[3, 4, 99].into_iter().collect());
        assert_eq!(classes.first_cells(), [0, 1, 3, 4]);
    }

    #[test]
    fn each_place_in_which_a_search_was_given_up_is_named_once() {
        let loaded = sample::load(&sample::rules());
        let rules = loaded.compiled.rules().expect("rules that hold together");
        let people = People::of(&rules);
        people.effort.set(0);
        for nth in [0, 0, 1] {
            people.look_at(format!("policies[{nth}]"), format!("policy {nth}"));
            assert!(people.somebody(&[], &[]).is_err());
        }
        let found = people.incomplete("this");
        let paths: Vec<&str> = found.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["policies[0]", "policies[1]"]);
        assert!(found[1].message.contains("policy 1"), "{}", found[1]);
    }

    #[test]
    fn a_person_is_found_only_where_the_interview_can_produce_one() {
        let loaded = sample::load(&sample::rules());
        let rules = loaded.compiled.rules().expect("rules that hold together");
        let people = People::of(&rules);
        let criterion = |key: &str| {
            let found = rules.core().criteria.iter().find(|criterion| criterion.key == key);
            &found.expect("a criterion").when
        };
        let in_depression = rules.core().facts[4].ask_if.as_ref().expect("a condition");
        let person = people.somebody(&[criterion("two-trials")], &[]).expect("no limit");
        let person = person.expect("somebody").json(&rules);
        assert_eq!(person, serde_json::json!({"condition": "depression", "trials": 2}));
        let nobody = people.somebody(&[criterion("two-trials")], &[in_depression]);
        assert!(nobody.expect("no limit").is_none());
        assert!(people.incomplete("this").is_empty());
    }
}
