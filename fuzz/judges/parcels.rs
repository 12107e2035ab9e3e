//! Any bytes as a parcel, packed or not: refused, or read, and then it belongs to the small rules or is
//! refused by them. Never a panic, and never more memory than the bound says.

use coverage_engine::answers::Answers;
use coverage_engine::assessment::assess;
use coverage_engine::editor::command::load;
use coverage_engine::interview::next_question;
use coverage_engine::parcel;
use coverage_engine::rules::{Core, More, Rules};
use std::sync::OnceLock;

/// What the second parcel holds: the rest of the rules, and the texts that are still missing.
type Rest = (More, (Vec<String>, (Vec<String>, Vec<String>)));

/// More is never unpacked.
const MOST: usize = 4 << 20;

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| {
        let text = include_str!("../../engine/tests/small_rules/rules.json");
        load(text).expect("sound rules").compiled.rules().expect("rules that hold together")
    })
}

/// Fails if the bytes are neither refused nor usable.
pub fn judge(bytes: &[u8]) {
    if let Ok(plain) = parcel::unpack(bytes) {
        assert!(plain.len() <= MOST);
        read(&plain);
    }
    read(bytes);
}

fn read(plain: &[u8]) {
    let Ok(body) = std::str::from_utf8(plain) else { return };
    if let Ok((more, _)) = parcel::read::<Rest>(body) {
        let _ = rules().check_more(&more);
    }
    let Ok(core) = parcel::read::<Core>(body) else { return };
    let today = core.released;
    let Ok(rules) = Rules::load(core) else { return };
    for treatment in rules.treatments().take(2) {
        let _ = assess(&rules, &Answers::new(), treatment, today);
    }
    let _ = next_question(&rules, &Answers::new(), today);
}
