//! Texts that are the same in both languages although they are no names.

use super::Inspection;
use super::written::{Role, Written, every_text};
use crate::editor::{Finding, Severity};

/// Up to so many words may be the same in both languages.
const FEW: usize = 3;
/// Words that names have in small letters.
const SMALL: &[&str] =
    &["a", "and", "de", "del", "for", "in", "la", "of", "or", "para", "the", "y"];

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let texts = every_text(inspection.file).into_iter().filter(is_untranslated);
    texts
        .map(|written| {
            Finding::error(
                "untranslated",
                format!("{}.es", written.path),
                "the Spanish text is the same as the English one; expected a translation",
            )
            .weighing(Severity::Warning)
            .help("translate it, as a Spanish speaker in the United States would say it")
        })
        .collect()
}

fn is_untranslated(written: &Written) -> bool {
    let text = written.text;
    let words = text.en.split_whitespace().count();
    text.en == text.es && words > FEW && !(written.role == Role::Name && is_name(&text.en))
}

/// Whether nearly every word begins with a capital letter or a digit.
fn is_name(text: &str) -> bool {
    let small = text.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        word.starts_with(char::is_lowercase) && word.chars().count() > 1 && !SMALL.contains(word)
    });
    small.count() < 2
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::is_name;
    use serde_json::json;

    #[test]
    fn names_may_be_the_same_and_sentences_may_not() {
        assert!(is_name("Blue Cross and Blue Shield of Alabama"));
        assert!(is_name("AmeriHealth / Independence: 08.01.80c"));
        assert!(!is_name("I have a plan through my job"));
        let mut rules = sample::rules();
        rules["policies"][2]["summary"]["es"] = rules["policies"][2]["summary"]["en"].clone();
        rules["policies"][2]["name"] =
            json!({"en": "The Acme Plans of Ohio", "es": "The Acme Plans of Ohio"});
        let found = sample::findings(&rules, "untranslated");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "policies[2].summary.es");
    }
}
