//! Three policies that would all stand beside each other for one person: results show two at most.

use super::pairs::{are_apart, share_treatment};
use super::people::People;
use super::{Inspection, days};
use crate::editor::Finding;
use crate::logic::{Condition, Declined};
use crate::rules::{Policy, Stance};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let beside: Vec<(usize, &Policy)> = inspection
        .compiled
        .core
        .policies
        .iter()
        .enumerate()
        .filter(|(_, policy)| policy.both && policy.stance != Stance::Silent)
        .collect();
    let mut findings = Vec::new();
    // Declining is noted, and reported below.
    let _ = collect(inspection, &people, &beside, &mut findings);
    findings.extend(people.incomplete("whether three policies stand beside each other"));
    findings
}

fn collect(
    inspection: &Inspection,
    people: &People,
    beside: &[(usize, &Policy)],
    findings: &mut Vec<Finding>,
) -> Result<(), Declined> {
    for (at, one) in beside.iter().enumerate() {
        people.look_at(format!("policies[{}].both", one.0), format!("`{}`", one.1.key));
        for (next, two) in beside.iter().enumerate().skip(at + 1) {
            people.tick().inspect_err(|_| people.give_up())?;
            if !may_meet(one.1, two.1) {
                continue;
            }
            for three in beside.iter().skip(next + 1) {
                people.tick().inspect_err(|_| people.give_up())?;
                if may_meet(one.1, three.1) && may_meet(two.1, three.1) {
                    findings.extend(of_three(inspection, people, [*one, *two, *three])?);
                }
            }
        }
    }
    Ok(())
}

fn may_meet(one: &Policy, two: &Policy) -> bool {
    one.rank == two.rank && share_treatment(one, two) && !are_apart(&one.applies, &two.applies)
}

fn of_three(
    inspection: &Inspection,
    people: &People,
    three: [(usize, &Policy); 3],
) -> Result<Option<Finding>, Declined> {
    let [first, second, third] = three;
    let policies = three.map(|(_, policy)| policy);
    let share = first
        .1
        .treatments
        .iter()
        .any(|treatment| policies.iter().all(|policy| policy.treatments.contains(treatment)));
    if !share || days::in_force(&policies, &[inspection.today]).is_empty() {
        return Ok(None);
    }
    let holds: [&Condition; 3] = policies.map(|policy| &policy.applies);
    let person = people.somebody(&holds, &[])?;
    Ok(person.map(|person| {
        Finding::error(
            "three-beside",
            format!("policies[{}].both", third.0),
            format!(
                "`{}`, `{}` and `{}` would stand beside each other for some people; expected two at most",
                first.1.key, second.1.key, third.1.key
            ),
        )
        .help("narrow one of them, or give one another rank")
        .example(person.json(&inspection.rules))
    }))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_third_beside_two_is_found() {
        let mut rules = sample::rules();
        rules["policies"][0]["both"] = json!(true);
        let policy = rules["policies"][0].clone();
        let mut add = |id: &str| {
            let mut beside = policy.clone();
            beside["id"] = json!(id);
            rules["policies"].as_array_mut().expect("a list").push(beside);
        };
        add("acme-second");
        add("acme-third");
        let found = sample::findings(&rules, "three-beside");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "policies[4].both");
        assert!(found[0].example.is_some());
    }
}
