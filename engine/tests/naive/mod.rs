//! A plain evaluator: writes out every complete set of answers and judges each by the definitions.

use coverage_engine::answers::{Answer, Answers, Value};
use coverage_engine::id::{CriterionId, FactId, PolicyId};
use coverage_engine::logic::{Condition, Knowledge, Truth};
use coverage_engine::outcome::{Band, Bands};
use coverage_engine::rules::{Basis, Changeable, Fact, Kind, Policy, ReasonKind, Rules, Stance};

/// A complete set of answers: a cell for each variable.
type Cells = Vec<u16>;

pub struct Naive<'a> {
    rules: &'a Rules,
}

impl<'a> Naive<'a> {
    pub fn new(rules: &'a Rules) -> Naive<'a> {
        Naive { rules }
    }

    /// The bands of all completions.
    pub fn possible(&self, answers: &Answers) -> Bands {
        self.completions(answers).iter().map(|cells| self.outcome(cells).1).collect()
    }

    /// The first open question, asked for certain, whose answer alone can change the outcome.
    pub fn first_relevant(&self, answers: &Answers) -> Option<FactId> {
        let known = self.rules.layout().knowledge(&self.rules.core().facts, answers);
        let completions = self.completions(answers);
        let askable = self.rules.facts().filter(|(id, fact)| {
            id.0 != 0 && answers.get(*id) == Answer::Open && known.asked(fact) == Truth::True
        });
        let mut askable = askable.map(|(id, _)| id);
        askable.find(|id| {
            let vars: Vec<usize> =
                self.rules.layout().vars_of(*id).map(coverage_engine::id::VarId::index).collect();
            completions.iter().any(|cells| {
                let here = self.outcome(cells);
                self.all_values(&vars).into_iter().any(|values| {
                    let mut there = cells.clone();
                    for (var, cell) in vars.iter().zip(values) {
                        there[*var] = cell;
                    }
                    self.outcome(&there) != here
                })
            })
        })
    }

    fn all_values(&self, vars: &[usize]) -> Vec<Vec<u16>> {
        let mut all = vec![Vec::new()];
        for var in vars {
            let cells = self.rules.layout().vars()[*var].cells;
            all = all
                .into_iter()
                .flat_map(|values| {
                    (0..cells).map(move |cell| values.iter().copied().chain([cell]).collect())
                })
                .collect();
        }
        all
    }

    fn completions(&self, answers: &Answers) -> Vec<Cells> {
        let mut all: Vec<Cells> = vec![Vec::new()];
        for (id, fact) in self.rules.facts() {
            for (nth, var) in self.rules.layout().vars_of(id).enumerate() {
                let cells = self.rules.layout().vars()[var.index()].cells;
                let open: Vec<u16> = match answers.get(id) {
                    Answer::Known(value) => vec![cell(&fact.kind, value, nth)],
                    // The treatments never matter here.
                    _ if id.0 == 0 => vec![0],
                    _ => (0..cells).collect(),
                };
                all = all
                    .into_iter()
                    .flat_map(|done| {
                        open.iter().map(move |cell| done.iter().copied().chain([*cell]).collect())
                    })
                    .collect();
            }
        }
        all
    }

    /// Which questions are asked, and what counts.
    fn counted(&self, given: &Cells) -> (Vec<bool>, Cells) {
        let (mut asked, mut counted) = (Vec::new(), given.clone());
        for (id, fact) in self.rules.facts() {
            let is_asked = fact.ask_if.as_ref().is_none_or(|gate| holds(gate, &counted));
            asked.push(is_asked);
            if !is_asked {
                for var in self.rules.layout().vars_of(id) {
                    counted[var.index()] = self.rules.layout().vars()[var.index()].otherwise;
                }
            }
        }
        (asked, counted)
    }

    fn outcome(&self, given: &Cells) -> (PolicyId, Band) {
        let best = self.governing(given);
        best.map_or((PolicyId::NONE, Band::Unknown), |(id, policy)| (id, self.band(policy, given)))
    }

    fn governing(&self, given: &Cells) -> Option<(PolicyId, &Policy)> {
        let (_, counted) = self.counted(given);
        let mut best: Option<(PolicyId, &Policy)> = None;
        for (at, policy) in self.rules.core().policies.iter().enumerate() {
            let applies = policy.stance != Stance::Silent && holds(&policy.applies, &counted);
            if applies && best.is_none_or(|(_, best)| policy.rank < best.rank) {
                best = Some((PolicyId(at as u16), policy));
            }
        }
        best
    }

    /// All changes of one answer, of those that unmet criteria read, that are open to the person and
    /// improve the band; with the band that each brings. The answers must be complete.
    pub fn single_changes(&self, answers: &Answers) -> Vec<(FactId, Value, Band)> {
        let given = &self.completions(answers)[0];
        let (_, now) = self.outcome(given);
        let mut changes = Vec::new();
        for id in self.unmet_reads(given) {
            let fact = self.rules.fact(id).expect("a question");
            let Answer::Known(before) = answers.get(id) else { continue };
            for to in steps_from(fact, before) {
                let mut other = answers.clone();
                other.set(id, fact, to).expect("a possible answer");
                let (_, band) = self.outcome(&self.completions(&other)[0]);
                if band < now {
                    changes.push((id, to, band));
                }
            }
        }
        changes
    }

    /// What the unmet criteria of the governing policy read, and what decides whether that is asked.
    fn unmet_reads(&self, given: &Cells) -> Vec<FactId> {
        let (_, counted) = self.counted(given);
        let mut reads = Vec::new();
        let policy = self.governing(given).map(|(_, policy)| policy);
        for id in policy.iter().flat_map(|policy| &policy.paths).flat_map(|path| &path.criteria) {
            let when = &self.rules.criterion(*id).expect("a criterion").when;
            if !holds(when, &counted) {
                self.note_reads(when, &mut reads);
            }
        }
        reads
    }

    fn note_reads(&self, condition: &Condition, reads: &mut Vec<FactId>) {
        condition.each_test(&mut |test| {
            let id = self.rules.layout().var(test.var).expect("a variable").fact;
            if !reads.contains(&id) {
                reads.push(id);
                let gate = self.rules.fact(id).and_then(|fact| fact.ask_if.as_ref());
                if let Some(gate) = gate {
                    self.note_reads(gate, reads);
                }
            }
        });
    }

    fn band(&self, policy: &Policy, given: &Cells) -> Band {
        if policy.stance == Stance::NotCovered {
            return if policy.basis == Basis::General { Band::Unlikely } else { Band::NotCovered };
        }
        let paths = policy.paths.iter().map(|path| {
            path.criteria.iter().map(|id| self.distance(*id, given)).max().unwrap_or(0)
        });
        match (paths.min().unwrap_or(2), policy.stance) {
            (3, _) => Band::NotCovered,
            (2, _) => Band::Unlikely,
            (_, Stance::CaseByCase) => Band::CaseByCase,
            (1, _) => Band::WithinReach,
            _ => Band::Likely,
        }
    }

    /// 0 met, 1 open to change, 2 fixed, 3 ruled out.
    fn distance(&self, id: CriterionId, given: &Cells) -> usize {
        let criterion = self.rules.criterion(id).expect("a criterion");
        let (asked, counted) = self.counted(given);
        if holds(&criterion.when, &counted) {
            return 0;
        }
        let mut worlds: Vec<Cells> = vec![Vec::new()];
        for (at, var) in self.rules.layout().vars().iter().enumerate() {
            let now = given[at];
            let is_asked = asked[var.fact.index()];
            let open: Vec<u16> = (0..var.cells)
                .filter(|cell| match var.changeable {
                    _ if !is_asked => true,
                    Changeable::Any => true,
                    Changeable::Up => *cell >= now,
                    Changeable::Down => *cell <= now,
                    Changeable::No => *cell == now,
                })
                .collect();
            worlds = worlds
                .into_iter()
                .flat_map(|done| {
                    open.iter().map(move |cell| done.iter().copied().chain([*cell]).collect())
                })
                .collect();
        }
        let reachable = worlds.iter().any(|world| holds(&criterion.when, &self.counted(world).1));
        match (reachable, criterion.kind) {
            (true, _) => 1,
            (false, ReasonKind::Plan) => 2,
            (false, _) => 3,
        }
    }
}

/// Every other answer that is open to the person; of a list, one option more or less.
pub fn steps_from(fact: &Fact, from: Value) -> Vec<Value> {
    let all: Vec<Value> = match (&fact.kind, from) {
        (Kind::OneOf(options), _) => {
            (0..options.len()).map(|at| Value::Option(at as u16)).collect()
        }
        (Kind::Number { min, max, .. }, _) => (*min..=*max).map(Value::Number).collect(),
        (Kind::SomeOf(options), Value::Options(bits)) => {
            (0..options.len()).map(|at| Value::Options(bits ^ 1 << at)).collect()
        }
        _ => vec![Value::YesNo(false), Value::YesNo(true)],
    };
    let more = |value: Value| match (from, value) {
        (Value::Number(from), Value::Number(to)) => to > from,
        (Value::Options(from), Value::Options(to)) => to > from,
        (_, value) => value == Value::YesNo(true),
    };
    let open = |value: &Value| match fact.changeable {
        Changeable::No => false,
        Changeable::Any => true,
        Changeable::Up => more(*value),
        Changeable::Down => !more(*value),
    };
    all.into_iter().filter(|value| *value != from && open(value)).collect()
}

fn holds(condition: &Condition, counted: &Cells) -> bool {
    let known: Vec<Option<u16>> = counted.iter().copied().map(Some).collect();
    condition.read(&Knowledge::of(&known)) == Truth::True
}

fn cell(kind: &Kind, value: Value, nth: usize) -> u16 {
    match (kind, value) {
        (_, Value::Option(at)) => at,
        (_, Value::YesNo(yes)) => u16::from(yes),
        (_, Value::Options(bits)) => (bits >> nth & 1) as u16,
        (Kind::Number { cuts, .. }, Value::Number(n)) => {
            cuts.iter().filter(|cut| **cut <= n).count() as u16
        }
        _ => 0,
    }
}
