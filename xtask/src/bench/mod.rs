//! `cargo xtask bench`: how fast the engine and the widget are, against what is recorded in docs/PERFORMANCE.md.
//!
//! Machines differ, and so do runs: only what takes twice as long as recorded is an error.

mod engine_in_wasm;
mod figures;

use anyhow::{Result, bail};

use crate::build;
use crate::cargo::{self, cargo};
use crate::install;
use crate::place::Place;
use crate::test::{Browser, Stage};
use figures::{Figure, ratios, recorded, written_by_criterion, written_to};

const RECORD: &str = "docs/PERFORMANCE.md";

/// What criterion measures, by its folder.
const BY_CRITERION: [&str; 4] =
    ["flat/plain", "flat/engine", "flat/proofs", "thousand-payers/load"];

/// Measures, prints, compares.
pub(crate) fn bench(place: &Place, record: bool) -> Result<()> {
    let bench = ["bench", "--locked", "--package", "coverage-engine", "--bench", "speed"];
    let written = cargo::output(cargo(&place.root).args(bench), "cargo bench")?;
    let mut figures: Vec<Figure> = written.lines().filter_map(Figure::measured).collect();
    figures.extend(in_chromium(place)?.lines().filter_map(Figure::measured));
    for name in BY_CRITERION {
        figures.push(written_by_criterion(&place.target.join("criterion"), name)?);
    }
    figures.extend(ratios(&figures));
    let path = place.root.join(RECORD);
    let text = std::fs::read_to_string(&path)?;
    let before = recorded(&text);
    println!("\n{:<32}{:>12} {:<16}{:>10}", "", "now", "", "recorded");
    let mut slower = Vec::new();
    for figure in &figures {
        let then = before.iter().find(|then| then.name == figure.name);
        let recorded = then.map_or("-".to_owned(), |then| format!("{:.4}", then.value));
        println!("{:<36}{:>12.4} {:<16}{recorded:>12}", figure.name, figure.value, figure.unit);
        if then.is_some_and(|then| figure.value > 2.0 * then.value) {
            slower.push(figure.name.as_str());
        }
    }
    if record {
        std::fs::write(&path, written_to(&text, &figures)?)?;
        println!("\nrecorded in {RECORD}");
    } else if !slower.is_empty() {
        bail!("more than twice what {RECORD} says: {}", slower.join(", "));
    }
    Ok(())
}

/// What a press and a first visit take in a real browser, with the widget as it is in `dist/`, and the engine's work alone.
fn in_chromium(place: &Place) -> Result<String> {
    build::build(place)?;
    install::what_is_missing(place, &[Stage::Browsers], &[Browser::Chromium])?;
    let cases = ["--", "is measured"];
    let mut run = cargo(&place.root);
    run.args(["test", "--locked", "--package", "browser-tests"]).args(cases);
    run.env("COVERAGE_PACE", "yes").env("COVERAGE_DIST", &place.dist);
    run.env("COVERAGE_ENGINE", engine_in_wasm::built(place)?);
    cargo::output(&mut run, "the measurement in Chromium")
}
