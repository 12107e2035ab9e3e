//! Sources that nobody has looked at for too long, and policies that are no longer in force.

use super::Inspection;
use crate::editor::{Finding, Severity};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let today = inspection.today;
    let mut findings = Vec::new();
    for source in &inspection.compiled.more.sources {
        let age = today.days_after(source.checked);
        if age > inspection.compiled.core.stale_after_days {
            findings.push(
                Finding::error(
                    "stale-source",
                    format!("sources.{}.checked", source.key),
                    format!("nobody has checked `{}` for {age} days", source.key),
                )
                .weighing(Severity::Stale)
                .help(
                    "look at the source again, mend what changed, and put the day into `checked`",
                ),
            );
        }
    }
    for (nth, policy) in inspection.compiled.core.policies.iter().enumerate() {
        if policy.until.is_some_and(|until| until < today) {
            findings.push(
                Finding::error(
                    "out-of-force",
                    format!("policies[{nth}].until"),
                    format!("policy `{}` is no longer in force", policy.key),
                )
                .weighing(Severity::Stale)
                .help("replace it by what holds now, or take it out"),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use crate::editor::Severity;
    use serde_json::json;

    #[test]
    fn old_sources_and_ended_policies_are_stale() {
        let mut rules = sample::rules();
        rules["sources"]["label"]["checked"] = json!("2026-05-01");
        rules["policies"][0]["until"] = json!("2026-11-21");
        let found = sample::findings(&rules, "stale-source");
        assert_eq!(
            (found[0].path.as_str(), found[0].severity),
            ("sources.label.checked", Severity::Stale)
        );
        assert_eq!(sample::findings(&rules, "out-of-force")[0].path, "policies[0].until");
    }
}
