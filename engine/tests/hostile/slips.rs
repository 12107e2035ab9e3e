//! Slips that a careful person can make: each is found at its place.

use super::{accepts, edited, finds, text};
use serde_json::{Value, json};

/// An edit, and the finding that it leads to.
type Slip = (&'static str, fn(&mut Value), &'static str, &'static str);

const SLIPS: &[Slip] = &[
    (
        "a missing language",
        |r| drop(r["title"].as_object_mut().map(|t| t.remove("es"))),
        "wrong-shape",
        "title",
    ),
    (
        "an unknown key",
        |r| r["policies"][0]["untill"] = json!("2027-01-01"),
        "wrong-shape",
        "policies[0].untill",
    ),
    (
        "a number as a text",
        |r| r["criteria"]["adult"]["when"]["at_least"] = json!("18"),
        "wrong-shape",
        "criteria.adult.when.at_least",
    ),
    (
        "a fraction",
        |r| r["criteria"]["adult"]["when"]["at_least"] = json!(18.5),
        "wrong-shape",
        "criteria.adult.when.at_least",
    ),
    (
        "one where a list belongs",
        |r| r["policies"][0]["treatments"] = json!("spray"),
        "wrong-shape",
        "policies[0].treatments",
    ),
    (
        "a condition that is none",
        |r| r["criteria"]["adult"]["when"] = json!({}),
        "bad-condition",
        "criteria.adult.when",
    ),
    (
        "an operator",
        |r| r["criteria"]["adult"]["when"] = json!({"fact": "age", ">=": 18}),
        "wrong-shape",
        "criteria.adult.when.>=",
    ),
    (
        "an empty all",
        |r| r["criteria"]["adult"]["when"] = json!({"all": []}),
        "empty-list",
        "criteria.adult.when.all",
    ),
    (
        "an empty any",
        |r| r["criteria"]["adult"]["when"] = json!({"any": []}),
        "empty-list",
        "criteria.adult.when.any",
    ),
    (
        "an empty in",
        |r| r["criteria"]["adult"]["when"] = json!({"fact": "plan", "in": []}),
        "empty-list",
        "criteria.adult.when.in",
    ),
    (
        "for nobody",
        |r| r["policies"][0]["for"]["plan"] = json!([]),
        "empty-list",
        "policies[0].for.plan",
    ),
    (
        "criteria in a circle",
        |r| {
            r["criteria"]["x"] = r["criteria"]["adult"].clone();
            r["criteria"]["y"] = r["criteria"]["adult"].clone();
            r["criteria"]["x"]["when"] = json!({"criterion": "y"});
            r["criteria"]["y"]["when"] = json!({"criterion": "x"});
        },
        "criteria-circle",
        "criteria.x.when",
    ),
    (
        "a group in itself",
        |r| r["groups"]["ill"]["values"] = json!(["@ill"]),
        "group-in-group",
        "groups.ill.values[0]",
    ),
    (
        "a group without a question",
        |r| r["groups"]["ill"]["fact"] = json!("ilness"),
        "unknown-question",
        "groups.ill.fact",
    ),
    (
        "a group that nobody uses",
        |r| r["groups"]["odd"] = json!({"fact": "plan", "values": ["acne"]}),
        "unknown-option",
        "groups.odd.values[0]",
    ),
    (
        "an empty group",
        |r| r["groups"]["odd"] = json!({"fact": "plan", "values": []}),
        "empty-group",
        "groups.odd.values",
    ),
    (
        "a dot in a name",
        |r| r["groups"]["a.b"] = r["groups"]["ill"].clone(),
        "bad-id",
        "groups.a.b",
    ),
    (
        "a space in a name",
        |r| r["criteria"]["new one"] = r["criteria"]["adult"].clone(),
        "bad-id",
        "criteria.new one",
    ),
    (
        "an accent in a name",
        |r| r["sources"]["póliza"] = r["sources"]["label"].clone(),
        "bad-id",
        "sources.póliza",
    ),
    (
        "a question that asks after itself",
        |r| r["questions"][4]["ask_if"] = json!({"fact": "trials", "at_least": 1}),
        "asks-ahead",
        "questions[4].ask_if",
    ),
    (
        "two questions in a circle",
        |r| {
            r["questions"][3]["ask_if"] = json!({"fact": "trials", "at_least": 1});
            r["questions"][3]["when_not_asked"] = json!(0);
        },
        "asks-ahead",
        "questions[3].ask_if",
    ),
    (
        "the end before the beginning",
        |r| {
            r["policies"][0]["from"] = json!("2027-01-01");
            r["policies"][0]["until"] = json!("2026-01-01");
        },
        "never-in-force",
        "policies[0].until",
    ),
    (
        "a day that does not exist",
        |r| r["policies"][0]["from"] = json!("2026-02-30"),
        "bad-date",
        "policies[0].from",
    ),
    (
        "a date as Americans write it",
        |r| r["released"] = json!("11/22/2026"),
        "bad-date",
        "released",
    ),
    ("no source", |r| r["policies"][0]["sources"] = json!([]), "no-source", "policies[0].sources"),
    (
        "a source that is gone",
        |r| drop(r["sources"].as_object_mut().map(|s| s.remove("acme-text"))),
        "unknown-source",
        "policies[0].sources[0]",
    ),
    (
        "a threshold out of range",
        |r| r["criteria"]["adult"]["when"]["at_least"] = json!(130),
        "out-of-range",
        "criteria.adult.when.at_least",
    ),
    (
        "a criterion named twice",
        |r| r["policies"][0]["criteria"] = json!(["adult", "two-trials", "adult"]),
        "named-twice",
        "policies[0].criteria[2]",
    ),
    (
        "a source for no criterion",
        |r| r["policies"][1]["criterion_sources"] = json!({"adult": ["label"]}),
        "criterion-elsewhere",
        "policies[1].criterion_sources.adult",
    ),
    (
        "two paths of one name",
        |r| {
            let path = json!({"id": "a", "text": text("A way"), "criteria": ["adult"]});
            r["policies"][0]["paths"] = json!([path, path]);
        },
        "doubled-id",
        "policies[0].paths[1].id",
    ),
    (
        "two terms of one name",
        |r| {
            let term = json!({"id": "a", "term": text("Term"), "meaning": text("What it means")});
            r["glossary"] = json!([term, term]);
        },
        "doubled-id",
        "glossary[1]",
    ),
    (
        "two labels alike",
        |r| {
            r["questions"][1]["options"][1]["text"] =
                r["questions"][1]["options"][0]["text"].clone();
        },
        "same-label",
        "questions[1].options[1].text.en",
    ),
    (
        "a value never used",
        |r| r["questions"][3]["when_not_asked"] = json!(5),
        "value-never-used",
        "questions[3].when_not_asked",
    ),
    (
        "a rank that no policy has",
        |r| r["precedence"] = json!(["law", "payer", "plan", "general"]),
        "unused-rank",
        "precedence[2]",
    ),
    ("beside nobody", |r| r["policies"][0]["both"] = json!(true), "both-alone", "policies[0].both"),
    ("no ranks", |r| r["precedence"] = json!([]), "unknown-rank", "policies[0].rank"),
    ("no policies", |r| r["policies"] = json!([]), "gap", "treatments[0]"),
    (
        "never met and never asked",
        |r| r["questions"][4]["ask_if"] = json!(false),
        "question-never-asked",
        "questions[4].ask_if",
    ),
    (
        "a criterion never used",
        |r| r["criteria"]["spare"] = r["criteria"]["adult"].clone(),
        "unused-criterion",
        "criteria.spare",
    ),
    (
        "contradictory conditions",
        |r| {
            r["policies"][0]["when"] =
                json!({"all": [{"fact": "age", "at_least": 60}, {"fact": "age", "at_most": 20}]});
        },
        "policy-for-nobody",
        "policies[0]",
    ),
    (
        "a policy that always comes second",
        |r| {
            let mut second = r["policies"][0].clone();
            second["id"] = json!("second");
            second["rank"] = json!("general");
            r["policies"].as_array_mut().expect("a list").push(second);
        },
        "unreachable-policy",
        "policies[3]",
    ),
    (
        "two policies that contradict each other",
        |r| {
            let mut other = r["policies"][0].clone();
            other["id"] = json!("other");
            other["stance"] = json!("case-by-case");
            r["policies"].as_array_mut().expect("a list").push(other);
        },
        "overlap",
        "policies[3]",
    ),
    (
        "a list where a text in two languages belongs",
        |r| r["title"] = json!(["Rules", "Reglas"]),
        "wrong-shape",
        "title",
    ),
    (
        "three words where a text in two languages belongs",
        |r| r["title"] = json!(["Rules", "Reglas", "Règles"]),
        "wrong-shape",
        "title",
    ),
    (
        "an object of two where a word belongs",
        |r| r["policies"][0]["stance"] = json!({ "covered": null, "silent": null }),
        "wrong-shape",
        "policies[0].stance",
    ),
    (
        "an object where a word belongs",
        |r| r["policies"][0]["stance"] = json!({ "covered": null }),
        "wrong-shape",
        "policies[0].stance",
    ),
    (
        "numbers offered in steps of none",
        |r| r["questions"][3]["step"] = json!(0),
        "wrong-step",
        "questions[3]",
    ),
    (
        "numbers offered in steps longer than their range",
        |r| r["questions"][3]["step"] = json!(121),
        "wrong-step",
        "questions[3]",
    ),
    (
        "a unit of something that is no number",
        |r| r["questions"][1]["unit"] = super::text("weeks"),
        "out-of-place",
        "questions[1]",
    ),
    (
        "a question that depends on its own answer",
        |r| r["questions"][4]["ask_if"] = json!({ "fact": "trials", "at_least": 1 }),
        "asks-ahead",
        "questions[4].ask_if",
    ),
    (
        "two questions of treatments",
        |r| r["questions"][1]["role"] = json!("treatments"),
        "treatments-question",
        "questions[1].role",
    ),
    (
        "a place to fill outside a paper",
        |r| r["policies"][0]["summary"]["en"] = json!("Call {phone}."),
        "place-outside-paper",
        "policies[0].summary.en",
    ),
    (
        "two policies of which one begins on the day on which the other ends",
        |r| {
            let mut other = r["policies"][0].clone();
            other["id"] = json!("other");
            other["stance"] = json!("case-by-case");
            other["from"] = json!("2026-12-31");
            r["policies"][0]["until"] = json!("2026-12-31");
            r["policies"].as_array_mut().expect("a list").push(other);
        },
        "overlap",
        "policies[3]",
    ),
];

#[test]
fn every_slip_is_found_at_its_place() {
    for (what, edit, code, path) in SLIPS {
        let finding = finds(what, edited(edit).as_bytes(), code, path);
        let position = path.starts_with("policies[") && !finding.path.contains(".sources[0]");
        assert!(!position || finding.entry.is_some(), "{what}: {finding} does not name the entry");
    }
}

#[test]
fn a_key_written_twice_is_found_at_its_second_place() {
    let text = super::SOUND.replacen(
        "\"grade\": \"read\"",
        "\"grade\": \"read\", \"grade\": \"general\"",
        1,
    );
    finds("a doubled key", text.as_bytes(), "doubled-key", "sources.acme-text.grade");
    let text = super::SOUND.replacen("\"label\": {", "\"\\u0061cme-text\": {", 1);
    finds("a key doubled in another spelling", text.as_bytes(), "doubled-key", "sources.acme-text");
}

#[test]
fn a_schema_may_be_named_and_the_days_may_be_far_off() {
    accepts("$schema", &edited(|rules| rules["$schema"] = json!("docs/rules.schema.json")));
    accepts(
        "the last day there is",
        &edited(|rules| rules["policies"][0]["until"] = json!("9999-12-31")),
    );
}
