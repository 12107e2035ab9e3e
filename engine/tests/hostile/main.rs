//! Broken and adversarial rules files: each is answered promptly, with the right finding at the right
//! place, or accepted where nothing is wrong; never with a panic. Made in `small_rules/rules.json`, in
//! which nothing is wrong.

#![allow(
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test that cannot go on should say why and stop"
)]

mod bytes;
mod large;
mod parcels;
mod slips;

use coverage_engine::editor::command::load_bytes;
use coverage_engine::editor::{Finding, Severity, lint};
use serde_json::Value;
use std::time::{Duration, Instant};

/// No file may take longer: two seconds of the processor, and room for a build that is not optimised.
const LONGEST: Duration = Duration::from_secs(4);

/// How long this thread has worked. Where the system does not say, the time of day, which is more.
fn worked(started: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| started.elapsed(), Duration::from_nanos)
}

/// The rules in which nothing is wrong.
const SOUND: &str = include_str!("../small_rules/rules.json");

fn rules() -> Value {
    serde_json::from_str(SOUND).expect("JSON")
}

/// The rules after an edit.
fn edited(edit: impl FnOnce(&mut Value)) -> String {
    let mut rules = rules();
    edit(&mut rules);
    rules.to_string()
}

/// A text in both languages.
fn text(words: &str) -> Value {
    serde_json::json!({ "en": words, "es": format!("{words} (es)") })
}

/// Everything that `check` finds in the bytes of a file.
fn findings(what: &str, bytes: &[u8]) -> Vec<Finding> {
    let started = Instant::now();
    let before = worked(started);
    let found = match load_bytes(bytes.to_vec()) {
        Err(findings) => findings,
        Ok(loaded) => {
            let mut findings = lint::all(&loaded, loaded.compiled.core.released);
            loaded.outline.locate(&mut findings);
            findings
        }
    };
    let took = worked(started).saturating_sub(before);
    assert!(took < LONGEST, "{what} took {took:?}");
    found
}

/// The file is answered with this finding at this place.
fn finds(what: &str, bytes: &[u8], code: &str, path: &str) -> Finding {
    let found = findings(what, bytes);
    let listed: Vec<String> = found.iter().map(ToString::to_string).collect();
    let finding = found
        .into_iter()
        .find(|finding| finding.code == code && finding.path == path)
        .unwrap_or_else(|| {
            panic!("{what}: expected {code} at {path}, found:\n{}", listed.join("\n"))
        });
    assert!(finding.line > 0 && finding.column > 0, "{what}: {finding} has no place");
    finding
}

/// Nothing is wrong with the file that would keep it from being used.
fn accepts(what: &str, text: &str) {
    let errors: Vec<String> = findings(what, text.as_bytes())
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert!(errors.is_empty(), "{what}: {}", errors.join("\n"));
}
