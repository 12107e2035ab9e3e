//! The next steps that fit a person: by treatment, band, plan and day.

use super::Assessment;
use crate::answers::Answers;
use crate::date::Date;
use crate::logic::Truth;
use crate::rules::{More, Rules, Step};

/// The steps for these results, in order. A step that hangs on something unknown is left out.
pub fn steps<'a>(
    rules: &Rules,
    more: &'a More,
    answers: &Answers,
    assessments: &[Assessment],
    today: Date,
) -> Vec<&'a Step> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    more.steps
        .iter()
        .filter(|step| {
            step.from.is_none_or(|from| from <= today)
                && step.until.is_none_or(|until| today <= until)
                && step.when.as_ref().is_none_or(|when| when.read(&known) == Truth::True)
                && assessments.iter().any(|assessment| {
                    (step.treatments.is_empty() || step.treatments.contains(assessment.treatment.0))
                        && (step.bands.is_empty() || step.bands.contains(assessment.band as u16))
                })
        })
        .collect()
}
