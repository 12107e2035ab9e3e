//! The rules and the answers of one person, for the commands that look at one. What an answers file
//! says is never printed.

use super::{Failure, Report, load_file};
use crate::answers::Answers;
use crate::date::Date;
use crate::editor::read::{decoded, parsed};
use crate::editor::{Compiled, Finding, answers_file};
use crate::rules::Rules;
use std::path::Path;

/// What `judge` says of the person in an answers file, or what is wrong with the rules or the answers.
pub(super) fn report(
    rules: &Path,
    answers: &Path,
    today: Option<Date>,
    judge: impl FnOnce(&Rules, &Compiled, &Answers, Date) -> Report,
) -> Result<Report, Failure> {
    let loaded = match load_file(rules)? {
        Ok(loaded) => loaded,
        Err(report) => return Ok(report),
    };
    let checked = loaded.compiled.rules().map_err(|error| Failure(error.to_string()))?;
    let today = today.unwrap_or(loaded.compiled.core.released);
    let person = self::answers(&checked, answers)?;
    Ok(person.map_or_else(|report| report, |one| judge(&checked, &loaded.compiled, &one, today)))
}

/// The answers in a file, or a report of what is wrong with them.
pub(super) fn answers(rules: &Rules, path: &Path) -> Result<Result<Answers, Report>, Failure> {
    let bytes = std::fs::read(path)
        .map_err(|error| Failure(format!("cannot read {}: {error}", path.display())))?;
    let found = read(rules, bytes);
    Ok(found.map_err(|findings| super::report(&findings, &path.display().to_string())))
}

fn read(rules: &Rules, bytes: Vec<u8>) -> Result<Answers, Vec<Finding>> {
    let (json, outline) = parsed(&decoded(bytes)?)?;
    answers_file::read(rules, &json).map_err(|mut findings| {
        outline.locate(&mut findings);
        findings
    })
}
