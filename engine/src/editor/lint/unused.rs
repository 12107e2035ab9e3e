//! Sources, criteria, groups, ranks and days that nothing names: usually a slip in the name somewhere else.

use super::{Inspection, mentions};
use crate::editor::file::File;
use crate::editor::{Finding, Severity};
use std::collections::HashSet;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let file = inspection.file;
    let mut findings = Vec::new();
    let (sources, criteria, groups) =
        (named_sources(file), named_criteria(file), named_groups(file));
    let mut note = |code, list: &str, id: &str, message: String| {
        findings.push(
            Finding::error(code, format!("{list}.{id}"), message)
                .weighing(Severity::Warning)
                .help("name it where it belongs, or take it out"),
        );
    };
    for id in file.sources.keys().filter(|id| !sources.contains(id.as_str())) {
        note("unused-source", "sources", id, format!("nothing cites the source `{id}`"));
    }
    for id in file.criteria.keys().filter(|id| !criteria.contains(id.as_str())) {
        let message = format!("no policy and no condition names the criterion `{id}`");
        note("unused-criterion", "criteria", id, message);
    }
    for id in file.groups.keys().filter(|id| !groups.contains(id.as_str())) {
        note("unused-group", "groups", id, format!("no list of options names the group `@{id}`"));
    }
    for (nth, day) in file.deadlines.days.iter().enumerate() {
        if file.deadlines.list.iter().all(|deadline| deadline.after != day.id) {
            let message = format!("no deadline counts from the day `{}`", day.id);
            findings.push(
                Finding::error("unused-day", format!("deadlines.days[{nth}]"), message)
                    .weighing(Severity::Warning)
                    .help("nobody needs to give it: take it out, or say what is due after it"),
            );
        }
    }
    for (nth, rank) in file.precedence.iter().enumerate() {
        if !file.policies.iter().any(|policy| policy.rank == *rank) {
            let message = format!("no policy has the rank `{rank}`");
            findings.push(
                Finding::error("unused-rank", format!("precedence[{nth}]"), message)
                    .weighing(Severity::Warning)
                    .help("give it to a policy, or take it out"),
            );
        }
    }
    findings
}

fn named_sources(file: &File) -> HashSet<&str> {
    file.cited().map(String::as_str).collect()
}

fn named_criteria(file: &File) -> HashSet<&str> {
    let by_policies = file.policies.iter().flat_map(|policy| {
        policy.criteria.iter().chain(policy.paths.iter().flat_map(|path| &path.criteria))
    });
    let mut named: HashSet<&str> = by_policies.chain(&file.standing).map(String::as_str).collect();
    mentions::each_form(file, &mut |form| named.extend(form.criterion.as_deref()));
    named
}

fn named_groups(file: &File) -> HashSet<&str> {
    let mut values: Vec<&String> =
        mentions::each_for(file).flat_map(|options| options.values().flatten()).collect();
    mentions::each_form(file, &mut |form| {
        values.extend([&form.one_of, &form.includes_any].into_iter().flatten().flatten());
    });
    values.into_iter().filter_map(|value| value.strip_prefix('@')).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn what_nothing_names_is_found() {
        let mut rules = sample::rules();
        rules["sources"]["spare"] = rules["sources"]["label"].clone();
        rules["criteria"]["spare"] = rules["criteria"]["adult"].clone();
        rules["groups"]["spare"] = json!({"fact": "plan", "values": ["acme"]});
        rules["deadlines"] =
            json!({"days": [{"id": "bill", "text": {"en": "Bill", "es": "Factura"}}]});
        for (code, path) in [
            ("unused-day", "deadlines.days[0]"),
            ("unused-source", "sources.spare"),
            ("unused-criterion", "criteria.spare"),
            ("unused-group", "groups.spare"),
        ] {
            assert_eq!(sample::findings(&rules, code)[0].path, path);
        }
    }
}
