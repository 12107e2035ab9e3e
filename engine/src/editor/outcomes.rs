//! What can still come out for somebody, listed: who may govern, and the bands that would give. For the
//! searches of the rules editor's tool, which want every outcome and not only whether one is certain.

use crate::date::Date;
use crate::id::{CriterionId, PolicyId, TreatmentId};
use crate::logic::{Knowledge, Test, Truth};
use crate::outcome::{Band, Bands, State, Subject};
use crate::rules::{Policy, Rules};

/// One treatment on one day, about nobody in particular.
pub(super) struct Outlook<'a> {
    pub(super) subject: Subject<'a>,
}

/// Who governs: one policy, two beside each other, or none; and the bands that can come of it.
pub(super) type Outcome = (Vec<PolicyId>, Bands);

/// Everything that can come out. Never empty.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outcomes(pub(super) Vec<Outcome>);

impl Outcomes {
    /// The outcome, if it is certain.
    pub(super) fn certain(&self) -> Option<(&[PolicyId], Band)> {
        match self.0.as_slice() {
            [(governing, bands)] => bands.single().map(|band| (governing.as_slice(), band)),
            _ => None,
        }
    }
}

impl<'a> Outlook<'a> {
    pub(super) fn new(rules: &'a Rules, treatment: TreatmentId, today: Date) -> Outlook<'a> {
        let nothing =
            rules.layout().knowledge(&rules.core().facts, &crate::answers::Answers::new());
        Outlook { subject: Subject::new(rules, treatment, today, &nothing) }
    }

    /// What is known of somebody, with room for the levels of all criteria.
    pub(super) fn state(&self, known: &Knowledge) -> State {
        let criteria =
            (0..self.subject.rules.core().criteria.len()).map(|at| CriterionId(at as u16));
        State::new(known.clone(), criteria)
    }

    /// What can come out, as a plain reading tells: everything that really can, perhaps more; exact
    /// once all that matters is known.
    pub(super) fn outcomes(&self, state: &State) -> Outcomes {
        let mut outcomes = Vec::new();
        for same_rank in self.subject.policies.chunk_by(|(_, one), (_, two)| one.rank == two.rank) {
            if self.add_rank(same_rank, state, &mut outcomes) {
                return Outcomes(outcomes);
            }
        }
        outcomes.push((Vec::new(), Band::Unknown.into()));
        Outcomes(outcomes)
    }

    /// Adds what the policies of one rank can bring; true if one of them certainly governs.
    fn add_rank(
        &self,
        same_rank: &[(PolicyId, &Policy)],
        state: &State,
        outcomes: &mut Vec<Outcome>,
    ) -> bool {
        let applying: Vec<(PolicyId, &Policy, usize)> = same_rank
            .iter()
            .filter_map(|(id, policy)| match policy.applies.read(&state.known) {
                Truth::True => Some((*id, *policy, 1)),
                Truth::Unknown => Some((*id, *policy, 0)),
                Truth::False => None,
            })
            .collect();
        let certain: usize = applying.iter().map(|(_, _, certain)| certain).sum();
        for (at, (id, policy, own)) in applying.iter().enumerate() {
            let bands = self.subject.policy_bands(policy, state).0;
            if certain == *own {
                outcomes.push((vec![*id], bands));
            }
            for (other, beside, own_too) in applying.iter().skip(at + 1) {
                if policy.both && beside.both && certain == own + own_too {
                    let bands = bands.better_of(self.subject.policy_bands(beside, state).0);
                    outcomes.push((vec![*id, *other], bands));
                }
            }
        }
        certain > 0
    }

    /// A test on which the outcome still hangs.
    pub(super) fn open_test(&self, state: &State) -> Option<Test> {
        for (_, policy) in &self.subject.policies {
            match policy.applies.read(&state.known) {
                Truth::False => {}
                Truth::Unknown => return self.subject.test_of(policy, &state.known),
                Truth::True => {
                    let (bands, open) = self.subject.policy_bands(policy, state);
                    if bands.single().is_none() {
                        return self.subject.test_of_criterion(open?, &state.known);
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
}
