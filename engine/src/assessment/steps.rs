//! The next steps that fit a person: by treatment, band, plan and day.

use super::Assessment;
use crate::answers::{Answer, Answers};
use crate::date::Date;
use crate::id::FactId;
use crate::logic::Truth;
use crate::order::put_in_order;
use crate::rules::{More, Rules, Step};

/// The steps for these results, in order. A step whose `when` hangs on something unknown is left out; one whose `unless`
/// does is shown. Where safety rules everything out, no step is about a refusal.
pub fn steps<'a>(
    rules: &Rules,
    more: &'a More,
    answers: &Answers,
    assessments: &[Assessment],
    today: Date,
) -> Vec<&'a Step> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let all_unsafe = assessments.iter().all(Assessment::is_unsafe);
    more.steps
        .iter()
        .filter(|step| {
            fits(step, assessments, today)
                && !(step.if_refused && all_unsafe)
                && step.when.as_ref().is_none_or(|when| when.read(&known) == Truth::True)
                && step.unless.as_ref().is_none_or(|unless| unless.read(&known) != Truth::True)
        })
        .collect()
}

/// The questions on which further steps hang, in file order: nobody needs to answer them for a band, but who does
/// sees more steps. None that was answered with "not sure"; those that were answered here stay. Not for a person for whom
/// safety rules everything out: no step of a refusal is shown then.
pub fn asks_for_steps(
    rules: &Rules,
    more: &More,
    answers: &Answers,
    assessments: &[Assessment],
    today: Date,
    answered_here: &[FactId],
) -> Vec<FactId> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let mut asks = answered_here.to_vec();
    let open = more
        .steps
        .iter()
        .filter(|step| fits(step, assessments, today))
        .filter(|step| step.unless.as_ref().is_none_or(|unless| unless.read(&known) != Truth::True))
        // Once the plan has refused, the reason given tells which of the steps are needed.
        .filter_map(|step| match step.when.as_ref().map_or(Truth::True, |when| when.read(&known)) {
            Truth::Unknown => step.when.as_ref(),
            Truth::True if step.if_refused => step.unless.as_ref(),
            _ => None,
        })
        .filter(|condition| condition.read(&known) == Truth::Unknown);
    for condition in open {
        condition.each_test(&mut |test| {
            let fact = rules.layout().var(test.var).map(|var| var.fact);
            let unanswered = fact.filter(|fact| {
                known.get(test.var).is_none()
                    && answers.get(*fact) == Answer::Open
                    && rules.fact(*fact).is_some_and(|fact| {
                        // What calls for help in a crisis is asked only where a policy turns on it.
                        fact.crisis_if.is_none() && known.asked(fact) == Truth::True
                    })
            });
            asks.extend(unanswered.filter(|fact| !asks.contains(fact)));
        });
    }
    put_in_order(&mut asks, |fact| *fact);
    asks
}

/// Whether a step is for one of these results, on this day, whoever the person is.
fn fits(step: &Step, assessments: &[Assessment], today: Date) -> bool {
    step.from.is_none_or(|from| from <= today)
        && step.until.is_none_or(|until| today <= until)
        && assessments.iter().any(|assessment| {
            (step.treatments.is_empty() || step.treatments.contains(assessment.treatment.0))
                && (step.bands.is_empty() || step.bands.contains(assessment.band as u16))
        })
}
