//! Criteria that are named where they belong anyway: a path that repeats what its policy asks for, and
//! policies that repeat what stands in `standing`. Harmless until somebody changes only one of the places.

use super::Inspection;
use crate::editor::{Finding, Severity};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let file = inspection.file;
    let mut findings = Vec::new();
    let mut note = |list: &[String], path: String, there: &[String], place: &str| {
        for (at, id) in list.iter().enumerate().filter(|(_, id)| there.contains(id)) {
            let message = format!("`{id}` stands in `{place}` already, which belongs to this list");
            findings.push(
                Finding::error("repeated-criterion", format!("{path}[{at}]"), message)
                    .weighing(Severity::Warning)
                    .help("take it out here"),
            );
        }
    };
    for (nth, policy) in file.policies.iter().enumerate() {
        let path = format!("policies[{nth}]");
        note(&policy.criteria, format!("{path}.criteria"), &file.standing, "standing");
        for (way, own) in policy.paths.iter().enumerate() {
            let at = format!("{path}.paths[{way}].criteria");
            note(&own.criteria, at.clone(), &file.standing, "standing");
            note(&own.criteria, at, &policy.criteria, "criteria");
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn what_belongs_there_anyway_is_found() {
        let mut rules = sample::rules();
        let name = json!({"en": "A way", "es": "Un camino"});
        rules["policies"][0]["paths"] = json!([
            {"id": "way", "text": name, "criteria": ["two-trials"]}
        ]);
        let found = sample::findings(&rules, "repeated-criterion");
        assert_eq!(found[0].path, "policies[0].paths[0].criteria[0]");
        rules["standing"] = json!(["adult"]);
        let found = sample::findings(&rules, "repeated-criterion");
        assert_eq!(found[0].path, "policies[0].criteria[0]");
    }
}
