//! `explain`, `table`, `graph` and `schema`: what they show is what `assess` says, and the schema that is
//! committed is the one of the reader.

#![allow(
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test that cannot go on should say why and stop"
)]

mod schema_check;

use coverage_engine::assessment::assess;
use coverage_engine::editor::answers_file;
use coverage_engine::editor::command::{explain, graph, load, schema, table};
use coverage_engine::rules::Rules;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn text(path: &str) -> String {
    std::fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn rules() -> Rules {
    load(&text("rules.json")).expect("sound rules").compiled.rules().expect("rules")
}

#[test]
fn policies_are_explained_by_people_whom_it_governs() {
    let rules = rules();
    let today = rules.core().released;
    for policy in rules.core().policies.iter().step_by(7) {
        let report = explain::run(&here("rules.json"), &policy.key, None).expect("a policy");
        assert!(report.text.starts_with(&policy.key));
        for (treatment, examples) in report.json["examples"].as_object().expect("examples") {
            let id = rules
                .treatments()
                .find(|id| rules.treatment(*id).is_some_and(|about| about.key == *treatment))
                .expect("a treatment");
            for one in examples["people"].as_array().expect("people") {
                let person = answers_file::read(&rules, &one["person"]).expect("legal answers");
                let result = assess(&rules, &person, id, today);
                assert_eq!(one["band"], result.band.key(), "{}: {}", policy.key, one["person"]);
                let governs = result.policies.iter().any(|one| {
                    rules.policy(one.policy).is_some_and(|there| there.key == policy.key)
                });
                assert!(governs, "{} does not govern {}", policy.key, one["person"]);
            }
        }
    }
}

#[test]
fn an_unknown_policy_is_answered_with_the_nearest() {
    let rules = rules();
    let key = &rules.core().policies[0].key;
    let slip = format!("{key}x");
    let failure = explain::run(&here("rules.json"), &slip, None).expect_err("no such policy");
    assert!(failure.0.contains(&format!("did you mean `{key}`?")), "{}", failure.0);
}

#[test]
fn the_table_says_what_the_assessment_says() {
    let rules = rules();
    let today = rules.core().released;
    let report = table::run(&here("rules.json"), &table::Wanted::default()).expect("a table");
    let question = report.json["rows_of"].as_str().expect("a question");
    let rows = report.json["rows"].as_array().expect("rows");
    assert!(rows.len() > 20, "{}", report.text);
    let mut likely = 0;
    for row in rows {
        let mut person = report.json["typical"].clone();
        person[question] = row[question].clone();
        for (key, value) in row["other_answers"].as_object().expect("answers") {
            person[key] = value.clone();
        }
        let person = answers_file::read(&rules, &person).expect("legal answers");
        for id in rules.treatments() {
            let key = &rules.treatment(id).expect("a treatment").key;
            let result = assess(&rules, &person, id, today);
            assert_eq!(row["treatments"][key]["band"], result.band.key());
            assert!(result.settled, "{question} {} {key}", row[question]);
            likely += usize::from(result.band.key() == "likely");
        }
    }
    assert!(likely > 0, "the typical person meets no policy");
}

#[test]
fn the_picture_has_every_question() {
    for picture in [graph::Picture::Dot, graph::Picture::Svg] {
        let report = graph::run(&here("rules.json"), picture).expect("a picture");
        for (_, fact) in rules().facts() {
            assert!(report.text.contains(&fact.key), "{picture:?}: {}", fact.key);
        }
    }
}

#[test]
fn the_committed_schema_is_the_one_of_the_reader() {
    let committed = text("docs/rules.schema.json");
    let fresh = schema::run().text;
    assert!(
        committed == fresh,
        "write it again: cargo run -p coverage-engine -- schema > docs/rules.schema.json"
    );
}

#[test]
fn the_rules_are_valid_by_the_schema_and_slips_are_not() {
    let schema: Value = serde_json::from_str(&text("docs/rules.schema.json")).expect("JSON");
    let rules: Value = serde_json::from_str(&text("rules.json")).expect("JSON");
    let small: Value = serde_json::from_str(include_str!("small_rules/rules.json")).expect("JSON");
    assert_eq!(schema_check::problems(&schema, &rules), Vec::<String>::new());
    assert_eq!(schema_check::problems(&schema, &small), Vec::<String>::new());
    for (at, slip) in [
        ("/policies/0/stance", "\"coverd\""),
        ("/policies/0/sources", "[]"),
        ("/policies/0/no-such-key", "1"),
        ("/criteria/adult/when", "{\"fact\": \"age\", \"at_leest\": 18}"),
        ("/criteria/adult/when", "{\"fact\": \"age\", \"at_least\": \"18\"}"),
        ("/sources/label/checked", "\"22.11.2026\""),
        ("/sources/label/url", "\"javascript:alert(1)\""),
        ("/title/es", "null"),
        ("/format", "2"),
    ] {
        let mut rules = small.clone();
        let (parent, key) = at.rsplit_once('/').expect("a pointer");
        rules.pointer_mut(parent).expect("a place")[key] =
            serde_json::from_str(slip).expect("JSON");
        assert!(!schema_check::problems(&schema, &rules).is_empty(), "{at}: {slip}");
    }
}
