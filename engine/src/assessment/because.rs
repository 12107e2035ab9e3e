//! "Because": an irreducible set of answers that forces the outcome. None of them can go.

use crate::answers::{Answer, Answers};
use crate::date::Date;
use crate::id::{FactId, TreatmentId};
use crate::logic::{Budget, Knowledge};
use crate::outcome::{Band, Subject, settled_band};
use crate::rules::Rules;

/// The answers that together force the band of a treatment, in file order; without any one of them it
/// would still be open. Empty if the band is not settled.
pub fn because(
    rules: &Rules,
    answers: &Answers,
    treatment: TreatmentId,
    today: Date,
) -> Vec<FactId> {
    let subject = Subject::new(rules, treatment, today);
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let Some(band) = forced(&subject, &known) else {
        return Vec::new();
    };
    let mut kept = answers.clone();
    let mut reasons: Vec<FactId> = rules
        .facts()
        .map(|(id, _)| id)
        .filter(|id| matches!(answers.get(*id), Answer::Known(_)))
        .collect();
    // Drop from the end: later questions are details of earlier ones.
    for id in reasons.clone().into_iter().rev() {
        let before = kept.clone();
        kept.forget(id);
        let fewer = rules.layout().knowledge(&rules.core().facts, &kept);
        if forced(&subject, &fewer) == Some(band) {
            reasons.retain(|reason| *reason != id);
        } else {
            kept = before;
        }
    }
    reasons
}

fn forced(subject: &Subject, known: &Knowledge) -> Option<Band> {
    settled_band(subject, known, &mut Budget::default()).ok().flatten()
}
