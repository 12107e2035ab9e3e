//! Questions whose answer nothing reads: they are never asked, whatever their author hoped.

use super::Inspection;
use crate::editor::{Finding, Severity};
use crate::id::FactId;
use crate::logic::Condition;
use crate::rules::Ring;
use std::collections::HashSet;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let core = &inspection.compiled.core;
    let criteria =
        core.policies.iter().flat_map(|policy| &policy.paths).flat_map(|path| &path.criteria);
    let criteria: HashSet<_> = criteria.collect();
    let by_policies = core.policies.iter().map(|policy| &policy.applies).chain(
        criteria
            .into_iter()
            .filter_map(|id| inspection.rules.criterion(*id))
            .map(|criterion| &criterion.when),
    );
    let by_policies = read(inspection, by_policies);
    let by_steps =
        inspection.compiled.more.steps.iter().flat_map(|step| step.when.iter().chain(&step.unless));
    let by_steps = read(inspection, by_steps);
    let mut findings = Vec::new();
    for (id, fact) in inspection.rules.facts() {
        // Papers and costs ask their own questions.
        if id == core.treatments_fact || fact.ring != Ring::Core || by_policies.contains(&id) {
            continue;
        }
        let path = format!("questions[{}]", id.index());
        findings.push(if by_steps.contains(&id) {
            Finding::error(
                "question-for-steps-only",
                path,
                format!(
                    "only steps read `{}`; it is never asked, as it changes no result",
                    fact.key
                ),
            )
            .weighing(Severity::Warning)
            .help("put it on another `ring`, where it is asked on request")
        } else {
            Finding::error(
                "question-not-read",
                path,
                format!("no policy, criterion or step reads `{}`, so it is never asked", fact.key),
            )
            .help("name it in a criterion or a policy, or take it out")
        });
    }
    findings
}

/// The questions that conditions read, and those that decide whether these are asked.
fn read<'a>(
    inspection: &Inspection,
    conditions: impl Iterator<Item = &'a Condition>,
) -> HashSet<FactId> {
    let mut found = HashSet::new();
    let mut new: Vec<FactId> = Vec::new();
    let layout = inspection.rules.layout();
    let mut note = |condition: &Condition, new: &mut Vec<FactId>| {
        condition.each_test(&mut |test| {
            if let Some(var) = layout.var(test.var)
                && found.insert(var.fact)
            {
                new.push(var.fact);
            }
        });
    };
    for condition in conditions {
        note(condition, &mut new);
    }
    while let Some(id) = new.pop() {
        if let Some(gate) = inspection.rules.fact(id).and_then(|fact| fact.ask_if.as_ref()) {
            note(gate, &mut new);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_question_that_nothing_reads_is_found() {
        let mut rules = sample::rules();
        rules["policies"][0]["criteria"] = json!(["adult"]);
        assert_eq!(sample::findings(&rules, "question-not-read")[0].path, "questions[4]");
        rules["steps"][0]["when"] = json!({"fact": "trials", "at_most": 1});
        assert!(sample::findings(&rules, "question-not-read").is_empty());
        assert_eq!(sample::findings(&rules, "question-for-steps-only")[0].path, "questions[4]");
    }
}
