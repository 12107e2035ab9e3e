//! Random small rules and answers: few enough possibilities to write them all out.

use coverage_engine::answers::{Answers, Value};
use coverage_engine::date::Date;
use coverage_engine::id::{CriterionId, FactId, SourceId, TextId, VarId};
use coverage_engine::logic::{Condition, Layout, Test};
use coverage_engine::rules::{
    Basis, Changeable, Core, Criterion, Evidence, Fact, Grade, Kind, Named, OptionLabel, Path,
    Policy, ReasonKind, Ring, Rules, Stance, Treatment,
};

/// A small generator of random numbers.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed | 1)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

pub fn today() -> Date {
    "2026-11-22".parse().expect("a day")
}

const TEXT: TextId = TextId(0);

fn options(count: usize) -> Vec<OptionLabel> {
    let label = |at: usize| OptionLabel { key: format!("o{at}"), text: TEXT, help: None };
    (0..count).map(label).collect()
}

fn fact(nth: usize, earlier: &[Fact], dice: &mut Dice) -> Fact {
    let kind = match dice.below(5) {
        0 => Kind::OneOf(options(2 + dice.below(2))),
        1 => Kind::SomeOf(options(2)),
        2 => Kind::Number { min: 0, max: 9, cuts: vec![3, 6], unit: None, step: None },
        _ => Kind::YesNo,
    };
    let changeable = match (&kind, dice.below(4)) {
        (Kind::OneOf(_), 0) | (_, 1) => Changeable::Any,
        (Kind::OneOf(_), _) | (_, 0) => Changeable::No,
        (_, 2) => Changeable::Up,
        _ => Changeable::Down,
    };
    let otherwise = match &kind {
        Kind::OneOf(options) => dice.below(options.len()),
        Kind::SomeOf(_) => dice.below(4),
        Kind::Number { .. } => dice.below(3),
        Kind::YesNo => dice.below(2),
    };
    let ask_if = (!earlier.is_empty() && dice.one_in(3)).then(|| condition(earlier, 1, dice));
    Fact {
        key: format!("f{nth}"),
        kind,
        text: TEXT,
        help: None,
        why: TEXT,
        searchable: false,
        ask_if,
        otherwise: otherwise as u32,
        changeable,
        change_to: None,
        crisis_if: None,
        ring: Ring::Core,
    }
}

fn condition(facts: &[Fact], depth: usize, dice: &mut Dice) -> Condition {
    let parts = |dice: &mut Dice| {
        (0..2 + dice.below(2)).map(|_| condition(facts, depth - 1, dice)).collect::<Vec<_>>()
    };
    match if depth == 0 { 9 } else { dice.below(10) } {
        0..=2 => Condition::All(parts(dice)),
        3 | 4 => Condition::Any(parts(dice)),
        5 => Condition::Not(Box::new(condition(facts, depth - 1, dice))),
        6 => Condition::AtLeast(2, parts(dice)),
        _ => {
            let layout = Layout::of(facts);
            // Variable 0 holds the treatments, which no condition reads.
            if layout.vars().len() < 2 {
                return Condition::Constant(dice.one_in(2));
            }
            let var = 1 + dice.below(layout.vars().len() - 1);
            let cells = layout.vars()[var].cells;
            // Some of the cells, neither none nor all of them where that can be helped.
            let first = dice.below(usize::from(cells)) as u16;
            let cells = (0..cells).filter(|cell| *cell == first || dice.one_in(3)).collect();
            Condition::Is(Test { var: VarId(var as u16), cells })
        }
    }
}

/// Rules about one treatment.
pub fn rules(dice: &mut Dice) -> Rules {
    let treatments_fact = Fact {
        key: "treatments".to_owned(),
        kind: Kind::SomeOf(options(1)),
        text: TEXT,
        help: None,
        why: TEXT,
        searchable: false,
        ask_if: None,
        otherwise: 0,
        changeable: Changeable::No,
        change_to: None,
        crisis_if: None,
        ring: Ring::Core,
    };
    let mut facts = vec![treatments_fact];
    for nth in 1..4 + dice.below(3) {
        let next = fact(nth, facts.get(1..).map_or(&[][..], |_| &facts[..]), dice);
        facts.push(next);
    }
    let criteria: Vec<Criterion> = (0..=dice.below(4))
        .map(|nth| Criterion {
            key: format!("c{nth}"),
            text: TEXT,
            when: condition(&facts, 2, dice),
            kind: if dice.one_in(4) { ReasonKind::Safety } else { ReasonKind::Plan },
        })
        .collect();
    let policies =
        (0..=dice.below(5)).map(|nth| policy(nth, &facts, criteria.len(), dice)).collect();
    let core = Core {
        title: TEXT,
        released: today(),
        stale_after_days: 180,
        old_after_days: 1000,
        ranks: 8,
        treatments_fact: FactId(0),
        treatments: vec![Treatment { key: "t".to_owned(), name: TEXT, about: TEXT }],
        facts,
        criteria,
        policies,
        core_texts: 1,
        all_texts: 1,
        named: Named::default(),
    };
    Rules::load(core).expect("rules that hold together")
}

fn policy(nth: usize, facts: &[Fact], criteria: usize, dice: &mut Dice) -> Policy {
    let stance = [
        Stance::Covered,
        Stance::CoveredWithAuthorization,
        Stance::CaseByCase,
        Stance::NotCovered,
        Stance::Silent,
    ][dice.below(5)];
    let paths = (0..=dice.below(2))
        .map(|_| {
            let mut ids: Vec<CriterionId> =
                (0..dice.below(4)).map(|_| CriterionId(dice.below(criteria) as u16)).collect();
            ids.dedup();
            Path { key: String::new(), criteria: ids }
        })
        .collect();
    Policy {
        key: format!("p{nth}"),
        // One policy a rank: two of one rank must never both apply.
        rank: nth as u8,
        applies: if dice.one_in(3) { Condition::Constant(true) } else { condition(facts, 2, dice) },
        treatments: [0].into_iter().collect(),
        stance,
        basis: [Basis::General, Basis::Programme, Basis::Policy][dice.below(3)],
        reason_kind: ReasonKind::Plan,
        paths,
        from: None,
        until: None,
        both: false,
        evidence: Evidence {
            source: SourceId(0),
            grade: Grade::Read,
            dated: None,
            checked: today(),
        },
    }
}

/// A random answer.
pub fn value(fact: &Fact, dice: &mut Dice) -> Value {
    match &fact.kind {
        Kind::OneOf(options) => Value::Option(dice.below(options.len()) as u16),
        Kind::SomeOf(options) => Value::Options(dice.below(1 << options.len()) as u32),
        Kind::YesNo => Value::YesNo(dice.below(2) == 1),
        Kind::Number { min, max, .. } => {
            let many = usize::try_from(i64::from(*max) - i64::from(*min) + 1).unwrap_or(1);
            Value::Number(min + dice.below(many) as i32)
        }
    }
}

/// Some answers, some of them "not sure"; the treatments are always answered.
pub fn answers(rules: &Rules, dice: &mut Dice) -> Answers {
    let mut answers = Answers::new();
    for (id, fact) in rules.facts() {
        if id == FactId(0) {
            answers.set_unsure(id);
            continue;
        }
        match dice.below(6) {
            0..=2 => {}
            3 => answers.set_unsure(id),
            _ => answers.set(id, fact, value(fact, dice)).expect("a possible answer"),
        }
    }
    answers
}
