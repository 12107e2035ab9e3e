//! Policies that cover something without asking for anything, and paths that ask for nothing: everybody
//! would be told that it is likely, which no plan says.

use super::Inspection;
use crate::editor::Finding;
use crate::rules::Stance;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let file = inspection.file;
    let mut findings = Vec::new();
    for (nth, policy) in file.policies.iter().enumerate() {
        let path = format!("policies[{nth}]");
        for (way, own) in policy.paths.iter().enumerate().filter(|(_, own)| own.criteria.is_empty())
        {
            let message = format!(
                "the path `{}` of policy `{}` asks for nothing of its own, so no other path counts",
                own.id, policy.id
            );
            let at = format!("{path}.paths[{way}].criteria");
            findings.push(
                Finding::error("no-criteria", at, message)
                    .help("name what this way asks for, or take the path out"),
            );
        }
        let covers = matches!(policy.stance, Stance::Covered | Stance::CoveredWithAuthorization);
        let ways = policy.paths.iter().flat_map(|way| &way.criteria);
        let asks = policy.criteria.iter().chain(ways).any(|id| !file.standing.contains(id));
        if covers && !asks && policy.paths.is_empty() {
            let message = format!(
                "policy `{}` covers its treatments for everybody to whom it applies, without any criterion",
                policy.id
            );
            findings.push(Finding::error("no-criteria", format!("{path}.criteria"), message).help(
                "name what it asks for; if each case is judged, the stance is \"case-by-case\"",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn cover_without_any_criterion_is_found() {
        let mut rules = sample::rules();
        rules["standing"] = json!(["adult"]);
        rules["policies"][0]["criteria"] = json!(["adult"]);
        let found = sample::findings(&rules, "no-criteria");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "policies[0].criteria");
        rules["policies"][0]["stance"] = json!("case-by-case");
        assert!(sample::findings(&rules, "no-criteria").is_empty());
        let name = json!({"en": "A way", "es": "Un camino"});
        rules["policies"][0]["paths"] = json!([{"id": "way", "text": name, "criteria": []}]);
        let found = sample::findings(&rules, "no-criteria");
        assert_eq!(found[0].path, "policies[0].paths[0].criteria");
    }
}
