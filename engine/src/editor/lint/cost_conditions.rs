//! Conditions of the cost view: prices, settings and terms for nobody, reasons that nobody has, ways to
//! pay that suit nobody, and settings that are shown twice.

use super::Inspection;
use super::people::People;
use crate::editor::Finding;
use crate::logic::{Condition, Declined};
use crate::rules::{CostSetting, Payment};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let costs = &inspection.compiled.more.costs;
    let people = People::of(&inspection.rules);
    let mut findings = Vec::new();
    let mut note = |when: Option<&Condition>, path: String, what: &str| {
        people.look_at(path.as_str(), what);
        if when.is_some_and(|when| matches!(people.somebody(&[when], &[]), Ok(None))) {
            findings.push(never(path, what));
        }
    };
    let treatments = &inspection.rules.core().treatments;
    for cost in &costs.treatments {
        let key = treatments.get(cost.treatment.index()).map_or("", |treatment| &treatment.key);
        for (nth, price) in cost.prices.iter().enumerate() {
            let path = format!("costs.treatments.{key}.prices[{nth}].when");
            note(price.when.as_ref(), path, "this price");
        }
    }
    for (nth, setting) in costs.settings.iter().enumerate() {
        note(setting.when.as_ref(), format!("costs.settings[{nth}].when"), "this setting");
    }
    for (nth, terms) in costs.terms.iter().enumerate() {
        note(Some(&terms.when), format!("costs.terms[{nth}].when"), "these terms");
    }
    for (nth, payment) in costs.payments.iter().enumerate() {
        findings.extend(of_payment(&people, nth, payment).unwrap_or_default());
    }
    findings.extend(doubled_settings(&people, &costs.settings).unwrap_or_default());
    findings.extend(people.incomplete("whether the conditions of the costs hold for somebody"));
    findings
}

fn never(path: String, what: &str) -> Finding {
    let message = format!("nobody is shown {what}: the condition holds for nobody");
    Finding::error("never-shown", path, message).help("mend `when`")
}

fn of_payment(people: &People, nth: usize, payment: &Payment) -> Result<Vec<Finding>, Declined> {
    let path = format!("costs.payments[{nth}]");
    people.look_at(path.as_str(), format!("`{}`", payment.key));
    let mut findings = Vec::new();
    let when: Vec<&Condition> = payment.when.iter().collect();
    if people.somebody(&when, &[])?.is_none() {
        // That is found where papers are.
        return Ok(findings);
    }
    for (at, (unless, _)) in payment.unless.iter().enumerate() {
        let both: Vec<&Condition> = when.iter().copied().chain([unless]).collect();
        if people.somebody(&both, &[])?.is_none() {
            findings.push(never(format!("{path}.not_when[{at}].when"), "this reason"));
        }
    }
    let unless: Vec<&Condition> = payment.unless.iter().map(|(unless, _)| unless).collect();
    if people.somebody(&when, &unless)?.is_none() {
        let message = format!("`{}` suits nobody: `not_when` holds for everybody", payment.key);
        findings.push(
            Finding::error("suits-nobody", format!("{path}.not_when"), message)
                .help("narrow `not_when`, or take the way to pay out"),
        );
    }
    Ok(findings)
}

fn doubled_settings(people: &People, settings: &[CostSetting]) -> Result<Vec<Finding>, Declined> {
    let mut findings = Vec::new();
    for (nth, second) in settings.iter().enumerate() {
        let path = format!("costs.settings[{nth}]");
        people.look_at(path.as_str(), "this setting");
        for (at, first) in settings.iter().enumerate().take(nth) {
            let bands = first.bands.is_empty()
                || second.bands.is_empty()
                || first.bands.iter().any(|band| second.bands.contains(band));
            let both: Vec<&Condition> = first.when.iter().chain(&second.when).collect();
            if first.setting == second.setting && bands && people.somebody(&both, &[])?.is_some() {
                let message =
                    format!("some people would be shown this setting and costs.settings[{at}]");
                findings.push(
                    Finding::error("doubled-setting", path.as_str(), message)
                        .help("narrow `when` of one of them, or take it out"),
                );
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::{Value, json};

    fn rules() -> Value {
        let text = json!({"en": "A text.", "es": "Un texto."});
        let acme = json!({"fact": "plan", "is": "acme"});
        let mut rules = sample::rules();
        rules["costs"] = json!({
            "treatments": {"spray": {"unit": text, "prices": [
                {"kind": "cash", "low": 1, "high": 2, "when": acme, "text": text, "sources": ["label"]}
            ]}},
            "settings": [
                {"setting": "cash", "name": text, "about": text, "when": acme},
                {"setting": "cash", "name": text, "about": text, "when": {"not": acme}}
            ],
            "terms": [{"when": acme, "text": text, "sources": ["label"]}],
            "payments": [{
                "id": "help", "name": text, "text": text, "sources": ["label"],
                "not_when": [{"when": acme, "reason": text}]
            }]
        });
        rules
    }

    #[test]
    fn conditions_that_hold_for_nobody_or_for_all_are_found() {
        let codes = ["never-shown", "suits-nobody", "doubled-setting"];
        for code in codes {
            assert!(sample::findings(&rules(), code).is_empty(), "{code}");
        }
        for (at, instead, code, path) in [
            (
                "/treatments/spray/prices/0/when",
                false,
                codes[0],
                "costs.treatments.spray.prices[0].when",
            ),
            ("/settings/0/when", false, codes[0], "costs.settings[0].when"),
            ("/terms/0/when", false, codes[0], "costs.terms[0].when"),
            ("/payments/0/not_when/0/when", false, codes[0], "costs.payments[0].not_when[0].when"),
            ("/payments/0/not_when/0/when", true, codes[1], "costs.payments[0].not_when"),
            ("/settings/1/when", true, codes[2], "costs.settings[1]"),
        ] {
            let mut rules = rules();
            *rules["costs"].pointer_mut(at).expect("a place") = json!(instead);
            let found = sample::findings(&rules, code);
            assert!(
                found.iter().any(|finding| finding.path == path),
                "{code} at {path}: {found:?}"
            );
        }
    }
}
