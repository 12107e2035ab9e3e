//! Parts that every section's schema is made of.

use serde_json::{Map, Value as Json, json};

/// A reference to a shape, with what it is for here.
pub(super) fn named(shape: &str, description: &str) -> Json {
    json!({ "$ref": format!("#/$defs/{shape}"), "description": description })
}

/// A text in both languages.
pub(super) fn text(description: &str) -> Json {
    named("text", description)
}

/// A day.
pub(super) fn day(description: &str) -> Json {
    named("day", description)
}

/// Any string.
pub(super) fn string(description: &str) -> Json {
    json!({ "type": "string", "description": description })
}

/// A whole number in a range.
pub(super) fn count(description: &str, least: i64, most: i64) -> Json {
    json!({ "type": "integer", "minimum": least, "maximum": most, "description": description })
}

/// Yes or no, with what holds if it is left out.
pub(super) fn flag(description: &str) -> Json {
    json!({ "type": "boolean", "default": false, "description": description })
}

/// One of some words, each with what it means.
pub(super) fn words(description: &str, words: &[(&str, &str)]) -> Json {
    let choices: Vec<Json> =
        words.iter().map(|(word, means)| json!({ "const": word, "description": means })).collect();
    json!({ "description": description, "oneOf": choices })
}

/// An id, or a list of ids.
pub(super) fn id(description: &str) -> Json {
    named("id", description)
}

/// A list of ids.
pub(super) fn ids(description: &str) -> Json {
    json!({ "type": "array", "items": { "$ref": "#/$defs/id" }, "description": description })
}

/// A list of a shape.
pub(super) fn list(description: &str, shape: &str) -> Json {
    let items = json!({ "$ref": format!("#/$defs/{shape}") });
    json!({ "type": "array", "items": items, "description": description })
}

/// Entries of a shape, by id.
pub(super) fn map(description: &str, shape: &str) -> Json {
    json!({
        "type": "object",
        "propertyNames": { "$ref": "#/$defs/id" },
        "additionalProperties": { "$ref": format!("#/$defs/{shape}") },
        "description": description,
    })
}

/// An object with just these keys; `must` are those that have to be there.
pub(super) fn object(
    title: &str,
    description: &str,
    must: &[&str],
    keys: Vec<(&str, Json)>,
) -> Json {
    let properties: Map<String, Json> =
        keys.into_iter().map(|(key, schema)| (key.to_owned(), schema)).collect();
    json!({
        "title": title,
        "description": description,
        "type": "object",
        "additionalProperties": false,
        "required": must,
        "properties": properties,
    })
}

pub(super) fn text_shape() -> Json {
    object(
        "Text",
        "A text in both languages. Plain words, short sentences; no markup, no links",
        &["en", "es"],
        vec![
            (
                "en",
                json!({ "type": "string", "minLength": 1, "description": "English, at most eighth-grade reading level" }),
            ),
            (
                "es",
                json!({ "type": "string", "minLength": 1, "description": "Spanish as spoken in the United States, with `usted`" }),
            ),
        ],
    )
}

pub(super) fn id_shape() -> Json {
    json!({
        "title": "Id",
        "description": "A name inside this file: letters, digits, - and _",
        "type": "string",
        "pattern": "^[A-Za-z0-9_-]+$",
    })
}

pub(super) fn day_shape() -> Json {
    json!({
        "title": "Day",
        "description": "A day: year-month-day, such as 2026-11-22",
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    })
}

pub(super) fn date_shape() -> Json {
    json!({
        "title": "Date",
        "description": "As much of a date as is known: 2026, 2026-11 or 2026-11-22",
        "type": "string",
        "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    })
}
