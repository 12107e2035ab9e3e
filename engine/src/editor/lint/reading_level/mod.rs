//! How hard the texts are to read, by the formula that is usual for each language. A figure is a hint:
//! it knows long words and long sentences, not whether a text is clear.

mod english;
mod spanish;

use super::Inspection;
use super::written::{Language, Role, every_text};
use crate::editor::file::File;
use crate::editor::{Finding, Severity};
use std::collections::HashSet;

/// Shorter texts are not measured: one long word would decide.
const FEWEST_WORDS: usize = 20;
/// The highest school grade (Flesch-Kincaid) that English texts may need.
const HIGHEST_GRADE: f64 = 8.0;
/// The lowest ease (INFLESZ scale) that Spanish texts may have: "normal", as health texts should be.
const LOWEST_EASE: f64 = 55.0;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let terms = Terms::of(inspection.file);
    let mut findings = Vec::new();
    for written in every_text(inspection.file) {
        if written.role != Role::Prose {
            continue;
        }
        for (language, text) in written.languages() {
            let path = format!("{}.{}", written.path, language.key());
            findings.extend(judge(text, language, &terms, path));
        }
    }
    findings
}

fn judge(text: &str, language: Language, terms: &Terms, path: String) -> Option<Finding> {
    let counts = match language {
        Language::English => Counts::of(text, terms, english::syllables),
        Language::Spanish => Counts::of(text, terms, spanish::syllables),
    };
    if counts.words < FEWEST_WORDS {
        return None;
    }
    let message = match language {
        Language::English => {
            let grade = english::grade(counts.words_per_sentence(), counts.syllables_per_word());
            // As precise as the figure that is shown.
            (grade > HIGHEST_GRADE + 0.05).then(|| {
                format!("this reads at grade {grade:.1} (Flesch-Kincaid); expected {HIGHEST_GRADE:.0} at most")
            })
        }
        Language::Spanish => {
            let ease = spanish::ease(counts.words_per_sentence(), counts.syllables_per_word());
            (ease < LOWEST_EASE - 0.5).then(|| {
                format!(
                    "this has ease {ease:.0} (INFLESZ scale); expected {LOWEST_EASE:.0} at least"
                )
            })
        }
    };
    message.map(|message| {
        Finding::error("hard-to-read", path, message)
            .weighing(Severity::Warning)
            .help("shorter sentences, shorter words; a term of the glossary does not count")
    })
}

/// Long words that are terms or names do not count; short ones are no burden, and do.
const SHORT: usize = 2;

/// Words that the field cannot do without: those of the glossary and of the treatments' names.
struct Terms(HashSet<String>);

impl Terms {
    fn of(file: &File) -> Terms {
        let glossary = file.glossary.iter().map(|entry| &entry.term);
        let texts = glossary.chain(file.treatments.iter().map(|treatment| &treatment.name));
        let words = texts.flat_map(|text| words(&text.en).chain(words(&text.es)));
        Terms(words.map(|word| singular(&word.to_lowercase()).to_owned()).collect())
    }

    fn holds(&self, word: &str) -> bool {
        self.0.contains(singular(&word.to_lowercase()))
    }
}

fn singular(word: &str) -> &str {
    word.strip_suffix("es").or_else(|| word.strip_suffix('s')).unwrap_or(word)
}

/// What the formulas need. Syllables are counted in words that are neither terms nor names, or short.
#[derive(Default)]
struct Counts {
    words: usize,
    sentences: usize,
    plain_words: usize,
    syllables: usize,
}

impl Counts {
    fn of(text: &str, terms: &Terms, syllables: fn(&str) -> usize) -> Counts {
        let mut counts = Counts::default();
        for sentence in sentences(text) {
            let mut any = false;
            for (nth, word) in words(sentence).enumerate() {
                any = true;
                counts.words += 1;
                let is_name = nth > 0 && word.starts_with(char::is_uppercase);
                let long = syllables(word);
                if long <= SHORT || !is_name && !terms.holds(word) {
                    counts.plain_words += 1;
                    counts.syllables += long;
                }
            }
            counts.sentences += usize::from(any);
        }
        counts
    }

    fn words_per_sentence(&self) -> f64 {
        ratio(self.words, self.sentences)
    }

    fn syllables_per_word(&self) -> f64 {
        ratio(self.syllables, self.plain_words)
    }
}

fn ratio(part: usize, of: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    number(part) / number(of.max(1))
}

/// Sentences end with a mark that space, or the end, follows: not within 2.5 or e.g.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = c == '\n'
            || matches!(c, '.' | '!' | '?')
                && chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends {
            let end = at + c.len_utf8();
            sentences.extend(text.get(start..end));
            start = end;
        }
    }
    sentences.extend(text.get(start..));
    sentences
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::json;

    #[test]
    fn sentences_are_told_from_numbers() {
        assert_eq!(sentences("It took 2.5 hours. Then? Yes").len(), 3);
        assert_eq!(
            words("the plan's 2-step rule").collect::<Vec<_>>(),
            ["the", "plan's", "2", "step", "rule"]
        );
    }

    #[test]
    fn a_text_that_is_hard_to_read_is_found_with_its_figure() {
        let mut rules = sample::rules();
        rules["policies"][2]["summary"] = json!({
            "en": "Notwithstanding individual contractual modifications, substantially all commercial \
                organizations categorically exclude reimbursement of pharmaceutical interventions \
                administered under circumstances that regulators have not previously evaluated.",
            "es": "Independientemente de modificaciones contractuales individuales, prácticamente todas las \
                organizaciones comerciales excluyen categóricamente el reembolso de intervenciones \
                farmacéuticas administradas en circunstancias no evaluadas previamente por las autoridades."
        });
        let found = sample::findings(&rules, "hard-to-read");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].path, "policies[2].summary.en");
        assert!(found[0].message.contains("Flesch-Kincaid"), "{}", found[0]);
        assert!(found[1].message.contains("INFLESZ"), "{}", found[1]);
    }
}
