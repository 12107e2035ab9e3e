//! Flat yes/no rules: 200 rules of 3 to 6 conditions in two levels over 20 facts, read for 1,000 people.
//! Beside the engine stands the plainest interpreter that one would write by hand: an enum over an
//! array of booleans, which knows neither "unknown" nor reasons.

use crate::random_rules::Dice;
use coverage_engine::answers::{Answers, Value};
use coverage_engine::id::{FactId, TextId, VarId};
use coverage_engine::logic::{Condition, Layout, Test, Truth};
use coverage_engine::rules::{Changeable, Fact, Kind, Ring};
use std::hint::black_box;

const RULES: usize = 200;
const FACTS: usize = 20;
const PEOPLE: usize = 1_000;

/// What one would write by hand.
enum Plain {
    Is(usize, bool),
    All(Vec<Plain>),
    Any(Vec<Plain>),
}

impl Plain {
    fn holds(&self, person: &[bool; FACTS]) -> bool {
        match self {
            Plain::Is(fact, value) => person[*fact] == *value,
            Plain::All(parts) => parts.iter().all(|part| part.holds(person)),
            Plain::Any(parts) => parts.iter().any(|part| part.holds(person)),
        }
    }

    /// The same rule in the engine's words.
    fn condition(&self) -> Condition {
        let all = |parts: &[Plain]| parts.iter().map(Plain::condition).collect();
        match self {
            Plain::Is(fact, value) => Condition::Is(Test {
                var: VarId(*fact as u16),
                cells: [u16::from(*value)].into_iter().collect(),
            }),
            Plain::All(parts) => Condition::All(all(parts)),
            Plain::Any(parts) => Condition::Any(all(parts)),
        }
    }
}

/// Two levels: a list of conditions, some of them lists of two.
fn rule(dice: &mut Dice) -> Plain {
    let is = |dice: &mut Dice| Plain::Is(dice.below(FACTS), dice.below(2) == 1);
    let mut left = 3 + dice.below(4);
    let outer_is_all = dice.below(2) == 0;
    let mut parts = Vec::new();
    while left > 0 {
        if left >= 2 && dice.below(2) == 0 {
            let pair = vec![is(dice), is(dice)];
            parts.push(if outer_is_all { Plain::Any(pair) } else { Plain::All(pair) });
            left -= 2;
        } else {
            parts.push(is(dice));
            left -= 1;
        }
    }
    if outer_is_all { Plain::All(parts) } else { Plain::Any(parts) }
}

fn fact(nth: usize) -> Fact {
    Fact {
        key: format!("fact-{nth}"),
        kind: Kind::YesNo,
        text: TextId(0),
        help: None,
        why: TextId(0),
        searchable: false,
        ask_if: None,
        otherwise: 0,
        changeable: Changeable::No,
        change_to: None,
        crisis_if: None,
        ring: Ring::Core,
    }
}

/// The rules in both forms, and the people.
pub(crate) struct FlatRules {
    plain: Vec<Plain>,
    rules: Vec<Condition>,
    facts: Vec<Fact>,
    layout: Layout,
    people: Vec<[bool; FACTS]>,
    answers: Vec<Answers>,
}

impl FlatRules {
    /// Always the same. Stops if both readings differ anywhere.
    pub(crate) fn new() -> FlatRules {
        let mut dice = Dice::new(0xF1A7);
        let plain: Vec<Plain> = (0..RULES).map(|_| rule(&mut dice)).collect();
        let rules: Vec<Condition> = plain.iter().map(Plain::condition).collect();
        let facts: Vec<Fact> = (0..FACTS).map(fact).collect();
        let layout = Layout::of(&facts);
        let people: Vec<[bool; FACTS]> =
            (0..PEOPLE).map(|_| std::array::from_fn(|_| dice.below(2) == 1)).collect();
        let answers: Vec<Answers> = people
            .iter()
            .map(|person| {
                let mut answers = Answers::new();
                for (nth, (fact, yes)) in facts.iter().zip(person).enumerate() {
                    let id = FactId(nth as u16);
                    answers.set(id, fact, Value::YesNo(*yes)).expect("a possible answer");
                }
                answers
            })
            .collect();
        for (person, answers) in people.iter().zip(&answers) {
            let known = layout.knowledge(&facts, answers);
            for (plain, rule) in plain.iter().zip(&rules) {
                assert_eq!(Truth::from(plain.holds(person)), rule.read(&known), "both must agree");
            }
        }
        FlatRules { plain, rules, facts, layout, people, answers }
    }

    /// How many are met, by the plain interpreter.
    pub(crate) fn by_plain(&self) -> usize {
        let met = |person| self.plain.iter().filter(|rule| rule.holds(person)).count();
        self.people.iter().map(|person| met(black_box(person))).sum()
    }

    /// The same by the engine, making the knowledge out of the answers included.
    pub(crate) fn by_engine(&self) -> usize {
        let met = |person| {
            let known = self.layout.knowledge(&self.facts, person);
            self.rules.iter().filter(|rule| rule.read(&known) == Truth::True).count()
        };
        self.answers.iter().map(|person| met(black_box(person))).sum()
    }

    /// The same, noting the answers that made it so.
    pub(crate) fn with_proofs(&self) -> usize {
        let mut reasons: Vec<VarId> = Vec::new();
        let mut met = 0;
        for person in &self.answers {
            let known = self.layout.knowledge(&self.facts, black_box(person));
            for rule in &self.rules {
                reasons.clear();
                met += usize::from(rule.prove(&known, &mut reasons) == Truth::True);
                black_box(&reasons);
            }
        }
        met
    }
}
