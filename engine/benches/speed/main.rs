//! How fast the engine is: `cargo xtask bench` runs this and compares with what is recorded in
//! docs/PERFORMANCE.md. Measures only; whether the results are right is for the tests.
//!
//! All times are processor time of this thread, so that other work on the machine counts little.

#![allow(
    clippy::expect_used,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "a measurement that cannot go on should say why and stop"
)]

mod flat;
mod flat_rules;
mod processor_time;
#[path = "../../tests/random_rules/mod.rs"]
mod random_rules;
mod states;
mod thousand_payers;
mod walks;

use coverage_engine::date::Date;
use coverage_engine::editor::Compiled;
use coverage_engine::editor::command::load;
use criterion::Criterion;
use processor_time::ProcessorTime;
use std::path::Path;
use std::time::Duration;

/// The text of the rules that the widget ships with.
fn rules_text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules.json");
    std::fs::read_to_string(path).expect("rules.json")
}

fn compiled(text: &str) -> Compiled {
    load(text).expect("sound rules").compiled
}

fn today() -> Date {
    "2026-11-22".parse().expect("a day")
}

/// One line for `cargo xtask bench`: what was measured, and in which unit.
fn report(name: &str, value: f64, unit: &str) {
    println!("measured {name} {value:.4} {unit}");
}

fn main() {
    let mut criterion = Criterion::default()
        .with_measurement(ProcessorTime)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(20)
        .without_plots()
        .configure_from_args();
    flat::measure(&mut criterion);
    thousand_payers::measure(&mut criterion);
    walks::measure();
    criterion.final_summary();
}
