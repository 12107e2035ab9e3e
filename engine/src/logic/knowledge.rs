//! What is known: a cell for each variable, or nothing yet. Questions that are not asked are filled
//! in here, so that conditions never have to think about the interview.

use super::Truth;
use crate::answers::{Answer, Answers, Value};
use crate::id::{FactId, VarId};
use crate::rules::{Changeable, Fact, Kind};

/// One thing that can be unknown on its own: a fact, or one option of a "some of" fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Var {
    /// The fact it belongs to.
    pub fact: FactId,
    /// How many cells it has; at least 1.
    pub cells: u16,
    /// Its cell when the question is not asked.
    pub otherwise: u16,
    /// In which direction the person can change it.
    pub changeable: Changeable,
}

/// Which variables belong to which fact. Derived from the facts when rules are loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    vars: Vec<Var>,
    /// First variable of each fact, and one more entry for the end.
    starts: Vec<u16>,
    /// Facts that are not always asked, in file order, so that each depends only on earlier ones.
    gated: Vec<FactId>,
}

/// Cells of variables, `None` where unknown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Knowledge {
    /// What was said, asked for or not.
    given: Vec<Option<u16>>,
    /// What counts: the given cell where the question is asked, the fact's other value where it is
    /// not, nothing where that is open.
    counted: Vec<Option<u16>>,
}

impl Layout {
    /// Lays out the variables of `facts`.
    pub fn of(facts: &[Fact]) -> Layout {
        let mut layout = Layout { vars: Vec::new(), starts: Vec::new(), gated: Vec::new() };
        for (at, fact) in facts.iter().enumerate() {
            let id = FactId(at as u16);
            layout.starts.push(layout.vars.len() as u16);
            if fact.ask_if.is_some() {
                layout.gated.push(id);
            }
            let var = |cells: usize, otherwise: u32| Var {
                fact: id,
                cells: cells.max(1) as u16,
                otherwise: otherwise as u16,
                changeable: fact.changeable,
            };
            match &fact.kind {
                Kind::OneOf(options) => layout.vars.push(var(options.len(), fact.otherwise)),
                Kind::YesNo => layout.vars.push(var(2, fact.otherwise)),
                Kind::Number { cuts, .. } => layout.vars.push(var(cuts.len() + 1, fact.otherwise)),
                Kind::SomeOf(options) => {
                    for option in 0..options.len() {
                        layout.vars.push(var(2, fact.otherwise >> option & 1));
                    }
                }
            }
        }
        layout.starts.push(layout.vars.len() as u16);
        layout
    }

    /// All variables.
    pub fn vars(&self) -> &[Var] {
        &self.vars
    }

    /// A variable; `None` if out of range.
    pub fn var(&self, id: VarId) -> Option<&Var> {
        self.vars.get(id.index())
    }

    /// The variables of a fact.
    pub fn vars_of(&self, fact: FactId) -> impl Iterator<Item = VarId> + use<> {
        let start = self.starts.get(fact.index()).copied().unwrap_or(0);
        let end = self.starts.get(fact.index() + 1).copied().unwrap_or(start);
        (start..end).map(VarId)
    }

    /// What the answers tell. "Not sure" tells nothing.
    pub fn knowledge(&self, facts: &[Fact], answers: &Answers) -> Knowledge {
        let mut given = vec![None; self.vars.len()];
        for (at, fact) in facts.iter().enumerate() {
            let id = FactId(at as u16);
            let Answer::Known(value) = answers.get(id) else {
                continue;
            };
            for (nth, var) in self.vars_of(id).enumerate() {
                if let Some(place) = given.get_mut(var.index()) {
                    *place = cell_of(fact, value, nth);
                }
            }
        }
        let mut known = Knowledge { counted: given.clone(), given };
        known.settle_unasked(self, facts);
        known
    }
}

/// The cell of the `nth` variable of a fact that was answered with `value`.
pub(crate) fn cell_of(fact: &Fact, value: Value, nth: usize) -> Option<u16> {
    match (value, &fact.kind) {
        (Value::Option(at), Kind::OneOf(_)) => Some(at),
        (Value::YesNo(yes), Kind::YesNo) => Some(u16::from(yes)),
        (Value::Options(bits), Kind::SomeOf(_)) => Some((bits >> nth & 1) as u16),
        (Value::Number(n), Kind::Number { cuts, .. }) => {
            Some(cuts.partition_point(|cut| *cut <= n) as u16)
        }
        _ => None,
    }
}

impl Knowledge {
    /// Knowledge of variables that are all always asked about.
    pub fn of(cells: &[Option<u16>]) -> Knowledge {
        Knowledge { given: cells.to_vec(), counted: cells.to_vec() }
    }

    /// The cell that counts, if it is known.
    #[inline]
    pub fn get(&self, var: VarId) -> Option<u16> {
        self.counted.get(var.index()).copied().flatten()
    }

    /// Whether the question is asked: always, or as far as is known.
    pub fn asked(&self, fact: &Fact) -> Truth {
        fact.ask_if.as_ref().map_or(Truth::True, |condition| condition.read(self))
    }

    /// The same knowledge with one variable given (or no longer given).
    #[must_use]
    pub fn with(
        &self,
        var: VarId,
        cell: Option<u16>,
        layout: &Layout,
        facts: &[Fact],
    ) -> Knowledge {
        let mut next = self.clone();
        next.give(var, cell);
        next.settle_unasked(layout, facts);
        next
    }

    /// Gives one variable without working out which questions are asked now: for changing several
    /// at once, before [`Knowledge::settle_unasked`].
    pub(crate) fn give(&mut self, var: VarId, cell: Option<u16>) {
        if let Some(place) = self.given.get_mut(var.index()) {
            *place = cell;
        }
        if let Some(place) = self.counted.get_mut(var.index()) {
            *place = cell;
        }
    }

    /// What was said about a variable, asked for or not.
    pub(crate) fn given(&self, var: VarId) -> Option<u16> {
        self.given.get(var.index()).copied().flatten()
    }

    /// Fills in the facts whose question is not asked, in file order: a question may depend only on
    /// earlier ones.
    pub(crate) fn settle_unasked(&mut self, layout: &Layout, facts: &[Fact]) {
        for id in &layout.gated {
            let Some(fact) = facts.get(id.index()) else {
                continue;
            };
            let asked = self.asked(fact);
            for var in layout.vars_of(*id) {
                let given = self.given(var);
                let otherwise = layout.var(var).map(|var| var.otherwise);
                let counted = match asked {
                    Truth::True => given,
                    Truth::False => otherwise,
                    Truth::Unknown if given == otherwise => given,
                    Truth::Unknown => None,
                };
                if let Some(place) = self.counted.get_mut(var.index()) {
                    *place = counted;
                }
            }
        }
    }
}
