//! Lists that name the same thing twice: harmless, but hardly what was meant.

use super::Inspection;
use crate::editor::{Finding, Severity};
use std::collections::HashSet;

/// More than this are not listed: mending the first shows how the others came about.
const MOST: usize = 200;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let file = inspection.file;
    let mut findings = Vec::new();
    note(&file.standing, "standing", &mut findings);
    for (id, group) in &file.groups {
        note(&group.values, &format!("groups.{id}.values"), &mut findings);
    }
    for (nth, policy) in file.policies.iter().enumerate() {
        let path = format!("policies[{nth}]");
        note(&policy.treatments, &format!("{path}.treatments"), &mut findings);
        note(&policy.criteria, &format!("{path}.criteria"), &mut findings);
        note(&policy.sources, &format!("{path}.sources"), &mut findings);
        for (fact, options) in &policy.applies_to {
            note(options, &format!("{path}.for.{fact}"), &mut findings);
        }
        for (way, own) in policy.paths.iter().enumerate() {
            note(&own.criteria, &format!("{path}.paths[{way}].criteria"), &mut findings);
        }
    }
    findings
}

fn note(list: &[String], path: &str, findings: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    for (nth, id) in list.iter().enumerate() {
        if !seen.insert(id) && findings.len() < MOST {
            let message = format!("`{id}` is named twice in this list");
            findings.push(
                Finding::error("named-twice", format!("{path}[{nth}]"), message)
                    .weighing(Severity::Warning)
                    .help("take one of them out, or name what was meant"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn what_is_named_twice_is_found() {
        let mut rules = sample::rules();
        rules["policies"][0]["for"]["plan"] = json!(["acme", "acme"]);
        rules["policies"][0]["criteria"] = json!(["adult", "two-trials", "adult"]);
        let paths: Vec<String> = sample::findings(&rules, "named-twice")
            .into_iter()
            .map(|finding| finding.path)
            .collect();
        assert_eq!(paths, ["policies[0].criteria[2]", "policies[0].for.plan[1]"]);
    }
}
