//! More of something than anybody needs: refused at its place, or checked in bounded time.

use super::{accepts, edited, findings, finds, rules, text};
use coverage_engine::assessment::what_ifs;
use coverage_engine::editor::command::load_bytes;
use coverage_engine::editor::{Severity, answers_file};
use serde_json::{Value, json};
use std::time::Instant;

fn yes_no(id: &str) -> Value {
    json!({ "id": id, "kind": "yes-no", "changeable": "any", "text": text("Is it?"), "why": text("It matters.") })
}

fn push(rules: &mut Value, section: &str, entry: Value) {
    rules[section].as_array_mut().expect("a list").push(entry);
}

#[test]
fn too_many_entries_are_refused_at_their_list() {
    let options: Vec<Value> =
        (0..100_000).map(|nth| json!({ "id": format!("o{nth}"), "text": text("X") })).collect();
    let file = edited(|rules| rules["questions"][1]["options"] = options.into());
    finds("100,000 options", file.as_bytes(), "too-many", "questions[1].options");
    let file = edited(|rules| {
        for nth in 0..40 {
            let id = format!("t{nth}");
            push(rules, "treatments", json!({ "id": id, "name": text("T"), "about": text("T") }));
            let option = json!({ "id": id, "text": text(&id) });
            rules["questions"][0]["options"].as_array_mut().expect("a list").push(option);
        }
    });
    finds("42 treatments", file.as_bytes(), "too-many", "questions[0].options");
    let file = edited(|rules| {
        let source = rules["sources"]["label"].clone();
        for nth in 0..20_001 {
            rules["sources"][format!("s{nth}")] = source.clone();
        }
    });
    finds("20,000 sources", file.as_bytes(), "too-many", "sources");
}

#[test]
fn too_many_entries_of_the_costs_are_refused_at_their_list() {
    let real = concat!(env!("CARGO_MANIFEST_DIR"), "/../rules.json");
    let real: Value =
        serde_json::from_slice(&std::fs::read(real).expect("rules.json")).expect("JSON");
    for list in ["terms", "settings", "payments"] {
        let mut rules = real.clone();
        let entries = rules["costs"][list].as_array_mut().expect("a list");
        let first = entries[0].clone();
        entries.resize(501, first);
        let file = rules.to_string();
        finds("501 entries", file.as_bytes(), "too-many", &format!("costs.{list}"));
    }
}

#[test]
fn conditions_are_bounded_in_depth_and_number() {
    let mut deep = json!(true);
    for _ in 0..40 {
        deep = json!({ "not": deep });
    }
    let file = edited(|rules| rules["criteria"]["adult"]["when"] = deep);
    finds("40 nots", file.as_bytes(), "too-deep", "criteria.adult.when");
    let wide = vec![json!({ "fact": "age", "at_least": 18 }); 60_000];
    accepts(
        "60,000 parts",
        &edited(|rules| rules["criteria"]["adult"]["when"] = json!({ "all": wide })),
    );
    let hard = |parts: &dyn Fn(usize) -> Value, whole: &dyn Fn(Vec<Value>) -> Value| {
        edited(|rules| {
            (0..60).for_each(|nth| push(rules, "questions", yes_no(&format!("q{nth}"))));
            rules["criteria"]["adult"]["when"] = whole((0..60).map(parts).collect());
        })
    };
    let is = |nth: usize, yes: bool| json!({ "fact": format!("q{}", nth % 60), "is": yes });
    let half = hard(&|nth| is(nth, true), &|parts| json!({ "at_least": 30, "of": parts }));
    super::findings("30 of 60", half.as_bytes());
    let differ = |nth: usize| {
        let other = nth * 7 + 3;
        json!({ "any": [
            { "all": [is(nth, true), is(other, false)] }, { "all": [is(nth, false), is(other, true)] },
        ] })
    };
    let xor = hard(&differ, &|parts| json!({ "all": parts }));
    super::findings("60 times either, or", xor.as_bytes());
}

#[test]
fn long_chains_of_questions_end() {
    let file = edited(|rules| {
        for nth in 0..500 {
            let mut question = yes_no(&format!("q{nth}"));
            question["ask_if"] = match nth {
                0 => json!({ "fact": "age", "at_least": 3 }),
                _ => json!({ "fact": format!("q{}", nth - 1), "is": true }),
            };
            question["when_not_asked"] = json!(false);
            push(rules, "questions", question);
        }
        rules["criteria"]["adult"]["when"] = json!({ "fact": "q499", "is": true });
    });
    super::findings("a chain of 500 questions", file.as_bytes());
}

#[test]
fn thousands_of_policies_are_checked_in_time() {
    let file = edited(|rules| {
        let policy = rules["policies"][0].clone();
        for nth in 0..3_000 {
            let mut next = policy.clone();
            next["id"] = json!(format!("p{nth}"));
            push(rules, "policies", next);
        }
    });
    let finding = finds("3,000 alike", file.as_bytes(), "overlap", "policies[3]");
    assert!(finding.example.is_some());
}

#[test]
fn long_names_and_texts_are_refused_or_shortened() {
    let file =
        edited(|rules| rules["policies"][0]["summary"]["en"] = json!("x ".repeat(1_000_000)));
    finds("a text of 2 MB", file.as_bytes(), "too-long", "policies[0].summary.en");
    let file = edited(|rules| rules["policies"][0]["id"] = json!("x".repeat(100_000)));
    finds("a long id", file.as_bytes(), "bad-id", "policies[0]");
    let file = edited(|rules| rules["policies"][0]["rank"] = json!("x".repeat(1_000_000)));
    finds("a long rank", file.as_bytes(), "unknown-rank", "policies[0].rank");
    let file = edited(|rules| rules["policies"][0]["stance"] = json!("x".repeat(1_000_000)));
    let finding = finds("a long word", file.as_bytes(), "wrong-shape", "policies[0].stance");
    assert!(finding.message.len() < 500, "{}", finding.message.len());
}

#[test]
fn numbers_go_from_end_to_end() {
    let range = |when: Value| {
        edited(|rules| {
            rules["questions"][3]["min"] = json!(i32::MIN);
            rules["questions"][3]["max"] = json!(i32::MAX);
            rules["criteria"]["adult"]["when"] = when;
        })
    };
    for (what, when) in [
        ("at least the smallest", json!({ "fact": "age", "at_least": i32::MIN })),
        ("at most the largest", json!({ "fact": "age", "at_most": i32::MAX })),
        (
            "either end",
            json!({ "any": [{ "fact": "age", "is": i32::MIN }, { "fact": "age", "is": i32::MAX }] }),
        ),
        ("the middle", json!({ "fact": "age", "at_least": 18 })),
    ] {
        let found = findings(what, range(when).as_bytes());
        let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
        // Nothing overflows; that nobody looks through such a list is all that is wrong.
        assert_eq!(errors.map(|error| error.code).collect::<Vec<_>>(), ["many-numbers"], "{what}");
    }
    let beyond = edited(|rules| rules["questions"][3]["max"] = json!(2_147_483_648_u64));
    finds("one more", beyond.as_bytes(), "wrong-shape", "questions[3].max");
    let huge = edited(|rules| {
        rules["criteria"]["adult"]["when"] = json!({ "fact": "age", "is": 9_999_999_999_999_u64 });
    });
    finds("a huge number", huge.as_bytes(), "wrong-test", "criteria.adult.when");
}

#[test]
fn every_section_may_be_of_any_type() {
    for key in rules().as_object().expect("an object").keys() {
        for wrong in
            [json!(null), json!(7.5), json!("x"), json!([[]]), json!({ "x": [] }), json!(true)]
        {
            let what = format!("{key} is {wrong}");
            let file = edited(|rules| rules[key] = wrong);
            let found = super::findings(&what, file.as_bytes());
            assert!(found.iter().any(|finding| finding.line > 0), "{what}: {found:?}");
        }
    }
}

#[test]
fn long_keys_are_refused_before_anything_is_kept_of_what_is_below_them() {
    let key = "k".repeat(100_000);
    let below = "7,".repeat(2_000_000);
    let text = format!("{{\"groups\": {{\"{key}\": [{below}7]}}}}");
    let found = super::findings("a key of 100 KB", text.as_bytes());
    assert_eq!((found.len(), found[0].code, found[0].line), (1, "long-key", 1), "{found:?}");
    assert!(found[0].to_string().len() < 1_000, "{}", found[0]);
    let text = format!("{{{}\"a\": 1}}", "\"a\": 1,".repeat(1_000_000));
    let found = super::findings("a key a million times", text.as_bytes());
    assert_eq!((found[0].code, found.len()), ("doubled-key", 1));
}

#[test]
fn slips_without_end_are_counted_and_not_listed() {
    let file = edited(|rules| {
        let names = |from: usize| -> Vec<String> {
            (0..5_000)
                .map(|nth| format!("nobody-knows-the-name-of-this-one-{from}-{nth}"))
                .collect()
        };
        for nth in 0..60 {
            let mut policy = rules["policies"][0].clone();
            policy["id"] = json!(format!("p{nth}"));
            policy["criteria"] = json!(names(nth));
            push(rules, "policies", policy);
        }
        let criterion = rules["criteria"]["adult"].clone();
        for nth in 0..10_000 {
            rules["criteria"][format!("{nth}-{}", "x".repeat(80))] = criterion.clone();
        }
    });
    let found = super::findings("300,000 unknown names", file.as_bytes());
    assert!((900..1_100).contains(&found.len()), "{}", found.len());
    let last = found.last().expect("a finding");
    assert_eq!(last.code, "too-many-findings");
    assert!(last.line > 0 && last.message.contains("29"), "{last}");
}

#[test]
fn lists_of_names_are_bounded() {
    let many = vec!["acme-text"; 5_001];
    for (section, key) in
        [("policies", "sources"), ("policies", "criteria"), ("policies", "treatments")]
    {
        let file = edited(|rules| rules[section][0][key] = json!(many));
        finds("5,001 names", file.as_bytes(), "too-many", &format!("{section}[0].{key}"));
    }
    let file = edited(|rules| rules["standing"] = json!(many));
    finds("5,001 standing criteria", file.as_bytes(), "too-many", "standing");
}

#[test]
fn groups_are_put_in_once_however_often_they_are_named() {
    let file = edited(|rules| {
        let option =
            |nth: usize| json!({ "id": format!("o{nth}"), "text": text(&format!("O{nth}")) });
        rules["questions"][1]["options"]
            .as_array_mut()
            .expect("a list")
            .extend((0..4_000).map(option));
        let values: Vec<String> = (0..4_000).map(|nth| format!("o{nth}")).collect();
        rules["groups"]["all"] = json!({ "fact": "plan", "values": values });
        let policy = rules["policies"][0].clone();
        for nth in 0..1_000 {
            let mut next = policy.clone();
            next["id"] = json!(format!("p{nth}"));
            next["for"] = json!({ "plan": vec!["@all"; 1_000] });
            next["stance"] = json!("silent");
            next["criteria"] = json!([]);
            push(rules, "policies", next);
        }
    });
    super::findings("a group of 4,000 in a million places", file.as_bytes());
}

#[test]
fn thresholds_are_bounded_and_cost_little_up_to_there() {
    let at_least = |many: usize| {
        let tests: Vec<Value> =
            (0..60_000).map(|nth| json!({ "fact": "age", "at_least": 1 + nth % many })).collect();
        edited(|rules| {
            rules["questions"][3]["max"] = json!(1_000_000);
            rules["criteria"]["adult"]["when"] = json!({ "all": tests });
        })
    };
    let file = at_least(1_001);
    finds("1,001 thresholds", file.as_bytes(), "too-many", "questions[3]");
    super::findings("1,000 thresholds", at_least(999).as_bytes());
}

#[test]
fn what_ifs_end_however_much_could_be_changed() {
    let file = edited(|rules| {
        (0..400).for_each(|nth| push(rules, "questions", yes_no(&format!("q{nth}"))));
        let is = |nth: usize| json!({ "fact": format!("q{nth}"), "is": true });
        let parts: Vec<Value> = (0..400).map(is).collect();
        rules["criteria"]["adult"]["when"] = json!({ "at_least": 350, "of": parts });
    });
    let rules = load_bytes(file.into_bytes()).expect("rules").compiled.rules().expect("rules");
    let mut given = json!({ "plan": "acme", "condition": "depression", "age": 40, "trials": 5 });
    (0..400).for_each(|nth| given[format!("q{nth}")] = json!(false));
    let person = answers_file::read(&rules, &given).expect("answers");
    let started = Instant::now();
    let before = super::worked(started);
    for treatment in rules.treatments() {
        assert_eq!(what_ifs(&rules, &person, treatment, rules.core().released), []);
    }
    let took = super::worked(started).saturating_sub(before);
    assert!(took < super::LONGEST, "{took:?}");
}
