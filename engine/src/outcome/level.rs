//! How far a person is from meeting a criterion, a path, a policy.

use super::{Band, Bands, Subject};
use crate::id::{CriterionId, VarId};
use crate::logic::{Budget, Condition, Declined, Knowledge, Truth, open_var};
use crate::rules::{Basis, Changeable, Path, Policy, ReasonKind, Stance};

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
    pub(crate) fn criterion_levels(&self, id: CriterionId, known: &Knowledge) -> Levels {
        let Some(criterion) = self.rules.criterion(id) else {
            return Levels::of(Level::Fixed);
        };
        let met = Levels::of(Level::Met);
        match criterion.when.read(known) {
            Truth::True => met,
            Truth::False => self.unmet_levels(id, known),
            Truth::Unknown => met.or(self.unmet_levels(id, known)),
        }
    }

    fn unmet_levels(&self, id: CriterionId, known: &Knowledge) -> Levels {
        let Some(criterion) = self.rules.criterion(id) else {
            return Levels::of(Level::Fixed);
        };
        let fixed = Levels::of(match criterion.kind {
            ReasonKind::Plan => Level::Fixed,
            ReasonKind::Label | ReasonKind::Law | ReasonKind::Safety => Level::RuledOut,
        });
        let reach = self.rules.reach(id);
        if !reach.changeable {
            return fixed;
        }
        if !self.can_be_changed(&criterion.when, known) {
            return fixed;
        }
        let changeable = Levels::of(Level::Changeable);
        let open = self.open_vars(&criterion.when, known);
        let open_fixed = || {
            open.iter().any(|var| {
                let about = self.rules.layout().var(*var);
                about.is_some_and(|var| var.changeable == Changeable::No)
            })
        };
        let undecided = reach.fixed && open_fixed() || !reach.one_way && !open.is_empty();
        if undecided { changeable.or(fixed) } else { changeable }
    }

    /// Whether changes that are open to the person could make the condition hold. Facts that are only
    /// then asked about, and fixed facts that are not known, may turn out either way.
    fn can_be_changed(&self, condition: &Condition, known: &Knowledge) -> bool {
        if let Condition::Is(test) = condition {
            let Some(var) = self.rules.layout().var(test.var) else {
                return false;
            };
            let Some(fact) = self.rules.fact(var.fact) else {
                return false;
            };
            if known.asked(fact) == Truth::True {
                let now = known.get(test.var);
                let within_reach = test.cells.iter().any(|cell| allowed(var.changeable, now, cell));
                // Otherwise a change might still make the question go away.
                if within_reach || fact.ask_if.is_none() {
                    return within_reach;
                }
            }
        }
        let mut relaxed = known.clone();
        self.open_changeable(condition, known, &mut relaxed, 0);
        relaxed.settle_unasked(self.rules.layout(), &self.rules.core().facts);
        // Past the budget nothing is known for certain: say that it can be changed, which asks more.
        self.changed_somehow(condition, known, &relaxed, &mut Budget::new(2_000)).unwrap_or(true)
    }

    /// Opens every fact that the condition reads and that can be changed, or that was not asked about:
    /// an answer to a question that is not asked does not count.
    fn open_changeable(
        &self,
        condition: &Condition,
        before: &Knowledge,
        relaxed: &mut Knowledge,
        depth: usize,
    ) {
        condition.each_test(&mut |test| {
            let Some(var) = self.rules.layout().var(test.var) else {
                return;
            };
            let Some(fact) = self.rules.fact(var.fact) else {
                return;
            };
            if var.changeable != Changeable::No || before.asked(fact) != Truth::True {
                relaxed.give(test.var, None);
            }
            if let Some(gate) = fact.ask_if.as_ref().filter(|_| depth < Condition::MAX_DEPTH) {
                self.open_changeable(gate, before, relaxed, depth + 1);
            }
        });
    }

    fn changed_somehow(
        &self,
        condition: &Condition,
        before: &Knowledge,
        relaxed: &Knowledge,
        budget: &mut Budget,
    ) -> Result<bool, Declined> {
        match condition.read(relaxed) {
            Truth::True => return Ok(true),
            Truth::False => return Ok(false),
            Truth::Unknown => {}
        }
        let (layout, facts) = (self.rules.layout(), &self.rules.core().facts);
        let Some(var) = crate::logic::first_unknown_test(condition, relaxed)
            .and_then(|test| open_var(test.var, relaxed, layout, facts))
        else {
            return Ok(false);
        };
        let Some(about) = layout.var(var) else {
            return Ok(false);
        };
        // A question that is only asked after the change may be answered in any way.
        let was_asked = facts.get(about.fact.index()).map(|fact| before.asked(fact));
        let now = before.get(var).filter(|_| was_asked == Some(Truth::True));
        for cell in 0..about.cells {
            if !allowed(about.changeable, now, cell) {
                continue;
            }
            budget.spend()?;
            let next = relaxed.with(var, Some(cell), layout, facts);
            if self.changed_somehow(condition, before, &next, budget)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Every unknown variable that the condition reads, or on which it depends whether a question that
    /// it reads is asked.
    pub(crate) fn open_vars(&self, condition: &Condition, known: &Knowledge) -> Vec<VarId> {
        let mut open = Vec::new();
        self.add_open_vars(condition, known, &mut open, 0);
        open
    }

    fn add_open_vars(
        &self,
        condition: &Condition,
        known: &Knowledge,
        open: &mut Vec<VarId>,
        depth: usize,
    ) {
        condition.each_test(&mut |test| {
            if known.get(test.var).is_none() && !open.contains(&test.var) {
                open.push(test.var);
            }
            let fact = self.rules.layout().var(test.var).and_then(|var| self.rules.fact(var.fact));
            let gate = fact.and_then(|fact| fact.ask_if.as_ref());
            if let Some(gate) = gate.filter(|_| depth < Condition::MAX_DEPTH) {
                self.add_open_vars(gate, known, open, depth + 1);
            }
        });
    }

    /// Which levels a path can still have.
    pub(crate) fn path_levels(&self, path: &Path, known: &Knowledge) -> Levels {
        let mut levels = Levels::of(Level::Met);
        for id in &path.criteria {
            levels = levels.worse_of(self.criterion_levels(*id, known));
        }
        levels
    }

    /// The criteria of a policy that are open and on which its band can still depend. A criterion is
    /// beside the point where another of its path is already as far from being met as this one can
    /// be, and so is a path that can no longer be the best.
    pub(crate) fn open_criteria(&self, policy: &Policy, known: &Knowledge) -> Vec<CriterionId> {
        // What can be changed and what is met come to the same where cases are judged one by one.
        let near = if policy.stance == Stance::CaseByCase { Level::Changeable } else { Level::Met };
        let levels: Vec<Vec<(CriterionId, Level, Level)>> = policy
            .paths
            .iter()
            .map(|path| {
                let bounds = |id: &CriterionId| {
                    let levels = self.criterion_levels(*id, known);
                    (*id, levels.nearest().max(near), levels.furthest().max(near))
                };
                path.criteria.iter().map(bounds).collect()
            })
            .collect();
        let at_least = |path: &[(CriterionId, Level, Level)]| {
            path.iter().map(|(_, least, _)| *least).max().unwrap_or(near)
        };
        let at_most = |path: &[(CriterionId, Level, Level)]| {
            path.iter().map(|(_, _, most)| *most).max().unwrap_or(near)
        };
        let best = levels.iter().map(|path| at_most(path)).min().unwrap_or(near);
        let mut open = Vec::new();
        for path in &levels {
            let least = at_least(path);
            if least >= best {
                continue;
            }
            for (id, nearest, furthest) in path {
                if nearest != furthest && *furthest > least && !open.contains(id) {
                    open.push(*id);
                }
            }
        }
        open
    }

    /// Which bands a policy can still put the visitor in.
    pub(crate) fn policy_bands(&self, policy: &Policy, known: &Knowledge) -> Bands {
        if let Some(band) = fixed_band(policy) {
            return band.into();
        }
        let mut best: Option<Levels> = None;
        for path in &policy.paths {
            let levels = self.path_levels(path, known);
            best = Some(best.map_or(levels, |best| best.better_of(levels)));
        }
        let levels = best.unwrap_or(Levels::of(Level::Fixed));
        levels.iter().map(|level| band_of(policy, level)).collect()
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
