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
/// The most changes, single ones and several together, that are tried.
const MOST_TRIED: usize = 300;

/// What would improve the band: all single changes first, then two together, then three; at most five.
/// Of a number the nearest value that does it, of a list one option more or less. Only what unmet
/// criteria read is changed, and never what is not open to change. What nobody has asked about and is
/// taken for granted stands in front of each, and is not counted.
pub fn what_ifs(
    rules: &Rules,
    answers: &Answers,
    treatment: TreatmentId,
    today: Date,
) -> Vec<WhatIf> {
    let now = super::assess(rules, answers, treatment, today);
    let band_with = |changes: &[(FactId, Value)]| {
        let mut changed = answers.clone();
        for (id, value) in changes {
            if let Some(fact) = rules.fact(*id) {
                // A candidate fits its question by construction.
                let _ = changed.set(*id, fact, *value);
            }
        }
        super::assess(rules, &changed, treatment, today).band
    };
    let (assumed, candidates) = candidates(rules, answers, &now);
    let start = if assumed.is_empty() { now.band } else { band_with(&assumed).min(now.band) };
    let mut found: Vec<WhatIf> = Vec::new();
    if start < now.band {
        found.push(WhatIf { changes: assumed.clone(), band: start });
    }
    let mut tried = 0;
    for size in 1..=3 {
        let go_on = pick(&candidates, size, &mut Vec::new(), &mut |picked| {
            tried += 1;
            let changes = [assumed.as_slice(), picked].concat();
            let what_if = WhatIf { band: band_with(&changes), changes };
            if what_if.band < start
                && !found.iter().any(|near| near.covers(&what_if, rules, answers))
            {
                found.push(what_if);
            }
            found.len() < MOST && tried < MOST_TRIED
        });
        if !go_on || !found.is_empty() && size > 1 {
            break;
        }
    }
    found
}

impl WhatIf {
    /// Whether this makes a larger change beside the point: it asks no more of any fact, and brings as
    /// much.
    fn covers(&self, other: &WhatIf, rules: &Rules, answers: &Answers) -> bool {
        self.band <= other.band
            && self.changes.iter().all(|(id, near)| {
                other.changes.iter().any(|(other, far)| {
                    id == other
                        && match (near, far) {
                            (Value::Number(near), Value::Number(far)) => {
                                let start =
                                    rules.fact(*id).map_or(0, |fact| start(fact, answers.get(*id)));
                                (start.min(*far)..=start.max(*far)).contains(near)
                            }
                            _ => near == far,
                        }
                })
            })
    }
}

/// Tries all that can be picked of the candidates, each fact once. `false`: as soon as `attempt` says so.
fn pick(
    candidates: &[(FactId, Value)],
    size: usize,
    picked: &mut Vec<(FactId, Value)>,
    attempt: &mut impl FnMut(&[(FactId, Value)]) -> bool,
) -> bool {
    if picked.len() == size {
        return attempt(picked);
    }
    let mut rest = candidates;
    while let Some((candidate, others)) = rest.split_first() {
        rest = others;
        if picked.iter().all(|(fact, _)| *fact != candidate.0) {
            picked.push(*candidate);
            let go_on = pick(rest, size, picked, attempt);
            picked.pop();
            if !go_on {
                return false;
            }
        }
    }
    true
}

type Changes = Vec<(FactId, Value)>;

/// For the facts that unmet criteria read: what is taken for granted, and the values that those open to change could take.
/// Where only some options may be named as a change, the first of the others is how things stand before anybody does
/// anything. (Whether a plan has refused is not asked while nothing hangs on it; that it has not is nobody's work.)
fn candidates(rules: &Rules, answers: &Answers, now: &super::Assessment) -> (Changes, Changes) {
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
    let (mut assumed, mut candidates) = (Vec::new(), Vec::new());
    for id in facts {
        let Some(fact) = rules.fact(id) else { continue };
        if fact.changeable == Changeable::No {
            continue;
        }
        let named = fact.change_to.as_ref();
        if matches!(fact.kind, Kind::OneOf(_))
            && answers.get(id) == Answer::Open
            && named.is_some_and(|named| !named.contains(0))
        {
            assumed.push((id, Value::Option(0)));
        } else {
            candidates.extend(values(fact, answers.get(id)).into_iter().map(|value| (id, value)));
        }
    }
    (assumed, candidates)
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

/// Where a number is counted from: the answer, or the end from which it can change.
fn start(fact: &Fact, now: Answer) -> i32 {
    match (now, &fact.kind) {
        (Answer::Known(Value::Number(now)), _) => now,
        (_, Kind::Number { max, .. }) if fact.changeable == Changeable::Down => *max,
        (_, Kind::Number { min, .. }) => *min,
        _ => 0,
    }
}

/// The values a fact could be changed to: of each cell of a number the nearest, those nearby first.
fn values(fact: &Fact, now: Answer) -> Vec<Value> {
    let known = if let Answer::Known(value) = now { Some(value) } else { None };
    let mut values: Vec<Value> = match &fact.kind {
        Kind::OneOf(options) => (0..options.len()).map(|at| Value::Option(at as u16)).collect(),
        Kind::YesNo => vec![Value::YesNo(false), Value::YesNo(true)],
        Kind::Number { min, max, cuts, .. } => {
            let start = start(fact, now);
            let lasts = cuts.iter().map(|cut| cut.saturating_sub(1)).chain([*max]);
            let cells = std::iter::once(min).chain(cuts).zip(lasts);
            let mut nearest: Vec<i32> =
                cells.map(|(first, last)| start.max(*first).min(last)).collect();
            put_in_order(&mut nearest, |value| value.abs_diff(start));
            nearest.into_iter().map(Value::Number).collect()
        }
        Kind::SomeOf(options) => {
            let have = if let Some(Value::Options(bits)) = known { bits } else { 0 };
            (0..options.len()).map(|at| Value::Options(have ^ 1 << at)).collect()
        }
    };
    let mut nth = 0;
    values.retain(|value| {
        // An option of a list is judged by itself.
        let cell = |value| cell_of(fact, value, nth);
        let (from, to) = (known.and_then(cell), cell(*value));
        nth += 1;
        to.is_some_and(|to| {
            from != Some(to)
                && allowed(fact.changeable, from, to)
                && fact.change_to.as_ref().is_none_or(|named| named.contains(to))
        })
    });
    values
}
