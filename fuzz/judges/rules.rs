//! Any bytes as a rules file: refused with findings that say what and where, or accepted, and then they
//! answer. Never a panic.

use coverage_engine::answers::Answers;
use coverage_engine::assessment::assess;
use coverage_engine::editor::command::{Loaded, load_bytes};
use coverage_engine::editor::{Finding, lint};
use coverage_engine::interview::next_question;

/// What may be wrong with a file as a whole, at no one place.
const OF_THE_WHOLE: &[&str] = &["does-not-hold", "too-large-to-prove", "too-many-texts"];

/// Fails if the bytes are neither refused at a place nor usable.
pub fn judge(bytes: &[u8]) {
    match load_bytes(bytes.to_vec()) {
        Err(findings) => {
            assert!(!findings.is_empty(), "refused without a finding");
            findings.iter().for_each(has_a_place);
        }
        Ok(loaded) => {
            let mut findings = lint::all(&loaded, loaded.compiled.core.released);
            loaded.outline.locate(&mut findings);
            findings.iter().for_each(has_a_place);
            answers(&loaded);
        }
    }
}

fn has_a_place(finding: &Finding) {
    let located = finding.line > 0 && finding.column > 0;
    assert!(located || OF_THE_WHOLE.contains(&finding.code), "{finding} has no place");
    assert!(!finding.message.is_empty(), "{finding}");
}

fn answers(loaded: &Loaded) {
    let rules = loaded.compiled.rules().expect("accepted rules hold together");
    let today = loaded.compiled.core.released;
    for treatment in rules.treatments().take(2) {
        let _ = assess(&rules, &Answers::new(), treatment, today);
    }
    let _ = next_question(&rules, &Answers::new(), today);
}
