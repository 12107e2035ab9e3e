//! Spanish texts that are English: the same in both languages although they are no names, or made of
//! English words.

use super::Inspection;
use super::written::{Role, Written, every_text};
use crate::editor::{Finding, Severity};

/// Up to so many words may be the same in both languages.
const FEW: usize = 3;
/// Words that names have in small letters.
const SMALL: &[&str] =
    &["a", "and", "de", "del", "for", "in", "la", "of", "or", "para", "the", "y"];

/// Small words of which a sentence has some, and the other language none.
const ENGLISH: &[&str] = &[
    "and", "are", "be", "by", "for", "from", "have", "is", "it", "not", "of", "or", "that", "the",
    "this", "to", "was", "were", "with", "you", "your",
];
const SPANISH: &[&str] = &[
    "al", "con", "de", "del", "el", "en", "es", "la", "las", "lo", "los", "para", "por", "que",
    "se", "si", "su", "un", "una", "y",
];

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let texts = every_text(inspection.file).into_iter();
    texts
        .filter_map(|written| {
            let message = if is_same(&written) {
                "the Spanish text is the same as the English one; expected a translation"
            } else if !is_proper(&written) && reads_as_english(&written.text.es) {
                "the Spanish text is made of English words; expected a translation"
            } else {
                return None;
            };
            let finding = Finding::error("untranslated", format!("{}.es", written.path), message);
            Some(
                finding
                    .weighing(Severity::Warning)
                    .help("translate it, as a Spanish speaker in the United States would say it"),
            )
        })
        .collect()
}

/// The same but for space and capitals. Few words may be the same in both languages, if they are so to
/// the letter.
fn is_same(written: &Written) -> bool {
    let text = written.text;
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let few = text.en.split_whitespace().count() <= FEW;
    let same = if few { text.en != text.es } else { !is_proper(written) };
    same && plain(&text.en) == plain(&text.es)
}

/// Whether the text is a proper name, in both languages.
fn is_proper(written: &Written) -> bool {
    let text = written.text;
    written.role == Role::Name && is_name(&text.en) && text.en.trim() == text.es.trim()
}

fn reads_as_english(text: &str) -> bool {
    let small = text.to_lowercase();
    let count = |of: &[&str]| {
        let words = small.split(|c: char| !c.is_alphabetic());
        words.filter(|word| of.contains(word)).count()
    };
    let english = count(ENGLISH);
    english > 1 && english > count(SPANISH)
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
    use super::{is_name, reads_as_english};
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

    #[test]
    fn english_in_the_place_of_spanish_is_found() {
        for spanish in ["most plans do NOT pay  for it.", "Most of the plans are against it."] {
            let mut rules = sample::rules();
            rules["policies"][2]["summary"]["es"] = json!(spanish);
            assert_eq!(sample::findings(&rules, "untranslated").len(), 1, "{spanish}");
        }
        assert!(!reads_as_english("Su plan (for you) no lo paga."));
    }
}
