//! The judges of `fuzz/` on inputs made from fixed seeds: a few seconds in the test command, and with
//! `FUZZ_SECONDS=600` for as long as wanted.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test that cannot go on should say why and stop"
)]

#[path = "../../fuzz/judges/answers.rs"]
mod answers;
#[path = "../../fuzz/judges/parcels.rs"]
mod parcels;
#[expect(dead_code, unreachable_pub, reason = "only its dice and single answers are wanted here")]
mod random_rules;
#[path = "../../fuzz/judges/rules.rs"]
mod rules;
#[path = "../../fuzz/judges/saved.rs"]
mod saved;

use coverage_engine::answers::Answers;
use coverage_engine::editor::Parcels;
use coverage_engine::editor::command::load;
use coverage_engine::saved::write;
use random_rules::Dice;
use std::time::{Duration, Instant};

/// Inputs of each test where no time is given.
const INPUTS: usize = 600;

/// Scraps that mean something to a reader of JSON or of rules.
const SCRAPS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "\\u0000",
    "\\ud800",
    "\u{0}",
    "\u{feff}",
    "1e999",
    "-1",
    "2147483648",
    "null",
    "true",
    "NaN",
    "//",
    "\"@ill\"",
    "\"id\"",
    "{\"all\":[]}",
    "{\"not\":",
    "{\"fact\":\"age\",\"at_least\":18}",
    "{\"criterion\":\"adult\"}",
    "\"2026-02-30\"",
];

/// How long to go on: for a number of inputs, or for a time.
struct Turns {
    left: usize,
    until: Option<Instant>,
}

impl Turns {
    fn new() -> Turns {
        let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
        Turns {
            left: INPUTS,
            until: seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds)),
        }
    }

    fn next(&mut self) -> bool {
        if let Some(until) = self.until {
            Instant::now() < until
        } else {
            self.left = self.left.saturating_sub(1);
            self.left > 0
        }
    }
}

/// The same bytes with a few changes.
fn changed(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(changed.len());
        let end = (at + dice.below(40)).min(changed.len());
        match dice.below(6) {
            0 => drop(changed.drain(at..end)),
            1 => {
                let copy = changed[at..end].to_vec();
                let to = dice.below(changed.len());
                changed.splice(to..to, copy);
            }
            2 if !changed.is_empty() => changed[at] ^= 1 << dice.below(8),
            3 if !changed.is_empty() => {
                changed[at] = u8::try_from(dice.below(256)).expect("a byte");
            }
            4 => changed.truncate(changed.len().max(1) - dice.below(20).min(changed.len())),
            _ => {
                let scrap = SCRAPS[dice.below(SCRAPS.len())];
                changed.splice(at..at, scrap.bytes());
            }
        }
    }
    changed
}

#[test]
fn rules_are_refused_at_a_place_or_answer() {
    let sound = include_str!("small_rules/rules.json").as_bytes();
    rules::judge(sound);
    let mut dice = Dice::new(0xF0_22_00_01);
    let mut turns = Turns::new();
    while turns.next() {
        rules::judge(&changed(sound, &mut dice));
    }
}

#[test]
fn answers_are_refused_or_assessed() {
    let sound: &[&[u8]] = &[
        br#"{"treatments": ["spray"], "plan": "acme", "condition": "depression", "age": 40, "trials": 2}"#,
        br#"{"treatments": [], "plan": null, "condition": "pain", "age": 0}"#,
        br#"{"age": 120, "trials": 20}"#,
    ];
    let mut dice = Dice::new(0xF0_22_00_02);
    let mut turns = Turns::new();
    while turns.next() {
        let start = sound[dice.below(sound.len())];
        answers::judge(start);
        answers::judge(&changed(start, &mut dice));
    }
}

#[test]
fn saved_answers_are_refused_or_opened() {
    let loaded = load(include_str!("small_rules/rules.json")).expect("sound rules");
    let rules = loaded.compiled.rules().expect("rules that hold together");
    let mut person = Answers::new();
    for (id, fact) in rules.facts() {
        person.set(id, fact, random_rules::value(fact, &mut Dice::new(9))).expect("an answer");
    }
    let sound = write(&rules, &person, &[("refused", rules.core().released)], "0a1b").into_bytes();
    saved::judge(&sound);
    let mut dice = Dice::new(0xF0_22_00_03);
    let mut turns = Turns::new();
    while turns.next() {
        saved::judge(&changed(&sound, &mut dice));
    }
}

#[test]
fn parcels_are_refused_or_read() {
    let loaded = load(include_str!("small_rules/rules.json")).expect("sound rules");
    let parcels = Parcels::of(&loaded.compiled, &serde_json::json!({})).expect("parcels");
    // Behind the stamp, whose hash would refuse all that is not as it was written.
    let bodies: Vec<&[u8]> = parcels
        .files
        .iter()
        .filter_map(|(_, file)| file.split_at_checked(file.iter().position(|b| *b == b'\n')? + 1))
        .map(|(_, body)| body)
        .collect();
    for body in &bodies {
        parcels::judge(body);
    }
    let mut dice = Dice::new(0xF0_22_00_04);
    let mut turns = Turns::new();
    while turns.next() {
        parcels::judge(&changed(bodies[dice.below(bodies.len())], &mut dice));
    }
}
