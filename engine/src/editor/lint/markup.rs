//! Texts that are more than plain text: markup would be shown as it stands, links would lead out of
//! the widget, and characters that nobody sees can make a text read as another.

use super::Inspection;
use super::written::every_text;
use crate::editor::escaped::is_hidden;
use crate::editor::{Finding, Severity};

/// Beginnings of addresses that a text must not hold.
const SCHEMES: &[&str] = &["javascript:", "vbscript:", "data:", "tel:", "mailto:", "file:", "sms:"];

pub(super) fn lint(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for written in every_text(inspection.file) {
        for (language, text) in written.languages() {
            findings.extend(problem_of(text, format!("{}.{}", written.path, language.key())));
        }
    }
    for (id, source) in &inspection.file.sources {
        for (key, text) in [("title", &source.title), ("publisher", &source.publisher)] {
            findings.extend(problem_of(text, format!("sources.{id}.{key}")));
        }
    }
    findings
}

fn problem_of(text: &str, path: String) -> Option<Finding> {
    if let Some(hidden) = text.chars().find(|c| is_hidden(*c)) {
        let message = format!("the text holds the invisible character U+{:04X}", u32::from(hidden));
        return Some(Finding::error("hidden-character", path, message).help("type the text anew"));
    }
    if let Some(scheme) = scheme_in(text) {
        let message = format!("`{scheme}` begins a link; expected plain text");
        return Some(
            Finding::error("link-in-text", path, message)
                .help("write a phone number as people read it; addresses belong to sources"),
        );
    }
    if has_tag(text) || has_entity(text) {
        let message =
            "the text holds HTML, which visitors would see as it stands; expected plain text";
        return Some(Finding::error("markup", path, message).help("take the markup out"));
    }
    if let Some(mark) = markdown_in(text) {
        let message = format!(
            "`{mark}` is markup, which visitors would see as it stands; expected plain text"
        );
        return Some(Finding::error("markup", path, message).help("take the markup out"));
    }
    let found = if text.contains(['<', '>']) {
        ("angle-bracket", "`<` and `>` are hard to read aloud", "write \"less than\", \"at least\"")
    } else if ["http://", "https://", "www."].iter().any(|begin| text.contains(begin)) {
        ("address-in-text", "the text holds a web address", "make it a source, and cite the source")
    } else if has_mail_address(text) {
        (
            "address-in-text",
            "the text holds a mail address",
            "make it a source, or say whom to call",
        )
    } else {
        return None;
    };
    Some(Finding::error(found.0, path, found.1).weighing(Severity::Warning).help(found.2))
}

fn scheme_in(text: &str) -> Option<&'static str> {
    let small = text.to_ascii_lowercase();
    SCHEMES.iter().copied().find(|scheme| {
        small.match_indices(scheme).any(|(at, found)| {
            let before = small.get(..at).and_then(|before| before.chars().next_back());
            let after = small.get(at + found.len()..).and_then(|after| after.chars().next());
            // "The data: ..." is a sentence.
            !before.is_some_and(char::is_alphanumeric) && after.is_some_and(|c| !c.is_whitespace())
        })
    })
}

/// Marks of the kinds that chat programs and wikis show as bold or as a link.
fn markdown_in(text: &str) -> Option<&'static str> {
    let pairs = ["**", "__", "``"].into_iter().find(|mark| text.matches(mark).count() > 1);
    pairs.or(text.contains("](").then_some("]("))
}

fn has_mail_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@').is_some_and(|(before, after)| {
            let name = before.ends_with(|c: char| c.is_alphanumeric());
            let place = after.split_once('.').is_some_and(|(place, end)| {
                !place.is_empty() && end.starts_with(char::is_alphabetic)
            });
            name && place
        })
    })
}

fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|after| {
        after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')
            && after.contains('>')
    })
}

fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|after| {
        after.split_once(';').is_some_and(|(name, _)| {
            (1..=10).contains(&name.len())
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::json;

    #[test]
    fn plain_text_passes_and_other_text_does_not() {
        let code = |text: &str| problem_of(text, String::new()).map(|finding| finding.code);
        for text in [
            "Blue Cross & Blue Shield",
            "The data: 3 studies.",
            "Motel: none",
            "At 5; & more",
            "Room 5 @ 3 p.m.",
        ] {
            assert_eq!(code(text), None, "{text}");
        }
        for (text, expected) in [
            ("<b>Bold</b>", "markup"),
            ("a&nbsp;b", "markup"),
            ("&#60;", "markup"),
            ("score > 20", "angle-bracket"),
            ("javascript:x", "link-in-text"),
            ("(tel:988)", "link-in-text"),
            ("see https://a.org", "address-in-text"),
            ("see www.a.org", "address-in-text"),
            ("Write to help@plan.example.", "address-in-text"),
            ("It is **not** covered", "markup"),
            ("See [the policy](a.pdf)", "markup"),
            ("a\u{fffd}b", "hidden-character"),
            ("a\u{2028}b", "hidden-character"),
            ("a\u{180e}b", "hidden-character"),
            ("a\u{3164}b", "hidden-character"),
            ("a\u{f8ff}b", "hidden-character"),
            ("a\u{202e}b", "hidden-character"),
            ("a\tb", "hidden-character"),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn markup_is_found_wherever_visitors_read() {
        let mut rules = sample::rules();
        rules["glossary"][0]["meaning"]["es"] = json!("<i>Quien paga</i>");
        rules["sources"]["label"]["publisher"] = json!("<i>Agency</i>");
        let found = sample::findings(&rules, "markup");
        assert_eq!(found[0].path, "glossary[0].meaning.es");
        assert_eq!(found[1].path, "sources.label.publisher");
    }
}
