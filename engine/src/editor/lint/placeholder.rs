//! Texts that somebody meant to write later, and places that nothing fills.

use super::Inspection;
use super::written::{Language, Role, every_text};
use crate::editor::Finding;

/// What stands where a text is missing, in small letters.
const MARKS: &[&str] =
    &["fixme", "tbd", "lorem ipsum", "placeholder", "xxx", "???", "por traducir"];

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for written in every_text(inspection.file) {
        for (language, text) in written.languages() {
            if written.role != Role::Letter && text.contains(['{', '}']) {
                findings.push(
                    Finding::error(
                        "place-outside-paper",
                        format!("{}.{}", written.path, language.key()),
                        "only lines of papers have places to fill; visitors would see the braces",
                    )
                    .help("write the words themselves"),
                );
            }
            let Some(mark) = mark_in(text, language) else { continue };
            findings.push(
                Finding::error(
                    "placeholder",
                    format!("{}.{}", written.path, language.key()),
                    format!("`{mark}` stands for a text that is still to be written"),
                )
                .help("write the text"),
            );
        }
    }
    findings
}

fn mark_in(text: &str, language: Language) -> Option<&'static str> {
    // "Todo" is a word in Spanish, even in capitals.
    let todo = text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "TODO");
    if todo && (language == Language::English || text.contains("TODO:") || text.trim() == "TODO") {
        return Some("TODO");
    }
    let small = text.to_lowercase();
    MARKS.iter().copied().find(|mark| {
        small.match_indices(mark).any(|(at, found)| {
            let before = small.get(..at).and_then(|before| before.chars().next_back());
            let after = small.get(at + found.len()..).and_then(|after| after.chars().next());
            ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::json;

    #[test]
    fn a_placeholder_is_found_and_a_spanish_word_is_not() {
        assert_eq!(mark_in("TODO: ask the plan", Language::Spanish), Some("TODO"));
        assert_eq!(mark_in("Pida TODO por escrito", Language::Spanish), None);
        assert_eq!(mark_in("Size XXXL", Language::English), None);
        let mut rules = sample::rules();
        rules["steps"][0]["text"]["en"] = json!("Lorem ipsum dolor.");
        assert_eq!(sample::findings(&rules, "placeholder")[0].path, "steps[0].text.en");
        rules["steps"][0]["text"]["en"] = json!("Call {phone}.");
        assert_eq!(sample::findings(&rules, "place-outside-paper")[0].path, "steps[0].text.en");
    }
}
