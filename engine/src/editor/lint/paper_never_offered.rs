//! Papers, days, deadlines and ways to pay that nobody is ever shown, and cost terms whose days are over.

use super::Inspection;
use super::people::People;
use crate::editor::{Finding, Severity};
use crate::logic::Condition;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let more = &inspection.compiled.more;
    let mut findings = Vec::new();
    let mut note = |when: Option<&Condition>, path: String, what: &str, key: &str| {
        people.look_at(path.as_str(), format!("`{key}`"));
        let nobody = when.is_some_and(|when| matches!(people.somebody(&[when], &[]), Ok(None)));
        if nobody {
            let message =
                format!("nobody is shown the {what} `{key}`: its conditions hold for nobody");
            let finding = Finding::error("never-shown", path, message);
            findings.push(finding.help("mend `for` or `when`"));
        }
    };
    for (nth, paper) in more.papers.list.iter().enumerate() {
        note(paper.when.as_ref(), format!("papers.list[{nth}]"), "paper", &paper.key);
    }
    for (nth, day) in more.deadlines.days.iter().enumerate() {
        note(day.when.as_ref(), format!("deadlines.days[{nth}].when"), "day", &day.key);
    }
    for (nth, deadline) in more.deadlines.list.iter().enumerate() {
        note(deadline.when.as_ref(), format!("deadlines.list[{nth}]"), "deadline", &deadline.key);
    }
    for (nth, payment) in more.costs.payments.iter().enumerate() {
        note(payment.when.as_ref(), format!("costs.payments[{nth}]"), "way to pay", &payment.key);
    }
    let terms = more.costs.terms.iter().map(|terms| terms.until).enumerate();
    let payments = more.costs.payments.iter().map(|payment| payment.until).enumerate();
    let ends = terms
        .map(|(nth, until)| (format!("costs.terms[{nth}].until"), until))
        .chain(payments.map(|(nth, until)| (format!("costs.payments[{nth}].until"), until)));
    let over = ends.filter(|(_, until)| until.is_some_and(|until| until < inspection.today));
    findings.extend(over.map(|(path, _)| {
        Finding::error("amounts-over", path, "these amounts are no longer in force")
            .weighing(Severity::Stale)
            .help("put in those of this year, or take them out")
    }));
    findings.extend(people.incomplete("whether every paper and deadline is shown to somebody"));
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use crate::editor::Severity;
    use serde_json::json;

    #[test]
    fn what_nobody_sees_and_what_is_over_is_found() {
        let text = json!({"en": "A text.", "es": "Un texto."});
        let mut rules = sample::rules();
        rules["papers"] = json!({
            "words": {"reported": text, "yes": text, "no": text, "none": text, "undated": text},
            "list": [{
                "id": "letter", "title": text, "about": text, "signer": "you",
                "for": {"plan": ["acme"]}, "body": [{"text": text}]
            }]
        });
        rules["costs"] = json!({"terms": [{
            "when": {"fact": "plan", "is": "acme"}, "deductible": 283, "until": "2026-11-21",
            "text": text, "sources": ["label"]
        }]});
        assert!(sample::findings(&rules, "never-shown").is_empty());
        rules["papers"]["list"][0]["when"] = json!({"fact": "plan", "is": "other"});
        assert_eq!(sample::findings(&rules, "never-shown")[0].path, "papers.list[0]");
        let over = &sample::findings(&rules, "amounts-over")[0];
        assert_eq!(over.severity, Severity::Stale);
        assert_eq!(over.path, "costs.terms[0].until");
    }
}
