//! One treatment on one day, for one state of knowledge: the policies that can still matter.

use super::State;
use crate::date::Date;
use crate::id::{CriterionId, PolicyId, TreatmentId};
use crate::logic::{Knowledge, Truth};
use crate::rules::{Policy, Rules, Stance};

/// One treatment on one day, and what is known.
pub(crate) struct Subject<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) state: State,
    /// Policies in force that can govern and can still apply, by rank.
    pub(crate) policies: Vec<(PolicyId, &'a Policy)>,
    /// Policies in force that apply and say that nothing was found.
    pub(crate) silent: Vec<PolicyId>,
}

impl<'a> Subject<'a> {
    pub(crate) fn new(
        rules: &'a Rules,
        treatment: TreatmentId,
        today: Date,
        known: &Knowledge,
    ) -> Subject<'a> {
        let criteria = (0..rules.core().criteria.len()).map(|at| CriterionId(at as u16));
        let state = State::new(known.clone(), criteria);
        let mut subject = Subject { rules, state, policies: Vec::new(), silent: Vec::new() };
        let mut governed_by = u8::MAX;
        for id in rules.policies_for(treatment, known) {
            let Some(policy) = rules.policy(id).filter(|policy| policy.in_force(today)) else {
                continue;
            };
            match (policy.stance, policy.applies.read(known)) {
                (Stance::Silent, Truth::True) => subject.silent.push(id),
                (Stance::Silent, _) | (_, Truth::False) => {}
                _ if governed_by < policy.rank => {}
                (_, applies) => {
                    subject.policies.push((id, policy));
                    if applies == Truth::True {
                        governed_by = policy.rank;
                    }
                }
            }
        }
        subject
    }
}
