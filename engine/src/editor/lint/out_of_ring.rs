//! What reads a question that is not asked there: policies, criteria and core questions that read one which
//! is asked on request only, papers that read one of the costs, and costs that read one of the papers. The
//! answer would stay open.

use super::Inspection;
use crate::editor::Finding;
use crate::id::FactId;
use crate::logic::Condition;
use crate::rules::{Fact, Ring};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let (core, more) = (&inspection.compiled.core, &inspection.compiled.more);
    let mut notes = Notes { inspection, findings: Vec::new() };
    for (nth, policy) in core.policies.iter().enumerate() {
        notes.condition(&policy.applies, Ring::Core, format!("policies[{nth}]"));
    }
    for criterion in &core.criteria {
        notes.condition(&criterion.when, Ring::Core, format!("criteria.{}.when", criterion.key));
    }
    for (nth, fact) in core.facts.iter().enumerate() {
        for (key, condition) in [("ask_if", &fact.ask_if), ("crisis_if", &fact.crisis_if)] {
            if let Some(condition) = condition {
                notes.condition(condition, fact.ring, format!("questions[{nth}].{key}"));
            }
        }
    }
    for (nth, paper) in more.papers.list.iter().enumerate() {
        for id in &paper.asks {
            notes.fact(*id, Ring::Papers, format!("papers.list[{nth}]"));
        }
    }
    for (nth, input) in more.costs.inputs.iter().enumerate() {
        let fact = inspection.rules.fact(input.fact);
        if let Some(fact) = fact.filter(|fact| fact.ring != Ring::Costs) {
            notes.add(fact, Ring::Costs, format!("costs.inputs[{nth}].question"));
        }
    }
    notes.costs();
    notes.findings
}

struct Notes<'a> {
    inspection: &'a Inspection<'a>,
    findings: Vec<Finding>,
}

impl Notes<'_> {
    fn costs(&mut self) {
        let costs = &self.inspection.compiled.more.costs;
        for (nth, setting) in costs.settings.iter().enumerate() {
            if let Some(when) = &setting.when {
                self.condition(when, Ring::Costs, format!("costs.settings[{nth}].when"));
            }
        }
        for (nth, terms) in costs.terms.iter().enumerate() {
            self.condition(&terms.when, Ring::Costs, format!("costs.terms[{nth}].when"));
        }
        for (nth, payment) in costs.payments.iter().enumerate() {
            let unless = payment.unless.iter().map(|(unless, _)| unless);
            for condition in payment.when.iter().chain(unless) {
                self.condition(condition, Ring::Costs, format!("costs.payments[{nth}]"));
            }
        }
    }

    /// Notes the first question of a condition that is not asked where it is read.
    fn condition(&mut self, condition: &Condition, read_in: Ring, path: String) {
        let rules = &self.inspection.rules;
        let mut found = None;
        condition.each_test(&mut |test| {
            let fact = rules.layout().var(test.var).map(|var| var.fact);
            let asked_elsewhere = |fact: &&Fact| fact.ring != Ring::Core && fact.ring != read_in;
            found = found.or(fact.and_then(|fact| rules.fact(fact)).filter(asked_elsewhere));
        });
        if let Some(fact) = found {
            self.add(fact, read_in, path);
        }
    }

    fn fact(&mut self, id: FactId, read_in: Ring, path: String) {
        let fact = self.inspection.rules.fact(id);
        if let Some(fact) = fact.filter(|fact| fact.ring != Ring::Core && fact.ring != read_in) {
            self.add(fact, read_in, path);
        }
    }

    fn add(&mut self, fact: &Fact, read_in: Ring, path: String) {
        let wanted = match read_in {
            Ring::Core => "core",
            Ring::Papers => "papers",
            Ring::Costs => "costs",
        };
        let message = if fact.ring == Ring::Core {
            format!("`{}` is asked before the costs, not with them", fact.key)
        } else {
            format!("`{}` is asked on request only, and not here, so this stays open", fact.key)
        };
        let finding = Finding::error("out-of-ring", path, message);
        let help = format!("put the question on the ring `{wanted}`, or read another one");
        self.findings.push(finding.help(help));
    }
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

    #[test]
    fn costs_and_papers_that_read_a_question_of_the_other_are_found() {
        let mut rules = sample::rules();
        let text = json!({"en": "A text.", "es": "Un texto."});
        let mut question = rules["questions"][3].clone();
        question["id"] = json!("copay");
        question["ring"] = json!("costs");
        rules["questions"].as_array_mut().expect("a list").push(question);
        rules["costs"] =
            json!({"inputs": [{"role": "copay", "question": "copay", "unknown": text}]});
        let read = json!({"en": "{fact:copay|sum}", "es": "{fact:copay|suma}"});
        rules["papers"] = json!({
            "words": {"reported": text, "yes": text, "no": text, "none": text, "undated": text},
            "list": [{
                "id": "letter", "title": text, "about": text, "signer": "you", "body": [{"text": read}]
            }]
        });
        let path = |rules: &serde_json::Value| {
            let found = sample::findings(rules, "out-of-ring");
            found.into_iter().map(|finding| finding.path).collect::<Vec<_>>()
        };
        assert_eq!(path(&rules), ["papers.list[0]"]);
        rules["questions"][5]["ring"] = json!("papers");
        assert_eq!(path(&rules), ["costs.inputs[0].question"]);
    }
}
