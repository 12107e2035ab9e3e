//! Looks for people whose outcome the new version changes: exact over everything that the interview
//! can produce, as far as its bound goes. It goes where the versions differ and leaves out what means
//! the same in both.

use super::meaning::{Meanings, OpenPolicy, conditions};
use super::space::{Person, Space, Two, Version};
use crate::date::Date;
use crate::editor::outcomes::{Outcomes, Outlook};
use crate::id::TreatmentId;
use crate::logic::{Declined, open_test};
use crate::outcome::{Band, State};
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
    let outlooks = Two {
        old: Outlook::new(space.rules.old, treatment.old, today),
        new: Outlook::new(space.rules.new, treatment.new, today),
    };
    let read = Two {
        old: conditions(space.rules.old, &outlooks.old.subject),
        new: conditions(space.rules.new, &outlooks.new.subject),
    };
    let classes = space.classes(&read);
    let mut search = Search {
        space,
        meanings,
        outlooks: &outlooks,
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
    outlooks: &'a Two<Outlook<'a>>,
    classes: &'a [Vec<usize>],
    seen: HashSet<Pair>,
    found: Found,
    left: usize,
}

impl<'a> Search<'a> {
    fn look(&mut self, person: &Person) -> Result<(), Declined> {
        self.left = self.left.checked_sub(1).ok_or(Declined)?;
        let states =
            Two { old: self.state(Version::Old, person), new: self.state(Version::New, person) };
        let open =
            Two { old: self.open(Version::Old, &states), new: self.open(Version::New, &states) };
        if let (Some(old), Some(new)) = (&open.old, &open.new)
            && old.len() == new.len()
            && old.iter().zip(new).all(|(old, new)| old.means(new))
        {
            return Ok(());
        }
        let outcomes = Two {
            old: self.outcomes(Version::Old, &states),
            new: self.outcomes(Version::New, &states),
        };
        if outcomes.old.is_none() && outcomes.new.is_none() || self.is_nothing_new(&outcomes) {
            return Ok(());
        }
        let Some(at) = self.next(&states, &open, &outcomes) else {
            self.note(person, &outcomes);
            return Ok(());
        };
        for nth in self.classes.get(at).cloned().unwrap_or_default() {
            self.look(&self.space.saying(person, at, nth))?;
        }
        Ok(())
    }

    fn state(&self, version: Version, person: &Person) -> Option<State> {
        Some(self.outlooks.of(version).state(person.known.of(version).as_ref()?))
    }

    fn open(&self, version: Version, states: &Two<Option<State>>) -> Option<Vec<OpenPolicy<'a>>> {
        let state = states.of(version).as_ref()?;
        Some(self.meanings.open(version, &self.outlooks.of(version).subject, state))
    }

    fn outcomes(&self, version: Version, states: &Two<Option<State>>) -> Option<Outcomes> {
        Some(self.outlooks.of(version).outcomes(states.of(version).as_ref()?))
    }

    /// Everything that can be told here in one version.
    fn told(&self, version: Version, outcomes: Option<&Outcomes>) -> Vec<Option<Told>> {
        let Some(outcomes) = outcomes else { return vec![None] };
        let mut told = Vec::new();
        for (governing, bands) in &outcomes.0 {
            let mut policies: Vec<String> =
                governing.iter().map(|id| self.meanings.name(version, *id).to_owned()).collect();
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
        states: &Two<Option<State>>,
        open: &Two<Option<Vec<OpenPolicy>>>,
        outcomes: &Two<Option<Outcomes>>,
    ) -> Option<usize> {
        let difference = Version::BOTH.into_iter().find_map(|version| {
            let here = open.of(version).as_deref()?;
            let other = match version {
                Version::Old => &open.new,
                Version::New => &open.old,
            };
            self.difference(version, states.of(version).as_ref()?, here, other.as_deref()?)
        });
        difference.or_else(|| {
            Version::BOTH.into_iter().find_map(|version| {
                if outcomes.of(version).as_ref()?.certain().is_some() {
                    return None;
                }
                let test = self.outlooks.of(version).open_test(states.of(version).as_ref()?)?;
                self.space.place(version, test.var)
            })
        })
    }

    /// A question that settles the first thing in which this version differs from the other.
    fn difference(
        &self,
        version: Version,
        state: &State,
        here: &[OpenPolicy],
        other: &[OpenPolicy],
    ) -> Option<usize> {
        let subject = &self.outlooks.of(version).subject;
        let (rules, known) = (subject.rules, &state.known);
        here.iter().find_map(|open| {
            let twin = other.iter().find(|other| other.name() == open.name());
            if twin.is_some_and(|twin| open.means(twin)) {
                return None;
            }
            let about = rules.policy(open.policy)?;
            if open.applies.is_some() {
                return self.space.place(version, subject.test_of(about, known)?.var);
            }
            open.paths.iter().enumerate().find_map(|(nth, path)| {
                let twin = twin.and_then(|twin| twin.paths.get(nth))?;
                path.iter().filter(|(token, _)| !twin.contains_key(*token)).find_map(|(_, id)| {
                    let when = &rules.criterion(*id)?.when;
                    let test = open_test(when, known, rules.layout(), &rules.core().facts)
                        .or_else(|| subject.test_of_criterion(*id, known))?;
                    self.space.place(version, test.var)
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
