//! Any bytes as a file with saved answers for the small rules: refused, or opened, and then what was opened
//! is written and opened again as it was. Never a panic.

use coverage_engine::editor::command::load;
use coverage_engine::rules::Rules;
use coverage_engine::saved;
use std::sync::OnceLock;

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| {
        let text = include_str!("../../engine/tests/small_rules/rules.json");
        load(text).expect("sound rules").compiled.rules().expect("rules that hold together")
    })
}

/// Fails if the bytes are neither refused nor opened for good.
pub fn judge(bytes: &[u8]) {
    let Ok(file) = std::str::from_utf8(bytes) else { return };
    let Ok(opened) = saved::read(rules(), file, "0a1b") else { return };
    let days: Vec<_> = opened.days.iter().map(|(key, day)| (key.as_str(), *day)).collect();
    let again = saved::write(rules(), &opened.answers, &days, "0a1b");
    let again = saved::read(rules(), &again, "0a1b").expect("what was just written");
    assert!(again.answers == opened.answers && again.days.len() == opened.days.len());
    assert!(again.left_out.is_empty() && !again.rules_changed);
}
