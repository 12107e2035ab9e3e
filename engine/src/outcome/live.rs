//! Which unknowns can still matter: a quick, sound bound that keeps the exact search small.

use super::Subject;
use crate::id::VarId;
use crate::logic::{CellSet, Condition, Knowledge, Test, Truth, open_var};

impl Subject<'_> {
    /// Every unknown variable that the outcome can still depend on, and perhaps some more. What is not
    /// in the set cannot matter.
    pub(crate) fn live(&self, known: &Knowledge) -> CellSet {
        let mut live = Vec::new();
        let mut governed_by = None;
        for (_, policy) in &self.policies {
            if governed_by.is_some_and(|rank| rank < policy.rank) {
                break;
            }
            match policy.applies.read(known) {
                Truth::False => continue,
                Truth::Unknown => self.unknown_parts(&policy.applies, known, &mut live),
                Truth::True => governed_by = Some(policy.rank),
            }
            if self.policy_bands(policy, known).single().is_some() {
                continue;
            }
            for id in policy.paths.iter().flat_map(|path| &path.criteria) {
                if self.criterion_levels(*id, known).is_certain() {
                    continue;
                }
                let Some(criterion) = self.rules.criterion(*id) else {
                    continue;
                };
                for var in self.open_vars(&criterion.when, known) {
                    if !live.contains(&var) {
                        live.push(var);
                    }
                }
            }
        }
        live.into_iter().map(|var: VarId| var.0).collect()
    }

    /// A variable to branch on so that `var` comes to matter, or certainly does not: one that stands
    /// beside it in a condition that is still open.
    pub(crate) fn var_towards(&self, known: &Knowledge, var: VarId) -> Option<VarId> {
        let (layout, facts) = (self.rules.layout(), &self.rules.core().facts);
        let reads = |condition: &Condition| {
            let mut live = Vec::new();
            self.unknown_parts(condition, known, &mut live);
            live.contains(&var).then_some(live)
        };
        for (_, policy) in &self.policies {
            let applies = policy.applies.read(known);
            if applies == Truth::False {
                continue;
            }
            let mut beside = reads(&policy.applies);
            for id in self.open_criteria(policy, known) {
                if beside.is_some() {
                    break;
                }
                beside = self.rules.criterion(id).and_then(|criterion| reads(&criterion.when));
                if beside.is_some() && applies == Truth::Unknown {
                    // First make sure that the policy applies at all.
                    let mut open = Vec::new();
                    self.unknown_parts(&policy.applies, known, &mut open);
                    beside = Some(open);
                }
            }
            let open = beside.into_iter().flatten().filter(|other| *other != var);
            if let Some(next) = open
                .filter_map(|other| open_var(other, known, layout, facts))
                .find(|other| *other != var)
            {
                return Some(next);
            }
            if applies == Truth::True {
                break;
            }
        }
        None
    }

    /// Unknown tests in parts of a condition that are unknown themselves.
    fn unknown_parts(&self, condition: &Condition, known: &Knowledge, live: &mut Vec<VarId>) {
        if condition.read(known) != Truth::Unknown {
            return;
        }
        match condition {
            Condition::Constant(_) => {}
            Condition::Is(test) => self.add(test, known, live),
            Condition::Not(inner) => self.unknown_parts(inner, known, live),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                for part in parts {
                    self.unknown_parts(part, known, live);
                }
            }
        }
    }

    /// Adds a test's variable if it is unknown, and what decides whether its question is asked.
    fn add(&self, test: &Test, known: &Knowledge, live: &mut Vec<VarId>) {
        if known.get(test.var).is_some() || live.contains(&test.var) {
            return;
        }
        live.push(test.var);
        let fact = self.rules.layout().var(test.var).and_then(|var| self.rules.fact(var.fact));
        if let Some(gate) = fact.and_then(|fact| fact.ask_if.as_ref()) {
            self.unknown_parts(gate, known, live);
        }
    }
}
