//! Mistakes in papers, costs and deadlines, each with the place where it is found.

#![allow(clippy::expect_used, reason = "a test that cannot go on should say why")]

use coverage_engine::editor::command::load;
use serde_json::{Value, json};

fn text(en: &str, es: &str) -> Value {
    json!({"en": en, "es": es})
}

/// The small rules with a paper, prices and a deadline that are all in order.
fn rules() -> Value {
    let mut rules: Value =
        serde_json::from_str(include_str!("small_rules/rules.json")).expect("JSON");
    let some = text("A text.", "Un texto.");
    rules["papers"] = json!({
        "words": {"reported": some, "yes": some, "no": some, "none": some, "undated": some},
        "parts": {"head": [{"text": text("{today}", "{today}")}]},
        "unnamed": {"plan": ["other"]},
        "unlisted": ["adult"],
        "list": [{
            "id": "letter", "title": some, "about": some, "signer": "you",
            "body": [
                {"part": "head"},
                {"text": text("To {plain:fact:plan|plan}", "Para {plain:fact:plan|plan}")},
                {"check": text("{criterion}: {evidence}", "{criterion}: {evidence}"), "each": "met"}
            ]
        }]
    });
    rules["costs"] = json!({
        "inputs": [{"role": "copay", "question": "age", "unknown": some}],
        "treatments": {"spray": {
            "unit": some,
            "prices": [{"kind": "cash", "low": 1, "high": 2, "text": some, "sources": ["label"]}]
        }}
    });
    rules["deadlines"] = json!({
        "days": [{"id": "no", "text": some}],
        "list": [{
            "id": "appeal", "after": "no", "days": 180, "who": "you", "text": some, "sources": ["label"]
        }]
    });
    rules
}

#[test]
fn each_mistake_is_found_where_it_is() {
    let clean = rules();
    assert!(load(&clean.to_string()).is_ok());
    let body = "/papers/list/0/body/1/text";
    let mistakes = [
        (body, text("{fact:plam|plan}", "{fact:plam|plan}"), "unknown-question"),
        (body, text("{today}", "{fecha}"), "unknown-place"),
        (body, text("{today}", "hoy"), "unlike-places"),
        (body, text("{clinic}", "{clinic}"), "blank-without-label"),
        (body, text("{criterion}", "{criterion}"), "place-without-list"),
        (body, text("a } b", "a } b"), "broken-place"),
        ("/papers/list/0/body/0", json!({"part": "haed"}), "unknown-part"),
        ("/papers/list/0/body/0", json!({"if_any": "met"}), "bad-block"),
        ("/papers/list/0/body/0", json!({"part": "head", "when": false}), "bad-block"),
        ("/papers/parts", json!({"head": [], "spare": []}), "unused-part"),
        ("/papers/unnamed", json!({"plan": ["nobody"]}), "unknown-option"),
        ("/papers/unlisted", json!(["adlut"]), "unknown-criterion"),
        ("/papers/words", Value::Null, "no-words"),
        ("/costs/inputs/0/question", json!("plan"), "wrong-question"),
        ("/costs/treatments/spray/prices/0/low", json!(3), "wrong-range"),
        ("/costs/treatments/spray/prices/0/sources", json!([]), "no-source"),
        ("/costs/treatments", json!({"spary": {"unit": text("a", "b")}}), "unknown-treatment"),
        ("/deadlines/list/0/after", json!("yes"), "unknown-day"),
        ("/deadlines/list/0/months", json!(4), "wrong-count"),
        ("/deadlines/list/0/sources", json!(["labels"]), "unknown-source"),
    ];
    for (at, wrong, code) in mistakes {
        let mut broken = clean.clone();
        let (parent, key) = at.rsplit_once('/').expect("a place");
        let parent = broken.pointer_mut(parent).expect("a place");
        match parent {
            Value::Array(list) => list[key.parse::<usize>().expect("a number")] = wrong,
            Value::Object(map) => drop(map.insert(key.to_owned(), wrong)),
            _ => unreachable!("{at}"),
        }
        let found = load(&broken.to_string()).err().unwrap_or_default();
        let found: Vec<_> = found.iter().map(|one| (one.code, one.line > 0)).collect();
        assert!(found.contains(&(code, true)), "{at}: expected {code}, found {found:?}");
    }
}
