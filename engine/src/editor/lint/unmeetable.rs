//! Criteria that nobody to whom a policy applies can meet, and paths whose criteria exclude each
//! other: the policy then promises what it never gives.

use super::Inspection;
use super::people::People;
use crate::editor::Finding;
use crate::editor::file;
use crate::id::CriterionId;
use crate::logic::{Condition, Declined};
use crate::rules::{Path, Policy};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let mut findings = Vec::new();
    for (nth, policy) in inspection.compiled.core.policies.iter().enumerate() {
        people.look_at(format!("policies[{nth}]"), format!("`{}`", policy.key));
        // Declining is noted, and reported below.
        let _ = one(inspection, &people, nth, policy, &mut findings);
    }
    findings.extend(people.incomplete("whether the criteria of every policy can be met"));
    findings
}

fn one(
    inspection: &Inspection,
    people: &People,
    nth: usize,
    policy: &Policy,
    findings: &mut Vec<Finding>,
) -> Result<(), Declined> {
    let Some(written) = inspection.file.policies.get(nth) else { return Ok(()) };
    let Some(anybody) = people.somebody(&[&policy.applies], &[])? else { return Ok(()) };
    let mut judged: Vec<CriterionId> = Vec::new();
    for (way, path) in policy.paths.iter().enumerate() {
        let mut each_can_be_met = true;
        for id in &path.criteria {
            let Some(criterion) = inspection.rules.criterion(*id) else { continue };
            let names = format!("`{}` of `{}`", criterion.key, policy.key);
            people.look_at(place(written, nth, way, &criterion.key), names);
            if people.somebody(&[&policy.applies, &criterion.when], &[])?.is_some() {
                continue;
            }
            each_can_be_met = false;
            if judged.contains(id) || people.somebody(&[&criterion.when], &[])?.is_none() {
                continue;
            }
            judged.push(*id);
            findings.push(
                Finding::error(
                    "never-met-here",
                    place(written, nth, way, &criterion.key),
                    format!("nobody to whom policy `{}` applies can meet `{}`", policy.key, criterion.key),
                )
                .help("is its question asked of these people? If not, it has its value of `when_not_asked`")
                .example(anybody.json(&inspection.rules)),
            );
        }
        people.look_at(format!("policies[{nth}]"), format!("path {} of `{}`", way + 1, policy.key));
        if each_can_be_met && together(inspection, people, policy, path)?.is_none() {
            let place = match path.key.as_str() {
                "" => format!("policies[{nth}].criteria"),
                _ => format!("policies[{nth}].paths[{way}].criteria"),
            };
            findings.push(
                Finding::error(
                    "path-never-met",
                    place,
                    format!(
                        "the criteria of policy `{}` exclude each other here: nobody can meet all",
                        policy.key
                    ),
                )
                .help("where one or the other is enough, write two paths")
                .example(anybody.json(&inspection.rules)),
            );
        }
    }
    Ok(())
}

fn together(
    inspection: &Inspection,
    people: &People,
    policy: &Policy,
    path: &Path,
) -> Result<Option<super::people::Person>, Declined> {
    let criteria = path.criteria.iter().filter_map(|id| inspection.rules.criterion(*id));
    let all: Vec<&Condition> =
        std::iter::once(&policy.applies).chain(criteria.map(|criterion| &criterion.when)).collect();
    people.somebody(&all, &[])
}

/// Where a policy, or one of its paths, names a criterion.
fn place(policy: &file::Policy, nth: usize, way: usize, key: &str) -> String {
    let at = |list: &[String]| list.iter().position(|id| id == key);
    if let Some(at) = at(&policy.criteria) {
        return format!("policies[{nth}].criteria[{at}]");
    }
    match policy.paths.get(way).and_then(|path| at(&path.criteria)) {
        Some(at) => format!("policies[{nth}].paths[{way}].criteria[{at}]"),
        None => format!("policies[{nth}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_criterion_whose_question_is_not_asked_there_is_found() {
        let mut rules = sample::rules();
        rules["policies"][0]["for"]["condition"] = json!(["pain"]);
        let found = sample::findings(&rules, "never-met-here");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "policies[0].criteria[1]");
    }

    #[test]
    fn criteria_that_exclude_each_other_are_found() {
        let mut rules = sample::rules();
        let mut one = rules["criteria"]["two-trials"].clone();
        one["when"] = json!({"fact": "trials", "at_most": 1});
        rules["criteria"]["one-trial"] = one;
        rules["policies"][0]["criteria"] = json!(["adult", "two-trials", "one-trial"]);
        assert_eq!(sample::findings(&rules, "path-never-met")[0].path, "policies[0].criteria");
    }
}
