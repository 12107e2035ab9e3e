//! Questions that are asked of nobody because of their own `ask_if`, and conditions that could be left
//! out.

use super::Inspection;
use super::people::People;
use crate::editor::{Finding, Severity};
use crate::logic::Declined;
use crate::rules::Fact;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let mut findings = Vec::new();
    for (nth, fact) in inspection.compiled.core.facts.iter().enumerate() {
        findings.extend(one(&people, nth, fact).unwrap_or_default());
    }
    findings.extend(people.incomplete("whether every question is asked of somebody"));
    findings
}

fn one(people: &People, nth: usize, fact: &Fact) -> Result<Vec<Finding>, Declined> {
    let mut findings = Vec::new();
    people.look_at(format!("questions[{nth}]"), format!("`{}`", fact.key));
    if let Some(gate) = &fact.ask_if {
        let path = format!("questions[{nth}].ask_if");
        if people.somebody(&[gate], &[])?.is_none() {
            findings.push(
                Finding::error(
                    "question-never-asked",
                    path,
                    format!("nobody is asked `{}`: its `ask_if` holds for nobody", fact.key),
                )
                .help("mend `ask_if`, or take the question out"),
            );
        } else if people.somebody(&[], &[gate])?.is_none() {
            findings.push(
                Finding::error(
                    "question-always-asked",
                    path,
                    format!("everybody is asked `{}`: its `ask_if` holds for everybody", fact.key),
                )
                .weighing(Severity::Warning)
                .help("mend `ask_if`, or take it out"),
            );
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_question_that_nobody_is_asked_is_found() {
        let mut rules = sample::rules();
        rules["questions"][4]["ask_if"] = json!({"all": [
            {"fact": "condition", "is": "depression"}, {"fact": "condition", "is": "pain"}
        ]});
        let found = sample::findings(&rules, "question-never-asked");
        assert_eq!(found[0].path, "questions[4].ask_if");
        rules["questions"][4]["ask_if"] = json!({"fact": "condition", "in": ["@ill", "other"]});
        assert_eq!(sample::findings(&rules, "question-always-asked").len(), 1);
    }
}
