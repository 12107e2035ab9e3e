//! Every vignette in `tests/vignettes/` gives the bands, and comes from the policies, that it expects.
//! A vignette is a person described by somebody who knows the field; the files explain their format.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test that cannot go on should say why and stop"
)]

use coverage_engine::answers::Value;
use coverage_engine::assessment::{Assessment, assess, steps, what_ifs};
use coverage_engine::editor::answers_file;
use coverage_engine::editor::command::load;
use coverage_engine::id::FactId;
use coverage_engine::rules::{More, ReasonKind, Rules};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VignetteFile {
    #[serde(default)]
    vignette: Vec<Vignette>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vignette {
    name: String,
    source: String,
    #[expect(dead_code, reason = "for the reader of the file")]
    clause: String,
    answers: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    unknown: Vec<String>,
    #[serde(default)]
    today: Option<String>,
    expect: BTreeMap<String, String>,
    #[serde(default)]
    policy: BTreeMap<String, String>,
    /// What the sentence must speak of first: `plan`, `label`, `law` or `safety`.
    #[serde(default)]
    reason: BTreeMap<String, ReasonKind>,
    /// Steps that must be shown for the treatments that are expected.
    #[serde(default)]
    steps: Vec<String>,
    /// Steps that must not.
    #[serde(default)]
    no_steps: Vec<String>,
    /// For a treatment, all single changes that must be named, and no others: `fact=value`.
    #[serde(default)]
    changes: BTreeMap<String, Vec<String>>,
    /// The most steps that may be shown.
    #[serde(default)]
    most_steps: Option<usize>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn vignettes() -> Vec<(String, Vignette)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("tests/vignettes"))
        .expect("the folder of vignettes")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let file: VignetteFile =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        all.extend(file.vignette.into_iter().map(|vignette| (name.clone(), vignette)));
    }
    all
}

fn problems_of(vignette: &Vignette, rules: &Rules, more: &More) -> Vec<String> {
    let mut person: serde_json::Map<String, serde_json::Value> =
        vignette.answers.clone().into_iter().collect();
    for id in &vignette.unknown {
        person.insert(id.clone(), serde_json::Value::Null);
    }
    let person = match answers_file::read(rules, &person.into()) {
        Ok(person) => person,
        Err(findings) => return findings.iter().map(ToString::to_string).collect(),
    };
    let today = vignette.today.as_deref().unwrap_or("2026-11-22").parse().expect("a day");
    let mut problems = Vec::new();
    let result_of = |key: &str| -> Option<Assessment> {
        let id =
            rules.treatments().find(|id| rules.treatment(*id).is_some_and(|t| t.key == key))?;
        Some(assess(rules, &person, id, today))
    };
    for (treatment, band) in &vignette.expect {
        match result_of(treatment) {
            None => problems.push(format!("there is no treatment `{treatment}`")),
            Some(result) if result.band.key() != band => {
                let governing = governing(rules, &result);
                problems.push(format!(
                    "{treatment}: expected {band}, got {} ({governing})",
                    result.band
                ));
            }
            Some(_) => {}
        }
    }
    for (treatment, policy) in &vignette.policy {
        let Some(result) = result_of(treatment) else {
            continue;
        };
        let governing = governing(rules, &result);
        if !governing.split(", ").any(|governing| governing == policy) {
            problems.push(format!("{treatment}: expected policy {policy}, got {governing}"));
        }
    }
    for (treatment, reason) in &vignette.reason {
        let found = result_of(treatment).map(|result| result.reason_kind);
        if found != Some(*reason) {
            problems.push(format!("{treatment}: expected the reason {reason:?}, got {found:?}"));
        }
    }
    for treatment in vignette.policy.keys().chain(vignette.changes.keys()) {
        if !rules.treatments().any(|id| rules.treatment(id).is_some_and(|t| t.key == *treatment)) {
            problems.push(format!("there is no treatment `{treatment}`"));
        }
    }
    let results: Vec<Assessment> =
        vignette.expect.keys().filter_map(|key| result_of(key)).collect();
    let shown: Vec<&str> =
        steps(rules, more, &person, &results, today).iter().map(|step| step.key.as_str()).collect();
    for key in vignette.steps.iter().chain(&vignette.no_steps) {
        if !more.steps.iter().any(|step| step.key == *key) {
            problems.push(format!("there is no step `{key}`"));
        }
        if shown.contains(&key.as_str()) == vignette.no_steps.contains(key) {
            problems
                .push(format!("the step `{key}` is among the wrong ones: {}", shown.join(", ")));
        }
    }
    for (treatment, expected) in &vignette.changes {
        let id = rules
            .treatments()
            .find(|id| rules.treatment(*id).is_some_and(|known| known.key == *treatment));
        let mut named: Vec<String> = id
            .map(|id| what_ifs(rules, &person, id, today))
            .unwrap_or_default()
            .iter()
            .filter_map(|what_if| match what_if.changes.as_slice() {
                [(fact, value)] => Some(change(rules, *fact, *value)),
                _ => None,
            })
            .collect();
        let mut expected = expected.clone();
        named.sort();
        expected.sort();
        if named != expected {
            problems.push(format!("{treatment}: changes {}", named.join(", ")));
        }
    }
    if vignette.most_steps.is_some_and(|most| shown.len() > most) {
        problems.push(format!("{} steps: {}", shown.len(), shown.join(", ")));
    }
    problems
}

/// A change as vignettes write it.
fn change(rules: &Rules, fact: FactId, value: Value) -> String {
    let Some(fact) = rules.fact(fact) else { return String::new() };
    let to = match value {
        Value::Option(at) => fact.options()[usize::from(at)].key.clone(),
        Value::Options(bits) => {
            let chosen = fact.options().iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            chosen.map(|(_, option)| option.key.as_str()).collect::<Vec<_>>().join("+")
        }
        Value::Number(number) => number.to_string(),
        Value::YesNo(yes) => yes.to_string(),
    };
    format!("{}={to}", fact.key)
}

fn governing(rules: &Rules, result: &Assessment) -> String {
    let keys: Vec<&str> = result
        .policies
        .iter()
        .filter_map(|policy| rules.policy(policy.policy))
        .map(|policy| policy.key.as_str())
        .collect();
    keys.join(", ")
}

#[test]
fn every_vignette_comes_out_as_its_author_expects() {
    let text = std::fs::read_to_string(root().join("rules.json")).expect("rules.json");
    let loaded = load(&text).unwrap_or_else(|findings| panic!("rules.json: {}", findings[0]));
    let rules = loaded.compiled.rules().expect("rules that hold together");
    let mut wrong = Vec::new();
    let vignettes = vignettes();
    for (file, vignette) in &vignettes {
        if !loaded.file.sources.contains_key(&vignette.source) {
            wrong.push(format!(
                "{file}: {}\n    there is no source `{}`",
                vignette.name, vignette.source
            ));
        }
        for problem in problems_of(vignette, &rules, &loaded.compiled.more) {
            wrong.push(format!("{file}: {}\n    {problem}", vignette.name));
        }
    }
    assert!(vignettes.len() >= 150, "only {} vignettes were found", vignettes.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), vignettes.len(), wrong.join("\n"));
}
