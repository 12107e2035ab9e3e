//! Which papers fit a person, and what each of them asks further.

use crate::answers::{Answer, Answers};
use crate::assessment::Assessment;
use crate::id::FactId;
use crate::logic::Truth;
use crate::rules::{More, Paper, Ring, Rules, Signer};

/// The papers for one result, in order. A paper that hangs on something unknown is offered: the
/// visitor knows whether there was a refusal. Where safety rules the treatment out, no paper asks for it: only those that
/// nobody signs are left.
pub fn offered<'a>(
    rules: &Rules,
    more: &'a More,
    answers: &Answers,
    assessment: &Assessment,
) -> Vec<&'a Paper> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let mut offered = Vec::new();
    for paper in &more.papers.list {
        if (paper.signer == Signer::Nobody || !assessment.is_unsafe())
            && (paper.treatments.is_empty() || paper.treatments.contains(assessment.treatment.0))
            && (paper.bands.is_empty() || paper.bands.contains(assessment.band as u16))
            && paper.when.as_ref().is_none_or(|when| when.read(&known) != Truth::False)
        {
            offered.push(paper);
        }
    }
    offered
}

/// The questions that a paper asks when it is opened, in file order: its own and those that were answered here, which
/// stay on the screen so that they can be changed, and those of the core that were not needed so far. All can be
/// skipped.
pub fn questions(
    rules: &Rules,
    answers: &Answers,
    paper: &Paper,
    answered_here: &[FactId],
) -> Vec<FactId> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let mut asked = Vec::new();
    for id in &paper.asks {
        if let Some(fact) = rules.fact(*id)
            && known.asked(fact) == Truth::True
            // What calls for help in a crisis is asked only where a policy turns on it.
            && (fact.ring == Ring::Papers
                || (answers.get(*id) == Answer::Open && fact.crisis_if.is_none())
                || answered_here.contains(id))
        {
            asked.push(*id);
        }
    }
    asked
}
