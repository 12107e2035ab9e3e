//! How far a person is from meeting a criterion, a path, a policy.

use super::{Band, Bands, State, Subject};
use crate::id::{CriterionId, VarId};
use crate::logic::{
    Budget, Condition, Declined, Knowledge, Test, Truth, asked_test, holds_in_some_completion,
    open_test,
};
use crate::rules::{Basis, Changeable, Criterion, Path, Policy, Reach, ReasonKind, Stance};

/// How far from meeting a criterion, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Met.
    Met,
    /// Unmet, and the person can change that.
    Changeable,
    /// Unmet, and nobody can change that.
    Fixed,
    /// Unmet by law, label or safety.
    RuledOut,
}

/// A set of levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Levels(u8);

impl Levels {
    const ALL: [Level; 4] = [Level::Met, Level::Changeable, Level::Fixed, Level::RuledOut];

    pub(crate) fn of(level: Level) -> Levels {
        Levels(1 << level as u8)
    }

    fn or(self, other: Levels) -> Levels {
        Levels(self.0 | other.0)
    }

    pub(crate) fn contains(self, level: Level) -> bool {
        self.0 >> (level as u8) & 1 == 1
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Level> {
        Levels::ALL.into_iter().filter(move |level| self.contains(*level))
    }

    /// The nearest level in the set.
    pub(crate) fn nearest(self) -> Level {
        self.iter().next().unwrap_or(Level::Met)
    }

    /// The furthest level in the set.
    pub(crate) fn furthest(self) -> Level {
        self.iter().last().unwrap_or(Level::RuledOut)
    }

    pub(crate) fn is_certain(self) -> bool {
        self.0.is_power_of_two()
    }

    /// The same, where nothing nearer than `near` counts.
    fn at_least(self, near: Level) -> Levels {
        self.worse_of(Levels::of(near))
    }

    /// What the worse of two can be, one out of each set: all criteria of a path must be met.
    fn worse_of(self, other: Levels) -> Levels {
        combine(self, other, |a, b| a >= b)
    }

    /// What the better of two can be: the best path counts.
    fn better_of(self, other: Levels) -> Levels {
        combine(self, other, |a, b| a <= b)
    }
}

/// Levels `a` of one set for which the other holds some `b` that lets `a` win, both ways round.
fn combine(one: Levels, two: Levels, wins: impl Fn(Level, Level) -> bool) -> Levels {
    let winning = |from: Levels, against: Levels| {
        from.iter()
            .filter(|a| against.iter().any(|b| wins(*a, b)))
            .fold(Levels::default(), |set, level| set.or(Levels::of(level)))
    };
    winning(one, two).or(winning(two, one))
}

impl Subject<'_> {
    /// Which levels a criterion can still have. Certain once everything that it reads is known.
    pub(crate) fn criterion_levels(&self, id: CriterionId, state: &State) -> Levels {
        state.levels(id, |known| self.levels_where(id, known))
    }

    fn levels_where(&self, id: CriterionId, known: &Knowledge) -> Levels {
        let Some((criterion, reach)) = self.rules.criterion(id).zip(self.rules.reach(id)) else {
            return Levels::of(Level::Fixed);
        };
        let met = Levels::of(Level::Met);
        match criterion.when.read(known) {
            Truth::True => met,
            Truth::False => self.unmet_levels(criterion, reach, known),
            Truth::Unknown => met.or(self.unmet_levels(criterion, reach, known)),
        }
    }

    fn unmet_levels(&self, criterion: &Criterion, reach: &Reach, known: &Knowledge) -> Levels {
        let (layout, facts) = (self.rules.layout(), &self.rules.core().facts);
        let changeable = Levels::of(Level::Changeable);
        let fixed = Levels::of(match criterion.kind {
            ReasonKind::Plan => Level::Fixed,
            ReasonKind::Label | ReasonKind::Law | ReasonKind::Safety => Level::RuledOut,
        });
        if !reach.changeable {
            return fixed;
        }
        let budget = &mut Budget::new(2_000);
        let surely = self.changed(reach, known, false);
        if self.can_be_brought_about(&criterion.when, reach, &surely, budget) == Ok(true) {
            return changeable;
        }
        let perhaps = self.changed(reach, known, true);
        // Past the budget nothing is known for certain: say that it can be changed, which asks more.
        if holds_in_some_completion(&criterion.when, &perhaps, layout, facts, budget) == Ok(false) {
            return fixed;
        }
        let open = self.test_behind(&criterion.when, reach, known);
        if open.is_some() { changeable.or(fixed) } else { changeable }
    }

    /// What is known after changes that are open to the person: to somebody of whom this is known
    /// (`perhaps`), or to everybody. What was said in answer to a question that is not asked does not
    /// count, and can be anything.
    fn changed(&self, reach: &Reach, known: &Knowledge, perhaps: bool) -> Knowledge {
        let (layout, facts) = (self.rules.layout(), &self.rules.core().facts);
        let mut changed = known.clone();
        for var in reach.reads.iter().map(VarId) {
            let Some(about) = layout.var(var) else { continue };
            let asked = facts.get(about.fact.index()).map(|fact| known.asked(fact));
            let free = match asked {
                Some(Truth::True) => false,
                Some(Truth::False) => true,
                _ => perhaps,
            };
            let direction = if free { Changeable::Any } else { about.changeable };
            changed.change(var, direction, perhaps, layout);
        }
        changed.settle_read(&reach.reads, layout, facts);
        changed
    }

    /// Whether the person can make the condition hold, however what they cannot change turns out.
    fn can_be_brought_about(
        &self,
        condition: &Condition,
        reach: &Reach,
        changed: &Knowledge,
        budget: &mut Budget,
    ) -> Result<bool, Declined> {
        match condition.read(changed) {
            Truth::True => return Ok(true),
            Truth::False => return Ok(false),
            Truth::Unknown => {}
        }
        let (layout, facts) = (self.rules.layout(), &self.rules.core().facts);
        let theirs = |test: &Test| {
            let var = layout.var(test.var);
            var.is_some_and(|var| var.changeable != Changeable::No) && changed.splits(test)
        };
        let Some(test) = self.first_test(condition, reach, theirs) else {
            return Ok(false);
        };
        budget.deeper(|budget| {
            for holds in [true, false] {
                let next = changed.split(&test, holds, layout, facts);
                if self.can_be_brought_about(condition, reach, &next, budget)? {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    /// The first such test of a condition, or of those that decide whether its questions are asked.
    fn first_test(
        &self,
        condition: &Condition,
        reach: &Reach,
        such: impl Fn(&Test) -> bool,
    ) -> Option<Test> {
        let facts = reach.reads.iter().filter_map(|var| self.rules.layout().var(VarId(var)));
        let gates = facts.filter_map(|var| self.rules.fact(var.fact)?.ask_if.as_ref());
        let mut found = None;
        for condition in std::iter::once(condition).chain(gates) {
            condition.each_test(&mut |test| {
                if found.is_none() && such(test) {
                    found = Some(test.clone());
                }
            });
        }
        found
    }

    /// A test on which it hangs whether an unmet condition is open to change; `None` if that is known.
    fn test_behind(&self, condition: &Condition, reach: &Reach, known: &Knowledge) -> Option<Test> {
        let (layout, facts) = (self.rules.layout(), &self.rules.core().facts);
        // How far a person can still go in one direction depends on where exactly they start.
        let starts = |test: &Test| {
            let directed = layout
                .var(test.var)
                .is_some_and(|var| matches!(var.changeable, Changeable::Up | Changeable::Down));
            directed && known.get(test.var).is_none()
        };
        let open = |test: &Test| test.read(known) == Truth::Unknown || starts(test);
        let mut test = self.first_test(condition, reach, open)?;
        if test.read(known) != Truth::Unknown {
            test.cells = known.lowest(test.var).into_iter().collect();
        }
        asked_test(&test, known, layout, facts)
    }

    /// A test to split on so that the level of a criterion comes nearer to being certain.
    pub(crate) fn test_of_criterion(&self, id: CriterionId, known: &Knowledge) -> Option<Test> {
        let when = &self.rules.criterion(id)?.when;
        open_test(when, known, self.rules.layout(), &self.rules.core().facts)
            .or_else(|| self.test_behind(when, self.rules.reach(id)?, known))
    }

    /// Which bands a policy can still put the visitor in, and a criterion on which that still hangs.
    /// A criterion is beside the point where another of its path is already as far from being met as
    /// this one can be, and so is a path that can no longer be the best.
    pub(crate) fn policy_bands(
        &self,
        policy: &Policy,
        state: &State,
    ) -> (Bands, Option<CriterionId>) {
        if let Some(band) = fixed_band(policy) {
            return (band.into(), None);
        }
        // What can be changed and what is met come to the same where cases are judged one by one.
        let near = if policy.stance == Stance::CaseByCase { Level::Changeable } else { Level::Met };
        let each = |id: &CriterionId| self.criterion_levels(*id, state).at_least(near);
        let whole =
            |path: &Path| path.criteria.iter().map(each).fold(Levels::of(near), Levels::worse_of);
        let best = policy.paths.iter().map(whole).reduce(Levels::better_of);
        let best = best.unwrap_or(Levels::of(Level::Fixed));
        let bands = best.iter().map(|level| band_of(policy, level)).collect();
        if best.is_certain() {
            return (bands, None);
        }
        let open = policy.paths.iter().find_map(|path| {
            let least = whole(path).nearest();
            let is_open = |id: &&CriterionId| {
                let levels = each(id);
                !levels.is_certain() && levels.furthest() > least
            };
            path.criteria.iter().find(is_open).filter(|_| least < best.furthest())
        });
        (bands, open.copied())
    }
}

/// Whether a change from `now` to `cell` is open to the person. A fact that was not asked about, or not
/// known, may be anything; one that cannot be changed stays what it is.
pub(crate) fn allowed(changeable: Changeable, now: Option<u16>, cell: u16) -> bool {
    match (changeable, now) {
        (_, None) | (Changeable::Any, _) => true,
        (Changeable::Up, Some(now)) => cell >= now,
        (Changeable::Down, Some(now)) => cell <= now,
        (Changeable::No, Some(now)) => cell == now,
    }
}

/// The band of a policy that says no to everybody.
pub(crate) fn fixed_band(policy: &Policy) -> Option<Band> {
    match (policy.stance, policy.basis) {
        (Stance::NotCovered, Basis::General) => Some(Band::Unlikely),
        (Stance::NotCovered, _) => Some(Band::NotCovered),
        (Stance::Silent, _) => Some(Band::Unknown),
        _ => None,
    }
}

/// The band of a policy whose best path is this far from being met.
pub(crate) fn band_of(policy: &Policy, level: Level) -> Band {
    match (policy.stance, level) {
        (_, Level::RuledOut) => Band::NotCovered,
        (_, Level::Fixed) => Band::Unlikely,
        (Stance::CaseByCase, _) => Band::CaseByCase,
        (_, Level::Changeable) => Band::WithinReach,
        (_, Level::Met) => Band::Likely,
    }
}
