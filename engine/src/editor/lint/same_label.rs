//! Options of one question that read the same: visitors could not tell them apart.

use super::Inspection;
use crate::editor::Finding;
use std::collections::HashMap;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (nth, question) in inspection.file.questions.iter().enumerate() {
        for (language, of) in [("en", 0), ("es", 1)] {
            let mut seen: HashMap<&str, &str> = HashMap::new();
            for (at, option) in question.options.iter().enumerate() {
                let label = if of == 0 { &option.text.en } else { &option.text.es };
                let Some(first) = seen.insert(label.trim(), &option.id) else { continue };
                let path = format!("questions[{nth}].options[{at}].text.{language}");
                let message = format!(
                    "the options `{first}` and `{}` of `{}` read the same",
                    option.id, question.id
                );
                findings.push(
                    Finding::error("same-label", path, message)
                        .help("word one of them otherwise, or take it out"),
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
    fn options_that_read_the_same_are_found_in_either_language() {
        let mut rules = sample::rules();
        rules["questions"][1]["options"][1]["text"]["es"] = json!("Acme");
        let found = sample::findings(&rules, "same-label");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "questions[1].options[1].text.es");
    }
}
