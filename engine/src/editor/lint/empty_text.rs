//! Texts with nothing in them.

use super::Inspection;
use super::written::every_text;
use crate::editor::Finding;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut note = |path: String| {
        findings.push(
            Finding::error("empty-text", path, "this text is empty; expected something to read")
                .help("write it, or leave the whole key out where it may be missing"),
        );
    };
    for written in every_text(inspection.file) {
        for (language, text) in written.languages() {
            if is_empty(text) {
                note(format!("{}.{}", written.path, language.key()));
            }
        }
    }
    for (id, source) in &inspection.file.sources {
        for (key, text) in [("title", &source.title), ("publisher", &source.publisher)] {
            if is_empty(text) {
                note(format!("sources.{id}.{key}"));
            }
        }
    }
    findings
}

fn is_empty(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use serde_json::json;

    #[test]
    fn an_empty_text_is_found_in_either_language() {
        let mut rules = sample::rules();
        rules["policies"][1]["summary"]["es"] = json!("  ");
        rules["sources"]["label"]["title"] = json!("");
        let paths: Vec<String> = sample::findings(&rules, "empty-text")
            .into_iter()
            .map(|finding| finding.path)
            .collect();
        assert_eq!(paths, ["policies[1].summary.es", "sources.label.title"]);
    }
}
