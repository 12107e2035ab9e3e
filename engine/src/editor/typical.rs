//! A typical person, out of the rules themselves: to each question the answer that meets the most of
//! what policies ask for. Names no question and no treatment.

use super::lint::people;
use crate::answers::{Answer, Answers};
use crate::id::{FactId, VarId};
use crate::logic::{Condition, Knowledge, Truth};
use crate::rules::{Fact, Policy, Ring, Rules, Stance};

/// What the rows of a table are about: a question, and a person to be like where that costs nothing.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// The question.
    pub(crate) question: FactId,
    /// Answers to be kept as long as the policies on the row's own answer are met as well as can be.
    pub(crate) like: &'a Answers,
}

/// A person who gave these answers, and to every other question the one that meets the most of what
/// the policies that can apply ask for. In a row, what policies say of its own answer counts first.
pub(crate) fn person(rules: &Rules, given: &Answers, row: Option<Row>) -> Answers {
    let mut answers = given.clone();
    for (id, fact) in rules.facts() {
        let known = rules.layout().knowledge(&rules.core().facts, &answers);
        let open = answers.get(id) == Answer::Open && known.asked(fact) != Truth::False;
        let asked = open && fact.ring == Ring::Core;
        if !asked || id == rules.core().treatments_fact {
            continue;
        }
        let mut chosen = known.clone();
        let vars: Vec<VarId> = rules.layout().vars_of(id).collect();
        for var in &vars {
            chosen = best(rules, fact, &chosen, *var, row);
        }
        let cells: Vec<Option<u16>> = vars.iter().map(|var| chosen.get(*var)).collect();
        if let Some(value) = people::value_of(fact, &cells) {
            // One of the question's own answers.
            let _ = answers.set(id, fact, value);
        }
    }
    answers
}

/// How good an answer is: what comes first counts first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// It calls for no help in a crisis.
    calm: bool,
    /// What the policies on the row's own answer ask for.
    own: u32,
    /// It is the answer of the person to be like.
    like: bool,
    /// What all policies that cover something ask for.
    met: u32,
    /// How few policies that cover nothing can apply.
    not_against: std::cmp::Reverse<u32>,
}

fn best(rules: &Rules, fact: &Fact, known: &Knowledge, var: VarId, row: Option<Row>) -> Knowledge {
    let (layout, facts) = (rules.layout(), &rules.core().facts);
    let like = row.map(|row| layout.knowledge(facts, row.like));
    let mut best: Option<(Score, Knowledge)> = None;
    for cell in 0..layout.var(var).map_or(0, |var| var.cells) {
        let next = known.with(var, Some(cell), layout, facts);
        let mut score = score(rules, &next, row.map(|row| row.question));
        score.calm = fact.crisis_if.as_ref().is_none_or(|crisis| crisis.read(&next) != Truth::True);
        score.like = like.as_ref().is_some_and(|like| like.given(var) == Some(cell));
        if best.as_ref().is_none_or(|(before, _)| score > *before) {
            best = Some((score, next));
        }
    }
    best.map_or_else(|| known.clone(), |(_, known)| known)
}

fn score(rules: &Rules, known: &Knowledge, row: Option<FactId>) -> Score {
    let (mut own, mut met, mut against) = (0, 0, 0);
    for policy in &rules.core().policies {
        if policy.applies.read(known) == Truth::False {
            continue;
        }
        let covers = !matches!(policy.stance, Stance::NotCovered | Stance::Silent);
        let points = 2 + if covers { criteria(rules, policy, known) } else { 0 };
        if row.is_some_and(|row| reads(rules, &policy.applies, row)) {
            own += points;
        }
        if covers {
            met += points;
        } else {
            against += 1;
        }
    }
    let not_against = std::cmp::Reverse(against);
    Score { calm: true, own, like: false, met, not_against }
}

/// How much of its criteria is met, or can still be.
fn criteria(rules: &Rules, policy: &Policy, known: &Knowledge) -> u32 {
    let criteria = policy.paths.iter().flat_map(|path| &path.criteria);
    let points = |condition: &Condition| match condition.read(known) {
        Truth::True => 2,
        Truth::Unknown => 1,
        Truth::False => 0,
    };
    criteria.filter_map(|id| rules.criterion(*id)).map(|one| points(&one.when)).sum()
}

fn reads(rules: &Rules, condition: &Condition, fact: FactId) -> bool {
    let mut reads = false;
    condition.each_test(&mut |test| {
        reads |= rules.layout().var(test.var).is_some_and(|var| var.fact == fact);
    });
    reads
}
