//! Criteria that nobody at all can meet, or that everybody meets.

use super::Inspection;
use super::people::People;
use crate::editor::{Finding, Severity};
use crate::logic::Declined;
use crate::rules::Criterion;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let people = People::of(&inspection.rules);
    let criteria = &inspection.compiled.core.criteria;
    let mut findings: Vec<Finding> =
        criteria.iter().filter_map(|criterion| one(&people, criterion).ok().flatten()).collect();
    findings.extend(people.incomplete("whether every criterion tells people apart"));
    findings
}

fn one(people: &People, criterion: &Criterion) -> Result<Option<Finding>, Declined> {
    let (key, path) = (&criterion.key, format!("criteria.{}.when", criterion.key));
    people.look_at(path.as_str(), format!("`{key}`"));
    if people.somebody(&[&criterion.when], &[])?.is_none() {
        let message =
            format!("nobody can meet the criterion `{key}`: its parts contradict each other");
        return Ok(Some(
            Finding::error("never-met", path, message)
                .help("where one of the parts is enough, write \"any\" instead of \"all\""),
        ));
    }
    if people.somebody(&[], &[&criterion.when])?.is_none() {
        let message = format!("everybody meets the criterion `{key}`, so it tells nobody apart");
        return Ok(Some(
            Finding::error("always-met", path, message)
                .weighing(Severity::Warning)
                .help("mend it, or take it out"),
        ));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn contradictions_and_truisms_are_found() {
        let mut rules = sample::rules();
        rules["criteria"]["two-trials"]["when"] = json!({"all": [
            {"fact": "trials", "at_least": 2}, {"fact": "condition", "is": "pain"}
        ]});
        let found = sample::findings(&rules, "never-met");
        assert_eq!(found[0].path, "criteria.two-trials.when");
        rules["criteria"]["two-trials"]["when"] = json!({"any": [
            {"fact": "trials", "at_least": 2}, {"not": {"fact": "trials", "at_least": 2}}
        ]});
        assert_eq!(sample::findings(&rules, "always-met").len(), 1);
    }
}
