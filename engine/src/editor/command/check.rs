//! `coverage-rules check`: everything that is wrong with a rules file.

use super::{Failure, Report, load, report, text_of};
use crate::date::Date;
use crate::editor::lint;
use std::path::Path;

/// Checks a rules file as of `today` (the day of release if not given).
///
/// # Errors
/// If the file cannot be read.
pub fn run(rules: &Path, today: Option<Date>, release: bool) -> Result<Report, Failure> {
    let what = rules.display().to_string();
    let loaded = match load(&text_of(rules)?) {
        Ok(loaded) => loaded,
        Err(findings) => return Ok(report(&findings, &what)),
    };
    let today = today.unwrap_or(loaded.compiled.core.released);
    let mut findings = lint::all(&loaded, today);
    loaded.outline.locate(&mut findings);
    let mut checked = report(&findings, &what);
    checked.exit = lint::exit_class(&findings, release);
    Ok(checked)
}
