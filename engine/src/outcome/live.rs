//! Which unknowns can still matter: a quick, sound bound for what is still missing.

use super::Subject;
use crate::id::{CriterionId, VarId};
use crate::logic::{CellSet, Condition, Knowledge, Truth};

impl Subject<'_> {
    /// Every unknown variable that the outcome can still depend on, and perhaps some more. What is not
    /// in the set cannot matter.
    pub(crate) fn live(&self) -> Vec<VarId> {
        let mut live = CellSet::default();
        let mut seen = CellSet::default();
        for (at, (_, policy)) in self.policies.iter().enumerate() {
            self.unknown_parts(&policy.applies, &self.state.known, &mut live);
            let criteria = policy.paths.iter().flat_map(|path| &path.criteria);
            let new: CellSet = criteria.map(|id| id.0).filter(|id| !seen.contains(*id)).collect();
            if new.is_empty() || self.bands(at, &self.state).0.single().is_some() {
                continue;
            }
            for id in new.iter().map(CriterionId) {
                if let Some(reach) = self.rules.reach(id)
                    && !self.criterion_levels(id, &self.state).is_certain()
                {
                    live.add(&reach.reads);
                }
            }
            seen.add(&new);
        }
        live.iter().map(VarId).filter(|var| self.state.known.get(*var).is_none()).collect()
    }

    /// What unknown tests in parts of a condition that are unknown themselves depend on.
    fn unknown_parts(&self, condition: &Condition, known: &Knowledge, live: &mut CellSet) {
        match condition {
            // What is in the set stands there with all that it depends on.
            Condition::Is(test) if live.contains(test.var.0) => {}
            _ if condition.read(known) != Truth::Unknown => {}
            Condition::Constant(_) => {}
            Condition::Is(_) => live.add(&self.rules.layout().reads(condition)),
            Condition::Not(inner) => self.unknown_parts(inner, known, live),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                for part in parts {
                    self.unknown_parts(part, known, live);
                }
            }
        }
    }
}
