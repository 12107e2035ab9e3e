//! `coverage-rules interview`: the next question for one person, or that there is none.

use super::{Failure, Report, one_person};
use crate::answers::Answers;
use crate::date::Date;
use crate::editor::Compiled;
use crate::interview::{Next, next_question, remaining};
use crate::rules::Rules;
use serde_json::json;
use std::path::Path;

/// What `coverage-rules interview --help` says.
pub const HELP: &str = "\
coverage-rules interview RULES.json --answers ANSWERS.json [--today DAY] [--format text|json]

The next question for one person, or that no further answer can change a result, and how many
questions are left at least and at most.

ANSWERS.json is an object of question id to answer: null for \"not sure\", absent for not asked.

Exit code: 0 done, 1 the rules or the answers cannot be used (with findings), 2 wrong use.
";

/// The next question for the person in an answers file.
///
/// # Errors
/// If a file cannot be read or is not JSON.
pub fn run(rules: &Path, answers: &Path, today: Option<Date>) -> Result<Report, Failure> {
    one_person::report(rules, answers, today, next)
}

fn next(rules: &Rules, compiled: &Compiled, person: &Answers, today: Date) -> Report {
    let left = remaining(rules, person, today);
    let asked = match next_question(rules, person, today) {
        Next::Ask(id) => rules.fact(id),
        Next::Done => None,
    };
    let text = match asked {
        Some(fact) => format!(
            "{}: {}\n{} to {} questions left\n",
            fact.key,
            compiled.english().get(fact.text),
            left.at_least,
            left.at_most
        ),
        None => "done: no further answer can change a result\n".to_owned(),
    };
    let json = json!({
        "done": asked.is_none(),
        "question": asked.map(|fact| &fact.key),
        "remaining": { "at_least": left.at_least, "at_most": left.at_most },
    });
    Report { text, json, exit: 0 }
}
