//! The engine against a plain evaluator that knows no shortcuts: it writes out every complete set of
//! answers. For random small rules and random answers both must agree on which bands can come out, whether
//! the result is settled, which question comes next, what forces the outcome, and which single changes
//! improve it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test that cannot go on should say why and stop"
)]

mod naive;
mod random_rules;

use coverage_engine::answers::{Answer, Answers, Value};
use coverage_engine::assessment::{assess, because, possible, what_ifs};
use coverage_engine::id::TreatmentId;
use coverage_engine::interview::{Next, next_question};
use coverage_engine::outcome::Band;
use coverage_engine::rules::Changeable;
use naive::Naive;
use proptest::prelude::*;
use random_rules::{Dice, today};

const TREATMENT: TreatmentId = TreatmentId(0);

/// How many random rules each property is tried on. By hand, and in a release build, many more:
/// `BRUTE_FORCE_CASES=20000`.
const CASES: u32 = 5_000;

fn config() -> ProptestConfig {
    let wish = std::env::var("BRUTE_FORCE_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(wish.unwrap_or(CASES))
    }
}

/// Whether `near` is the same answer as `far`, or lies on the way to it.
fn no_further(now: Answer, near: Value, far: Value) -> bool {
    match (now, near, far) {
        (Answer::Known(Value::Number(now)), Value::Number(near), Value::Number(far)) => {
            now < near && near <= far || far <= near && near < now
        }
        _ => near == far,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn possible_bands_are_those_of_all_completions(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let rules = random_rules::rules(&mut dice);
        let answers = random_rules::answers(&rules, &mut dice);
        let naive = Naive::new(&rules);
        let expected = naive.possible(&answers);
        prop_assert_eq!(possible(&rules, &answers, TREATMENT, today()), Some(expected));
        let result = assess(&rules, &answers, TREATMENT, today());
        prop_assert_eq!(result.settled, expected.single().is_some());
        // What is said while questions remain is never a band that cannot come out.
        prop_assert!(result.band == Band::Unknown || expected.contains(result.band));
        if let Some(band) = expected.single() {
            prop_assert_eq!(result.band, band);
        }
    }

    #[test]
    fn the_next_question_is_the_first_that_matters(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let rules = random_rules::rules(&mut dice);
        let answers = random_rules::answers(&rules, &mut dice);
        let naive = Naive::new(&rules);
        let expected = match naive.first_relevant(&answers) {
            Some(id) => Next::Ask(id),
            None => Next::Done,
        };
        prop_assert_eq!(next_question(&rules, &answers, today()), expected);
    }

    #[test]
    fn because_forces_the_outcome_and_nothing_in_it_can_go(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let rules = random_rules::rules(&mut dice);
        let answers = random_rules::answers(&rules, &mut dice);
        let naive = Naive::new(&rules);
        let reasons = because(&rules, &answers, TREATMENT, today());
        let Some(band) = naive.possible(&answers).single() else {
            prop_assert!(reasons.is_empty());
            return Ok(());
        };
        let only = |keep: &dyn Fn(usize) -> bool| {
            let mut some = answers.clone();
            for (id, _) in rules.facts() {
                if !reasons.iter().enumerate().any(|(nth, reason)| *reason == id && keep(nth)) {
                    some.forget(id);
                }
            }
            naive.possible(&some).single()
        };
        prop_assert_eq!(only(&|_| true), Some(band));
        for left_out in 0..reasons.len() {
            prop_assert_ne!(only(&|nth| nth != left_out), Some(band));
        }
    }

    #[test]
    fn what_ifs_really_improve_the_band(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let rules = random_rules::rules(&mut dice);
        let answers = random_rules::answers(&rules, &mut dice);
        let now = assess(&rules, &answers, TREATMENT, today());
        let what_ifs = what_ifs(&rules, &answers, TREATMENT, today());
        prop_assert!(what_ifs.len() <= 5);
        for what_if in what_ifs {
            let mut changed = answers.clone();
            for (id, value) in &what_if.changes {
                let fact = rules.fact(*id).expect("a question");
                prop_assert!(fact.changeable != Changeable::No);
                if let Answer::Known(from) = answers.get(*id) {
                    prop_assert!(naive::steps_from(fact, from).contains(value));
                }
                changed.set(*id, fact, *value).expect("a possible answer");
            }
            let then = assess(&rules, &changed, TREATMENT, today());
            prop_assert_eq!(then.band, what_if.band);
            prop_assert!(then.band < now.band);
        }
    }

    #[test]
    fn no_single_change_that_improves_the_band_is_left_out(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let rules = random_rules::rules(&mut dice);
        let mut answers = Answers::new();
        for (id, fact) in rules.facts() {
            answers.set(id, fact, random_rules::value(fact, &mut dice)).expect("a possible answer");
        }
        let what_ifs = what_ifs(&rules, &answers, TREATMENT, today());
        if what_ifs.len() == 5 {
            return Ok(());
        }
        for (id, value, band) in Naive::new(&rules).single_changes(&answers) {
            let is_said = what_ifs.iter().any(|what_if| {
                let [(about, to)] = what_if.changes[..] else { return false };
                about == id && what_if.band <= band && no_further(answers.get(id), to, value)
            });
            prop_assert!(is_said, "question {id:?} is left out");
        }
    }

    #[test]
    fn an_added_answer_never_overturns_what_was_settled(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let rules = random_rules::rules(&mut dice);
        let mut answers = Answers::new();
        let mut settled = None;
        for (id, fact) in rules.facts().skip(1) {
            answers.set(id, fact, random_rules::value(fact, &mut dice)).expect("a possible answer");
            let result = assess(&rules, &answers, TREATMENT, today());
            if let Some(band) = settled {
                prop_assert!(result.settled);
                prop_assert_eq!(result.band, band);
            } else if result.settled {
                settled = Some(result.band);
            }
        }
    }
}
