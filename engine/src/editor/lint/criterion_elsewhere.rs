//! Sources for a criterion that the policy does not have: usually a slip in the criterion's name.

use super::Inspection;
use crate::editor::Finding;
use crate::editor::finding::nearest_name;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let file = inspection.file;
    let mut findings = Vec::new();
    for (nth, policy) in file.policies.iter().enumerate() {
        let own: Vec<&str> = policy
            .criteria
            .iter()
            .chain(policy.paths.iter().flat_map(|path| &path.criteria))
            .chain(&file.standing)
            .map(String::as_str)
            .collect();
        for id in policy.criterion_sources.keys().filter(|id| !own.contains(&id.as_str())) {
            let message = format!("the policy `{}` has no criterion `{id}`", policy.id);
            let finding = Finding::error(
                "criterion-elsewhere",
                format!("policies[{nth}].criterion_sources.{id}"),
                message,
            );
            findings.push(match nearest_name(id, own.iter().copied()) {
                Some(name) => finding.help(format!("did you mean `{name}`?")),
                None => finding.help("name it in `criteria`, or take its sources out"),
            });
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_source_for_a_criterion_of_another_policy_is_found() {
        let mut rules = sample::rules();
        rules["policies"][0]["criteria"] = json!(["two-trials"]);
        rules["policies"][0]["criterion_sources"] = json!({"adult": ["label"]});
        let found = sample::findings(&rules, "criterion-elsewhere");
        assert_eq!(found[0].path, "policies[0].criterion_sources.adult");
    }
}
