//! The commands of `coverage-rules`: each reads files, computes, and gives back what to print. Only
//! the binary touches the terminal.

pub mod assess;
pub mod build;
pub mod check;
pub mod diff;
pub mod explain;
pub mod graph;
pub mod interview;
mod one_person;
pub mod schema;
pub mod table;

use super::{Compiled, Finding, Outline, Severity, compile, emptied, lint, read};
use crate::date::Date;
use crate::editor::file::File;
use crate::editor::read::{MAX_BYTES, decoded};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

/// What a command comes to.
#[derive(Debug)]
pub struct Report {
    /// For people.
    pub text: String,
    /// For programs.
    pub json: serde_json::Value,
    /// 0, or 1 if something was found.
    pub exit: u8,
}

/// A command could not be carried out: a file cannot be read or written.
#[derive(Debug)]
pub struct Failure(pub String);

/// What a file holds; of one that is too large, or never ends, a byte more than is accepted.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| Failure(format!("cannot read {}: {error}", path.display())))?;
    Ok(bytes)
}

/// A rules file, read and compiled.
#[derive(Debug)]
pub struct Loaded {
    /// As written.
    pub file: File,
    /// Where things stand in it.
    pub outline: Outline,
    /// Compiled.
    pub compiled: Compiled,
}

/// Reads and compiles a rules file.
///
/// # Errors
/// All that is wrong with it.
pub fn load(text: &str) -> Result<Loaded, Vec<Finding>> {
    let (file, outline) = read(text)?;
    let mut emptied = emptied::lists(text);
    outline.locate(&mut emptied);
    match compile(&file, &outline) {
        Ok(compiled) if emptied.is_empty() => Ok(Loaded { file, outline, compiled }),
        Ok(_) => Err(emptied),
        Err(mut findings) => {
            findings.extend(emptied);
            Err(findings)
        }
    }
}

/// Reads and compiles the bytes of a rules file.
///
/// # Errors
/// All that is wrong with it.
pub fn load_bytes(bytes: Vec<u8>) -> Result<Loaded, Vec<Finding>> {
    load(&decoded(bytes)?)
}

/// Reads and compiles a rules file from disk; a report of what is wrong if it cannot be used.
///
/// # Errors
/// If the file cannot be read.
pub fn load_file(path: &Path) -> Result<Result<Loaded, Report>, Failure> {
    Ok(load_bytes(bytes_of(path)?)
        .map_err(|findings| report(&findings, &path.display().to_string())))
}

/// What the lints find in rules that can be used, each with its place. `today`: the day of release if not
/// given.
fn linted(loaded: &Loaded, today: Option<Date>) -> Vec<Finding> {
    let mut findings = lint::all(loaded, today.unwrap_or(loaded.compiled.core.released));
    loaded.outline.locate(&mut findings);
    findings
}

/// Findings as a report.
pub fn report(findings: &[Finding], what: &str) -> Report {
    let mut text = String::new();
    for finding in findings {
        text.push_str(&finding.to_string());
        text.push_str("\n\n");
    }
    let count =
        |wanted: Severity| findings.iter().filter(|finding| finding.severity == wanted).count();
    let counts: Vec<String> =
        [(Severity::Error, "error"), (Severity::Stale, "stale"), (Severity::Warning, "warning")]
            .into_iter()
            .map(|(severity, word)| (count(severity), word))
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| {
                let plural = if count == 1 || word == "stale" { "" } else { "s" };
                format!("{count} {word}{plural}")
            })
            .collect();
    let counts = if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") };
    let _ = writeln!(text, "{what}: {counts}");
    let class = findings.iter().map(|finding| finding.severity).max();
    let json = serde_json::json!({ "class": class, "findings": findings });
    Report { text, json, exit: u8::from(!findings.is_empty()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_that_never_ends_is_refused() {
        let report = load_file(Path::new("/dev/zero")).expect("a file").expect_err("no rules");
        assert!(report.text.contains("error[too-large]"), "{}", report.text);
    }
}
