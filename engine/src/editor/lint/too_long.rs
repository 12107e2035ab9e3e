//! Texts that are too long to be read on a phone: usually something that was pasted into the wrong place.

use super::Inspection;
use super::written::every_text;
use crate::editor::Finding;

/// The longest text of real rules has a quarter of this.
const MOST: usize = 2_000;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for written in every_text(inspection.file) {
        for (language, text) in written.languages() {
            let length = text.chars().count();
            if length > MOST {
                let message =
                    format!("this text has {length} characters; at most {MOST} are accepted");
                findings.push(
                    Finding::error(
                        "too-long",
                        format!("{}.{}", written.path, language.key()),
                        message,
                    )
                    .help("say it in a few sentences; the source has the rest"),
                );
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn a_text_that_nobody_would_read_is_found() {
        let mut rules = sample::rules();
        rules["policies"][1]["summary"]["es"] = json!("Sí. ".repeat(600));
        assert_eq!(sample::findings(&rules, "too-long")[0].path, "policies[1].summary.es");
    }
}
