//! What the JSON reader complains about, in words for somebody who is not a programmer, with what to do.

use super::file::ConditionForm;
use super::finding::{brief, nearest_name};
use super::{Finding, Outline};

/// The finding for a text that cannot be read as rules.
pub(super) fn finding(
    text: &str,
    error: &serde_path_to_error::Error<serde_json::Error>,
    outline: &Outline,
) -> Finding {
    let inner = error.inner();
    let full = inner.to_string();
    let message = full.rsplit_once(" at line ").map_or(full.as_str(), |(message, _)| message);
    let path = match error.path().to_string() {
        path if path == "." => String::new(),
        path => path.trim_end_matches(".?").trim_end_matches('?').to_owned(),
    };
    // The reader calls it no JSON where a list has an entry more than what it reads from it.
    let is_json = || serde_json::from_str::<serde_json::Value>(text).is_ok();
    let mut finding = if inner.is_data() {
        of_shape(message, path, outline)
    } else if inner.is_syntax() && is_json() {
        of_another_shape(message, path, outline)
    } else {
        of_json(message, path, &Place { text, line: inner.line(), column: inner.column() })
    };
    if finding.line == 0 {
        (finding.line, finding.column) = if inner.line() > 0 {
            (inner.line(), character(text, inner.line(), inner.column()))
        } else {
            outline.place(&finding.path)
        };
    }
    finding
}

/// The reader counts bytes; people count characters.
fn character(text: &str, line: usize, column: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or("");
    let mut end = column.saturating_sub(1).min(line.len());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).map_or(1, |before| before.chars().count() + 1)
}

/// Where the reader stopped.
struct Place<'a> {
    text: &'a str,
    line: usize,
    column: usize,
}

impl Place<'_> {
    /// The character at which the reader stopped, and what follows it on the line.
    fn rest(&self) -> &str {
        let line = self.text.split('\n').nth(self.line.saturating_sub(1)).unwrap_or("");
        let mut start = self.column.saturating_sub(1).min(line.len());
        while !line.is_char_boundary(start) {
            start -= 1;
        }
        line.get(start..).unwrap_or("")
    }

    /// Whether the reader stopped at the first thing on its line.
    fn begins_line(&self) -> bool {
        let line = self.text.split('\n').nth(self.line.saturating_sub(1)).unwrap_or("");
        line.trim_start().len() == self.rest().trim_start().len()
    }
}

/// The text is not JSON.
fn of_json(message: &str, path: String, place: &Place) -> Finding {
    let rest = place.rest();
    let starts = |marks: &[&str]| marks.iter().any(|mark| rest.starts_with(mark));
    let (message, help) = if place.text.trim().is_empty() {
        (
            "the file is empty".to_owned(),
            "is it the right file? start from a copy of one that is right".to_owned(),
        )
    } else if starts(&["//", "/*", "#"]) || message.contains("expected value") && starts(&["/"]) {
        (
            "JSON has no comments".to_owned(),
            "take the comment out; a source has a `note`".to_owned(),
        )
    } else if starts(&["“", "”", "„", "«", "‘", "’", "'"]) {
        (
            "expected a straight quotation mark: \"".to_owned(),
            "some programs turn quotation marks round; write \" before and behind the text"
                .to_owned(),
        )
    } else if starts(&["NaN", "nan", "Infinity", "-Infinity", "None", "True", "False", "undefined"])
    {
        (
            "this is no value that JSON knows".to_owned(),
            "write a number, true, false or null, in small letters".to_owned(),
        )
    } else if message.starts_with("trailing comma")
        || !message.starts_with("expected `") && starts(&[",", "]", "}"])
    {
        (
            "there is a comma too many".to_owned(),
            "the last entry of a list or object has no comma behind it".to_owned(),
        )
    } else if message.starts_with("EOF") {
        (
            "the file ends in the middle".to_owned(),
            "a bracket or a quotation mark that was opened is not closed; is a part of the file missing?".to_owned(),
        )
    } else if message.starts_with("expected `,` or")
        && starts(&["\"", "{", "["])
        && place.begins_line()
    {
        (
            "expected a comma before this".to_owned(),
            format!(
                "put a comma at the end of the entry before it, on line {} or above",
                place.line.saturating_sub(1)
            ),
        )
    } else if message.starts_with("expected `,` or") {
        (
            format!("{message} here"),
            "a comma is missing, or a text has a quotation mark in it: write that one as \\\""
                .to_owned(),
        )
    } else if message.starts_with("expected `:`") {
        (
            "expected a colon between the key and its value".to_owned(),
            "write \"key\": value".to_owned(),
        )
    } else if message.starts_with("key must be a string") {
        ("expected a key in quotation marks".to_owned(), "write \"key\": value".to_owned())
    } else if message.starts_with("control character") {
        (
            "a line break or another invisible character inside a text".to_owned(),
            "close the quotation mark on the same line; write a line break inside a text as \\n"
                .to_owned(),
        )
    } else if message.contains("surrogate") || message.contains("hex escape") {
        (
            "this is half of a character (a lone \\u escape)".to_owned(),
            "write the character itself".to_owned(),
        )
    } else if message.contains("number out of range") {
        ("this number is too large".to_owned(), "write a whole number".to_owned())
    } else if message.contains("recursion limit") {
        (
            "values are nested too deep".to_owned(),
            "write the condition in fewer levels; criteria can be named".to_owned(),
        )
    } else if message.contains("expected value") {
        (
            "expected a value: a text in quotation marks, a number, true, false, a list or an object".to_owned(),
            "words need quotation marks: \"like this\"".to_owned(),
        )
    } else {
        (message.to_owned(), "compare this line with one that is right".to_owned())
    };
    Finding::error("not-json", path, message).help(help)
}

/// The text is JSON, but a list is longer, or an object larger, than anything that could stand here.
fn of_another_shape(message: &str, path: String, outline: &Outline) -> Finding {
    let message = if message.starts_with("trailing characters") {
        "expected an object: {…}, found a list: […]"
    } else {
        "expected a text in quotation marks, found an object: {…}"
    };
    let mut finding = Finding::error("wrong-shape", path, message);
    (finding.line, finding.column) = outline.place(&finding.path);
    finding
}

/// The text is JSON, but not what stands at this place.
fn of_shape(message: &str, path: String, outline: &Outline) -> Finding {
    let mut quoted = message.split('`').skip(1).step_by(2);
    if message.starts_with("missing field")
        && let Some(key) = quoted.next()
    {
        let mut finding =
            Finding::error("wrong-shape", path, format!("the key `{key}` is missing here"));
        (finding.line, finding.column) = outline.place(&finding.path);
        return match key {
            "es" => finding.help("every text needs Spanish beside English: \"es\": \"…\""),
            "en" => finding.help("every text needs English beside Spanish: \"en\": \"…\""),
            _ => finding.help(format!("add \"{key}\": …; docs/RULES.md says what belongs there")),
        };
    }
    if message.starts_with("unknown field")
        && let Some(key) = quoted.next()
    {
        let known: Vec<&str> = quoted.collect();
        let finding = Finding::error(
            "wrong-shape",
            path,
            format!(
                "the key `{}` does not belong here; expected one of: {}",
                brief(key),
                known.join(", ")
            ),
        );
        return match nearest_name(key, known.iter().copied()) {
            Some(name) => finding.help(format!("did you mean `{name}`?")),
            None if known.contains(&"includes_any") => finding.help(ConditionForm::FORMS),
            None => finding.help("take it out, or move it to where it belongs"),
        };
    }
    if message.starts_with("unknown variant")
        && let Some(word) = quoted.next()
    {
        let known: Vec<&str> = quoted.collect();
        let finding = Finding::error(
            "wrong-shape",
            path,
            format!("`{}` is none of the words for this place: {}", brief(word), known.join(", ")),
        );
        return match nearest_name(word, known.iter().copied()) {
            Some(name) => finding.help(format!("did you mean `{name}`?")),
            None => finding,
        };
    }
    if let Some((found, expected)) = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "))
    {
        let finding = Finding::error(
            "wrong-shape",
            path,
            format!("expected {}, found {}", in_words(expected), found_in_words(found)),
        );
        return match help_for(found, expected) {
            Some(help) => finding.help(help),
            None => finding,
        };
    }
    if message.starts_with("invalid length") {
        let message = "expected an object: {…}, found a list: […]";
        return Finding::error("wrong-shape", path, message);
    }
    Finding::error("wrong-shape", path, message)
}

fn in_words(expected: &str) -> &str {
    match expected {
        "i32" | "i64" | "u32" => "a whole number",
        "u16" => "a whole number from 0 to 65535",
        "a string" | "string" => "a text in quotation marks",
        "a sequence" | "Vec" => "a list: […]",
        "a boolean" => "true or false",
        "a map" => "an object: {…}",
        other => match other.strip_prefix("struct ") {
            Some("Text") => "a text in both languages: {\"en\": …, \"es\": …}",
            Some(_) => "an object: {…}",
            None => other,
        },
    }
}

fn found_in_words(found: &str) -> String {
    let found =
        found.replace("string \"", "the text \"").replace("floating point `", "the number `");
    let found = found.replace("integer `", "the number `").replace("boolean `", "`");
    let found = found.replace("sequence", "a list").replace("null", "nothing (null)");
    brief(if found == "map" { "an object" } else { &found }).into_owned()
}

fn help_for(found: &str, expected: &str) -> Option<&'static str> {
    let is_number = matches!(expected, "i32" | "i64" | "u16" | "u32");
    match found {
        _ if is_number && found.starts_with("string") => {
            Some("write the number without quotation marks")
        }
        _ if is_number && found.starts_with("floating") => Some("write it without a decimal point"),
        _ if expected == "a sequence" => {
            Some("put it into square brackets, even if it is only one: [\"…\"]")
        }
        _ if expected == "a string" && !found.starts_with("string") => {
            Some("put it into quotation marks")
        }
        _ if expected == "a boolean" => Some("write true or false, without quotation marks"),
        _ if expected == "struct Text" => Some("write {\"en\": \"…\", \"es\": \"…\"}"),
        _ => None,
    }
}
