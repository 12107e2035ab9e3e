//! Steps that nobody is ever shown: their condition contradicts itself, or their days are over.

use super::Inspection;
use super::people::People;
use crate::editor::{Finding, Severity};
use crate::rules::Step;
use std::collections::HashMap;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    // Compiled steps stand in the order in which they are taken.
    let places =
        inspection.file.steps.iter().enumerate().map(|(nth, step)| (step.id.as_str(), nth));
    let places: HashMap<&str, usize> = places.collect();
    let mut findings = Vec::new();
    for step in &inspection.compiled.more.steps {
        let path = format!("steps[{}]", places.get(step.key.as_str()).copied().unwrap_or(0));
        let (when, unless): (Vec<_>, Vec<_>) =
            (step.when.iter().collect(), step.unless.iter().collect());
        people.look_at(path.as_str(), format!("`{}`", step.key));
        let shown_to_nobody = matches!(people.somebody(&when, &unless), Ok(None));
        if shown_to_nobody {
            let message = format!(
                "nobody is shown the step `{}`: its `for` and `when` hold for nobody, or `unless` for everybody",
                step.key
            );
            findings.push(
                Finding::error("step-never-shows", path.clone(), message)
                    .help("mend `for`, `when` or `unless`"),
            );
        }
        if step.if_refused && !shown_to_nobody && hidden_once_refused(inspection, &people, step) {
            let message = format!(
                "the step `{}` is for whoever was refused, but none of them is shown it",
                step.key
            );
            findings.push(
                Finding::error("step-never-shows", path.clone(), message)
                    .help("mend `when` or `unless`, or take `if_refused` out"),
            );
        }
        findings.extend(dates(inspection, step, &path));
    }
    findings.extend(people.incomplete("whether every step is shown to somebody"));
    findings
}

/// Whether nobody who fails a standing criterion is shown a step: by these criteria a refusal counts.
fn hidden_once_refused(inspection: &Inspection, people: &People, step: &Step) -> bool {
    let criteria = &inspection.compiled.core.criteria;
    let mut standing =
        criteria.iter().filter(|criterion| inspection.file.standing.contains(&criterion.key));
    let hidden = standing.clone().all(|criterion| {
        let when: Vec<_> = step.when.iter().collect();
        let fails: Vec<_> = step.unless.iter().chain([&criterion.when]).collect();
        matches!(people.somebody(&when, &fails), Ok(None))
    });
    hidden && standing.next().is_some()
}

fn dates(inspection: &Inspection, step: &Step, path: &str) -> Option<Finding> {
    let until = step.until?;
    let path = format!("{path}.until");
    if step.from.is_some_and(|from| until < from) {
        let message = format!("the step `{}` ends before it begins", step.key);
        return Some(
            Finding::error("step-never-shows", path, message).help("mend `from` or `until`"),
        );
    }
    if until < inspection.compiled.core.released {
        let message = format!("the step `{}` was over before these rules were released", step.key);
        return Some(
            Finding::error("step-never-shows", path, message).help("take it out, or mend `until`"),
        );
    }
    (until < inspection.today).then(|| {
        Finding::error("step-over", path, format!("the step `{}` is no longer true", step.key))
            .weighing(Severity::Stale)
            .help("replace it by what holds now, or take it out")
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_step_that_nobody_sees_is_found() {
        let mut rules = sample::rules();
        rules["steps"][0]["for"] = json!({"plan": ["other"]});
        assert_eq!(sample::findings(&rules, "step-never-shows")[0].path, "steps[0]");
        rules["steps"][0]["for"] = json!({"plan": ["acme"]});
        rules["steps"][0]["until"] = json!("2026-11-21");
        assert_eq!(sample::findings(&rules, "step-never-shows")[0].path, "steps[0].until");
        rules["steps"][0].as_object_mut().expect("a step").remove("until");
        rules["steps"][0]["unless"] = json!({"fact": "plan", "in": ["acme", "other"]});
        assert_eq!(sample::findings(&rules, "step-never-shows")[0].path, "steps[0]");
    }

    #[test]
    fn a_step_after_a_refusal_that_a_refusal_hides_is_found() {
        let mut rules = sample::rules();
        let mut criterion = rules["criteria"]["adult"].clone();
        criterion["when"] = json!({"not": {"fact": "plan", "is": "acme"}});
        rules["criteria"]["not-refused"] = criterion;
        rules["standing"] = json!(["not-refused"]);
        rules["steps"][0]["if_refused"] = json!(true);
        assert!(sample::findings(&rules, "step-never-shows").is_empty());
        rules["steps"][0]["when"] = json!({"fact": "age", "at_least": 18});
        rules["steps"][0]["unless"] = json!({"fact": "plan", "is": "acme"});
        assert_eq!(sample::findings(&rules, "step-never-shows")[0].path, "steps[0]");
    }
}
