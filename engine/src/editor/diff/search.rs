//! Looks for people whose outcome the new version changes: exact over everything that the interview
//! can produce, as far as its bound goes. It goes where the versions differ and leaves out what means
//! the same in both.

use super::meaning::{Meanings, OpenPolicy, conditions};
use super::space::{Person, Space, Two, Version};
use crate::date::Date;
use crate::id::{PolicyId, TreatmentId, VarId};
use crate::logic::{Declined, first_unknown_test, open_var};
use crate::outcome::{Band, Outcomes, Subject};
use serde_json::Value as Json;
use std::collections::HashSet;

/// How many people are looked at for one treatment on one day before the search stops and says so.
pub(crate) const MOST_PEOPLE: usize = 60_000;

/// What somebody is told, by names that both versions share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Told {
    /// The governing policies.
    pub(crate) policies: Vec<String>,
    /// The band.
    pub(crate) band: Band,
}

/// A change, and somebody whom it concerns.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// What the old version told; `None`: these answers could not be given.
    pub(crate) before: Option<Told>,
    /// What the new version tells; `None`: these answers can no longer be given.
    pub(crate) after: Option<Told>,
    /// The person's answers.
    pub(crate) person: Json,
}

type Pair = (Option<Told>, Option<Told>);

/// What a search found.
#[derive(Default)]
pub(crate) struct Found {
    /// One change of each kind.
    pub(crate) changes: Vec<Change>,
    /// The bound was reached: there may be more.
    pub(crate) stopped: bool,
}

/// Looks for changes of one treatment on one day.
pub(super) fn changes(
    space: &Space,
    meanings: &Meanings,
    treatment: &Two<TreatmentId>,
    today: Date,
) -> Found {
    let subjects = Two {
        old: Subject::new(space.rules.old, treatment.old, today),
        new: Subject::new(space.rules.new, treatment.new, today),
    };
    let read = Two {
        old: conditions(space.rules.old, &subjects.old),
        new: conditions(space.rules.new, &subjects.new),
    };
    let classes = space.classes(&read);
    let mut search = Search {
        space,
        meanings,
        subjects: &subjects,
        classes: &classes,
        seen: HashSet::new(),
        found: Found::default(),
        left: MOST_PEOPLE,
    };
    if search.look(&space.nobody()).is_err() {
        search.found.stopped = true;
    }
    search.found
}

struct Search<'a> {
    space: &'a Space<'a>,
    meanings: &'a Meanings,
    subjects: &'a Two<Subject<'a>>,
    classes: &'a [Vec<usize>],
    seen: HashSet<Pair>,
    found: Found,
    left: usize,
}

impl Search<'_> {
    fn look(&mut self, person: &Person) -> Result<(), Declined> {
        self.left = self.left.checked_sub(1).ok_or(Declined)?;
        let open =
            Two { old: self.open(Version::Old, person), new: self.open(Version::New, person) };
        if let (Some(old), Some(new)) = (&open.old, &open.new)
            && old.len() == new.len()
            && old.iter().zip(new).all(|(old, new)| old.means(new))
        {
            return Ok(());
        }
        let outcomes = Two {
            old: self.outcomes(Version::Old, person),
            new: self.outcomes(Version::New, person),
        };
        if outcomes.old.is_none() && outcomes.new.is_none() || self.is_nothing_new(&outcomes) {
            return Ok(());
        }
        let Some(at) = self.next(person, &open, &outcomes) else {
            self.note(person, &outcomes);
            return Ok(());
        };
        for nth in self.classes.get(at).cloned().unwrap_or_default() {
            self.look(&self.space.saying(person, at, nth))?;
        }
        Ok(())
    }

    fn open(&self, version: Version, person: &Person) -> Option<Vec<OpenPolicy<'_>>> {
        let known = person.known.of(version).as_ref()?;
        Some(self.meanings.open(version, self.subjects.of(version), known))
    }

    fn outcomes(&self, version: Version, person: &Person) -> Option<Outcomes> {
        Some(self.subjects.of(version).outcomes(person.known.of(version).as_ref()?))
    }

    /// Everything that can be told here in one version.
    fn told(&self, version: Version, outcomes: Option<&Outcomes>) -> Vec<Option<Told>> {
        let Some(outcomes) = outcomes else { return vec![None] };
        let mut told = Vec::new();
        for (governing, bands) in &outcomes.each {
            let mut policies: Vec<String> =
                governing.iter().map(|id| self.meanings.name(version, id).to_owned()).collect();
            policies.sort();
            told.extend(bands.iter().map(|band| Some(Told { policies: policies.clone(), band })));
        }
        told
    }

    /// Whether each change that could be here is none, or was found elsewhere.
    fn is_nothing_new(&self, outcomes: &Two<Option<Outcomes>>) -> bool {
        let old = self.told(Version::Old, outcomes.old.as_ref());
        let new = self.told(Version::New, outcomes.new.as_ref());
        old.iter().all(|old| {
            new.iter().all(|new| old == new || self.seen.contains(&(old.clone(), new.clone())))
        })
    }

    /// The question to ask next: where the versions differ, then whatever is still open.
    fn next(
        &self,
        person: &Person,
        open: &Two<Option<Vec<OpenPolicy>>>,
        outcomes: &Two<Option<Outcomes>>,
    ) -> Option<usize> {
        let difference = Version::BOTH.into_iter().find_map(|version| {
            let here = open.of(version).as_deref()?;
            let other = match version {
                Version::Old => &open.new,
                Version::New => &open.old,
            };
            let other = other.as_deref()?;
            self.difference(version, person, here, other)
        });
        difference.or_else(|| {
            Version::BOTH.into_iter().find_map(|version| {
                if outcomes.of(version).as_ref()?.certain().is_some() {
                    return None;
                }
                let known = person.known.of(version).as_ref()?;
                let var = self.subjects.of(version).deciding_var(known)?;
                self.space.place(version, var)
            })
        })
    }

    /// A question that settles the first thing in which this version differs from the other.
    fn difference(
        &self,
        version: Version,
        person: &Person,
        here: &[OpenPolicy],
        other: &[OpenPolicy],
    ) -> Option<usize> {
        let subject = self.subjects.of(version);
        let known = person.known.of(version).as_ref()?;
        let (layout, facts) = (subject.rules.layout(), &subject.rules.core().facts);
        let ask = |var: VarId| {
            let var = open_var(var, known, layout, facts)?;
            self.space.place(version, var)
        };
        let policy = |id: PolicyId| subject.rules.policy(id);
        here.iter().find_map(|open| {
            let twin = other.iter().find(|other| other.name() == open.name());
            if twin.is_some_and(|twin| open.means(twin)) {
                return None;
            }
            let about = policy(open.policy)?;
            if open.applies.is_some() {
                return ask(first_unknown_test(&about.applies, known)?.var);
            }
            open.paths.iter().enumerate().find_map(|(nth, path)| {
                let twin = twin.and_then(|twin| twin.paths.get(nth))?;
                path.iter().filter(|(token, _)| !twin.contains_key(*token)).find_map(|(_, id)| {
                    let when = &subject.rules.criterion(*id)?.when;
                    let first = first_unknown_test(when, known).map(|test| test.var).and_then(ask);
                    first.or_else(|| subject.open_vars(when, known).into_iter().find_map(ask))
                })
            })
        })
    }

    fn note(&mut self, person: &Person, outcomes: &Two<Option<Outcomes>>) {
        // Nothing is open any more, so each version tells one thing.
        let before = self.told(Version::Old, outcomes.old.as_ref()).into_iter().next().flatten();
        let after = self.told(Version::New, outcomes.new.as_ref()).into_iter().next().flatten();
        if before != after && self.seen.insert((before.clone(), after.clone())) {
            let person = self.space.json(person);
            self.found.changes.push(Change { before, after, person });
        }
    }
}
