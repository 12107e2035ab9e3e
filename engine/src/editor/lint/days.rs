//! The days on which another set of policies comes into force: rules are judged on each of them. Where
//! there are more than can be judged, that is said once, for all who judge by day.

use super::Inspection;
use super::people::GOVERNING;
use crate::date::Date;
use crate::editor::{Finding, Severity};
use crate::rules::Policy;

/// More days than this are not looked at one by one.
const MOST: usize = 100;

/// Days of change, ascending.
pub(in crate::editor) struct Days {
    /// Those that are looked at.
    pub(in crate::editor) seen: Vec<Date>,
    /// Those that are not.
    pub(in crate::editor) left_out: Vec<Date>,
}

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let policies = &inspection.compiled.core.policies;
    let days = of_change(policies.iter(), inspection.today);
    let Some(first) = days.left_out.first() else { return Vec::new() };
    let next_day = |policy: &Policy| policy.until.map(|until| until.plus_days(1));
    let place = policies.iter().enumerate().find_map(|(nth, policy)| {
        let begins = (policy.from == Some(*first)).then(|| format!("policies[{nth}].from"));
        begins.or((next_day(policy) == Some(*first)).then(|| format!("policies[{nth}].until")))
    });
    let message = format!(
        "policies begin or end on {} days; from {first} on nothing is proved about who governs",
        MOST + days.left_out.len()
    );
    vec![
        Finding::error(GOVERNING, place.unwrap_or_default(), message)
            .weighing(Severity::Warning)
            .help("let several policies begin and end on the same days"),
    ]
}

/// `today`, and every later day on which a policy begins, or has ended the day before.
pub(in crate::editor) fn of_change<'a>(
    policies: impl Iterator<Item = &'a Policy>,
    today: Date,
) -> Days {
    let mut days: Vec<Date> = policies
        .flat_map(|policy| [policy.from, policy.until.map(|until| until.plus_days(1))])
        .flatten()
        .filter(|day| *day > today)
        .chain([today])
        .collect();
    days.sort_unstable();
    days.dedup();
    let left_out = days.split_off(days.len().min(MOST));
    Days { seen: days, left_out }
}

/// Those of `days` on which all of `policies` are in force; where there is none, the first or last day
/// on which they are, if there is one.
pub(in crate::editor) fn in_force(policies: &[&Policy], days: &[Date]) -> Vec<Date> {
    let all_on = |day: Date| policies.iter().all(|policy| policy.in_force(day));
    let some: Vec<Date> = days.iter().copied().filter(|day| all_on(*day)).collect();
    if !some.is_empty() {
        return some;
    }
    let begins = policies.iter().filter_map(|policy| policy.from).max();
    let ends = policies.iter().filter_map(|policy| policy.until).min();
    begins.into_iter().chain(ends).filter(|day| all_on(*day)).take(1).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::json;

    #[test]
    fn policies_are_judged_on_days_when_they_are_in_force() {
        let mut rules = sample::rules();
        rules["policies"][0]["until"] = json!("2026-12-31");
        rules["policies"][1]["until"] = json!("2020-12-31");
        let policies = &sample::load(&rules).compiled.core.policies;
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let days = of_change(policies.iter(), day("2026-11-22"));
        assert!(days.left_out.is_empty());
        let days = days.seen;
        assert_eq!(days, [day("2026-11-22"), day("2027-01-01")]);
        assert_eq!(in_force(&[&policies[0]], &days), [day("2026-11-22")]);
        assert_eq!(in_force(&[&policies[1]], &days), [day("2020-12-31")]);
        assert_eq!(in_force(&[&policies[0], &policies[1]], &days), [day("2020-12-31")]);
        assert!(in_force(&[], &[]).is_empty());
    }

    #[test]
    fn days_that_nobody_looks_at_are_told_once_and_accuse_nobody() {
        let mut rules = sample::rules();
        let policy = rules["policies"][0].clone();
        let list = rules["policies"].as_array_mut().expect("a list");
        let mut day = "2027-01-01".parse::<Date>().expect("a day");
        for nth in 0..120 {
            let mut next = policy.clone();
            next["id"] = json!(format!("acme-{nth}"));
            next["from"] = json!(day.to_string());
            next["until"] = json!(day.to_string());
            day = day.plus_days(2);
            list.push(next);
        }
        let found = sample::findings(&rules, GOVERNING);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "policies[52].until");
        // It governs, but only after the policy that goes first has ended: on a day nobody looks at.
        rules["policies"][122]["rank"] = json!("general");
        rules["policies"][122]["until"] = json!("2027-12-31");
        rules["policies"][0]["until"] = json!("2027-10-01");
        assert!(sample::findings(&rules, "unreachable-policy").is_empty());
    }
}
