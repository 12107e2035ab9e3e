//! Exact answers about outcomes: which bands can still come out, and whether one more answer can
//! still change anything. Policy by policy: whatever comes out, some policy governs there, so it is
//! enough to look for a completion in which it does, or for one in which none does.

use super::governing::Hinge;
use super::{Band, Bands, Readers, State, Subject};
use crate::id::{CriterionId, PolicyId, VarId};
use crate::logic::{Budget, CellSet, Declined, Knowledge, Test, Truth};
use crate::rules::Policy;

/// All bands that some completion gives; the search ends when `enough` are found.
///
/// # Errors
/// [`Declined`] past the budget.
pub(crate) fn possible_bands(
    subject: &Subject,
    enough: usize,
    budget: &mut Budget,
) -> Result<Bands, Declined> {
    let mut found = Bands::default();
    // One more than there are policies: where none governs, nothing is known.
    for at in 0..=subject.policies.len() {
        if found.len() >= enough {
            break;
        }
        let search = Search { subject, at };
        let can =
            search.policy().map_or(Band::Unknown.into(), |_| subject.bands(at, &subject.state).0);
        for band in can.iter() {
            if found.len() < enough
                && !found.contains(band)
                && search.succeeds(&Wanted::Band(band), budget)?
            {
                found = found.or(band.into());
            }
        }
    }
    Ok(found)
}

/// The band that all completions give, if they all give one.
///
/// # Errors
/// [`Declined`] past the budget.
pub(crate) fn settled_band(
    subject: &Subject,
    budget: &mut Budget,
) -> Result<Option<Band>, Declined> {
    // Two different bands are enough to know that it is not settled.
    Ok(possible_bands(subject, 2, budget)?.single())
}

/// Whether in some completion a policy governs that gives this band.
///
/// # Errors
/// [`Declined`] past the budget.
pub(crate) fn can_come_out(
    subject: &Subject,
    band: Band,
    budget: &mut Budget,
) -> Result<bool, Declined> {
    for at in 0..subject.policies.len() {
        if subject.bands(at, &subject.state).0.contains(band)
            && (Search { subject, at }).succeeds(&Wanted::Band(band), budget)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The policies that govern in some completion.
///
/// # Errors
/// [`Declined`] past the budget.
pub(crate) fn may_govern<'a>(
    subject: &Subject<'a>,
    budget: &mut Budget,
) -> Result<Vec<(PolicyId, &'a Policy)>, Declined> {
    let mut found = Vec::new();
    for (at, policy) in subject.policies.iter().enumerate() {
        if (Search { subject, at }).succeeds(&Wanted::Nothing, budget)? {
            found.push(*policy);
        }
    }
    Ok(found)
}

/// Whether the answer to a question can still change the band, or the policy behind it: whether there
/// are two completions that differ in this answer alone and in what comes out. `readers` are those of
/// the question.
///
/// # Errors
/// [`Declined`] past the budget.
pub(crate) fn is_relevant(
    subject: &Subject,
    readers: &[Readers],
    budget: &mut Budget,
) -> Result<bool, Declined> {
    // Of two outcomes with different policies one comes of a policy that does not apply in the other;
    // else one policy gives different bands. Either way a policy that governs reads the answer.
    for at in 0..subject.policies.len() {
        let search = Search { subject, at };
        let mut governs = None;
        for reader in readers {
            let Some(wanted) = search.difference(reader) else { continue };
            if governs.is_none() {
                governs = Some(search.succeeds(&Wanted::Nothing, budget)?);
            }
            if governs == Some(true) && search.succeeds(&wanted, budget)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// A search for a completion in which one policy governs, or none.
struct Search<'a> {
    subject: &'a Subject<'a>,
    at: usize,
}

/// What else is wanted of the completion.
enum Wanted {
    Nothing,
    /// This band comes out.
    Band(Band),
    /// With another cell of this variable, and nothing else changed, another outcome comes out: the
    /// policy does not apply, or one of these criteria makes another band of it.
    Difference(VarId, Vec<CriterionId>),
}

/// A completion as far as it is chosen, and its twin in which only one answer differs.
struct Twins {
    here: State,
    there: Option<State>,
}

/// A test to split on next.
struct Split {
    test: Test,
    /// The side that is more likely to lead to success.
    first: bool,
    /// The test is open in the twin.
    there: bool,
}

/// Whether what is wanted is so.
enum Verdict {
    Yes,
    No,
    Open(Split),
}

impl<'a> Search<'a> {
    /// The policy that is to govern; `None` if none is.
    fn policy(&self) -> Option<&'a Policy> {
        self.subject.policies.get(self.at).map(|(_, policy)| *policy)
    }

    /// What it would mean for a variable to make a difference here; `None` if it plainly cannot.
    fn difference(&self, readers: &Readers) -> Option<Wanted> {
        let can_matter = readers.has(&self.policy()?.applies)
            || self.each_criterion().any(|id| readers.has_criterion(id))
                && self.subject.bands(self.at, &self.subject.state).0.single().is_none();
        can_matter.then(|| {
            let criteria = self.criteria().into_iter().filter(|id| readers.has_criterion(*id));
            Wanted::Difference(readers.var, criteria.collect())
        })
    }

    /// The criteria of the policy, and of those that may stand beside it.
    fn each_criterion(&self) -> impl Iterator<Item = CriterionId> {
        let beside = self.subject.beside(self.at).map(|(_, policy)| policy);
        let both = self.policy().into_iter().chain(beside);
        both.flat_map(|policy| &policy.paths).flat_map(|path| &path.criteria).copied()
    }

    /// The same, each once and in order.
    fn criteria(&self) -> Vec<CriterionId> {
        let set: CellSet = self.each_criterion().map(|id| id.0).collect();
        set.iter().map(CriterionId).collect()
    }

    /// Whether there is such a completion.
    fn succeeds(&self, wanted: &Wanted, budget: &mut Budget) -> Result<bool, Declined> {
        let here = self.subject.state.about(self.criteria().into_iter());
        let there = matches!(wanted, Wanted::Difference(..)).then(|| here.clone());
        let policies = self.subject.policies.iter();
        let rank = self.policy().map_or(u8::MAX, |policy| policy.rank);
        let before = policies.map(|(_, policy)| *policy).take_while(|policy| policy.rank < rank);
        self.find(&Twins { here, there }, &before.collect::<Vec<_>>(), wanted, budget)
    }

    /// The same from here on; `before` are the policies that must not apply.
    fn find(
        &self,
        twins: &Twins,
        before: &[&'a Policy],
        wanted: &Wanted,
        budget: &mut Budget,
    ) -> Result<bool, Declined> {
        let mut verdict = self.applies(&twins.here.known)?;
        if let Verdict::No = verdict {
            return Ok(false);
        }
        let mut open: Vec<&Policy> = Vec::new();
        let mut forced: Vec<&Policy> = Vec::new();
        for policy in before {
            match policy.applies.read(&twins.here.known) {
                Truth::True => return Ok(false),
                Truth::Unknown => open.push(policy),
                Truth::False => continue,
            }
            if policy.applies.unknown_tests(&twins.here.known) == 1 {
                forced.push(policy);
            }
        }
        // Where one test alone keeps a policy away there is no choice, and often the end of the search.
        if let (Verdict::Yes, true) = (&verdict, forced.is_empty()) {
            verdict = self.judge(twins, wanted)?;
        }
        if let (Verdict::Yes, false) = (&verdict, open.is_empty()) {
            let policies = if forced.is_empty() { &open } else { &forced };
            verdict = self.keep_away(policies, &twins.here.known)?;
        }
        let split = match verdict {
            Verdict::Yes => return Ok(true),
            Verdict::No => return Ok(false),
            Verdict::Open(split) => split,
        };
        budget.deeper(|budget| {
            for holds in [split.first, !split.first] {
                if self.find(&self.split(twins, &split, holds, wanted), &open, wanted, budget)? {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    fn split(&self, twins: &Twins, split: &Split, holds: bool, wanted: &Wanted) -> Twins {
        let rules = self.subject.rules;
        let apart = matches!(wanted, Wanted::Difference(var, _) if *var == split.test.var);
        let side = |state: &State, there: bool| {
            if apart && split.there != there {
                state.clone()
            } else {
                state.split(rules, &split.test, holds)
            }
        };
        Twins {
            here: side(&twins.here, false),
            there: twins.there.as_ref().map(|state| side(state, true)),
        }
    }

    fn applies(&self, here: &Knowledge) -> Result<Verdict, Declined> {
        let Some(policy) = self.policy() else { return Ok(Verdict::Yes) };
        match policy.applies.read(here) {
            Truth::True => Ok(Verdict::Yes),
            Truth::False => Ok(Verdict::No),
            Truth::Unknown => Split::on(self.subject.test_of(policy, here), true, false),
        }
    }

    /// Keeps away from all of these policies at once as far as one variable can.
    fn keep_away(&self, policies: &[&Policy], here: &Knowledge) -> Result<Verdict, Declined> {
        // The last one is the broadest, and leaves least behind.
        let last = policies.last().and_then(|policy| self.subject.test_of(policy, here));
        let mut together = last.clone().ok_or(Declined)?;
        for policy in policies {
            policy.applies.each_test(&mut |test| {
                if test.var == together.var {
                    together.cells.add(&test.cells);
                }
            });
        }
        let some_are_left = together.read(here) == Truth::Unknown;
        Split::on(if some_are_left { Some(together) } else { last }, false, false)
    }

    fn judge(&self, twins: &Twins, wanted: &Wanted) -> Result<Verdict, Declined> {
        let here = &twins.here;
        match (wanted, &twins.there) {
            (Wanted::Band(band), _) if self.policy().is_some() => {
                let (bands, hinge) = self.subject.bands(self.at, here);
                if !bands.contains(*band) {
                    return Ok(Verdict::No);
                }
                if bands.single().is_some() {
                    return Ok(Verdict::Yes);
                }
                self.open(hinge, here, *band != Band::Unlikely, false)
            }
            (Wanted::Difference(_, criteria), Some(there)) => self.differ(here, there, criteria),
            _ => Ok(Verdict::Yes),
        }
    }

    fn differ(
        &self,
        here: &State,
        there: &State,
        criteria: &[CriterionId],
    ) -> Result<Verdict, Declined> {
        let Some(policy) = self.policy() else { return Ok(Verdict::No) };
        let applies = policy.applies.read(&there.known);
        if applies == Truth::False {
            return Ok(Verdict::Yes);
        }
        let mut verdict = Ok(Verdict::No);
        if !criteria.is_empty() {
            let ((bands, hinge), (others, other_hinge)) =
                (self.subject.bands(self.at, here), self.subject.bands(self.at, there));
            if !bands.meets(others) {
                return Ok(Verdict::Yes);
            }
            if bands.single().is_none() || others.single().is_none() {
                verdict = match self.criteria_differ(here, there, criteria) {
                    Ok(Verdict::Yes) if bands.single().is_none() => {
                        self.open(hinge, here, true, false)
                    }
                    Ok(Verdict::Yes) => self.open(other_hinge, there, true, true),
                    verdict => verdict,
                };
            }
        }
        match verdict {
            Ok(Verdict::No) if applies == Truth::Unknown => {
                Split::on(self.subject.test_of(policy, &there.known), false, true)
            }
            verdict => verdict,
        }
    }

    /// Whether one of these criteria certainly differs.
    fn criteria_differ(
        &self,
        here: &State,
        there: &State,
        criteria: &[CriterionId],
    ) -> Result<Verdict, Declined> {
        let mut open = None;
        for id in criteria {
            let levels = self.subject.criterion_levels(*id, here);
            let others = self.subject.criterion_levels(*id, there);
            if levels.is_certain() && others.is_certain() {
                if levels != others {
                    return Ok(Verdict::Yes);
                }
            } else if open.is_none() {
                open = Some((*id, levels.is_certain()));
            }
        }
        match open {
            None => Ok(Verdict::No),
            Some((id, false)) => self.open(Hinge::Criterion(id), here, true, false),
            Some((id, true)) => self.open(Hinge::Criterion(id), there, false, true),
        }
    }

    fn open(
        &self,
        hinge: Hinge,
        state: &State,
        first: bool,
        there: bool,
    ) -> Result<Verdict, Declined> {
        let test = match hinge {
            Hinge::None => None,
            Hinge::Criterion(id) => self.subject.test_of_criterion(id, &state.known),
            Hinge::Test(test) => Some(test),
        };
        Split::on(test, first, there)
    }
}

impl Split {
    fn on(test: Option<Test>, first: bool, there: bool) -> Result<Verdict, Declined> {
        // What is open hangs on a test; should none be found, nothing is known.
        test.map(|test| Verdict::Open(Split { test, first, there })).ok_or(Declined)
    }
}
