//! `cargo xtask test`: everything that must hold, stage by stage.
//!
//! Nothing is skipped in silence. A stage that fails ends the run; the summary says what did not run.

mod browser;
mod hosts;
mod package;
mod recorders;
mod reproducible;
mod stage;
mod wordpress_standards;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

pub(crate) use browser::Browser;
pub(crate) use stage::Stage;

use crate::arguments::Testing;
use crate::install;
use crate::place::Place;
use crate::progress::seconds;

/// Runs the stages in order.
pub(crate) fn test(place: &Place, wish: &Testing) -> Result<()> {
    let wanted: Vec<Stage> = match wish.only {
        Some(stage) => vec![stage],
        None => {
            Stage::ALL.into_iter().filter(|stage| wish.hosts || *stage != Stage::Hosts).collect()
        }
    };
    let start = Instant::now();
    // First of all, so that a missing browser is known now and not after ten minutes.
    let mut done =
        vec![timed("tools", || install::what_is_missing(place, &wanted, &wish.browsers))];
    for stage in &wanted {
        if done.iter().any(|outcome| outcome.error.is_some()) {
            break;
        }
        done.push(timed(stage.name(), || stage.run(place, &wish.browsers)));
    }
    summarize(&done, &wanted, wish, start.elapsed());
    match done.into_iter().find_map(|outcome| Some((outcome.name, outcome.error?))) {
        Some((name, error)) => Err(error).with_context(|| format!("stage `{name}`")),
        None => Ok(()),
    }
}

struct Outcome {
    name: &'static str,
    time: Duration,
    error: Option<anyhow::Error>,
}

fn timed(name: &'static str, work: impl FnOnce() -> Result<()>) -> Outcome {
    eprintln!("\n== {name} ==");
    let start = Instant::now();
    let error = work().err();
    Outcome { name, time: start.elapsed(), error }
}

fn summarize(done: &[Outcome], wanted: &[Stage], wish: &Testing, time: Duration) {
    eprintln!();
    for outcome in done {
        let verdict = if outcome.error.is_none() { "ok" } else { "FAILED" };
        eprintln!("{:<12} {verdict:<7} {:>8}", outcome.name, seconds(outcome.time));
    }
    let did_not_run: Vec<&str> = Stage::ALL
        .iter()
        .filter(|stage| !done.iter().any(|outcome| outcome.name == stage.name()))
        .map(|stage| stage.name())
        .collect();
    if !did_not_run.is_empty() {
        eprintln!("did not run: {}", did_not_run.join(", "));
    }
    if wanted.contains(&Stage::Browsers) {
        let others: Vec<&str> = Browser::ALL
            .iter()
            .filter(|browser| !wish.browsers.contains(browser))
            .map(|browser| browser.name())
            .collect();
        if !others.is_empty() {
            eprintln!(
                "browsers not asked for: {} (--browsers chromium,firefox,webkit)",
                others.join(", ")
            );
        }
    }
    eprintln!("{:<20} {:>8}", "all", seconds(time));
}

/// Finds a variant by its name on the command line.
fn by_name<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, wanted: &str) -> Result<T> {
    if let Some(found) = all.iter().find(|it| name_of(**it) == wanted) {
        return Ok(*found);
    }
    let names: Vec<&str> = all.iter().map(|it| name_of(*it)).collect();
    bail!("there is no `{wanted}`; there are: {}", names.join(", "))
}
