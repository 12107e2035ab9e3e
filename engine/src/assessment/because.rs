//! "Because": an irreducible set of answers that forces the outcome. None of them can go.

use crate::answers::{Answer, Answers};
use crate::date::Date;
use crate::id::{FactId, TreatmentId};
use crate::logic::Budget;
use crate::outcome::{Subject, settled_band};
use crate::rules::Rules;

/// The answers that together force the band of a treatment, in file order; without any one of them it
/// would still be open. Empty if the band is not settled.
pub fn because(
    rules: &Rules,
    answers: &Answers,
    treatment: TreatmentId,
    today: Date,
) -> Vec<FactId> {
    let forced = |answers: &Answers| {
        let known = rules.layout().knowledge(&rules.core().facts, answers);
        let subject = Subject::new(rules, treatment, today, &known);
        settled_band(&subject, &mut Budget::default()).ok().flatten()
    };
    let Some(band) = forced(answers) else {
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
        if forced(&kept) == Some(band) {
            reasons.retain(|reason| *reason != id);
        } else {
            kept = before;
        }
    }
    reasons
}
