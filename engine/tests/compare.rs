//! `coverage-rules diff`, by its own promise: every person that it shows is told just what it says,
//! before and after; what it says changes for nobody changes for nobody.

#![allow(
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test that cannot go on should say why and stop"
)]

use coverage_engine::answers::Answers;
use coverage_engine::assessment::assess;
use coverage_engine::date::Date;
use coverage_engine::editor::command::{Report, diff, load};
use coverage_engine::editor::{Compiled, answers_file};
use coverage_engine::rules::Rules;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn real_rules() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("rules.json")).expect("JSON")
}

fn small_rules() -> Value {
    serde_json::from_str(include_str!("small_rules/rules.json")).expect("JSON")
}

fn written(name: &str, rules: &Value) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, rules.to_string()).expect("a file");
    path
}

fn compared(name: &str, old: &Value, new: &Value) -> Report {
    let old = written(&format!("{name}-old.json"), old);
    let new = written(&format!("{name}-new.json"), new);
    diff::run(&old, &new, None).expect("readable files")
}

struct Version {
    compiled: Compiled,
    rules: Rules,
}

fn version(rules: &Value) -> Version {
    let compiled = load(&rules.to_string()).expect("sound rules").compiled;
    let rules = compiled.rules().expect("rules that hold together");
    Version { compiled, rules }
}

/// What a version tells somebody: policies and band. `None` if an answer does not exist there.
fn told(version: &Version, person: &Value, treatment: &str, day: Date) -> Option<Value> {
    let rules = &version.rules;
    let mut known = serde_json::Map::new();
    for (key, value) in person.as_object().expect("answers") {
        // A question that this version does not have is not asked in it.
        if rules.fact_named(key).is_some() {
            known.insert(key.clone(), value.clone());
        }
    }
    let person: Answers = answers_file::read(rules, &Value::Object(known)).ok()?;
    let id = rules
        .treatments()
        .find(|id| rules.treatment(*id).is_some_and(|about| about.key == treatment))?;
    let result = assess(rules, &person, id, day);
    assert!(result.settled, "{person:?} is not settled");
    let mut policies: Vec<&str> = result
        .policies
        .iter()
        .filter_map(|one| version.compiled.core.policies.get(one.policy.index()))
        .map(|policy| policy.key.as_str())
        .collect();
    policies.sort_unstable();
    Some(json!({ "policies": policies, "band": result.band.key() }))
}

/// Checks every person of a report; gives how many there are.
fn people_are_told_so(report: &Report, old: &Value, new: &Value) -> usize {
    let (old, new) = (version(old), version(new));
    let mut count = 0;
    for policy in report.json["policies"].as_array().expect("policies") {
        for one in policy["people"].as_array().expect("people") {
            let treatment = one["treatment"].as_str().expect("a treatment");
            let day: Date = one["from"].as_str().expect("a day").parse().expect("a day");
            for (version, when) in [(&old, "before"), (&new, "after")] {
                let told = told(version, &one["person"], treatment, day).unwrap_or(Value::Null);
                assert_eq!(told, one[when], "{when}, {treatment}: {}", one["person"]);
            }
            assert_ne!(one["before"], one["after"]);
            count += 1;
        }
    }
    count
}

fn policy<'a>(rules: &'a mut Value, id: &str) -> &'a mut Value {
    let policies = rules["policies"].as_array_mut().expect("policies");
    policies.iter_mut().find(|policy| policy["id"] == id).expect("a policy")
}

fn named(report: &Report) -> Vec<(String, usize)> {
    let policies = report.json["policies"].as_array().expect("policies").iter();
    policies
        .map(|policy| {
            let people = policy["people"].as_array().expect("people").len();
            (policy["policy"].as_str().expect("an id").to_owned(), people)
        })
        .collect()
}

#[test]
fn the_same_rules_in_another_layout_are_no_change() {
    let rules = real_rules();
    let report = compared("same", &rules, &rules);
    assert_eq!(report.exit, 0);
    assert_eq!(report.json["answers_change"], false);
    assert_eq!(report.json["exact"], true);
}

#[test]
fn an_edit_of_a_threshold_is_shown_by_the_people_between_both() {
    let old = small_rules();
    let mut new = old.clone();
    new["criteria"]["two-trials"]["when"]["at_least"] = json!(3);
    let report = compared("threshold", &old, &new);
    assert_eq!(report.exit, 1);
    assert_eq!(named(&report), [("acme-spray".to_owned(), 1)]);
    let one = &report.json["policies"][0]["people"][0];
    assert_eq!(one["person"]["trials"], 2);
    assert_eq!(one["before"]["band"], "likely");
    assert_eq!(one["after"]["band"], "within-reach");
    assert_eq!(people_are_told_so(&report, &old, &new), 1);
    assert_eq!(report.json["logic"][0]["entry"], "two-trials");
}

#[test]
fn a_condition_written_otherwise_changes_nobodys_answer() {
    let old = small_rules();
    let mut new = old.clone();
    new["criteria"]["adult"]["when"] = json!({"not": {"fact": "age", "at_most": 17}});
    let report = compared("otherwise", &old, &new);
    assert_eq!(named(&report), []);
    assert_eq!(report.json["exact"], true);
    assert_eq!(report.exit, 1, "it is written differently");
    assert!(report.text.contains("The answer changes for nobody."), "{}", report.text);
}

#[test]
fn real_edits_are_shown_by_people_who_are_told_so() {
    let old = real_rules();
    let mut edits: Vec<(&str, Value)> = Vec::new();
    let mut threshold = old.clone();
    threshold["criteria"]["ads-2"]["when"]["at_least"] = json!(3);
    edits.push(("real-threshold", threshold));
    let first = old["policies"][40]["id"].as_str().expect("an id").to_owned();
    let mut expired = old.clone();
    policy(&mut expired, &first)["until"] = json!("2026-12-31");
    edits.push(("real-expired", expired));
    let mut removed = old.clone();
    removed["policies"].as_array_mut().expect("policies").remove(40);
    edits.push(("real-removed", removed));
    let mut ranks = old.clone();
    ranks["precedence"].as_array_mut().expect("ranks").swap(4, 6);
    edits.push(("real-ranks", ranks));
    let mut fixed = old.clone();
    fixed["questions"]
        .as_array_mut()
        .expect("questions")
        .iter_mut()
        .find(|question| question["changeable"] == "up")
        .expect("a changeable question")["changeable"] = json!("no");
    edits.push(("real-fixed", fixed));
    for (name, new) in &edits {
        let report = compared(name, &old, new);
        let people = people_are_told_so(&report, &old, new);
        assert!(people > 0, "{name}: nobody\n{}", report.text);
    }
}

#[test]
fn a_change_to_come_is_shown_with_its_day() {
    let old = small_rules();
    let mut new = old.clone();
    policy(&mut new, "acme-spray")["until"] = json!("2026-12-31");
    let report = compared("expired", &old, &new);
    let people = &report.json["policies"][0]["people"];
    assert_eq!(people[0]["from"], "2027-01-01");
    assert_eq!(people_are_told_so(&report, &old, &new), people.as_array().expect("people").len());
}

#[test]
fn answers_and_policies_that_are_new_or_gone_are_shown_as_that() {
    let old = small_rules();
    let mut new = old.clone();
    new["questions"][1]["options"]
        .as_array_mut()
        .expect("options")
        .push(json!({"id": "newco", "text": {"en": "NewCo", "es": "NewCo"}}));
    let mut spray = policy(&mut new, "acme-spray").clone();
    spray["id"] = json!("newco-spray");
    spray["for"]["plan"] = json!(["newco"]);
    new["policies"].as_array_mut().expect("policies").push(spray);
    let added = compared("added", &old, &new);
    let of_newco = added.json["policies"]
        .as_array()
        .expect("policies")
        .iter()
        .find(|policy| policy["policy"] == "newco-spray")
        .expect("the new policy");
    assert_eq!(of_newco["status"], "added");
    assert_eq!(of_newco["people"][0]["before"], Value::Null);
    assert_eq!(of_newco["people"][0]["person"]["plan"], "newco");
    assert!(people_are_told_so(&added, &old, &new) > 1);
    let removed = compared("removed", &new, &old);
    assert_eq!(named(&removed).len(), named(&added).len());
    assert!(people_are_told_so(&removed, &new, &old) > 1);
}

#[test]
fn a_policy_under_another_name_changes_nobodys_answer() {
    let old = real_rules();
    let mut new = old.clone();
    new["policies"][40]["id"] = json!("quite-another-name");
    let report = compared("renamed", &old, &new);
    assert_eq!(named(&report), []);
    assert_eq!(report.json["renamed"][0][1], "quite-another-name");
}

#[test]
fn texts_dates_and_sources_are_told_apart() {
    let old = small_rules();
    let mut new = old.clone();
    new["sources"]["label"]["checked"] = json!("2026-11-23");
    new["released"] = json!("2026-11-24");
    policy(&mut new, "acme-spray")["summary"]["es"] = json!("Otra cosa.");
    let report = compared("texts", &old, &new);
    assert_eq!(report.json["sources"][0]["entry"], "label");
    assert_eq!(report.json["dates"][0]["section"], "released");
    assert_eq!(report.json["texts"][0]["place"], "summary.es");
    assert_eq!(report.json["logic"], json!([]));
}
