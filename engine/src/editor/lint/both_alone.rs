//! Policies that say `both`, but no other policy that says so too can stand beside them.

use super::Inspection;
use super::pairs::{are_apart, share_treatment};
use crate::editor::{Finding, Severity};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let policies = &inspection.compiled.core.policies;
    let both: Vec<_> = policies.iter().enumerate().filter(|(_, policy)| policy.both).collect();
    let mut findings = Vec::new();
    for (nth, policy) in &both {
        let beside = both.iter().any(|(other, beside)| {
            other != nth
                && beside.rank == policy.rank
                && share_treatment(beside, policy)
                && !are_apart(&beside.applies, &policy.applies)
        });
        if !beside {
            let message = format!(
                "`{}` may stand beside another policy of its rank, but none says the same of itself for the same people",
                policy.key
            );
            findings.push(
                Finding::error("both-alone", format!("policies[{nth}].both"), message)
                    .weighing(Severity::Warning)
                    .help("write \"both\": true into the other policy too, or take it out here"),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn one_policy_alone_cannot_stand_beside_another() {
        let mut rules = sample::rules();
        rules["policies"][0]["both"] = json!(true);
        assert_eq!(sample::findings(&rules, "both-alone")[0].path, "policies[0].both");
        let mut beside = rules["policies"][0].clone();
        beside["id"] = json!("acme-pharmacy");
        rules["policies"].as_array_mut().expect("a list").push(beside);
        assert!(sample::findings(&rules, "both-alone").is_empty());
    }
}
