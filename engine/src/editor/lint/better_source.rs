//! Policies whose main source is worse graded than another that they cite: the better grade goes first.
//! What most plans do, and what was not found, are conclusions of their own: they are left out.

use super::Inspection;
use crate::editor::{Finding, Severity};
use crate::rules::{Basis, Stance};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (nth, policy) in inspection.file.policies.iter().enumerate() {
        if policy.basis == Basis::General || policy.stance == Stance::Silent {
            continue;
        }
        let grade = |id: &String| inspection.file.sources.get(id).map(|source| source.grade);
        let Some(main) = policy.sources.first().and_then(grade) else { continue };
        let better = policy.sources.iter().enumerate().find(|(_, id)| grade(id) > Some(main));
        let Some((at, id)) = better else { continue };
        findings.push(
            Finding::error(
                "better-source-behind",
                format!("policies[{nth}].sources[{at}]"),
                format!("policy `{}` cites `{id}` behind a source of a worse grade", policy.id),
            )
            .weighing(Severity::Warning)
            .help("put the source of the best grade first: it decides how sure the visitor can be"),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn the_better_grade_goes_first() {
        let mut rules = sample::rules();
        rules["policies"][0]["sources"] = json!(["survey", "acme-text"]);
        let found = sample::findings(&rules, "better-source-behind");
        assert_eq!(found[0].path, "policies[0].sources[1]");
        rules["policies"][0]["basis"] = json!("general");
        assert!(sample::findings(&rules, "better-source-behind").is_empty());
    }
}
