//! Overlaps: two policies of one rank that apply to the same person. Neither goes first, so nothing
//! could be told to that person.

use super::pairs::{self, Numbered};
use super::people::{People, Person};
use super::{Inspection, days};
use crate::date::Date;
use crate::editor::Finding;
use crate::id::TreatmentId;
use crate::logic::{Condition, Declined};
use crate::rules::Policy;

/// More overlaps than this are not listed: mending the first mends most.
const MOST: usize = 200;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let days = days::of_change(inspection.compiled.core.policies.iter(), inspection.today);
    let mut findings = Vec::new();
    // Declining is noted, and reported below.
    let _: Result<(), Declined> =
        pairs::each(&inspection.compiled.core.policies, |first, second| {
            let look_at = || {
                let names = format!("`{}` and `{}`", first.1.key, second.1.key);
                people.look_at(format!("policies[{}]", second.0), names);
            };
            people.tick().inspect_err(|_| {
                look_at();
                people.give_up();
            })?;
            if findings.len() >= MOST || first.1.both && second.1.both {
                return Ok(());
            }
            look_at();
            let both = [first.1, second.1];
            if let Ok(Some((treatment, person))) =
                met_by_both(inspection, &people, both, &days.seen)
            {
                findings.push(finding(inspection, first, second, treatment, &person));
            }
            Ok(())
        });
    let what = "whether two policies of one rank apply to the same people";
    findings.extend(people.incomplete_governing(what));
    findings
}

/// Somebody to whom both apply, for a treatment and on a day on which no policy of a better rank
/// makes that beside the point.
fn met_by_both(
    inspection: &Inspection,
    people: &People,
    both: [&Policy; 2],
    days: &[Date],
) -> Result<Option<(TreatmentId, Person)>, Declined> {
    let holds = both.map(|policy| &policy.applies);
    let days = days::in_force(&both, days);
    if days.is_empty() || people.somebody(&holds, &[])?.is_none() {
        return Ok(None);
    }
    for treatment in inspection.rules.treatments() {
        if !both.iter().all(|policy| policy.treatments.contains(treatment.0)) {
            continue;
        }
        for day in &days {
            let better = inspection.better_than(both[0], treatment, *day);
            let better: Vec<&Condition> = better.iter().map(|policy| &policy.applies).collect();
            if let Some(person) = people.somebody(&holds, &better)? {
                return Ok(Some((treatment, person)));
            }
        }
    }
    Ok(None)
}

fn finding(
    inspection: &Inspection,
    first: Numbered,
    second: Numbered,
    treatment: TreatmentId,
    person: &Person,
) -> Finding {
    let (one, two) = (first.1, second.1);
    let rank = inspection.file.precedence.get(usize::from(one.rank)).map_or("", String::as_str);
    let treatment =
        inspection.rules.treatment(treatment).map_or("", |treatment| treatment.key.as_str());
    let alike = one.stance == two.stance && one.paths == two.paths && one.basis == two.basis;
    Finding::error(
        "overlap",
        format!("policies[{}]", second.0),
        format!(
            "`{}` and `{}` (policies[{}]) have the same rank `{rank}` and both apply to some people, \
             for `{treatment}`; expected that one of them governs",
            two.key, one.key, first.0
        ),
    )
    .help(if alike {
        "they say the same: keep one, narrow `for` or `when` of one, or let one end (`until`) \
         before the other begins (`from`)"
    } else {
        "narrow `for` or `when` of one, or give it another rank; only where both may stand beside \
         each other (medical and pharmacy benefit) write \"both\": true into both"
    })
    .example(person.json(&inspection.rules))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn two_policies_for_one_person_are_found() {
        let mut rules = sample::rules();
        rules["policies"][1]["for"] = json!({"plan": ["acme", "other"]});
        rules["policies"][1]["when"] = json!({"fact": "age", "at_least": 18});
        rules["policies"][1]["rank"] = json!("payer");
        let found = sample::findings(&rules, "overlap");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "policies[1]");
        let person = json!({"plan": "acme", "condition": "depression", "age": 18});
        assert_eq!(found[0].example, Some(person));
        assert!(found[0].line > 0);
    }

    #[test]
    fn both_may_stand_beside_each_other_if_both_say_so() {
        let mut rules = sample::rules();
        let mut beside = rules["policies"][0].clone();
        beside["id"] = json!("acme-pharmacy");
        rules["policies"].as_array_mut().expect("a list").push(beside);
        rules["policies"][0]["both"] = json!(true);
        assert_eq!(sample::findings(&rules, "overlap").len(), 1);
        rules["policies"][3]["both"] = json!(true);
        assert!(sample::findings(&rules, "overlap").is_empty());
    }

    #[test]
    fn policies_that_are_never_in_force_together_do_not_overlap() {
        let mut rules = sample::rules();
        let mut next = rules["policies"][0].clone();
        next["id"] = json!("acme-next");
        next["from"] = json!("2027-01-01");
        rules["policies"].as_array_mut().expect("a list").push(next);
        assert_eq!(sample::findings(&rules, "overlap").len(), 1);
        rules["policies"][0]["until"] = json!("2026-12-31");
        assert!(sample::findings(&rules, "overlap").is_empty());
    }
}
