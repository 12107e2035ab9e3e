//! Exact answers about everything the unknown could still turn out to be: split what is known by one
//! unknown test after the other until a plain reading is certain. Bounded: past its budget a search
//! declines, and callers then ask rather than guess.

use super::{Condition, Knowledge, Layout, Test, Truth};
use crate::rules::Fact;

/// How many branches a search may still open, and how many of them below each other.
#[derive(Debug)]
pub struct Budget {
    branches: u32,
    depth: u32,
}

/// The search would have taken too long. Treat the matter as not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declined;

impl Budget {
    /// Enough for every question about real rules (they need a few hundred), little enough that a
    /// phone is not held up.
    pub const USUAL: u32 = 20_000;

    /// The most branches below each other: each takes room on the stack.
    const DEPTH: u32 = 500;

    /// A budget of `branches`.
    pub fn new(branches: u32) -> Budget {
        Budget { branches, depth: Budget::DEPTH }
    }

    /// Takes one branch out of the budget.
    ///
    /// # Errors
    /// [`Declined`] when it is used up.
    pub fn spend(&mut self) -> Result<(), Declined> {
        self.branches = self.branches.checked_sub(1).ok_or(Declined)?;
        Ok(())
    }

    /// Searches one branch deeper.
    pub(crate) fn deeper<T>(
        &mut self,
        search: impl FnOnce(&mut Budget) -> Result<T, Declined>,
    ) -> Result<T, Declined> {
        self.spend()?;
        self.depth = self.depth.checked_sub(1).ok_or(Declined)?;
        let found = search(self);
        self.depth += 1;
        found
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
    let test = open_test(condition, known, layout, facts).ok_or(Declined)?;
    budget.deeper(|budget| {
        for holds in [true, false] {
            let next = known.split(&test, holds, layout, facts);
            if holds_in_some_completion(condition, &next, layout, facts, budget)? {
                return Ok(true);
            }
        }
        Ok(false)
    })
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

/// A test to split on so that a condition comes nearer to being known; `None` if it is.
pub(crate) fn open_test(
    condition: &Condition,
    known: &Knowledge,
    layout: &Layout,
    facts: &[Fact],
) -> Option<Test> {
    if condition.read(known) != Truth::Unknown {
        return None;
    }
    first_unknown_test(condition, known).and_then(|test| asked_test(test, known, layout, facts))
}

/// The test itself if its question is certainly asked, else one on which it depends whether it is.
pub(crate) fn asked_test(
    test: &Test,
    known: &Knowledge,
    layout: &Layout,
    facts: &[Fact],
) -> Option<Test> {
    let mut test = test;
    // Each step goes to an earlier fact, so this ends.
    loop {
        let gate = facts.get(layout.var(test.var)?.fact.index())?.ask_if.as_ref();
        match gate.filter(|gate| gate.read(known) == Truth::Unknown) {
            Some(gate) => test = first_unknown_test(gate, known)?,
            None => return Some(test.clone()),
        }
    }
}
