//! The commands of `coverage-rules`: each reads files, computes, and gives back what to print. Only
//! the binary touches the terminal.

pub mod assess;
pub mod build;
pub mod check;
pub mod interview;

use super::{Compiled, Finding, Outline, compile, read};
use crate::editor::file::File;
use std::fmt::Write as _;
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

/// A file's text.
///
/// # Errors
/// If it cannot be read, or is not UTF-8; names the file.
pub fn text_of(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path)
        .map_err(|error| Failure(format!("cannot read {}: {error}", path.display())))
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
    let compiled = compile(&file, &outline)?;
    Ok(Loaded { file, outline, compiled })
}

/// Findings as a report.
pub fn report(findings: &[Finding], what: &str) -> Report {
    let mut text = String::new();
    for finding in findings {
        text.push_str(&finding.to_string());
        text.push_str("\n\n");
    }
    let count = findings.len();
    let _ = match count {
        0 => writeln!(text, "{what}: nothing found"),
        1 => writeln!(text, "{what}: 1 finding"),
        _ => writeln!(text, "{what}: {count} findings"),
    };
    Report { text, json: serde_json::json!({ "findings": findings }), exit: u8::from(count > 0) }
}
