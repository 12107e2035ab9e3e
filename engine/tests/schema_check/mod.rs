//! As much of JSON Schema as `docs/rules.schema.json` uses. A keyword that it does not know is an error,
//! so that nothing in the schema goes unread.

use serde_json::Value;

/// Everything in `value` that does not fit.
pub fn problems(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Reader { root: schema }.check(schema, value, "", &mut found);
    found
}

struct Reader<'a> {
    root: &'a Value,
}

impl Reader<'_> {
    fn check(&self, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
        let keywords = schema.as_object().expect("a schema");
        for (keyword, expected) in keywords {
            let fits = match keyword.as_str() {
                "$schema" | "$defs" | "title" | "description" | "default" => true,
                "$ref" => {
                    let pointer = expected.as_str().expect("a reference").trim_start_matches('#');
                    self.check(self.root.pointer(pointer).expect("a shape"), value, at, found);
                    true
                }
                "type" => is_type(expected, value),
                "const" => expected == value,
                "enum" => expected.as_array().expect("a list").contains(value),
                "oneOf" => self.fitting(expected, value, at) == 1,
                "anyOf" => self.fitting(expected, value, at) > 0,
                "required" => value.as_object().is_none_or(|map| {
                    let keys = expected.as_array().expect("a list").iter();
                    keys.filter_map(Value::as_str).all(|key| map.contains_key(key))
                }),
                "minimum" => number(value).is_none_or(|n| n >= number(expected).expect("a number")),
                "maximum" => number(value).is_none_or(|n| n <= number(expected).expect("a number")),
                "minItems" => {
                    let least = expected.as_u64().expect("a number");
                    value.as_array().is_none_or(|list| list.len() as u64 >= least)
                }
                "minLength" => {
                    let least = expected.as_u64().expect("a number");
                    value.as_str().is_none_or(|text| text.chars().count() as u64 >= least)
                }
                "pattern" => {
                    let pattern = expected.as_str().expect("a pattern");
                    value.as_str().is_none_or(|text| matches_pattern(pattern, text))
                }
                "properties" => {
                    for (key, schema) in expected.as_object().expect("schemas") {
                        if let Some(value) = value.get(key) {
                            self.check(schema, value, &format!("{at}/{key}"), found);
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    let known = keywords.get("properties").and_then(Value::as_object);
                    for (key, value) in value.as_object().into_iter().flatten() {
                        if known.is_some_and(|known| known.contains_key(key)) {
                            continue;
                        }
                        if *expected == Value::Bool(false) {
                            found.push(format!("{at}/{key}: unknown key"));
                        } else {
                            self.check(expected, value, &format!("{at}/{key}"), found);
                        }
                    }
                    true
                }
                "propertyNames" => {
                    for key in value.as_object().into_iter().flatten().map(|(key, _)| key) {
                        self.check(expected, &key.as_str().into(), &format!("{at}/{key}"), found);
                    }
                    true
                }
                "items" => {
                    for (nth, value) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(expected, value, &format!("{at}/{nth}"), found);
                    }
                    true
                }
                other => panic!("the schema uses `{other}`, which this test does not read"),
            };
            if !fits {
                found.push(format!("{at}: {keyword}"));
            }
        }
    }

    fn fitting(&self, choices: &Value, value: &Value, at: &str) -> usize {
        let choices = choices.as_array().expect("a list").iter();
        let fits = |choice: &&Value| {
            let mut found = Vec::new();
            self.check(choice, value, at, &mut found);
            found.is_empty()
        };
        choices.filter(fits).count()
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64()
}

fn is_type(expected: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("no type `{other}`"),
    };
    match expected {
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        name => is(name.as_str().expect("a type")),
    }
}

/// The patterns that the schema uses, by hand.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let is_id = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    let digits = |text: &str, lengths: &[usize]| {
        let parts: Vec<&str> = text.split('-').collect();
        parts.len() <= lengths.len()
            && parts.iter().zip(lengths).all(|(part, length)| {
                part.len() == *length && part.bytes().all(|b| b.is_ascii_digit())
            })
    };
    match pattern {
        "^[A-Za-z0-9_-]+$" => is_id(text),
        "^@?[A-Za-z0-9_-]+$" => is_id(text.strip_prefix('@').unwrap_or(text)),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => text.len() == 10 && digits(text, &[4, 2, 2]),
        "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" => digits(text, &[4, 2, 2]),
        "^https?://" => text.starts_with("https://") || text.starts_with("http://"),
        other => panic!("the schema uses the pattern `{other}`, which this test does not read"),
    }
}
