//! Policies, criteria and core questions that read a question which is asked on request only: the core
//! interview would never ask it, and the result would stay open.

use super::Inspection;
use crate::editor::Finding;
use crate::logic::Condition;
use crate::rules::Ring;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let core = &inspection.compiled.core;
    let mut findings = Vec::new();
    let mut note = |condition: &Condition, path: String| {
        let mut found = None;
        condition.each_test(&mut |test| {
            let var = inspection.rules.layout().var(test.var);
            let fact = var.and_then(|var| inspection.rules.fact(var.fact));
            found = found.or(fact.filter(|fact| fact.ring != Ring::Core));
        });
        if let Some(fact) = found {
            let message = format!("`{}` is asked on request only, so this stays open", fact.key);
            let finding = Finding::error("out-of-ring", path, message);
            findings.push(finding.help("put the question on the ring `core`, or read another one"));
        }
    };
    for (nth, policy) in core.policies.iter().enumerate() {
        note(&policy.applies, format!("policies[{nth}]"));
    }
    for criterion in &core.criteria {
        note(&criterion.when, format!("criteria.{}.when", criterion.key));
    }
    for (nth, fact) in core.facts.iter().enumerate() {
        if let Some(ask_if) = fact.ask_if.as_ref().filter(|_| fact.ring == Ring::Core) {
            note(ask_if, format!("questions[{nth}].ask_if"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_policy_that_reads_a_question_of_another_ring_is_found() {
        let mut rules = sample::rules();
        rules["questions"][4]["ring"] = json!("papers");
        assert_eq!(sample::findings(&rules, "out-of-ring")[0].path, "criteria.two-trials.when");
    }
}
