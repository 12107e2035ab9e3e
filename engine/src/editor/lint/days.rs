//! The days on which another set of policies comes into force: rules are judged on each of them.

use crate::date::Date;
use crate::rules::Policy;

/// More days than this are not looked at one by one.
pub(in crate::editor) const MOST: usize = 100;

/// `today`, and every later day on which a policy begins, or has ended the day before; ascending.
pub(in crate::editor) fn of_change<'a>(
    policies: impl Iterator<Item = &'a Policy>,
    today: Date,
) -> Vec<Date> {
    let mut days: Vec<Date> = policies
        .flat_map(|policy| [policy.from, policy.until.map(|until| until.plus_days(1))])
        .flatten()
        .filter(|day| *day > today)
        .chain([today])
        .collect();
    days.sort_unstable();
    days.dedup();
    days.truncate(MOST);
    days
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
        assert_eq!(days, [day("2026-11-22"), day("2027-01-01")]);
        assert_eq!(in_force(&[&policies[0]], &days), [day("2026-11-22")]);
        assert_eq!(in_force(&[&policies[1]], &days), [day("2020-12-31")]);
        assert_eq!(in_force(&[&policies[0], &policies[1]], &days), [day("2020-12-31")]);
        assert!(in_force(&[], &[]).is_empty());
    }
}
