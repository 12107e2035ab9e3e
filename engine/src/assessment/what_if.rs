//! "What would change this": changes that are open to the person and that improve the band.

use crate::answers::{Answer, Answers, Value};
use crate::date::Date;
use crate::id::{FactId, TreatmentId};
use crate::logic::cell_of;
use crate::order::put_in_order;
use crate::outcome::{Band, allowed};
use crate::rules::{Changeable, Fact, Kind, Rules};

/// A change, or a few together, and the band they would bring.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// What would have to be so.
    pub changes: Vec<(FactId, Value)>,
    /// The band then.
    pub band: Band,
}

/// The most what-ifs that are given.
const MOST: usize = 5;
/// The most combinations that are tried for two or three changes together.
const MOST_TRIED: usize = 300;

/// What would improve the band: all single changes first, then two together, then three; at most five,
/// the smallest change to each fact only. Never suggests what is not open to change.
pub fn what_ifs(
    rules: &Rules,
    answers: &Answers,
    treatment: TreatmentId,
    today: Date,
) -> Vec<WhatIf> {
    let now = super::assess(rules, answers, treatment, today);
    let candidates = candidates(rules, answers, &now);
    let mut found: Vec<WhatIf> = Vec::new();
    let mut tried = 0;
    for size in 1..=3 {
        let mut picked = Vec::new();
        pick(&candidates, size, 0, &mut picked, &mut |changes| {
            tried += 1;
            if found.len() >= MOST || tried > MOST_TRIED || contains_found(&found, changes) {
                return;
            }
            let mut changed = answers.clone();
            for (id, value) in changes {
                if let Some(fact) = rules.fact(*id) {
                    // A candidate fits its question by construction.
                    let _ = changed.set(*id, fact, *value);
                }
            }
            let then = super::assess(rules, &changed, treatment, today);
            if then.band < now.band {
                found.push(WhatIf { changes: changes.to_vec(), band: then.band });
            }
        });
        if !found.is_empty() && size > 1 {
            break;
        }
    }
    found
}

/// A smaller change that is already found makes a larger one beside the point: fewer facts, or a number
/// that is nearer.
fn contains_found(found: &[WhatIf], changes: &[(FactId, Value)]) -> bool {
    let covers = |(fact, value): &(FactId, Value)| {
        changes.iter().any(|(other, to)| {
            let nearer = matches!((value, to), (Value::Number(_), Value::Number(_)));
            fact == other && (value == to || nearer)
        })
    };
    found.iter().any(|what_if| what_if.changes.iter().all(covers))
}

fn pick(
    candidates: &[(FactId, Value)],
    size: usize,
    from: usize,
    picked: &mut Vec<(FactId, Value)>,
    found: &mut impl FnMut(&[(FactId, Value)]),
) {
    if picked.len() == size {
        found(picked);
        return;
    }
    for (at, candidate) in candidates.iter().enumerate().skip(from) {
        if picked.iter().any(|(fact, _)| *fact == candidate.0) {
            continue;
        }
        picked.push(*candidate);
        pick(candidates, size, at + 1, picked, found);
        picked.pop();
    }
}

/// Values that changeable facts could take, for the facts that unmet criteria read.
fn candidates(rules: &Rules, answers: &Answers, now: &super::Assessment) -> Vec<(FactId, Value)> {
    let mut facts: Vec<FactId> = Vec::new();
    for result in
        now.policies.iter().flat_map(|policy| &policy.paths).flat_map(|path| &path.criteria)
    {
        if result.status != super::Status::Met {
            for id in &result.answers {
                add_with_gates(rules, *id, &mut facts);
            }
        }
    }
    put_in_order(&mut facts, |fact| *fact);
    let mut candidates = Vec::new();
    for id in facts {
        let Some(fact) = rules.fact(id) else { continue };
        if fact.changeable == Changeable::No {
            continue;
        }
        let now = match answers.get(id) {
            Answer::Known(value) => Some(value),
            Answer::Open | Answer::Unsure => None,
        };
        candidates.extend(values(fact, now).into_iter().map(|value| (id, value)));
    }
    candidates
}

fn add_with_gates(rules: &Rules, id: FactId, facts: &mut Vec<FactId>) {
    if facts.contains(&id) {
        return;
    }
    facts.push(id);
    let Some(gate) = rules.fact(id).and_then(|fact| fact.ask_if.as_ref()) else {
        return;
    };
    gate.each_test(&mut |test| {
        if let Some(var) = rules.layout().var(test.var) {
            add_with_gates(rules, var.fact, facts);
        }
    });
}

/// The values a fact could be changed to: for a number the first of each higher (or lower) cell.
fn values(fact: &Fact, now: Option<Value>) -> Vec<Value> {
    let possible: Vec<Value> = match &fact.kind {
        Kind::OneOf(options) => (0..options.len()).map(|at| Value::Option(at as u16)).collect(),
        Kind::YesNo => vec![Value::YesNo(false), Value::YesNo(true)],
        Kind::Number { min, cuts, .. } => {
            let cells = std::iter::once(*min).chain(cuts.iter().copied()).map(Value::Number);
            // The nearest comes first.
            if fact.changeable == Changeable::Down {
                cells.rev().collect()
            } else {
                cells.collect()
            }
        }
        Kind::SomeOf(options) => {
            let have = if let Some(Value::Options(bits)) = now { bits } else { 0 };
            (0..options.len()).map(|at| Value::Options(have | 1 << at)).collect()
        }
    };
    possible
        .into_iter()
        .filter(|value| Some(*value) != now && value.fits(fact))
        .filter(|value| {
            let cell = |value| cell_of(fact, value, 0);
            match (fact.kind.clone(), cell(*value)) {
                (Kind::SomeOf(_), _) => true,
                (_, Some(to)) => {
                    let from = now.and_then(cell);
                    from != Some(to)
                        && allowed(fact.changeable, from, to)
                        && fact.change_to.as_ref().is_none_or(|to_name| to_name.contains(to))
                }
                (_, None) => false,
            }
        })
        .collect()
}
