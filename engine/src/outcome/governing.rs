//! Which policy governs: of those that apply, the one that stands first in the precedence list; or two
//! of one rank that both say that they may stand beside another.

use super::{Bands, State, Subject};
use crate::id::{CriterionId, PolicyId};
use crate::logic::{Knowledge, Test, Truth, open_test};
use crate::rules::Policy;

impl<'a> Subject<'a> {
    /// The governing policies as far as a plain reading tells; empty if that is open, or if there are none.
    pub(crate) fn governing(&self) -> Vec<(PolicyId, &'a Policy)> {
        let rank = self.policies.first().map(|(_, policy)| policy.rank);
        let first = self.policies.iter().filter(|(_, policy)| Some(policy.rank) == rank);
        let (certain, open): (Vec<_>, Vec<_>) = first
            .copied()
            .partition(|(_, policy)| policy.applies.read(&self.state.known) == Truth::True);
        match certain.as_slice() {
            // Another may still stand beside it.
            [(_, only)] if only.both && open.iter().any(|(_, policy)| policy.both) => Vec::new(),
            _ => certain,
        }
    }

    /// Policies that may stand beside the one at `at`.
    pub(crate) fn beside(&self, at: usize) -> impl Iterator<Item = (PolicyId, &'a Policy)> {
        let main = self.policies.get(at).map(|(_, policy)| *policy).filter(|main| main.both);
        let others = if main.is_some() { self.policies.as_slice() } else { &[] };
        others.iter().enumerate().filter_map(move |(nth, (id, policy))| {
            let beside = nth != at && policy.both && policy.rank == main?.rank;
            beside.then_some((*id, *policy))
        })
    }

    /// Which bands come out where the policy at `at` governs, alone or with one beside it; and a
    /// criterion, or else a test, on which that still hangs.
    pub(crate) fn bands(&self, at: usize, state: &State) -> (Bands, Hinge) {
        let Some((_, policy)) = self.policies.get(at) else {
            return (Bands::default(), Hinge::None);
        };
        let (mut bands, open) = self.policy_bands(policy, state);
        let mut hinge = open.map_or(Hinge::None, Hinge::Criterion);
        for (_, beside) in self.beside(at) {
            let applies = beside.applies.read(&state.known);
            if applies == Truth::False {
                continue;
            }
            let (other, open) = self.policy_bands(beside, state);
            let together = bands.better_of(other);
            bands = if applies == Truth::True { together } else { bands.or(together) };
            if let Hinge::None = hinge {
                hinge = match self.test_of(beside, &state.known) {
                    Some(test) => Hinge::Test(test),
                    None => open.map_or(Hinge::None, Hinge::Criterion),
                };
            }
        }
        (bands, hinge)
    }

    /// A test on which it hangs whether a policy applies.
    pub(crate) fn test_of(&self, policy: &Policy, known: &Knowledge) -> Option<Test> {
        open_test(&policy.applies, known, self.rules.layout(), &self.rules.core().facts)
    }
}

/// What a result still hangs on.
pub(crate) enum Hinge {
    /// Nothing.
    None,
    /// A criterion.
    Criterion(CriterionId),
    /// A test.
    Test(Test),
}
