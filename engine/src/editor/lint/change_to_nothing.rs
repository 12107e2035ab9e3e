//! Changes that a question allows and that lead nowhere: no option in `change_to` lets any criterion that
//! reads the question be met, so nobody is ever advised to make them.

use super::Inspection;
use super::people::People;
use crate::editor::{Finding, Severity};
use crate::id::VarId;
use crate::logic::{CellSet, Condition, Declined, Test};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let rules = &inspection.rules;
    let people = People::of(rules);
    let mut findings = Vec::new();
    for (id, fact) in rules.facts() {
        let (Some(options), Some(var)) = (&fact.change_to, rules.layout().vars_of(id).next())
        else {
            continue;
        };
        let path = format!("questions[{}].change_to", id.index());
        people.look_at(path.as_str(), format!("`{}`", fact.key));
        if matches!(helps(inspection, &people, var, options), Ok(false)) {
            let message = format!(
                "no option in `change_to` of `{}` meets any criterion that reads it",
                fact.key
            );
            findings.push(
                Finding::error("change-to-nothing", path, message)
                    .weighing(Severity::Warning)
                    .help("name the options that meet one, or take `change_to` out"),
            );
        }
    }
    findings.extend(people.incomplete("whether the changes that a question allows help anybody"));
    findings
}

/// Whether a criterion that reads the variable can be met with one of the options, or none reads it.
fn helps(
    inspection: &Inspection,
    people: &People,
    var: VarId,
    options: &CellSet,
) -> Result<bool, Declined> {
    let mut is_read = false;
    for criterion in &inspection.compiled.core.criteria {
        let mut reads = false;
        criterion.when.each_test(&mut |test| reads |= test.var == var);
        if !reads {
            continue;
        }
        is_read = true;
        let chosen = Condition::Is(Test { var, cells: options.clone() });
        if people.somebody(&[&chosen, &criterion.when], &[])?.is_some() {
            return Ok(true);
        }
    }
    Ok(!is_read)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_change_that_helps_nobody_is_found() {
        let mut rules = sample::rules();
        rules["questions"][1]["changeable"] = json!("any");
        rules["questions"][1]["change_to"] = json!(["other"]);
        rules["criteria"]["adult"]["when"] = json!({"all": [
            {"fact": "age", "at_least": 18}, {"fact": "plan", "is": "acme"}
        ]});
        let found = sample::findings(&rules, "change-to-nothing");
        assert_eq!(found[0].path, "questions[1].change_to");
        rules["questions"][1]["change_to"] = json!(["other", "acme"]);
        assert!(sample::findings(&rules, "change-to-nothing").is_empty());
    }
}
