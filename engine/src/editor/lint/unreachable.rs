//! Policies that never govern anybody: nobody is meant by them, or others always go first.

use super::Inspection;
use super::days::{self, Days};
use super::people::People;
use crate::date::Date;
use crate::editor::{Finding, Severity};
use crate::id::TreatmentId;
use crate::logic::{Condition, Declined};
use crate::rules::{Policy, Stance};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let days = days::of_change(inspection.compiled.core.policies.iter(), inspection.today);
    let mut findings = Vec::new();
    for (nth, policy) in inspection.compiled.core.policies.iter().enumerate() {
        people.look_at(format!("policies[{nth}]"), format!("`{}`", policy.key));
        findings.extend(one(inspection, &people, nth, policy, &days).unwrap_or_default());
    }
    findings.extend(people.incomplete("whether every policy governs somebody"));
    findings
}

fn one(
    inspection: &Inspection,
    people: &People,
    nth: usize,
    policy: &Policy,
    of_change: &Days,
) -> Result<Vec<Finding>, Declined> {
    let Some(anybody) = people.somebody(&[&policy.applies], &[])? else {
        return Ok(vec![
            Finding::error(
                "policy-for-nobody",
                format!("policies[{nth}]"),
                format!("policy `{}` applies to nobody: its `for` and `when` contradict each other", policy.key),
            )
            .help("mend `for` or `when`; a question that is not asked has its value of `when_not_asked`"),
        ]);
    };
    if policy.stance == Stance::Silent {
        return Ok(Vec::new());
    }
    // On a day that nobody looks at it may govern after all: the days report themselves.
    if of_change.left_out.iter().any(|day| policy.in_force(*day)) {
        return Ok(Vec::new());
    }
    let days = days::in_force(&[policy], &of_change.seen);
    let mut beaten = Vec::new();
    let mut governs = false;
    for treatment in inspection.rules.treatments().filter(|t| policy.treatments.contains(t.0)) {
        if governs_somebody(inspection, people, policy, treatment, &days)? {
            governs = true;
        } else {
            beaten.push(treatment);
        }
    }
    let winners = |treatment: TreatmentId| {
        let day = days.first().copied().unwrap_or(inspection.today);
        winners(inspection, people, policy, treatment, day)
    };
    if !governs {
        let winners = beaten.first().map_or(Ok(String::new()), |treatment| winners(*treatment))?;
        return Ok(vec![
            Finding::error(
                "unreachable-policy",
                format!("policies[{nth}]"),
                format!(
                    "policy `{}` never governs anybody: {winners} always goes first",
                    policy.key
                ),
            )
            .help("give it a better rank, narrow what goes first, or take it out")
            .example(anybody.json(&inspection.rules)),
        ]);
    }
    let mut findings = Vec::new();
    for treatment in beaten {
        let key =
            inspection.rules.treatment(treatment).map_or("", |treatment| treatment.key.as_str());
        let listed = inspection.file.policies.get(nth).map_or(&[][..], |policy| &policy.treatments);
        let at = listed.iter().position(|listed| listed == key).unwrap_or(0);
        findings.push(
            Finding::error(
                "unreachable-for-treatment",
                format!("policies[{nth}].treatments[{at}]"),
                format!(
                    "policy `{}` never governs `{key}`: {} always goes first",
                    policy.key,
                    winners(treatment)?
                ),
            )
            .weighing(Severity::Warning)
            .help("take the treatment out of the policy, or narrow what goes first"),
        );
    }
    Ok(findings)
}

fn governs_somebody(
    inspection: &Inspection,
    people: &People,
    policy: &Policy,
    treatment: TreatmentId,
    days: &[Date],
) -> Result<bool, Declined> {
    for day in days {
        let better = inspection.better_than(policy, treatment, *day);
        let better: Vec<&Condition> = better.iter().map(|policy| &policy.applies).collect();
        if people.somebody(&[&policy.applies], &better)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Policies of a better rank that apply to some of the same people, in words.
fn winners(
    inspection: &Inspection,
    people: &People,
    policy: &Policy,
    treatment: TreatmentId,
    day: Date,
) -> Result<String, Declined> {
    let mut keys = Vec::new();
    for better in inspection.better_than(policy, treatment, day) {
        if people.somebody(&[&policy.applies, &better.applies], &[])?.is_some() {
            keys.push(format!("`{}`", better.key));
        }
    }
    let more = keys.len().saturating_sub(3);
    keys.truncate(3);
    let listed = keys.join(" or ");
    Ok(if more == 0 { listed } else { format!("{listed} or one of {more} others") })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_policy_that_is_always_beaten_is_found() {
        let mut rules = sample::rules();
        rules["policies"][1]["when"] = json!(true);
        let found = sample::findings(&rules, "unreachable-policy");
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("`too-young` always goes first"), "{}", found[0]);
        assert!(found[0].example.is_some());
        let found = sample::findings(&rules, "unreachable-for-treatment");
        assert_eq!(found[0].path, "policies[2].treatments[0]");
    }

    #[test]
    fn a_contradiction_is_found_even_through_a_question_that_is_not_asked() {
        let mut rules = sample::rules();
        rules["policies"][0]["for"] = json!({"plan": ["acme"], "condition": ["pain"]});
        rules["policies"][0]["when"] = json!({"fact": "trials", "at_least": 1});
        assert_eq!(sample::findings(&rules, "policy-for-nobody")[0].path, "policies[0]");
    }

    #[test]
    fn a_policy_out_of_force_is_judged_at_its_own_dates() {
        let mut rules = sample::rules();
        rules["policies"][1]["when"] = json!(true);
        rules["policies"][1]["from"] = json!("2027-01-01");
        rules["policies"][0]["until"] = json!("2026-12-31");
        assert!(sample::findings(&rules, "unreachable-policy").is_empty());
    }
}
