//! Random edits of `rules.json`: each is either accepted or refused with a finding that says where.
//! Nothing panics, whatever is written. The seeds are fixed, so every run makes the same edits.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test that cannot go on should say why and stop"
)]

#[expect(dead_code, unreachable_pub, reason = "only its dice are thrown here")]
mod random_rules;

use coverage_engine::answers::Answers;
use coverage_engine::assessment::assess;
use coverage_engine::editor::command::{Loaded, load};
use coverage_engine::editor::{Finding, lint};
use random_rules::Dice;
use serde_json::{Value, json};
use std::path::Path;

/// How many edits each test makes; there are four tests of them.
const EDITS: u64 = 255;

/// What may be wrong with a file as a whole, at no one place.
const OF_THE_WHOLE: &[&str] = &["does-not-hold", "too-large", "too-deep"];

fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules.json");
    std::fs::read_to_string(path).expect("rules.json")
}

fn rules() -> Value {
    serde_json::from_str(&text()).expect("JSON")
}

/// Whether the file is accepted. Checks that it is either that, or refused at a place.
fn judged(what: &str, edited: &str) -> bool {
    match load(edited) {
        Err(findings) => {
            assert!(!findings.is_empty(), "{what}: refused without a finding");
            all_have_a_place(what, &findings);
            false
        }
        Ok(loaded) => {
            let mut findings = lint::all(&loaded, loaded.compiled.core.released);
            loaded.outline.locate(&mut findings);
            all_have_a_place(what, &findings);
            can_be_asked(&loaded);
            true
        }
    }
}

fn all_have_a_place(what: &str, findings: &[Finding]) {
    for finding in findings {
        let located = finding.line > 0 && finding.column > 0;
        assert!(located || OF_THE_WHOLE.contains(&finding.code), "{what}: {finding} has no place");
        assert!(!finding.message.is_empty(), "{what}: {finding}");
    }
}

/// Accepted rules answer, even if the checker would not let them out.
fn can_be_asked(loaded: &Loaded) {
    let rules = loaded.compiled.rules().expect("accepted rules hold together");
    for treatment in rules.treatments().take(2) {
        let _ = assess(&rules, &Answers::new(), treatment, loaded.compiled.core.released);
    }
}

/// Pointers to every value in the file.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                places(
                    value,
                    &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        Value::Array(list) => {
            for (nth, value) in list.iter().enumerate() {
                places(value, &format!("{at}/{nth}"), found);
            }
        }
        _ => {}
    }
}

fn one_of<'a, T>(list: &'a [T], dice: &mut Dice) -> &'a T {
    &list[dice.below(list.len())]
}

/// Makes `EDITS` edits, each of fresh rules, and counts how many are accepted.
fn edits(seed: u64, edit: impl Fn(&mut Value, &[String], &mut Dice) -> String) -> (u64, u64) {
    let rules = rules();
    let mut all = Vec::new();
    places(&rules, "", &mut all);
    let mut dice = Dice::new(seed);
    let mut accepted = 0;
    for _ in 0..EDITS {
        let mut edited = rules.clone();
        let what = edit(&mut edited, &all, &mut dice);
        accepted += u64::from(judged(&what, &edited.to_string()));
    }
    (accepted, EDITS - accepted)
}

/// Another value of the same kind, or of another.
fn instead_of(value: &Value, dice: &mut Dice) -> Value {
    let other = [
        json!(null),
        json!(true),
        json!(-1),
        json!(""),
        json!([]),
        json!({}),
        json!(1e300),
        json!(u64::MAX),
    ];
    if dice.below(4) == 0 {
        return one_of(&other, dice).clone();
    }
    match value {
        Value::Bool(yes) => json!(!yes),
        Value::Number(n) => {
            json!(n.as_i64().unwrap_or(0) + i64::try_from(dice.below(41)).unwrap_or(0) - 20)
        }
        Value::String(text) => json!(misspelt(text, dice)),
        Value::Array(list) => list.iter().rev().skip(dice.below(2)).cloned().collect(),
        Value::Object(map) => {
            let at = dice.below(map.len());
            map.iter()
                .enumerate()
                .filter(|(nth, _)| *nth != at)
                .map(|(_, (k, v))| (k.clone(), v.clone()))
                .collect()
        }
        Value::Null => json!("2026"),
    }
}

fn misspelt(text: &str, dice: &mut Dice) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = dice.below(chars.len());
    match dice.below(4) {
        0 if !chars.is_empty() => drop(chars.remove(at)),
        1 => chars
            .insert(at, *one_of(&['x', '-', ' ', '<', 'ñ', '\u{0}', '\u{202e}', '"', '@'], dice)),
        2 if !chars.is_empty() => chars[at] = 'q',
        _ => chars.truncate(at),
    }
    chars.into_iter().collect()
}

#[test]
fn values_that_are_changed_are_accepted_or_refused() {
    let (accepted, refused) = edits(0x5EED_0001, |rules, all, dice| {
        let at = one_of(all, dice);
        let value = rules.pointer_mut(at).expect("a place");
        *value = instead_of(value, dice);
        format!("changed {at}")
    });
    assert!(accepted > 0 && refused > 0, "{accepted} accepted, {refused} refused");
}

#[test]
fn values_that_change_places_are_accepted_or_refused() {
    let (accepted, refused) = edits(0x5EED_0002, |rules, all, dice| {
        let name = |at: &str| at.rsplit('/').next().unwrap_or("").to_owned();
        // Texts that change places say nothing about the checker.
        let logic = |at: &str| !at.ends_with("/en") && !at.ends_with("/es");
        let from = loop {
            let from = one_of(all, dice);
            if logic(from) {
                break from;
            }
        };
        // Mostly something of the same name, which is what a slip of the pen looks like.
        let any = dice.below(8) == 0;
        let alike: Vec<&String> =
            all.iter().filter(|at| logic(at) && (any || name(at) == name(from))).collect();
        let to = *one_of(&alike, dice);
        let value = rules.pointer(from).expect("a place").clone();
        if let Some(place) = rules.pointer_mut(to) {
            *place = value;
        }
        format!("copied {from} to {to}")
    });
    assert!(accepted > 0 && refused > 0, "{accepted} accepted, {refused} refused");
}

#[test]
fn entries_that_are_taken_out_or_doubled_are_accepted_or_refused() {
    let (accepted, refused) = edits(0x5EED_0003, |rules, all, dice| {
        let at = one_of(&all[1..], dice);
        let (parent, key) = at.rsplit_once('/').expect("a pointer");
        let double = dice.below(3) == 0;
        match rules.pointer_mut(parent).expect("a place") {
            Value::Array(list) => {
                let nth: usize = key.parse().expect("a position");
                if double {
                    list.push(list[nth].clone());
                } else {
                    list.remove(nth);
                }
            }
            Value::Object(map) => {
                let value = map.shift_remove(key).expect("a key");
                if double {
                    map.insert(misspelt(key, dice), value);
                }
            }
            _ => unreachable!("only lists and objects have values in them"),
        }
        format!("took out or doubled {at}")
    });
    assert!(accepted > 0 && refused > 0, "{accepted} accepted, {refused} refused");
}

#[test]
fn text_that_is_damaged_is_accepted_or_refused() {
    let text = text();
    let mut dice = Dice::new(0x5EED_0004);
    for nth in 0..EDITS {
        let near = |at: usize| (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let start = near(dice.below(text.len()));
        let end = near((start + dice.below(30)).min(text.len()));
        let (before, after) = (&text[..start], &text[end..]);
        let edited = match dice.below(5) {
            0 => format!("{before}{after}"),
            1 => before.to_owned(),
            2 => format!("{before}{}{}", &text[start..end].repeat(3), &text[end..]),
            3 => {
                let scrap = one_of(
                    &[
                        "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u0000", "\u{0}", "9e999", "ñ",
                        "null",
                    ],
                    &mut dice,
                );
                format!("{before}{scrap}{}", &text[start..])
            }
            _ => format!("{before}{}{after}", text[start..end].chars().rev().collect::<String>()),
        };
        judged(&format!("damage {nth} at {start}"), &edited);
    }
}

#[test]
fn another_layout_of_the_same_rules_means_the_same() {
    let rules = rules();
    let before = load(&text()).expect("sound rules").compiled;
    let turned = serde_json::to_string_pretty(&turned_round(&rules)).expect("JSON");
    for edited in [rules.to_string(), turned.clone(), turned.replace('\n', "\r\n\t")] {
        let after = load(&edited).expect("the same rules").compiled;
        assert_eq!(after.core.policies, before.core.policies);
        assert_eq!(after.core.criteria.len(), before.core.criteria.len());
        assert_eq!(after.more.sources, before.more.sources);
    }
}

/// The same with the keys of every object in the opposite order.
fn turned_round(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            map.iter().rev().map(|(key, value)| (key.clone(), turned_round(value))).collect()
        }
        Value::Array(list) => list.iter().map(turned_round).collect(),
        other => other.clone(),
    }
}
