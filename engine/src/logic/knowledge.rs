//! What is known: for each variable the cells that it can still have. Questions that are not asked are
//! filled in here, so that conditions never have to think about the interview.

use super::{CellSet, Condition, Test, Truth};
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
    /// Facts that are not always asked, in file order, so that each depends only on earlier ones;
    /// with every variable on which that depends, also through the questions of others.
    gated: Vec<(FactId, CellSet)>,
}

/// What each variable can still be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Knowledge {
    /// A bit for each cell that a variable can still have: first what counts, for all variables, then
    /// what was given, asked for or not. What counts is what was given where the question is asked,
    /// the fact's other value where it is not, either where that is open.
    slots: Vec<u64>,
    /// The bits of variables with too many cells for a slot. Their slots say where.
    wide: Vec<u64>,
}

/// Marks a slot that says where in [`Knowledge::wide`] the bits are: from which word on, and how many.
const WIDE: u64 = 1 << 63;

impl Layout {
    /// Lays out the variables of `facts`.
    pub fn of(facts: &[Fact]) -> Layout {
        let mut layout = Layout { vars: Vec::new(), starts: Vec::new(), gated: Vec::new() };
        for (at, fact) in facts.iter().enumerate() {
            let id = FactId(at as u16);
            layout.starts.push(layout.vars.len() as u16);
            if let Some(gate) = &fact.ask_if {
                layout.gated.push((id, layout.reads(gate)));
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

    /// Every variable on which a condition can depend: those that it tests, and those on which it
    /// depends whether their questions are asked.
    pub(crate) fn reads(&self, condition: &Condition) -> CellSet {
        let mut reads: CellSet = CellSet::default();
        condition.each_test(&mut |test| {
            if !reads.contains(test.var.0) {
                reads.add(&[test.var.0].into_iter().collect());
                if let Some(gates) = self.gates_of(test.var) {
                    reads.add(gates);
                }
            }
        });
        reads
    }

    /// The variable itself, and those whose questions are asked or not depending on it.
    pub(crate) fn dependents(&self, var: VarId) -> CellSet {
        let gated = self.gated.iter().filter(|(_, gates)| gates.contains(var.0));
        let vars = gated.flat_map(|(fact, _)| self.vars_of(*fact));
        vars.chain([var]).map(|var| var.0).collect()
    }

    /// Every variable on which it depends whether the question of `var` is asked.
    fn gates_of(&self, var: VarId) -> Option<&CellSet> {
        let fact = self.var(var)?.fact;
        let at = self.gated.binary_search_by_key(&fact, |(id, _)| *id).ok()?;
        self.gated.get(at).map(|(_, gates)| gates)
    }

    /// What the answers tell. "Not sure" tells nothing.
    pub fn knowledge(&self, facts: &[Fact], answers: &Answers) -> Knowledge {
        let mut known = Knowledge { slots: Vec::new(), wide: Vec::new() };
        for var in self.vars.iter().chain(&self.vars) {
            known.add(var.cells);
        }
        for (at, fact) in facts.iter().enumerate() {
            let id = FactId(at as u16);
            let Answer::Known(value) = answers.get(id) else {
                continue;
            };
            for (nth, var) in self.vars_of(id).enumerate() {
                if let Some(cell) = cell_of(fact, value, nth) {
                    known.give(var, cell);
                }
            }
        }
        known.settle_all(self, facts);
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
    /// Knowledge of variables that are all always asked about; an unknown one can be anything.
    pub fn of(cells: &[Option<u16>]) -> Knowledge {
        let mut known = Knowledge { slots: Vec::new(), wide: Vec::new() };
        for cell in cells.iter().chain(cells) {
            let at = known.slots.len();
            known.add(cell.map_or(WIDE.trailing_zeros() as u16, |cell| cell + 1));
            if let Some(cell) = cell {
                known.set(at, |_, word, word_at| word & bit(*cell, word_at));
            }
        }
        known
    }

    /// Adds a slot for a variable that can have any of so many cells.
    fn add(&mut self, cells: u16) {
        if u32::from(cells) <= WIDE.trailing_zeros() {
            self.slots.push((1 << cells) - 1);
            return;
        }
        let (start, words) = (self.wide.len() as u64, cells.div_ceil(64));
        self.slots.push(WIDE | u64::from(words) << 32 | start);
        self.wide.resize(self.wide.len() + usize::from(words), u64::MAX);
        if let Some(last) = self.wide.last_mut() {
            *last >>= (64 - cells % 64) % 64;
        }
    }

    /// The bits in a slot.
    #[inline]
    fn words(&self, slot: usize) -> &[u64] {
        match self.slots.get(slot) {
            None => &[],
            Some(word) if word & WIDE == 0 => std::slice::from_ref(word),
            Some(place) => {
                let start = (place & u64::from(u32::MAX)) as usize;
                let end = start + (place >> 32 & 0xFFFF) as usize;
                self.wide.get(start..end).unwrap_or(&[])
            }
        }
    }

    fn word(&self, slot: usize, at: usize) -> u64 {
        self.words(slot).get(at).copied().unwrap_or(0)
    }

    /// Changes the bits in a slot, word by word.
    fn set(&mut self, slot: usize, change: impl Fn(&Knowledge, u64, usize) -> u64) {
        for at in 0..self.words(slot).len() {
            let word = change(self, self.word(slot, at), at);
            let place = match self.slots.get_mut(slot) {
                Some(place) if *place & WIDE != 0 => {
                    let start = (*place & u64::from(u32::MAX)) as usize;
                    self.wide.get_mut(start + at)
                }
                narrow => narrow,
            };
            if let Some(place) = place {
                *place = word;
            }
        }
    }

    /// The bits of the cells that a variable can still have where it counts.
    #[inline]
    pub(crate) fn can_be(&self, var: VarId) -> &[u64] {
        self.words(var.index())
    }

    fn given_slot(&self, var: VarId) -> usize {
        self.slots.len() / 2 + var.index()
    }

    /// The cell that counts, if it is known.
    pub fn get(&self, var: VarId) -> Option<u16> {
        only(self.can_be(var))
    }

    /// What was said about a variable, asked for or not.
    #[cfg(feature = "editor")]
    pub(crate) fn given(&self, var: VarId) -> Option<u16> {
        only(self.words(self.given_slot(var)))
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
        match cell {
            Some(cell) => next.give(var, cell),
            None => next.open(var, layout, |_| true),
        }
        next.settle(var, layout, facts);
        next
    }

    /// The same knowledge where the test holds, or where it does not. Its question must be asked.
    #[must_use]
    pub(crate) fn split(
        &self,
        test: &Test,
        holds: bool,
        layout: &Layout,
        facts: &[Fact],
    ) -> Knowledge {
        let mut next = self.clone();
        let flip = if holds { 0 } else { u64::MAX };
        next.set(self.given_slot(test.var), |_, word, at| word & (test.cells.word(at) ^ flip));
        next.settle(test.var, layout, facts);
        next
    }

    /// Gives a variable just this cell, without working out what counts then.
    fn give(&mut self, var: VarId, cell: u16) {
        self.set(self.given_slot(var), |_, _, at| bit(cell, at));
    }

    /// Lets a variable be given any of these cells, whatever was known, without working out what
    /// counts then.
    pub(crate) fn open(&mut self, var: VarId, layout: &Layout, cells: impl Fn(u16) -> bool) {
        let count = layout.var(var).map_or(0, |var| var.cells);
        self.set(self.given_slot(var), |_, _, word| {
            let first = word as u16 * 64;
            (first..count.min(first + 64))
                .filter(|cell| cells(*cell))
                .fold(0, |bits, cell| bits | 1 << (cell - first))
        });
    }

    /// Lets a variable be given what a person could change it to: somebody of whom this is known
    /// (`perhaps`), or everybody. Without working out what counts then.
    pub(crate) fn change(
        &mut self,
        var: VarId,
        direction: Changeable,
        perhaps: bool,
        layout: &Layout,
    ) {
        let given = self.words(self.given_slot(var));
        let (lowest, highest) = (first(given), last(given));
        match direction {
            Changeable::No => {}
            Changeable::Up => {
                let from = if perhaps { lowest } else { highest };
                self.open(var, layout, |cell| Some(cell) >= from);
            }
            Changeable::Down => {
                let to = if perhaps { highest } else { lowest };
                self.open(var, layout, |cell| Some(cell) <= to);
            }
            Changeable::Any => self.open(var, layout, |_| true),
        }
    }

    /// Whether what was given leaves a test open.
    pub(crate) fn splits(&self, test: &Test) -> bool {
        let words = self.words(self.given_slot(test.var)).iter().enumerate();
        let (inside, outside) = words.fold((0, 0), |(inside, outside), (at, word)| {
            let cells = test.cells.word(at);
            (inside | word & cells, outside | word & !cells)
        });
        inside != 0 && outside != 0
    }

    /// The lowest cell that can count.
    pub(crate) fn lowest(&self, var: VarId) -> Option<u16> {
        first(self.can_be(var))
    }

    /// Works out again what counts of these variables.
    pub(crate) fn settle_read(&mut self, vars: &CellSet, layout: &Layout, facts: &[Fact]) {
        for var in vars.iter().filter_map(|var| layout.var(VarId(var))) {
            self.count(var.fact, layout, facts);
        }
    }

    /// Works out again what depends on a variable.
    fn settle(&mut self, var: VarId, layout: &Layout, facts: &[Fact]) {
        if let Some(about) = layout.var(var) {
            self.count(about.fact, layout, facts);
        }
        for (id, gates) in &layout.gated {
            if gates.contains(var.0) {
                self.count(*id, layout, facts);
            }
        }
    }

    /// Works out again everything that counts.
    fn settle_all(&mut self, layout: &Layout, facts: &[Fact]) {
        for at in 0..facts.len() {
            self.count(FactId(at as u16), layout, facts);
        }
    }

    /// Works out what counts of a fact. What it depends on must have been worked out before.
    fn count(&mut self, id: FactId, layout: &Layout, facts: &[Fact]) {
        let asked = facts.get(id.index()).map_or(Truth::Unknown, |fact| self.asked(fact));
        for var in layout.vars_of(id) {
            let otherwise = layout.var(var).map_or(0, |var| var.otherwise);
            let given = self.given_slot(var);
            self.set(var.index(), |known, _, at| match asked {
                Truth::True => known.word(given, at),
                Truth::False => bit(otherwise, at),
                Truth::Unknown => known.word(given, at) | bit(otherwise, at),
            });
        }
    }
}

/// The word number `at` of a set that holds one cell.
fn bit(cell: u16, at: usize) -> u64 {
    if usize::from(cell / 64) == at { 1 << (cell % 64) } else { 0 }
}

fn first(words: &[u64]) -> Option<u16> {
    let at = words.iter().position(|word| *word != 0)?;
    Some(at as u16 * 64 + words.get(at)?.trailing_zeros() as u16)
}

fn last(words: &[u64]) -> Option<u16> {
    let at = words.iter().rposition(|word| *word != 0)?;
    Some(at as u16 * 64 + 63 - words.get(at)?.leading_zeros() as u16)
}

/// The cell of a set that holds just one.
fn only(words: &[u64]) -> Option<u16> {
    first(words).filter(|cell| Some(*cell) == last(words))
}
