//! `coverage-rules assess`: the assessment of one person, as data.

use super::{Failure, Report, one_person};
use crate::answers::Answers;
use crate::assessment::{
    Assessment, CriterionResult, Status, assess, because, possible, steps, what_ifs,
};
use crate::date::Date;
use crate::editor::{Compiled, answers_file};
use crate::id::{FactId, SourceId};
use crate::interview::chosen;
use crate::outcome::Bands;
use crate::rules::Rules;
use crate::{costs, papers};
use serde_json::{Value as Json, json};
use std::fmt::Write as _;
use std::path::Path;

/// What `coverage-rules assess --help` says.
pub const HELP: &str = "\
coverage-rules assess RULES.json --answers ANSWERS.json [--today DAY] [--format text|json]

The assessment of one person, for each treatment that the person chose (all, if that is not said):
band, whether it is settled, the governing policy, its criteria, and as JSON also the answers that
force it, what would improve it, next steps.

ANSWERS.json is an object of question id to answer: null for \"not sure\", absent for not asked.

Exit code: 0 done, 1 the rules or the answers cannot be used (with findings), 2 wrong use.
";

/// Assesses the person in an answers file.
///
/// # Errors
/// If a file cannot be read or is not JSON.
pub fn run(rules: &Path, answers: &Path, today: Option<Date>) -> Result<Report, Failure> {
    one_person::report(rules, answers, today, assessment)
}

/// The assessment of all treatments that the person chose.
pub fn assessment(rules: &Rules, compiled: &Compiled, person: &Answers, today: Date) -> Report {
    let english = compiled.english();
    let results: Vec<Assessment> = chosen(rules, person)
        .into_iter()
        .map(|treatment| assess(rules, person, treatment, today))
        .collect();
    let mut text = String::new();
    let mut treatments = serde_json::Map::new();
    for result in &results {
        let Some(treatment) = rules.treatment(result.treatment) else {
            continue;
        };
        let value = one(rules, compiled, person, result, today);
        let _ = writeln!(
            text,
            "{:<16} {:<13} {}, certainty {}{}",
            treatment.key,
            result.band.key(),
            if result.settled { "settled" } else { "open" },
            result.certainty.key(),
            if result.stale { ", stale" } else { "" },
        );
        for policy in &result.policies {
            let Some(about) = rules.policy(policy.policy) else {
                continue;
            };
            let _ = writeln!(text, "  policy {}", about.key);
            for criterion in policy.paths.first().into_iter().flat_map(|path| &path.criteria) {
                if let Some(about) = rules.criterion(criterion.criterion) {
                    let status = status(criterion.status);
                    let _ = writeln!(text, "    {status:<22} {}", english.get(about.text));
                }
            }
        }
        treatments.insert(treatment.key.clone(), value);
    }
    let steps: Vec<&str> = steps(rules, &compiled.more, person, &results, today)
        .into_iter()
        .map(|step| step.key.as_str())
        .collect();
    let mut cost_inputs: Vec<&str> = Vec::new();
    for result in &results {
        let case = (result.treatment, result.band);
        let found = costs::estimate(rules, &compiled.more, person, case, &[], today);
        let asked = costs::inputs(rules, &compiled.more, person, result.treatment, &found);
        let keys = asked.into_iter().filter_map(|id| rules.fact(id)).map(|fact| fact.key.as_str());
        cost_inputs.extend(keys.filter(|key| !cost_inputs.contains(key)).collect::<Vec<_>>());
    }
    let json = json!({
        "today": today.to_string(), "treatments": treatments, "steps": steps, "cost_inputs": cost_inputs,
    });
    Report { text, json, exit: 0 }
}

fn one(
    rules: &Rules,
    compiled: &Compiled,
    person: &Answers,
    result: &Assessment,
    today: Date,
) -> Json {
    let facts = |ids: &[FactId]| -> Vec<&str> {
        ids.iter().filter_map(|id| rules.fact(*id)).map(|fact| fact.key.as_str()).collect()
    };
    let sources = |ids: &[SourceId]| -> Vec<&str> {
        ids.iter()
            .filter_map(|id| compiled.more.sources.get(id.index()))
            .map(|source| source.key.as_str())
            .collect()
    };
    let criterion = |result: &CriterionResult| {
        json!({
            "criterion": rules.criterion(result.criterion).map(|about| &about.key),
            "status": status(result.status),
            "answers": facts(&result.answers),
        })
    };
    let policies: Vec<Json> = result
        .policies
        .iter()
        .map(|policy| {
            let about = rules.policy(policy.policy);
            let detail = compiled.more.policies.get(policy.policy.index());
            let paths: Vec<Json> = policy
                .paths
                .iter()
                .map(|path| {
                    let key =
                        about.and_then(|about| about.paths.get(path.path)).map(|path| &path.key);
                    let criteria: Vec<Json> = path.criteria.iter().map(criterion).collect();
                    json!({ "path": key, "band": path.band.key(), "criteria": criteria })
                })
                .collect();
            json!({
                "policy": about.map(|about| &about.key),
                "band": policy.band.key(),
                "stance": about.map(|about| about.stance),
                "paths": paths,
                "sources": detail.map(|detail| sources(&detail.sources)),
                "texts_differ": detail.is_some_and(|detail| detail.texts_differ.is_some()),
            })
        })
        .collect();
    let what_ifs: Vec<Json> = what_ifs(rules, person, result.treatment, today)
        .into_iter()
        .map(|what_if| {
            let changes: serde_json::Map<String, Json> = what_if
                .changes
                .iter()
                .filter_map(|(id, value)| {
                    let fact = rules.fact(*id)?;
                    Some((fact.key.clone(), answers_file::json_of(fact, *value)))
                })
                .collect();
            json!({ "changes": changes, "band": what_if.band.key() })
        })
        .collect();
    let silent: Vec<&str> = result
        .silent
        .iter()
        .filter_map(|id| rules.policy(*id))
        .map(|policy| policy.key.as_str())
        .collect();
    let offered: Vec<&str> = papers::offered(rules, &compiled.more, person, result)
        .into_iter()
        .map(|paper| paper.key.as_str())
        .collect();
    json!({
        "band": result.band.key(),
        "papers": offered,
        "settled": result.settled,
        "possible": possible(rules, person, result.treatment, today)
            .unwrap_or_else(Bands::every)
            .iter()
            .map(crate::outcome::Band::key)
            .collect::<Vec<_>>(),
        "basis": result.basis,
        "certainty": result.certainty.key(),
        "reason_kind": result.reason_kind,
        "stale": result.stale,
        "policies": policies,
        "silent": silent,
        "missing": facts(&result.missing),
        "because": facts(&because(rules, person, result.treatment, today)),
        "what_ifs": what_ifs,
    })
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::Unmet { changeable: true } => "not met, changeable",
        Status::Unmet { changeable: false } => "not met, fixed",
        Status::Unknown { changeable: true } => "unknown, changeable",
        Status::Unknown { changeable: false } => "unknown, fixed",
    }
}
