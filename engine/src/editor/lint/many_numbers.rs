//! Numbers with too many answers: the widget offers each one in a list.

use super::Inspection;
use crate::editor::{Finding, Severity};
use crate::rules::{Kind, Ring};

/// More than this nobody looks through.
const MOST: u32 = 200;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (nth, fact) in inspection.compiled.core.facts.iter().enumerate() {
        let Kind::Number { min, max, step, .. } = &fact.kind else { continue };
        let steps = max.abs_diff(*min) / step.map_or(1, u32::from).max(1);
        let offered = steps.saturating_add(1);
        if offered > MOST {
            let message = format!(
                "`{}` offers {offered} numbers to choose from; expected {MOST} at most",
                fact.key
            );
            let weight = if fact.ring == Ring::Core { Severity::Error } else { Severity::Warning };
            findings.push(
                Finding::error("many-numbers", format!("questions[{nth}]"), message)
                    .weighing(weight)
                    .help("narrow `min` and `max`, or give a `step`"),
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
    fn a_list_without_end_is_found() {
        let mut rules = sample::rules();
        rules["questions"][4]["max"] = json!(1000);
        let found = sample::findings(&rules, "many-numbers");
        assert_eq!(found[0].path, "questions[4]");
        rules["questions"][4]["step"] = json!(10);
        assert!(sample::findings(&rules, "many-numbers").is_empty());
    }
}
