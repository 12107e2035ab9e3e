//! A state of knowledge, with what was already worked out in it. Nothing here decides anything.

use super::Levels;
use crate::id::CriterionId;
use crate::logic::{Knowledge, Test};
use crate::rules::Rules;
use std::cell::Cell;

/// What is known, and which levels criteria can still have then, as far as somebody asked.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) known: Knowledge,
    /// By criterion.
    levels: Vec<(CriterionId, Cell<Option<Levels>>)>,
}

impl State {
    /// Remembers the levels of these criteria, which must be in order.
    pub(crate) fn new(known: Knowledge, criteria: impl Iterator<Item = CriterionId>) -> State {
        State { known, levels: criteria.map(|id| (id, Cell::new(None))).collect() }
    }

    /// The same for some of the criteria only.
    pub(crate) fn about(&self, criteria: impl Iterator<Item = CriterionId>) -> State {
        let mut about = State::new(self.known.clone(), criteria);
        for (id, levels) in &mut about.levels {
            *levels = self.place(*id).cloned().unwrap_or_default();
        }
        about
    }

    /// The state where a test holds, or where it does not.
    pub(crate) fn split(&self, rules: &Rules, test: &Test, holds: bool) -> State {
        let known = self.known.split(test, holds, rules.layout(), &rules.core().facts);
        let mut levels = self.levels.clone();
        for (id, levels) in &mut levels {
            let certain = levels.get().is_some_and(Levels::is_certain);
            // What is certain stays so.
            if !certain && rules.reach(*id).is_none_or(|reach| reach.reads.contains(test.var.0)) {
                levels.set(None);
            }
        }
        State { known, levels }
    }

    /// The levels of a criterion, worked out if they are not known yet.
    pub(crate) fn levels(
        &self,
        id: CriterionId,
        work_out: impl FnOnce(&Knowledge) -> Levels,
    ) -> Levels {
        let place = self.place(id);
        if let Some(levels) = place.and_then(Cell::get) {
            return levels;
        }
        let levels = work_out(&self.known);
        if let Some(place) = place {
            place.set(Some(levels));
        }
        levels
    }

    fn place(&self, id: CriterionId) -> Option<&Cell<Option<Levels>>> {
        // Where all criteria are remembered, each stands at its own place.
        let own = self.levels.get(id.index()).filter(|(other, _)| *other == id);
        let found = own.or_else(|| {
            let at = self.levels.binary_search_by_key(&id, |(id, _)| *id).ok()?;
            self.levels.get(at)
        });
        found.map(|(_, levels)| levels)
    }
}
