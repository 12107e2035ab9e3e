//! Values that the JSON reader takes for right although they are of another shape than the schema
//! says: a list of values in the place of an object, an object in the place of a word, names without end.

use super::Finding;
use super::file::File;
use super::problems::Problems;
use serde_json::Value;

/// Names in one list: of sources, criteria, options, treatments.
const MOST_WORDS: usize = 5_000;

/// A finding for each value whose shape is not that of what was read from it.
pub(super) fn differences(text: &str, file: &File) -> Vec<Finding> {
    let mut problems = Problems::default();
    if let (Ok(written), Ok(read)) = (serde_json::from_str(text), serde_json::to_value(file)) {
        compare(&written, &read, "", &mut problems);
    }
    problems.into_findings()
}

fn compare(written: &Value, read: &Value, path: &str, problems: &mut Problems) {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => {
            for (key, value) in written {
                let Some(read) = read.get(key) else { continue };
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                compare(value, read, &path, problems);
            }
        }
        (Value::Array(written), Value::Array(read)) => {
            let words = written.iter().filter(|value| value.is_string()).count();
            if words > MOST_WORDS {
                let message = format!("{words} names; at most {MOST_WORDS} are accepted");
                problems.add(Finding::error("too-many", path, message));
                return;
            }
            for (nth, (value, read)) in written.iter().zip(read).enumerate() {
                compare(value, read, &format!("{path}[{nth}]"), problems);
            }
        }
        _ => {
            let (found, expected) = (shape(written), shape(read));
            if found != expected {
                let message = format!("expected {expected}, found {found}");
                problems.add(Finding::error("wrong-shape", path, message));
            }
        }
    }
}

fn shape(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing (null)",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text in quotation marks",
        Value::Array(_) => "a list: […]",
        Value::Object(_) => "an object: {…}",
    }
}

#[cfg(test)]
mod tests {
    use crate::editor::read;
    use serde_json::{Value, json};

    fn slip(change: impl Fn(&mut Value)) -> (String, String) {
        let text = include_str!("../../tests/small_rules/rules.json");
        let mut rules: Value = serde_json::from_str(text).expect("JSON");
        change(&mut rules);
        let findings = read(&rules.to_string()).expect_err("a slip");
        assert_eq!((findings[0].code, findings.len()), ("wrong-shape", 1));
        assert!(findings[0].line > 0);
        (findings[0].path.clone(), findings[0].message.clone())
    }

    #[test]
    fn a_list_is_no_object_and_an_object_no_word() {
        let (path, message) = slip(|rules| rules["title"] = json!(["Rules", "Reglas"]));
        assert_eq!(
            (path.as_str(), message.as_str()),
            ("title", "expected an object: {…}, found a list: […]")
        );
        let (path, message) =
            slip(|rules| rules["policies"][0]["stance"] = json!({"covered": null}));
        assert_eq!(path, "policies[0].stance");
        assert_eq!(message, "expected a text in quotation marks, found an object: {…}");
    }
}
