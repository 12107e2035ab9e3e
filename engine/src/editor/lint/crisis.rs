//! Crisis help that no answer opens, that opens for everybody, or for somebody who was never asked: it
//! must come to those who said so, and to nobody else.

use super::Inspection;
use super::people::People;
use crate::editor::Finding;
use crate::logic::{Condition, Declined};
use crate::rules::{Fact, Rules};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let mut findings = Vec::new();
    for (nth, fact) in inspection.compiled.core.facts.iter().enumerate() {
        let Some(crisis) = &fact.crisis_if else { continue };
        let path = format!("questions[{nth}].crisis_if");
        people.look_at(path.as_str(), format!("`{}`", fact.key));
        let found = one(&inspection.rules, &people, fact, crisis, path);
        findings.extend(found.ok().flatten());
    }
    findings.extend(people.incomplete("whether help in a crisis opens for those who need it"));
    findings
}

fn one(
    rules: &Rules,
    people: &People,
    fact: &Fact,
    crisis: &Condition,
    path: String,
) -> Result<Option<Finding>, Declined> {
    let key = &fact.key;
    if people.somebody(&[crisis], &[])?.is_none() {
        let message = format!("no answer to `{key}` opens the help in a crisis");
        return Ok(Some(Finding::error("crisis-never", path, message).help("mend `crisis_if`")));
    }
    if people.somebody(&[], &[crisis])?.is_none() {
        let message = format!("the help in a crisis opens for everybody, whatever `{key}` says");
        return Ok(Some(Finding::error("crisis-always", path, message).help("mend `crisis_if`")));
    }
    let Some(ask_if) = &fact.ask_if else { return Ok(None) };
    let unasked = people.somebody(&[crisis], &[ask_if])?;
    Ok(unasked.map(|person| {
        let message =
            format!("the help in a crisis opens for people who are not asked `{key}` at all");
        Finding::error("crisis-unasked", path, message)
            .help("mend `crisis_if`, or the value in `when_not_asked`")
            .example(person.json(rules))
    }))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::{Value, json};

    /// What is found in rules with this help in a crisis for the question that not all are asked.
    fn found(crisis_if: Value, when_not_asked: i32, code: &str) -> bool {
        let mut rules = sample::rules();
        rules["questions"][4]["crisis_if"] = crisis_if;
        rules["questions"][4]["when_not_asked"] = json!(when_not_asked);
        let found = sample::findings(&rules, code);
        found.first().is_some_and(|finding| finding.path == "questions[4].crisis_if")
    }

    #[test]
    fn help_in_a_crisis_for_the_wrong_people_is_found() {
        let many = json!({"fact": "trials", "at_least": 5});
        assert!(!found(many.clone(), 0, "crisis-unasked"));
        assert!(found(many.clone(), 6, "crisis-unasked"));
        assert!(found(json!({"not": many}), 0, "crisis-unasked"));
        assert!(found(json!(true), 0, "crisis-always"));
        let never = json!({"all": [many, {"fact": "trials", "at_most": 2}]});
        assert!(found(never, 0, "crisis-never"));
    }
}
