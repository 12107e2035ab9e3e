//! Sources: where statements come from, and how sure they are.

use super::shapes::{day, object, string, text, words};
use serde_json::{Value as Json, json};

pub(super) fn shape() -> Json {
    object(
        "Source",
        "Where a statement comes from. It is shown to visitors",
        &["title", "publisher", "kind", "dated", "checked", "grade"],
        vec![
            ("title", string("Title as published")),
            ("publisher", string("Who published it")),
            (
                "url",
                json!({ "type": "string", "pattern": "^https?://", "description": "Its address" }),
            ),
            ("kind", kinds()),
            (
                "dated",
                json!({
                    "anyOf": [{ "$ref": "#/$defs/date" }, { "type": "null" }],
                    "description": "The date of the text itself; null if it bears none",
                }),
            ),
            (
                "checked",
                day(
                    "The day on which somebody last looked at it. Older than `stale_after_days`: stale",
                ),
            ),
            (
                "grade",
                words(
                    "How sure the finding is",
                    &[
                        ("read", "The issuer's own text was read"),
                        ("read-opening", "Only the beginning of the issuer's own text was read"),
                        ("secondary", "Somebody else's account of it"),
                        ("general", "General knowledge or inference, unverified"),
                    ],
                ),
            ),
            ("note", text("A remark to the visitor")),
        ],
    )
}

fn kinds() -> Json {
    words(
        "What kind of text it is",
        &[
            ("payer-policy", "A health plan's own policy"),
            ("agency", "A public agency's text"),
            ("law", "A law or regulation"),
            ("label", "A drug's label"),
            ("study", "A study"),
            ("article", "An article"),
            ("aggregator", "A site that collects others' policies"),
            ("clinic", "A clinic's site"),
            ("general", "General knowledge"),
        ],
    )
}
