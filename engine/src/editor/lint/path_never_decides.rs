//! Paths that ask for all that another path asks for: whoever meets them meets the other, which decides
//! the band.

use super::Inspection;
use crate::editor::{Finding, Severity};
use crate::rules::{Path, Policy};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let policies = inspection.compiled.core.policies.iter().enumerate();
    policies.flat_map(|(nth, policy)| of_policy(nth, policy)).collect()
}

fn of_policy(nth: usize, policy: &Policy) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (way, path) in policy.paths.iter().enumerate() {
        let decides = policy.paths.iter().enumerate().find(|(at, other)| {
            *at != way
                && asks_for_all_of(path, other)
                && (*at < way || !asks_for_all_of(other, path))
        });
        let Some((_, other)) = decides else { continue };
        let message = format!(
            "the path `{}` of policy `{}` never decides: it asks for all that `{}` asks for",
            path.key, policy.key, other.key
        );
        findings.push(
            Finding::error(
                "path-never-decides",
                format!("policies[{nth}].paths[{way}].criteria"),
                message,
            )
            .weighing(Severity::Warning)
            .help("take it out, or name what makes the other path harder"),
        );
    }
    findings
}

fn asks_for_all_of(path: &Path, other: &Path) -> bool {
    other.criteria.iter().all(|id| path.criteria.contains(id))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_path_that_holds_another_is_found() {
        let mut rules = sample::rules();
        let name = |en: &str, es: &str| json!({"en": en, "es": es});
        rules["policies"][0]["criteria"] = json!([]);
        rules["policies"][0]["paths"] = json!([
            {"id": "both", "text": name("One way", "Un camino"), "criteria": ["adult", "two-trials"]},
            {"id": "few", "text": name("Another way", "Otro camino"), "criteria": ["two-trials"]},
            {"id": "same", "text": name("A third way", "Un tercer camino"), "criteria": ["two-trials"]}
        ]);
        let found = sample::findings(&rules, "path-never-decides");
        let paths: Vec<&str> = found.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["policies[0].paths[0].criteria", "policies[0].paths[2].criteria"]);
        rules["policies"][0]["paths"][0]["criteria"] = json!(["adult"]);
        assert_eq!(sample::findings(&rules, "path-never-decides").len(), 1);
    }
}
