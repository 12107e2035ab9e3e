//! The rules and the answers of one person, for the commands that look at one. What an answers file
//! says is never printed.

use super::{Failure, Report, bytes_of, load_file};
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
    let found = read(rules, bytes_of(path)?);
    Ok(found.map_err(|findings| super::report(&findings, &path.display().to_string())))
}

fn read(rules: &Rules, bytes: Vec<u8>) -> Result<Answers, Vec<Finding>> {
    let (json, outline) = parsed(&decoded(bytes)?)?;
    answers_file::read(rules, &json).map_err(|mut findings| {
        outline.locate(&mut findings);
        findings
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::command::load;

    #[test]
    fn what_is_wrong_with_answers_has_its_place_and_is_never_printed() {
        let rules = load(include_str!("../../../tests/small_rules/rules.json")).expect("sound");
        let rules = rules.compiled.rules().expect("rules that hold together");
        for (answers, code, path, place) in [
            ("{\n \"age\": 4242}", "wrong-answer", "age", (2, 9)),
            ("{\"age\": 40.5}", "wrong-answer", "age", (1, 9)),
            ("{\"plan\": \"secret\"}", "wrong-answer", "plan", (1, 10)),
            ("{\"treatments\": [\"spray\", [\"drip\"]]}", "wrong-answer", "treatments", (1, 16)),
            ("{\"aeg\": 4242}", "unknown-question", "aeg", (1, 9)),
            ("{\"age\": 4242, \"\\u0061ge\": 42}", "doubled-key", "age", (1, 15)),
            ("{\"age\": secret}", "not-json", "age", (1, 9)),
            ("[4242]", "not-answers", "", (1, 1)),
            ("", "not-json", "", (1, 1)),
        ] {
            let findings = read(&rules, answers.as_bytes().to_vec()).expect_err(answers);
            let [finding] = findings.as_slice() else { panic!("{answers}: {findings:?}") };
            assert_eq!((finding.code, finding.path.as_str()), (code, path), "{answers}");
            assert_eq!((finding.line, finding.column), place, "{answers}");
            let told = finding.to_string();
            assert!(!told.contains("4242") && !told.contains("secret"), "{told}");
        }
    }

    #[test]
    fn an_answer_to_a_question_that_is_not_asked_is_kept_and_does_not_count() {
        let rules = load(include_str!("../../../tests/small_rules/rules.json")).expect("sound");
        let rules = rules.compiled.rules().expect("rules that hold together");
        let given = b"{\"condition\": \"pain\", \"trials\": 5}".to_vec();
        let answers = read(&rules, given).expect("answers");
        let known = rules.layout().knowledge(&rules.core().facts, &answers);
        let trials = rules.fact_named("trials").expect("a question");
        let var = rules.layout().vars_of(trials).next().expect("a variable");
        assert_eq!(known.get(var), Some(0));
        assert_ne!(answers.get(trials), crate::answers::Answer::Open);
    }
}
