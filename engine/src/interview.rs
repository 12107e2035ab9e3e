//! The core ring of the interview: a question is asked only if its answer can still change a band, or
//! the policy behind it, of a treatment that the visitor chose.

use crate::answers::{Answer, Answers, Value};
use crate::date::Date;
use crate::id::{FactId, TreatmentId};
use crate::logic::{Budget, Knowledge, Truth};
use crate::outcome::{Readers, Subject, is_relevant};
use crate::rules::{Ring, Rules};

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// This question.
    Ask(FactId),
    /// Nothing: no answer can change the result any more.
    Done,
}

/// How many questions are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// At least so many.
    pub at_least: u16,
    /// At most so many.
    pub at_most: u16,
}

/// The treatments that the visitor cares about: all of them if that is not known.
pub fn chosen(rules: &Rules, answers: &Answers) -> Vec<TreatmentId> {
    match answers.get(rules.core().treatments_fact) {
        Answer::Known(Value::Options(bits)) if bits != 0 => {
            rules.treatments().filter(|treatment| bits >> treatment.0 & 1 == 1).collect()
        }
        _ => rules.treatments().collect(),
    }
}

/// The next question, in file order. Exact: no question is asked that cannot matter, none is left out
/// that can. Where proving that would take too long, the question is asked.
pub fn next_question(rules: &Rules, answers: &Answers, today: Date) -> Next {
    if answers.get(rules.core().treatments_fact) == Answer::Open {
        return Next::Ask(rules.core().treatments_fact);
    }
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let subjects = subjects(rules, answers, today, &known);
    let matters = |id: &FactId| {
        let readers = Readers::of(rules, *id);
        subjects
            .iter()
            .any(|subject| is_relevant(subject, &readers, &mut Budget::default()).unwrap_or(true))
    };
    askable(rules, answers, &known).map(|(id, _)| id).find(matters).map_or(Next::Done, Next::Ask)
}

/// How many questions are left, as a range that the real number never leaves.
pub fn remaining(rules: &Rules, answers: &Answers, today: Date) -> Remaining {
    remaining_after(rules, answers, today, next_question(rules, answers, today))
}

/// The same where the next question is known already.
pub fn remaining_after(rules: &Rules, answers: &Answers, today: Date, next: Next) -> Remaining {
    if next == Next::Done {
        return Remaining { at_least: 0, at_most: 0 };
    }
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let mut open: Vec<FactId> = Vec::new();
    for subject in subjects(rules, answers, today, &known) {
        for var in subject.live().into_iter().filter_map(|var| rules.layout().var(var)) {
            if !open.contains(&var.fact) && answers.get(var.fact) == Answer::Open {
                open.push(var.fact);
            }
        }
    }
    if answers.get(rules.core().treatments_fact) == Answer::Open {
        open.push(rules.core().treatments_fact);
    }
    Remaining { at_least: 1, at_most: (open.len() as u16).max(1) }
}

/// The answered questions that are still asked, in file order: what a review shows. Answers whose
/// question is no longer asked are kept, but do not count and are left out here.
pub fn asked(rules: &Rules, answers: &Answers) -> Vec<FactId> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    rules
        .facts()
        .filter(|(id, fact)| answers.get(*id) != Answer::Open && known.asked(fact) != Truth::False)
        .map(|(id, _)| id)
        .collect()
}

/// Whether an answer calls for help in a crisis before anything else.
pub fn crisis(rules: &Rules, answers: &Answers) -> bool {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    rules.facts().any(|(_, fact)| {
        fact.crisis_if.as_ref().is_some_and(|crisis| crisis.read(&known) == Truth::True)
    })
}

fn subjects<'a>(
    rules: &'a Rules,
    answers: &Answers,
    today: Date,
    known: &Knowledge,
) -> Vec<Subject<'a>> {
    let chosen = chosen(rules, answers).into_iter();
    chosen.map(|treatment| Subject::new(rules, treatment, today, known)).collect()
}

/// Open questions of the core ring that are asked for certain. One whose condition hangs on a question
/// that is open waits for it; on one that was answered "not sure", it is not asked.
fn askable<'a>(
    rules: &'a Rules,
    answers: &'a Answers,
    known: &'a Knowledge,
) -> impl Iterator<Item = (FactId, &'a crate::rules::Fact)> {
    rules.facts().filter(move |(id, fact)| {
        fact.ring == Ring::Core
            && answers.get(*id) == Answer::Open
            && known.asked(fact) == Truth::True
    })
}
