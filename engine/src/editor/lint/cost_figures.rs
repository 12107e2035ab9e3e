//! Figures of the cost view that cannot be right: shares above the whole, years shorter than their course,
//! and answers that would be reckoned with twice.

use super::Inspection;
use crate::editor::Finding;
use std::collections::HashSet;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let costs = &inspection.file.costs;
    let mut findings = Vec::new();
    let mut note = |code, path: String, message: String, help: &str| {
        findings.push(Finding::error(code, path, message).help(help));
    };
    let (mut roles, mut questions) = (HashSet::new(), HashSet::new());
    for (nth, input) in costs.inputs.iter().enumerate() {
        let path = format!("costs.inputs[{nth}]");
        if !roles.insert(format!("{:?}", input.role)) {
            let message = "another input has this role; only the first is reckoned with".to_owned();
            note("doubled-role", format!("{path}.role"), message, "give each role to one question");
        }
        if !questions.insert(&input.question) {
            let message = format!("`{}` is the question of another input", input.question);
            let help = "one answer cannot mean two amounts: name another question";
            note("doubled-question", format!("{path}.question"), message, help);
        }
    }
    for (id, cost) in &costs.treatments {
        let path = format!("costs.treatments.{id}");
        if let (Some(course), Some(year)) = (&cost.course, &cost.year)
            && (year.low < course.low || year.high < course.high)
        {
            let message = format!(
                "the first year has {} to {} sessions, fewer than the course in it with {} to {}",
                year.low, year.high, course.low, course.high
            );
            note("year-below-course", format!("{path}.year"), message, "count the course in");
        }
        if let Some(months) = cost.upkeep_months.filter(|months| *months > 12) {
            let message = format!("the first year does not have {months} months");
            note("wrong-count", format!("{path}.upkeep_months"), message, "write 12 at most");
        }
    }
    for (nth, terms) in costs.terms.iter().enumerate() {
        if let Some(share) = terms.coinsurance.filter(|share| *share > 100) {
            let message = format!("a share of {share} per cent is more than the whole");
            let path = format!("costs.terms[{nth}].coinsurance");
            note("wrong-count", path, message, "write 100 at most");
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn figures_that_cannot_be_right_are_found() {
        let mut rules = sample::rules();
        let text = json!({"en": "A text.", "es": "Un texto."});
        let schedule = |low: u8, high: u8| json!({"low": low, "high": high, "text": text, "sources": ["label"]});
        rules["costs"] = json!({
            "inputs": [
                {"role": "copay", "question": "age", "unknown": text},
                {"role": "copay", "question": "age", "unknown": text}
            ],
            "treatments": {"spray": {
                "unit": text, "course": schedule(6, 8), "year": schedule(6, 7), "upkeep_months": 13
            }},
            "terms": [{"when": true, "coinsurance": 120, "text": text, "sources": ["label"]}]
        });
        for (code, path) in [
            ("doubled-role", "costs.inputs[1].role"),
            ("doubled-question", "costs.inputs[1].question"),
            ("year-below-course", "costs.treatments.spray.year"),
            ("wrong-count", "costs.treatments.spray.upkeep_months"),
            ("wrong-count", "costs.terms[0].coinsurance"),
        ] {
            let found = sample::findings(&rules, code);
            assert!(found.iter().any(|finding| finding.path == path), "{code} at {path}");
        }
    }
}
