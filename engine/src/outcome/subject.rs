//! One treatment on one day: the policies that are in force for it.

use crate::date::Date;
use crate::id::{PolicyId, TreatmentId};
use crate::rules::{Policy, Rules, Stance};

/// One treatment on one day.
pub(crate) struct Subject<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) treatment: TreatmentId,
    /// Policies in force that can govern, by rank.
    pub(crate) policies: Vec<(PolicyId, &'a Policy)>,
}

impl<'a> Subject<'a> {
    pub(crate) fn new(rules: &'a Rules, treatment: TreatmentId, today: Date) -> Subject<'a> {
        let policies = rules
            .policies_on(treatment)
            .iter()
            .filter_map(|id| Some((*id, rules.policy(*id)?)))
            .filter(|(_, policy)| policy.in_force(today) && policy.stance != Stance::Silent)
            .collect();
        Subject { rules, treatment, policies }
    }
}
