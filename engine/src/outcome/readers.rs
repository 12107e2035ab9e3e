//! What reads an answer: worked out once for a question, for there can be thousands of policies.

use crate::id::{CriterionId, FactId, VarId};
use crate::logic::{CellSet, Condition};
use crate::rules::Rules;

/// What can depend on a variable.
pub(crate) struct Readers {
    pub(crate) var: VarId,
    /// The variables through which it can be read.
    vars: CellSet,
    criteria: CellSet,
}

impl Readers {
    /// The readers of each variable of a question.
    pub(crate) fn of(rules: &Rules, fact: FactId) -> Vec<Readers> {
        let readers = |var: VarId| {
            let reads = |id: &u16| {
                let reach = rules.reach(CriterionId(*id));
                reach.is_some_and(|reach| reach.reads.contains(var.0))
            };
            Readers {
                var,
                vars: rules.layout().dependents(var),
                criteria: (0..rules.core().criteria.len() as u16).filter(reads).collect(),
            }
        };
        rules.layout().vars_of(fact).map(readers).collect()
    }

    /// Whether a condition can depend on the variable.
    pub(crate) fn has(&self, condition: &Condition) -> bool {
        let mut has = false;
        condition.each_test(&mut |test| has |= self.vars.contains(test.var.0));
        has
    }

    /// Whether a criterion can.
    pub(crate) fn has_criterion(&self, id: CriterionId) -> bool {
        self.criteria.contains(id.0)
    }
}
