//! Which policy governs: of those that apply, the one that stands first in the precedence list.
//! While facts are missing several can; then all of them are listed, with the bands they can give.

use super::{Band, Bands, Subject};
use crate::id::{PolicyId, VarId};
use crate::logic::{Knowledge, Truth, first_unknown_test, open_var};
use crate::rules::Policy;

/// The governing policies: one, or two that stand beside each other, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Governing(pub(crate) PolicyId, pub(crate) PolicyId);

impl Governing {
    pub(crate) const NONE: Governing = Governing(PolicyId::NONE, PolicyId::NONE);

    pub(crate) fn iter(self) -> impl Iterator<Item = PolicyId> {
        [self.0, self.1].into_iter().filter(|id| *id != PolicyId::NONE)
    }
}

/// What can come out: who may govern, and the bands that would give. Never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcomes {
    pub(crate) each: Vec<(Governing, Bands)>,
}

impl Outcomes {
    /// All bands that can come out.
    pub(crate) fn bands(&self) -> Bands {
        self.each.iter().fold(Bands::default(), |all, (_, bands)| all.or(*bands))
    }

    /// The outcome, if it is certain.
    pub(crate) fn certain(&self) -> Option<(Governing, Band)> {
        match self.each.as_slice() {
            [(governing, bands)] => bands.single().map(|band| (*governing, band)),
            _ => None,
        }
    }

    /// Whether nothing that can come out here can come out there.
    pub(crate) fn is_apart_from(&self, other: &Outcomes) -> bool {
        !self.each.iter().any(|(governing, bands)| {
            other.each.iter().any(|(there, can)| {
                governing == there && bands.iter().any(|band| can.contains(band))
            })
        })
    }
}

impl Subject<'_> {
    /// What can come out, as a plain reading tells: everything that really can, perhaps more; exact
    /// once all that matters is known.
    pub(crate) fn outcomes(&self, known: &Knowledge) -> Outcomes {
        let mut outcomes = Outcomes::default();
        let mut rest = self.policies.as_slice();
        while let Some((_, first)) = rest.first() {
            let length = rest.iter().take_while(|(_, policy)| policy.rank == first.rank).count();
            let (same_rank, lower) = rest.split_at(length);
            rest = lower;
            if self.add_rank(same_rank, known, &mut outcomes) {
                return outcomes;
            }
        }
        outcomes.each.push((Governing::NONE, Band::Unknown.into()));
        outcomes
    }

    /// Adds what the policies of one rank can bring; true if one of them certainly governs.
    fn add_rank(
        &self,
        same_rank: &[(PolicyId, &Policy)],
        known: &Knowledge,
        outcomes: &mut Outcomes,
    ) -> bool {
        let mut applying: Vec<(PolicyId, &Policy, bool)> = Vec::new();
        for (id, policy) in same_rank {
            match policy.applies.read(known) {
                Truth::True => applying.push((*id, policy, true)),
                Truth::Unknown => applying.push((*id, policy, false)),
                Truth::False => {}
            }
        }
        let certain = applying.iter().filter(|(_, _, certain)| *certain).count();
        for (at, (id, policy, is_certain)) in applying.iter().enumerate() {
            let bands = self.policy_bands(policy, known);
            if certain == usize::from(*is_certain) {
                outcomes.each.push((Governing(*id, PolicyId::NONE), bands));
            }
            for (other, beside, other_certain) in applying.iter().skip(at + 1) {
                let both = policy.both && beside.both;
                if both && certain == usize::from(*is_certain) + usize::from(*other_certain) {
                    let bands = bands.better_of(self.policy_bands(beside, known));
                    outcomes.each.push((Governing(*id, *other), bands));
                }
            }
        }
        certain > 0
    }

    /// The variable to branch on so that the outcome becomes certain.
    pub(crate) fn deciding_var(&self, known: &Knowledge) -> Option<VarId> {
        let (layout, facts) = (self.rules.layout(), &self.rules.core().facts);
        for (_, policy) in &self.policies {
            match policy.applies.read(known) {
                Truth::False => {}
                Truth::Unknown => {
                    let test = first_unknown_test(&policy.applies, known)?;
                    return open_var(test.var, known, layout, facts);
                }
                Truth::True => {
                    if self.policy_bands(policy, known).single().is_none() {
                        return self.deciding_var_of(policy, known);
                    }
                    // A certain band; a second policy beside it may still be open.
                    if !policy.both {
                        return None;
                    }
                }
            }
        }
        None
    }

    fn deciding_var_of(&self, policy: &Policy, known: &Knowledge) -> Option<VarId> {
        let (layout, facts) = (self.rules.layout(), &self.rules.core().facts);
        let open = |var: VarId| open_var(var, known, layout, facts);
        for id in self.open_criteria(policy, known) {
            let when = &self.rules.criterion(id)?.when;
            let first = first_unknown_test(when, known).map(|test| test.var).and_then(open);
            let var = first.or_else(|| self.open_vars(when, known).into_iter().find_map(open));
            if var.is_some() {
                return var;
            }
        }
        None
    }
}
