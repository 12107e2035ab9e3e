//! Any bytes as an answers file for the small rules: refused with findings that name a question and never
//! a value, or accepted, and then they are assessed and written back as they were. Never a panic.

use coverage_engine::assessment::{assess, because, what_ifs};
use coverage_engine::editor::answers_file;
use coverage_engine::editor::command::load;
use coverage_engine::interview::{next_question, remaining};
use coverage_engine::rules::Rules;
use serde_json::Value;
use std::sync::OnceLock;

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| {
        let text = include_str!("../../engine/tests/small_rules/rules.json");
        load(text).expect("sound rules").compiled.rules().expect("rules that hold together")
    })
}

/// Fails if the bytes are neither refused nor assessed.
pub fn judge(bytes: &[u8]) {
    let Ok(json) = serde_json::from_slice::<Value>(bytes) else { return };
    let rules = rules();
    let person = match answers_file::read(rules, &json) {
        Ok(person) => person,
        Err(findings) => {
            assert!(!findings.is_empty(), "refused without a finding");
            return;
        }
    };
    let today = rules.core().released;
    for treatment in rules.treatments() {
        let result = assess(rules, &person, treatment, today);
        if result.settled {
            let _ = because(rules, &person, treatment, today);
        }
        let _ = what_ifs(rules, &person, treatment, today);
    }
    let _ = next_question(rules, &person, today);
    let left = remaining(rules, &person, today);
    assert!(left.at_least <= left.at_most);
    let again = answers_file::read(rules, &answers_file::write(rules, &person));
    assert!(again.is_ok_and(
        |again| answers_file::write(rules, &again) == answers_file::write(rules, &person)
    ));
}
