//! Random walks through the interview of `rules.json`: no dead end, no endless road, nothing left open
//! that an answer could have settled, and nothing settled that a later answer overturns.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    unreachable_pub,
    dead_code,
    reason = "a test that cannot go on should say why and stop"
)]

mod random_rules;

use coverage_engine::answers::{Answer, Answers};
use coverage_engine::assessment::assess;
use coverage_engine::date::Date;
use coverage_engine::editor::command::load;
use coverage_engine::interview::{Next, chosen, next_question, remaining};
use coverage_engine::rules::Rules;
use random_rules::{Dice, value};
use std::path::Path;

fn rules() -> Rules {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules.json");
    let text = std::fs::read_to_string(path).expect("rules.json");
    load(&text).expect("sound rules").compiled.rules().expect("rules that hold together")
}

/// One interview; every `unsure`-th answer is "not sure" (0: never). Gives the number of questions.
fn walk(rules: &Rules, dice: &mut Dice, unsure: usize) -> usize {
    let today: Date = "2026-11-22".parse().expect("a day");
    let mut answers = Answers::new();
    let mut settled = Vec::new();
    let mut promised = usize::MAX;
    for asked in 0..60 {
        let left = remaining(rules, &answers, today);
        let most = asked + usize::from(left.at_most);
        assert!(usize::from(left.at_least) <= usize::from(left.at_most));
        assert!(asked <= promised, "more questions than were promised");
        promised = promised.min(most);
        let Next::Ask(id) = next_question(rules, &answers, today) else {
            for treatment in chosen(rules, &answers) {
                let result = assess(rules, &answers, treatment, today);
                let unsure = rules.facts().any(|(id, _)| answers.get(id) == Answer::Unsure);
                assert!(result.settled || unsure, "an open result without anything left to ask");
            }
            return asked;
        };
        let fact = rules.fact(id).expect("a question");
        assert_eq!(answers.get(id), Answer::Open, "{} is asked twice", fact.key);
        let skip = unsure > 0 && id != rules.core().treatments_fact && dice.below(unsure) == 0;
        if skip {
            answers.set_unsure(id);
        } else {
            answers.set(id, fact, value(fact, dice)).expect("a fitting answer");
        }
        if id == rules.core().treatments_fact {
            continue;
        }
        for treatment in chosen(rules, &answers) {
            let result = assess(rules, &answers, treatment, today);
            match settled.iter().find(|(known, _)| *known == treatment) {
                Some((_, band)) => {
                    assert_eq!(*band, result.band, "a settled result was overturned");
                }
                None if result.settled => settled.push((treatment, result.band)),
                None => {}
            }
        }
    }
    panic!("an interview of more than 60 questions");
}

#[test]
fn every_walk_ends_with_a_settled_result() {
    let rules = rules();
    let mut dice = Dice::new(0x5EED);
    let lengths: Vec<usize> = (0..150).map(|_| walk(&rules, &mut dice, 0)).collect();
    let longest = lengths.iter().max().copied().unwrap_or(0);
    let total: usize = lengths.iter().sum();
    println!(
        "{} walks, {} questions on average, {longest} at most",
        lengths.len(),
        total / lengths.len()
    );
    assert!(longest <= 30, "{longest} questions are too many for anybody");
}

#[test]
fn walks_with_not_sure_end_too() {
    let rules = rules();
    let mut dice = Dice::new(0xD1CE);
    for _ in 0..80 {
        walk(&rules, &mut dice, 4);
    }
}
