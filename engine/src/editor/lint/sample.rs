//! Small valid rules for the tests of lints, to be broken one way at a time.

use super::all;
use super::written::every_text;
use crate::editor::Finding;
use crate::editor::command::{Loaded, load as load_text};
use serde_json::Value;

/// The rules that no lint finds anything in.
pub(super) fn rules() -> Value {
    let text = include_str!("../../../tests/small_rules/rules.json");
    serde_json::from_str(text).expect("JSON")
}

/// The rules, read and compiled.
pub(super) fn load(rules: &Value) -> Loaded {
    let text = serde_json::to_string_pretty(rules).expect("JSON");
    load_text(&text).unwrap_or_else(|findings| panic!("{}", findings[0]))
}

/// What the lints find with this code, with its place.
pub(super) fn findings(rules: &Value, code: &str) -> Vec<Finding> {
    let loaded = load(rules);
    let mut findings = all(&loaded, loaded.compiled.core.released);
    findings.retain(|finding| finding.code == code);
    loaded.outline.locate(&mut findings);
    findings
}

/// No text of these rules is left out of the list of texts, and each stands where the list says.
pub(super) fn each_text_has_its_place(rules: &Value) {
    let loaded = load(rules);
    let all = every_text(&loaded.file);
    assert_eq!(all.len(), texts_in(rules));
    for written in all {
        let pointer = format!("/{}", written.path.replace("].", "/").replace(['.', '['], "/"));
        let there = rules.pointer(&pointer).unwrap_or_else(|| panic!("{}", written.path));
        assert_eq!(there["en"], written.text.en.as_str());
    }
}

fn texts_in(value: &Value) -> usize {
    match value {
        Value::Object(map) if map.contains_key("en") => 1,
        Value::Object(map) => map.values().map(texts_in).sum(),
        Value::Array(list) => list.iter().map(texts_in).sum(),
        _ => 0,
    }
}

#[test]
fn nothing_is_wrong_with_the_small_rules() {
    let loaded = load(&rules());
    assert_eq!(all(&loaded, loaded.compiled.core.released), []);
}
