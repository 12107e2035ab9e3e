//! Exact answers about everything the unknown could still turn out to be: branch on one unknown
//! variable after the other until a plain reading is certain. Bounded: past its budget a search
//! declines, and callers then ask rather than guess.

use super::{Condition, Knowledge, Layout, Test, Truth};
use crate::id::VarId;
use crate::rules::Fact;

/// How many branches a search may still open.
#[derive(Debug)]
pub struct Budget(u32);

/// The search would have taken too long. Treat the matter as not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declined;

impl Budget {
    /// Enough for every question about real rules (they need a few hundred), little enough that a
    /// phone is not held up.
    pub const USUAL: u32 = 20_000;

    /// A budget of `branches`.
    pub fn new(branches: u32) -> Budget {
        Budget(branches)
    }

    /// Takes one branch out of the budget.
    ///
    /// # Errors
    /// [`Declined`] when it is used up.
    pub fn spend(&mut self) -> Result<(), Declined> {
        self.0 = self.0.checked_sub(1).ok_or(Declined)?;
        Ok(())
    }
}

impl Default for Budget {
    fn default() -> Budget {
        Budget::new(Budget::USUAL)
    }
}

/// Whether some completion of `known` makes `condition` hold. Only completions that the interview can
/// produce count: a question that is not asked has its fixed value.
///
/// # Errors
/// [`Declined`] past the budget.
pub fn holds_in_some_completion(
    condition: &Condition,
    known: &Knowledge,
    layout: &Layout,
    facts: &[Fact],
    budget: &mut Budget,
) -> Result<bool, Declined> {
    match condition.read(known) {
        Truth::True => return Ok(true),
        Truth::False => return Ok(false),
        Truth::Unknown => {}
    }
    let Some(var) = first_unknown_test(condition, known)
        .and_then(|test| open_var(test.var, known, layout, facts))
    else {
        return Ok(false);
    };
    let cells = layout.var(var).map_or(0, |var| var.cells);
    for cell in 0..cells {
        budget.spend()?;
        let next = known.with(var, Some(cell), layout, facts);
        if holds_in_some_completion(condition, &next, layout, facts, budget)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first test that keeps a condition unknown: one that is unknown itself, in a part that is.
pub(crate) fn first_unknown_test<'a>(
    condition: &'a Condition,
    known: &Knowledge,
) -> Option<&'a Test> {
    match condition {
        Condition::Constant(_) => None,
        Condition::Is(test) => (test.read(known) == Truth::Unknown).then_some(test),
        Condition::Not(inner) => first_unknown_test(inner, known),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => parts
            .iter()
            .filter(|part| part.read(known) == Truth::Unknown)
            .find_map(|part| first_unknown_test(part, known)),
    }
}

/// The variable to branch on so that `var` becomes known: itself if its question is certainly asked,
/// else one on which it depends whether the question is asked.
pub(crate) fn open_var(
    var: VarId,
    known: &Knowledge,
    layout: &Layout,
    facts: &[Fact],
) -> Option<VarId> {
    let mut var = var;
    // Each step goes to an earlier fact, so this ends.
    loop {
        if known.get(var).is_some() {
            return None;
        }
        let fact = facts.get(layout.var(var)?.fact.index())?;
        let Some(gate) = fact.ask_if.as_ref().filter(|gate| gate.read(known) == Truth::Unknown)
        else {
            return Some(var);
        };
        var = first_unknown_test(gate, known)?.var;
    }
}
