//! Policies that claim to be a plan's own text but rest on general knowledge.

use super::Inspection;
use crate::editor::{Finding, Severity};
use crate::rules::{Basis, Grade};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let policies = inspection.compiled.core.policies.iter().enumerate();
    policies
        .filter(|(_, policy)| policy.basis == Basis::Policy && policy.evidence.grade == Grade::General)
        .map(|(nth, policy)| {
            Finding::error(
                "weak-source",
                format!("policies[{nth}].sources[0]"),
                format!(
                    "policy `{}` has basis `policy`, but its main source is general knowledge; expected \
                     the plan's own text, or an account of it",
                    policy.key
                ),
            )
            .weighing(Severity::Warning)
            .help("cite the plan's own text first, or write \"basis\": \"general\"")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn general_knowledge_is_no_policy() {
        let mut rules = sample::rules();
        rules["sources"]["acme-text"]["grade"] = json!("general");
        assert_eq!(sample::findings(&rules, "weak-source")[0].path, "policies[0].sources[0]");
    }
}
