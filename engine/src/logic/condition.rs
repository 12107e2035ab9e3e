//! Conditions and how they are read. Reading is a plain walk: no allocation, no recursion deeper
//! than [`Condition::MAX_DEPTH`], which loading enforces.

use super::{CellSet, Knowledge, Truth};
use crate::id::VarId;
use serde::Serialize;

/// A statement about the facts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// Holds for everybody, or for nobody.
    Constant(bool),
    /// All of these hold; holds if there are none.
    All(Vec<Condition>),
    /// One of these holds; does not hold if there are none.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// At least so many of these hold.
    AtLeast(u16, Vec<Condition>),
    /// A fact is one of these.
    Is(Test),
}

/// A test of one variable.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Test {
    /// What is tested.
    #[serde(rename = "v")]
    pub var: VarId,
    /// The cells for which the test holds.
    #[serde(rename = "c")]
    pub cells: CellSet,
}

impl Condition {
    /// The deepest nesting that is accepted.
    pub const MAX_DEPTH: usize = 32;

    /// Reads the condition against what is known.
    ///
    /// Sound: whatever the unknown turns out to be, a condition that is [`Truth::True`] holds and one
    /// that is [`Truth::False`] does not. Not complete: "A or not A" is unknown while A is.
    pub fn read(&self, known: &Knowledge) -> Truth {
        match self {
            Condition::Constant(value) => Truth::from(*value),
            Condition::Is(test) => test.read(known),
            Condition::Not(inner) => !inner.read(known),
            Condition::All(parts) => {
                let mut all = Truth::True;
                for part in parts {
                    match part.read(known) {
                        Truth::False => return Truth::False,
                        Truth::Unknown => all = Truth::Unknown,
                        Truth::True => {}
                    }
                }
                all
            }
            Condition::Any(parts) => {
                let mut any = Truth::False;
                for part in parts {
                    match part.read(known) {
                        Truth::True => return Truth::True,
                        Truth::Unknown => any = Truth::Unknown,
                        Truth::False => {}
                    }
                }
                any
            }
            Condition::AtLeast(wanted, parts) => {
                let (mut met, mut open) = (0, 0);
                for part in parts {
                    match part.read(known) {
                        Truth::True => met += 1,
                        Truth::Unknown => open += 1,
                        Truth::False => {}
                    }
                }
                if met >= *wanted {
                    Truth::True
                } else if met + open >= *wanted {
                    Truth::Unknown
                } else {
                    Truth::False
                }
            }
        }
    }

    /// Reads the condition and notes what makes it so: of a condition that fails because of one part
    /// only what that part reads, of one that is unknown only what is unknown.
    pub fn prove(&self, known: &Knowledge, reasons: &mut Vec<VarId>) -> Truth {
        let decides = match self {
            Condition::Constant(value) => return Truth::from(*value),
            Condition::Is(test) => {
                reasons.push(test.var);
                return test.read(known);
            }
            Condition::Not(inner) => return !inner.prove(known, reasons),
            Condition::All(_) => Truth::False,
            Condition::Any(_) => Truth::True,
            Condition::AtLeast(..) => Truth::Unknown,
        };
        let (Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts)) = self
        else {
            return Truth::Unknown;
        };
        let start = reasons.len();
        let (mut met, mut failed) = (0_usize, 0_usize);
        for part in parts {
            let before = reasons.len();
            let truth = part.prove(known, reasons);
            if truth == decides && decides != Truth::Unknown {
                // Nothing else counts any more.
                reasons.drain(start..before);
                return truth;
            }
            match truth {
                Truth::True => met += 1,
                Truth::False => failed += 1,
                Truth::Unknown => {}
            }
        }
        let wanted = match self {
            Condition::AtLeast(wanted, _) => usize::from(*wanted),
            Condition::Any(_) => 1,
            _ => parts.len(),
        };
        let truth = if met >= wanted {
            Truth::True
        } else if parts.len() - failed < wanted {
            Truth::False
        } else {
            Truth::Unknown
        };
        let counts = |part: &Condition| part.read(known) == truth;
        if met > 0 && failed > 0 || truth == Truth::Unknown {
            reasons.truncate(start);
            for part in parts.iter().filter(|part| counts(part)) {
                part.prove(known, reasons);
            }
        }
        truth
    }

    /// Calls `visit` with every test in the condition.
    pub fn each_test<'a>(&'a self, visit: &mut impl FnMut(&'a Test)) {
        match self {
            Condition::Constant(_) => {}
            Condition::Is(test) => visit(test),
            Condition::Not(inner) => inner.each_test(visit),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                for part in parts {
                    part.each_test(visit);
                }
            }
        }
    }

    /// The only cell of a variable for which the condition can hold, where that is plain to see.
    pub(crate) fn only_cell(&self, var: VarId) -> Option<u16> {
        match self {
            Condition::Is(test) if test.var == var => {
                let mut cells = test.cells.iter();
                cells.next().filter(|_| cells.next().is_none())
            }
            Condition::All(parts) => parts.iter().find_map(|part| part.only_cell(var)),
            _ => None,
        }
    }

    /// How many of its tests are unknown.
    pub(crate) fn unknown_tests(&self, known: &Knowledge) -> usize {
        let mut count = 0;
        self.each_test(&mut |test| count += usize::from(test.read(known) == Truth::Unknown));
        count
    }

    /// How deep the condition is nested, or `None` past [`Condition::MAX_DEPTH`].
    pub fn depth(&self) -> Option<usize> {
        self.depth_below(Condition::MAX_DEPTH)
    }

    fn depth_below(&self, room: usize) -> Option<usize> {
        let room = room.checked_sub(1)?;
        match self {
            Condition::Constant(_) | Condition::Is(_) => Some(1),
            Condition::Not(inner) => Some(inner.depth_below(room)? + 1),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
                let mut deepest = 0;
                for part in parts {
                    deepest = deepest.max(part.depth_below(room)?);
                }
                Some(deepest + 1)
            }
        }
    }
}

impl Test {
    /// Reads the test against what is known.
    #[inline]
    pub fn read(&self, known: &Knowledge) -> Truth {
        let (mut inside, mut outside) = (0, 0);
        for (at, word) in known.can_be(self.var).iter().enumerate() {
            let cells = self.cells.word(at);
            inside |= word & cells;
            outside |= word & !cells;
            if inside != 0 && outside != 0 {
                return Truth::Unknown;
            }
        }
        match (inside, outside) {
            (0, 0) => Truth::Unknown,
            (0, _) => Truth::False,
            _ => Truth::True,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Truth::{False, True, Unknown};

    fn is(var: u16) -> Condition {
        Condition::Is(Test { var: VarId(var), cells: [1].into_iter().collect() })
    }

    #[test]
    fn unknown_is_not_false() {
        let known = Knowledge::of(&[Some(1), Some(0), None]);
        let (yes, no, open) = (is(0), is(1), is(2));
        let read = |condition: Condition| condition.read(&known);
        assert_eq!(read(Condition::All(vec![yes.clone(), open.clone()])), Unknown);
        assert_eq!(read(Condition::All(vec![no.clone(), open.clone()])), False);
        assert_eq!(read(Condition::Any(vec![yes.clone(), open.clone()])), True);
        assert_eq!(read(Condition::Any(vec![no.clone(), open.clone()])), Unknown);
        assert_eq!(read(Condition::Not(Box::new(open.clone()))), Unknown);
        let three = || vec![yes.clone(), no.clone(), open.clone()];
        assert_eq!(read(Condition::AtLeast(1, three())), True);
        assert_eq!(read(Condition::AtLeast(2, three())), Unknown);
        assert_eq!(read(Condition::AtLeast(3, three())), False);
    }

    #[test]
    fn depth_is_bounded() {
        let mut condition = is(0);
        for _ in 0..Condition::MAX_DEPTH - 1 {
            condition = Condition::Not(Box::new(condition));
        }
        assert_eq!(condition.depth(), Some(Condition::MAX_DEPTH));
        assert_eq!(Condition::Not(Box::new(condition)).depth(), None);
    }
}
