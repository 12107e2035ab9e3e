//! Texts whose two languages name different numbers: one of them was changed, and the other forgotten.

use super::Inspection;
use super::written::every_text;
use crate::editor::{Finding, Severity};

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for written in every_text(inspection.file) {
        let (english, spanish) = (numbers(&written.text.en), numbers(&written.text.es));
        if english == spanish {
            continue;
        }
        let only = |these: &[String], those: &[String]| {
            let only: Vec<&str> =
                these.iter().filter(|one| !those.contains(one)).map(String::as_str).collect();
            if only.is_empty() { "none more".to_owned() } else { only.join(", ") }
        };
        let message = format!(
            "the two languages name different numbers; only in English: {}; only in Spanish: {}",
            only(&english, &spanish),
            only(&spanish, &english)
        );
        findings.push(
            Finding::error("unlike-numbers", format!("{}.es", written.path), message)
                .weighing(Severity::Warning)
                .help("a number that changes in one language changes in the other; write both in digits"),
        );
    }
    findings
}

/// The numbers of a text in ascending order, as digits: 1,000 and 1.000 are one number, 2.5 are two.
fn numbers(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut found = Vec::new();
    let mut number = String::new();
    for (at, c) in letters.iter().enumerate() {
        if c.is_ascii_digit() {
            number.push(*c);
            continue;
        }
        let three = (1..=3).all(|next| digit(at + next)) && !digit(at + 4);
        let groups = matches!(c, ',' | '.') && three;
        if !groups && !number.is_empty() {
            found.push(std::mem::take(&mut number));
        }
    }
    found.extend((!number.is_empty()).then_some(number));
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::numbers;
    use serde_json::json;

    #[test]
    fn a_number_that_one_language_lacks_is_found() {
        assert_eq!(numbers("$1,200 in 2026."), numbers("En 2026, $1.200"));
        assert_eq!(numbers("12/31, 2.5 and 10.25"), ["10", "12", "2", "25", "31", "5"]);
        let mut rules = sample::rules();
        rules["criteria"]["two-trials"]["text"]["es"] =
            json!("Al menos 3 medicamentos no ayudaron");
        let found = sample::findings(&rules, "unlike-numbers");
        assert_eq!(found[0].path, "criteria.two-trials.text.es");
        assert!(found[0].message.contains("only in English: 2"), "{}", found[0]);
    }
}
