//! Pairs of policies that could apply to the same person, without looking at pairs that want
//! different answers to one question: of ten thousand policies nearly all are of different payers.

use crate::id::VarId;
use crate::logic::{CellSet, Condition};
use crate::rules::{Policy, Stance};
use std::collections::{HashMap, HashSet};

/// A policy and its place in the file.
pub(super) type Numbered<'a> = (usize, &'a Policy);

/// Policies of one rank, sorted into drawers.
struct Drawers<'a> {
    /// Policies that want certain answers to the sorting question, by answer.
    by_cell: HashMap<u16, Vec<Numbered<'a>>>,
    /// Policies that do not ask it.
    rest: Vec<Numbered<'a>>,
}

/// Calls `visit` with every pair of policies that have one rank and one treatment in common, can
/// govern, and do not plainly exclude each other; the earlier one first. Ends when `visit` says so.
pub(super) fn each<'a, E>(
    policies: &'a [Policy],
    mut visit: impl FnMut(Numbered<'a>, Numbered<'a>) -> Result<(), E>,
) -> Result<(), E> {
    let mut ranks: HashMap<u8, Vec<Numbered>> = HashMap::new();
    for numbered in
        policies.iter().enumerate().filter(|(_, policy)| policy.stance != Stance::Silent)
    {
        ranks.entry(numbered.1.rank).or_default().push(numbered);
    }
    let mut ranks: Vec<Vec<Numbered>> = ranks.into_values().collect();
    ranks.sort_by_key(|policies| policies.first().map(|(nth, _)| *nth));
    for policies in ranks {
        let var = sorting_question(&policies);
        let drawers = Drawers::of(&policies, var);
        for first in &policies {
            let mut seconds = drawers.that_may_meet(*first, var);
            seconds.sort_by_key(|(nth, _)| *nth);
            seconds.dedup_by_key(|(nth, _)| *nth);
            for second in seconds {
                if share_treatment(first.1, second.1)
                    && !are_apart(&first.1.applies, &second.1.applies)
                {
                    visit(*first, second)?;
                }
            }
        }
    }
    Ok(())
}

/// The question by which policies are sorted into the most and smallest drawers.
fn sorting_question(policies: &[Numbered]) -> Option<VarId> {
    let mut asked: HashMap<VarId, (usize, HashSet<u16>)> = HashMap::new();
    for part in policies.iter().flat_map(|(_, policy)| parts(&policy.applies)) {
        let Condition::Is(test) = part else { continue };
        let mut cells = test.cells.iter();
        if let (Some(only), None) = (cells.next(), cells.next()) {
            let (policies, drawers) = asked.entry(test.var).or_default();
            *policies += 1;
            drawers.insert(only);
        }
    }
    let gain = |(policies, drawers): &(usize, HashSet<u16>)| policies * drawers.len();
    asked.iter().max_by_key(|(var, drawers)| (gain(drawers), var.0)).map(|(var, _)| *var)
}

impl<'a> Drawers<'a> {
    fn of(policies: &[Numbered<'a>], var: Option<VarId>) -> Drawers<'a> {
        let mut drawers = Drawers { by_cell: HashMap::new(), rest: Vec::new() };
        for numbered in policies {
            match wanted(numbered.1, var) {
                Some(cells) => cells
                    .iter()
                    .for_each(|cell| drawers.by_cell.entry(cell).or_default().push(*numbered)),
                None => drawers.rest.push(*numbered),
            }
        }
        drawers
    }

    /// Later policies that want one of the same answers, or do not ask.
    fn that_may_meet(&self, first: Numbered<'a>, var: Option<VarId>) -> Vec<Numbered<'a>> {
        let drawers: Vec<&Vec<Numbered<'a>>> = match wanted(first.1, var) {
            Some(cells) => cells.iter().filter_map(|cell| self.by_cell.get(&cell)).collect(),
            None => self.by_cell.values().collect(),
        };
        let all = drawers.into_iter().chain([&self.rest]).flatten();
        all.filter(|second| second.0 > first.0).copied().collect()
    }
}

/// The answers to a question that a policy plainly wants.
fn wanted(policy: &Policy, var: Option<VarId>) -> Option<&CellSet> {
    parts(&policy.applies).iter().find_map(|part| match part {
        Condition::Is(test) if Some(test.var) == var => Some(&test.cells),
        _ => None,
    })
}

pub(super) fn share_treatment(one: &Policy, two: &Policy) -> bool {
    one.treatments.iter().any(|treatment| two.treatments.contains(treatment))
}

/// Whether both are certain never to hold of one person: they want different answers to one question.
pub(super) fn are_apart(one: &Condition, two: &Condition) -> bool {
    parts(one).iter().any(|one| {
        let Condition::Is(one) = one else { return false };
        parts(two).iter().any(|two| match two {
            Condition::Is(two) => {
                one.var == two.var && !one.cells.iter().any(|cell| two.cells.contains(cell))
            }
            _ => false,
        })
    })
}

/// What must hold together for a condition to hold.
fn parts(condition: &Condition) -> &[Condition] {
    match condition {
        Condition::All(parts) => parts,
        other => std::slice::from_ref(other),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::json;

    #[test]
    fn every_pair_that_could_meet_is_visited_once() {
        let mut rules = sample::rules();
        let policy = rules["policies"][0].clone();
        for (nth, to) in [
            json!({"plan": ["acme", "other"]}),
            json!({"plan": ["other"]}),
            json!({"condition": ["pain"]}),
            json!({}),
        ]
        .into_iter()
        .enumerate()
        {
            let mut next = policy.clone();
            next["id"] = json!(format!("next-{nth}"));
            next["for"] = to;
            rules["policies"].as_array_mut().expect("a list").push(next);
        }
        let policies = sample::load(&rules).compiled.core.policies;
        let mut found = Vec::new();
        let ended: Result<(), ()> = each(&policies, |first, second| {
            found.push((first.0, second.0));
            Ok(())
        });
        assert_eq!(ended, Ok(()));
        assert_eq!(found, [(0, 3), (0, 6), (3, 4), (3, 5), (3, 6), (4, 5), (4, 6), (5, 6)]);
    }
}
