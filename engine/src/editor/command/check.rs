//! `coverage-rules check`: everything that is wrong with a rules file.

use super::{Failure, Report, linted, load_file, report};
use crate::date::Date;
use crate::editor::lint;
use std::path::Path;

/// What `coverage-rules check --help` says.
pub const HELP: &str = "\
coverage-rules check RULES.json [--today DAY] [--release] [--format text|json]

Everything that is wrong with the rules, each with its place (line:column and path), what was
expected, the nearest name, and, where it is about people, a made-up person whom it concerns.

  error    the rules cannot be used, or somebody would be told nothing, two things, or nonsense
  stale    a source was last looked at too long ago, as of --today (the day of release if not given)
  warning  worth a look

Exit code: 0 no error (there may be warnings), 1 errors, 2 wrong use.
With --release, staleness counts too: 3 if sources are stale and there is no error; and it is an error
if who governs could not be proved.
";

/// Checks a rules file as of `today` (the day of release if not given).
///
/// # Errors
/// If the file cannot be read.
pub fn run(rules: &Path, today: Option<Date>, release: bool) -> Result<Report, Failure> {
    let what = rules.display().to_string();
    let loaded = match load_file(rules)? {
        Ok(loaded) => loaded,
        Err(report) => return Ok(report),
    };
    let mut findings = linted(&loaded, today);
    if release {
        lint::for_release(&mut findings);
    }
    let mut checked = report(&findings, &what);
    checked.exit = lint::exit_class(&findings, release);
    Ok(checked)
}
