//! Small valid rules for the tests of lints, to be broken one way at a time.

use super::all;
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

#[test]
fn nothing_is_wrong_with_the_small_rules() {
    let loaded = load(&rules());
    assert_eq!(all(&loaded, loaded.compiled.core.released), []);
}
