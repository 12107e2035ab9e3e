//! Broken rules files and what `coverage-rules check` says about them: each break is found under its
//! code, at its place, with a line and a column. The breaks are made in `small_rules/rules.json`, in
//! which nothing is wrong.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test that cannot go on should say why and stop"
)]

use coverage_engine::date::Date;
use coverage_engine::editor::command::{check, load};
use coverage_engine::editor::{Finding, Severity, lint};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn small_rules() -> Value {
    serde_json::from_str(include_str!("small_rules/rules.json")).expect("JSON")
}

/// Everything that `check` finds in a text.
fn findings(text: &str) -> Vec<Finding> {
    match load(text) {
        Err(findings) => findings,
        Ok(loaded) => {
            let mut findings = lint::all(&loaded, loaded.compiled.core.released);
            loaded.outline.locate(&mut findings);
            findings
        }
    }
}

/// A break: where, what is written there instead (`None`: nothing), and what is to be found where.
type Break = (&'static str, Option<Value>, &'static str, &'static str);

fn broken(breaks: &[Break]) {
    for (at, instead, code, path) in breaks {
        let mut rules = small_rules();
        match instead {
            Some(value) => put(&mut rules, at, value.clone()),
            None => take_out(&mut rules, at),
        }
        let text = serde_json::to_string_pretty(&rules).expect("JSON");
        let found = findings(&text);
        let finding = found.iter().find(|finding| finding.code == *code && finding.path == *path);
        let listed: Vec<String> = found.iter().map(ToString::to_string).collect();
        let finding = finding.unwrap_or_else(|| {
            panic!("{at}: expected {code} at {path}, found:\n{}", listed.join("\n"))
        });
        assert!(finding.line > 0 && finding.column > 0, "{at}: {finding} has no place");
        assert!(!finding.message.is_empty());
    }
}

fn split(pointer: &str) -> (&str, &str) {
    pointer.rsplit_once('/').expect("a pointer")
}

fn put(rules: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = split(pointer);
    match rules.pointer_mut(parent).expect("a place") {
        Value::Array(list) if key == "-" => list.push(value),
        Value::Array(list) => list[key.parse::<usize>().expect("a position")] = value,
        parent => parent[key] = value,
    }
}

fn take_out(rules: &mut Value, pointer: &str) {
    let (parent, key) = split(pointer);
    match rules.pointer_mut(parent).expect("a place") {
        Value::Array(list) => drop(list.remove(key.parse().expect("a position"))),
        Value::Object(map) => drop(map.shift_remove(key).expect("a key")),
        _ => panic!("{pointer} leads nowhere"),
    }
}

#[test]
fn nothing_is_wrong_with_the_small_rules() {
    assert_eq!(findings(include_str!("small_rules/rules.json")), []);
}

#[test]
fn a_wrong_shape_is_found() {
    broken(&[
        ("/format", Some(json!(2)), "unknown-format", "format"),
        ("/released", Some(json!("22.11.2026")), "bad-date", "released"),
        ("/policies/0/stance", Some(json!("coverd")), "wrong-shape", "policies[0].stance"),
        ("/policies/0/treatments", Some(json!([])), "no-treatment", "policies[0].treatments"),
        ("/policies/0/sources", Some(json!([])), "no-source", "policies[0].sources"),
        ("/questions/3/max", None, "no-range", "questions[3]"),
        (
            "/questions/4/when_not_asked",
            None,
            "no-value-when-not-asked",
            "questions[4].when_not_asked",
        ),
        (
            "/questions/4/when_not_asked",
            Some(json!(21)),
            "wrong-value",
            "questions[4].when_not_asked",
        ),
        ("/questions/1/changeable", Some(json!("up")), "no-direction", "questions[1].changeable"),
        (
            "/policies/2/criteria",
            Some(json!(["adult"])),
            "criteria-for-nothing",
            "policies[2].criteria",
        ),
        ("/policies/0/until", Some(json!("2026-02-30")), "bad-date", "policies[0].until"),
    ]);
}

#[test]
fn a_name_that_leads_nowhere_is_found() {
    broken(&[
        ("/policies/0/rank", Some(json!("payr")), "unknown-rank", "policies[0].rank"),
        (
            "/policies/0/criteria/1",
            Some(json!("two-trial")),
            "unknown-criterion",
            "policies[0].criteria[1]",
        ),
        ("/policies/0/sources/0", Some(json!("acme")), "unknown-source", "policies[0].sources[0]"),
        (
            "/policies/0/treatments/0",
            Some(json!("pill")),
            "unknown-treatment",
            "policies[0].treatments[0]",
        ),
        (
            "/policies/0/for/plan/0",
            Some(json!("acne")),
            "unknown-option",
            "policies[0].for.plan[0]",
        ),
        ("/policies/0/for/plam", Some(json!(["acme"])), "unknown-question", "policies[0].for.plam"),
        (
            "/policies/2/for/condition/0",
            Some(json!("@il")),
            "unknown-group",
            "policies[2].for.condition[0]",
        ),
        ("/steps/0/for_bands", Some(json!(["likly"])), "unknown-band", "steps[0].for_bands[0]"),
        (
            "/criteria/adult/when/fact",
            Some(json!("aged")),
            "unknown-question",
            "criteria.adult.when.fact",
        ),
        ("/policies/1/id", Some(json!("acme-spray")), "doubled-id", "policies[1]"),
        ("/standing/-", Some(json!("grown-up")), "unknown-criterion", "standing[0]"),
    ]);
}

#[test]
fn a_condition_that_makes_no_sense_is_found() {
    let at = "/criteria/adult/when";
    broken(&[
        (at, Some(json!({"fact": "age"})), "bad-condition", "criteria.adult.when"),
        (
            at,
            Some(json!({"fact": "age", "at_least": 18, "at_most": 20})),
            "bad-condition",
            "criteria.adult.when",
        ),
        (at, Some(json!({"fact": "age", "is": "old"})), "wrong-test", "criteria.adult.when"),
        (
            at,
            Some(json!({"fact": "plan", "includes": "acme"})),
            "wrong-test",
            "criteria.adult.when",
        ),
        (
            at,
            Some(json!({"fact": "age", "at_least": 130})),
            "out-of-range",
            "criteria.adult.when.at_least",
        ),
        (
            at,
            Some(json!({"at_least": 3, "of": [true, false]})),
            "wrong-count",
            "criteria.adult.when.at_least",
        ),
        (at, Some(json!({"criterion": "adult"})), "criteria-circle", "criteria.adult.when"),
        (
            "/questions/2/ask_if",
            Some(json!({"fact": "age", "at_least": 1})),
            "asks-ahead",
            "questions[2].ask_if",
        ),
    ]);
}

#[test]
fn what_the_proofs_find_comes_with_a_person() {
    let mut unreachable = small_rules()["policies"][0].clone();
    unreachable["id"] = json!("acme-again");
    unreachable["rank"] = json!("general");
    unreachable["stance"] = json!("covered");
    let mut overlapping = unreachable.clone();
    overlapping["rank"] = json!("payer");
    let breaks: &[Break] = &[
        ("/policies/2", None, "gap", "treatments[0]"),
        ("/policies/2/for/condition", Some(json!(["depression", "pain"])), "gap", "treatments[1]"),
        ("/policies/-", Some(overlapping), "overlap", "policies[3]"),
        ("/policies/1/when", Some(json!(true)), "unreachable-policy", "policies[0]"),
        (
            "/policies/0/for/condition",
            Some(json!(["pain"])),
            "never-met-here",
            "policies[0].criteria[1]",
        ),
    ];
    broken(breaks);
    for (at, instead, code, _) in breaks {
        let mut rules = small_rules();
        match instead {
            Some(value) => put(&mut rules, at, value.clone()),
            None => take_out(&mut rules, at),
        }
        let found = findings(&rules.to_string());
        let finding = found.iter().find(|finding| finding.code == *code).expect("a finding");
        let person = finding.example.as_ref().expect("an example person");
        let loaded = load(&rules.to_string()).expect("rules that compile");
        let rules = loaded.compiled.rules().expect("rules that hold together");
        coverage_engine::editor::answers_file::read(&rules, person).expect("legal answers");
    }
    broken(&[
        ("/policies/0/when", Some(json!(false)), "policy-for-nobody", "policies[0]"),
        ("/criteria/two-trials/when", Some(json!(false)), "never-met", "criteria.two-trials.when"),
        ("/criteria/two-trials/when", Some(json!(true)), "always-met", "criteria.two-trials.when"),
        ("/questions/4/ask_if", Some(json!(false)), "question-never-asked", "questions[4].ask_if"),
        ("/policies/0/criteria/1", None, "question-not-read", "questions[4]"),
        ("/steps/0/when", Some(json!(false)), "step-never-shows", "steps[0]"),
    ]);
}

#[test]
fn a_text_that_visitors_must_not_see_is_found() {
    let at = "/policies/0/summary/en";
    broken(&[
        (at, Some(json!("")), "empty-text", "policies[0].summary.en"),
        (at, Some(json!("TODO")), "placeholder", "policies[0].summary.en"),
        (at, Some(json!("<b>Yes</b>")), "markup", "policies[0].summary.en"),
        (at, Some(json!("Call tel:988")), "link-in-text", "policies[0].summary.en"),
        (at, Some(json!("A\u{202e}B")), "hidden-character", "policies[0].summary.en"),
        (at, Some(json!("You will be approved.")), "promise", "policies[0].summary.en"),
        (
            "/policies/2/summary/es",
            Some(json!("Most plans do not pay for it.")),
            "untranslated",
            "policies[2].summary.es",
        ),
        (
            "/sources/label/url",
            Some(json!("javascript:alert(1)")),
            "bad-address",
            "sources.label.url",
        ),
        (
            "/sources/label/checked",
            Some(json!("2027-01-01")),
            "checked-after-release",
            "sources.label.checked",
        ),
    ]);
}

#[test]
fn what_is_no_rules_file_at_all_is_refused_with_a_place() {
    let small = include_str!("small_rules/rules.json");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for (text, code) in [
        ("", "not-json"),
        ("[]", "wrong-shape"),
        ("{\"format\": 1", "not-json"),
        ("null", "wrong-shape"),
        (&format!("{small} more"), "not-json"),
        (&small.replacen("\"format\": 1,", "\"format\": 1, \"format\": 1,", 1), "doubled-key"),
        (&small.replacen("\"format\"", "\"farmat\"", 1), "wrong-shape"),
        (&deep, "too-deep"),
    ] {
        let found = findings(text);
        assert!(
            found.iter().any(|finding| finding.code == code),
            "expected {code}, found {found:?}"
        );
    }
}

#[test]
fn criteria_that_multiply_are_refused_before_they_fill_the_memory() {
    let mut rules = small_rules();
    let mut named = "adult".to_owned();
    for depth in 0..7 {
        let mut criterion = rules["criteria"]["adult"].clone();
        criterion["when"] = json!({"any": vec![json!({"criterion": named}); 30]});
        named = format!("deep-{depth}");
        rules["criteria"][&named] = criterion;
    }
    let found = findings(&rules.to_string());
    assert_eq!(
        found.iter().map(|finding| finding.code).collect::<Vec<_>>(),
        ["too-many-conditions"]
    );
    assert!(found[0].line > 0);
}

fn written(name: &str, rules: &Value) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, rules.to_string()).expect("a file");
    path
}

#[test]
fn the_exit_code_tells_errors_from_warnings_and_staleness() {
    let exit = |rules: &Value, today: &str, release: bool| {
        let path = written("exit.json", rules);
        let today = today.parse().expect("a day");
        check::run(&path, Some(today), release).expect("a readable file").exit
    };
    let mut rules = small_rules();
    assert_eq!(exit(&rules, "2026-11-22", true), 0);
    // A year later every source is stale: a warning in tests, an error for a release.
    assert_eq!(exit(&rules, "2027-11-22", false), 0);
    assert_eq!(exit(&rules, "2027-11-22", true), 3);
    put(&mut rules, "/policies/0/summary/en", json!("You will be approved."));
    assert_eq!(exit(&rules, "2026-11-22", true), 0);
    take_out(&mut rules, "/policies/2");
    assert_eq!(exit(&rules, "2026-11-22", false), 1);
}

#[test]
fn a_release_must_prove_who_governs() {
    let mut rules = small_rules();
    let mut day: Date = "2026-12-31".parse().expect("a day");
    put(&mut rules, "/policies/0/until", json!(day.to_string()));
    // A policy for each of more days than are looked at, the last one without an end.
    for nth in 0..=100 {
        day = day.plus_days(1);
        let mut next = rules["policies"][0].clone();
        next["id"] = json!(format!("acme-{nth}"));
        next["from"] = json!(day.to_string());
        next["until"] = if nth < 100 { json!(day.to_string()) } else { Value::Null };
        put(&mut rules, "/policies/-", next);
    }
    let exit = |release: bool| {
        let path = written("days.json", &rules);
        check::run(&path, None, release).expect("a readable file").exit
    };
    assert_eq!((exit(false), exit(true)), (0, 1));
}

fn real_rules() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules.json");
    std::fs::read_to_string(path).expect("rules.json")
}

#[test]
fn what_protects_people_cannot_be_lost_unnoticed() {
    let rules: Value = serde_json::from_str(&real_rules()).expect("JSON");
    let list = |key: &str| rules[key].as_array().expect("a list").iter();
    let safety = list("policies").position(|policy| policy["reason_kind"] == "safety");
    let crisis = list("questions").position(|question| question.get("crisis_if").is_some());
    let (safety, crisis) = (safety.expect("a policy"), crisis.expect("a question"));
    for (at, instead, code) in [
        (format!("/policies/{safety}/until"), json!("2026-12-31"), "ends-unreplaced"),
        (format!("/policies/{safety}/from"), json!("2099-01-01"), "ends-unreplaced"),
        (format!("/questions/{crisis}/when_not_asked"), json!(true), "crisis-unasked"),
        (format!("/questions/{crisis}/crisis_if"), json!(true), "crisis-always"),
        (format!("/questions/{crisis}/crisis_if"), json!(false), "crisis-never"),
    ] {
        let mut rules = rules.clone();
        put(&mut rules, &at, instead);
        let found = findings(&rules.to_string());
        let is_it = |one: &Finding| one.code == code && one.severity == Severity::Error;
        assert!(found.iter().any(is_it), "{at}: expected {code}, found {found:?}");
    }
}

#[test]
fn the_rules_of_this_repository_have_no_errors() {
    let text = real_rules();
    let started = std::time::Instant::now();
    let found = findings(&text);
    let errors: Vec<String> = found
        .iter()
        .filter(|finding| finding.severity != Severity::Warning)
        .map(ToString::to_string)
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let not_proved = ["too-large-to-prove", "governing-not-proved"];
    assert!(found.iter().all(|finding| !not_proved.contains(&finding.code)));
    assert!(started.elapsed().as_secs() < 10, "the check took {:?}", started.elapsed());
}
