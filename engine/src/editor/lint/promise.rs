//! Words that promise what only a plan can decide. False hope costs people money.

use super::Inspection;
use super::written::{Language, every_text};
use crate::editor::{Finding, Severity};

/// Beginnings of promises, in small letters.
const ENGLISH: &[&str] = &[
    "will be approved",
    "will get approved",
    "will approve",
    "will be covered",
    "will be paid for",
    "guarantee",
    "definitely",
    "is sure to",
    "are sure to",
    "is certain to",
    "we promise",
    "100%",
    "always approved",
    "always covered",
    "it always pays",
    "plan always pays",
    "plans always pay",
    "insurer always pays",
    "always cover",
    "always approve",
    "% chance",
    "percent chance",
    "no doubt",
];
const SPANISH: &[&str] = &[
    "será aprobad",
    "serán aprobad",
    "le aprobarán",
    "se lo aprobarán",
    "será cubiert",
    "estará cubiert",
    "le cubrirán",
    "lo aprobará",
    "la aprobará",
    "le aprobará",
    "lo cubrirá",
    "la cubrirá",
    "le cubrirá",
    "plan siempre paga",
    "seguro siempre paga",
    "aseguradora siempre paga",
    "siempre cubre",
    "siempre aprueba",
    "% de probabilidad",
    "% de posibilidad",
    "por ciento de probabilidad",
    "garanti",
    "definitivamente",
    "con toda seguridad",
    "prometemos",
    "100%",
    "100 %",
    "sin duda",
];
/// Words that turn a promise into its opposite, or into a condition.
const UNLESS: &[&str] = &[
    "not", "no", "never", "cannot", "can't", "won't", "isn't", "nobody", "nothing", "if",
    "whether", "until", "when", "once", "without", "before", "nadie", "nunca", "nada", "ni", "sin",
    "si", "hasta", "cuando", "antes",
];
/// How many words before a promise are looked at.
const NEAR: usize = 4;

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for written in every_text(inspection.file) {
        for (language, text) in written.languages() {
            let Some(words) = promise_in(text, language) else { continue };
            findings.push(
                Finding::error(
                    "promise",
                    format!("{}.{}", written.path, language.key()),
                    format!("`{words}` promises what only the plan can decide"),
                )
                .weighing(Severity::Warning)
                .help("say what plans may do, or what the policy asks for"),
            );
        }
    }
    findings
}

fn promise_in(text: &str, language: Language) -> Option<&'static str> {
    let small = text.to_lowercase();
    let promises = match language {
        Language::English => ENGLISH,
        Language::Spanish => SPANISH,
    };
    promises.iter().copied().find(|promise| {
        small.match_indices(promise).any(|(at, _)| {
            let before = small.get(..at).unwrap_or("");
            let at_a_word = !before.ends_with(char::is_alphanumeric)
                || !promise.starts_with(char::is_alphanumeric);
            let sentence = before.rsplit(['.', '!', '?']).next().unwrap_or("");
            let mut near = sentence.split_whitespace().rev().take(NEAR);
            at_a_word
                && !near
                    .any(|word| UNLESS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::json;

    #[test]
    fn promises_are_told_from_their_opposite() {
        let english = |text| promise_in(text, Language::English);
        let spanish = |text| promise_in(text, Language::Spanish);
        for text in [
            "You will be approved.",
            "Approval is guaranteed",
            "It is 100% covered",
            "It always pays.",
            "You have a 90% chance.",
        ] {
            assert!(english(text).is_some(), "{text}");
        }
        for text in ["Coverage is not guaranteed.", "Ask whether it will be covered."] {
            assert_eq!(english(text), None, "{text}");
        }
        assert!(spanish("Le garantizamos el pago.").is_some());
        assert!(spanish("El plan lo aprobará.").is_some());
        assert_eq!(spanish("No está garantizado."), None);
        let mut rules = sample::rules();
        rules["policies"][0]["summary"]["en"] = json!("You will be approved.");
        assert_eq!(sample::findings(&rules, "promise")[0].path, "policies[0].summary.en");
    }
}
