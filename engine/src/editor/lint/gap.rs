//! Gaps: people for whom no policy speaks of a treatment. They would be told "unknown" although
//! nobody decided that.

use super::people::People;
use super::{Inspection, days};
use crate::date::Date;
use crate::editor::{Finding, Severity};
use crate::id::TreatmentId;
use crate::logic::{Condition, Declined};
use crate::rules::{Policy, Stance};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let days = days::of_change(inspection.compiled.core.policies.iter(), inspection.today);
    let mut findings = Vec::new();
    for treatment in inspection.rules.treatments() {
        let key = inspection.rules.treatment(treatment).map_or("", |treatment| &treatment.key);
        // One gap of a treatment is enough: the next shows when it is mended. A day that cannot be
        // judged is noted, and hides no gap on a later one.
        findings.extend(days.seen.iter().find_map(|day| {
            people.look_at(
                format!("treatments[{}]", treatment.index()),
                format!("`{key}`, on {day}"),
            );
            on_day(inspection, &people, treatment, *day).ok().flatten()
        }));
    }
    findings.extend(people.incomplete_governing("whether a policy governs everybody"));
    findings
}

fn on_day(
    inspection: &Inspection,
    people: &People,
    treatment: TreatmentId,
    day: Date,
) -> Result<Option<Finding>, Declined> {
    let rules = &inspection.rules;
    // The last rank first: what holds for most plans covers the most people.
    let in_force: Vec<(usize, &Policy)> = rules
        .policies_on(treatment)
        .rev()
        .filter_map(|id| Some((id.index(), rules.policy(id)?)))
        .filter(|(_, policy)| policy.in_force(day))
        .collect();
    let all: Vec<&Condition> = in_force.iter().map(|(_, policy)| &policy.applies).collect();
    let key = rules.treatment(treatment).map_or("", |treatment| treatment.key.as_str());
    let when = if day == inspection.today { String::new() } else { format!(" from {day} on") };
    if let Some(person) = people.somebody(&[], &all)? {
        let finding = Finding::error(
            "gap",
            format!("treatments[{}]", treatment.index()),
            format!(
                "for some people no policy says anything about `{key}`{when}; expected one for everybody"
            ),
        );
        return Ok(Some(
            finding
                .help("add a policy that applies to them, or widen `for` or `when` of one that is there")
                .example(person.json(rules)),
        ));
    }
    let (silent, speaking): (Vec<_>, Vec<_>) =
        in_force.iter().partition(|(_, policy)| policy.stance == Stance::Silent);
    let speaking: Vec<&Condition> = speaking.iter().map(|(_, policy)| &policy.applies).collect();
    let Some(person) = people.somebody(&[], &speaking)? else { return Ok(None) };
    let policy = silent.iter().find(|(_, policy)| person.is(&policy.applies));
    let (nth, policy_key) = policy.map_or((0, ""), |(nth, policy)| (*nth, policy.key.as_str()));
    let finding = Finding::error(
        "only-silent",
        format!("policies[{nth}]"),
        format!(
            "behind the silent policy `{policy_key}` nothing governs `{key}`{when} for some people"
        ),
    );
    Ok(Some(
        finding
            .weighing(Severity::Warning)
            .help("say in a policy of a later rank what holds for most plans, unless nobody knows")
            .example(person.json(rules)),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn somebody_without_a_policy_is_found() {
        let mut rules = sample::rules();
        rules["policies"][2]["for"] = json!({"condition": ["pain"]});
        let found = sample::findings(&rules, "gap");
        assert_eq!(found[0].path, "treatments[0]");
        let person = json!({"plan": "other", "condition": "depression", "age": 18});
        assert_eq!(found[0].example, Some(person));
    }

    #[test]
    fn a_gap_may_open_on_a_later_day() {
        let mut rules = sample::rules();
        rules["policies"][2]["until"] = json!("2027-01-31");
        let found = sample::findings(&rules, "gap");
        assert!(found[0].message.contains("from 2027-02-01 on"), "{}", found[0]);
    }

    #[test]
    fn a_silent_policy_with_nothing_behind_it_is_a_warning() {
        let mut rules = sample::rules();
        rules["policies"][2]["stance"] = json!("silent");
        assert!(sample::findings(&rules, "gap").is_empty());
        assert_eq!(sample::findings(&rules, "only-silent")[0].path, "policies[2]");
    }
}
