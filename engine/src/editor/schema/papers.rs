//! Papers: letters, lists and scripts with blanks.

use super::shapes::{id, ids, list, named, object, text, words};
use serde_json::{Value as Json, json};

pub(super) fn shape() -> Json {
    object(
        "Papers",
        "Letters, lists and scripts, filled from the answers",
        &[],
        vec![
            ("words", named("paper-words", "Small words that are put in")),
            (
                "unnamed",
                json!({
                    "type": "object",
                    "additionalProperties": { "type": "array", "items": { "$ref": "#/$defs/id" } },
                    "description": "Options that are no name and leave a blank: question id to option ids",
                }),
            ),
            ("unlisted", ids("Criteria that papers do not list")),
            (
                "parts",
                json!({
                    "type": "object",
                    "propertyNames": { "$ref": "#/$defs/id" },
                    "additionalProperties": { "type": "array", "items": { "$ref": "#/$defs/block" } },
                    "description": "Runs of blocks that several papers share, by id",
                }),
            ),
            ("list", list("The papers, in the order in which they are offered", "paper")),
        ],
    )
}

pub(super) fn small_words() -> Json {
    object(
        "Small words",
        "Small words that are put into papers",
        &["reported", "yes", "no", "none", "undated"],
        vec![
            ("reported", text("Behind what only the patient has said")),
            ("yes", text("Yes")),
            ("no", text("No")),
            ("none", text("None of the options")),
            ("undated", text("A source without a date")),
        ],
    )
}

pub(super) fn paper() -> Json {
    object(
        "Paper",
        "A letter, a list or a script",
        &["id", "title", "about", "signer", "body"],
        vec![
            ("id", id("Its id")),
            ("title", text("What it is called")),
            ("about", text("What it is for")),
            (
                "signer",
                words(
                    "Who signs it",
                    &[
                        ("you", "The visitor"),
                        ("clinic", "The clinician, or somebody of the clinic"),
                        ("nobody", "Nobody: notes and lists"),
                    ],
                ),
            ),
            ("for_treatments", ids("For which treatments; left out: all")),
            ("for_bands", super::named::bands()),
            ("for", named("for", "For whom. Left out: everybody")),
            ("when", named("condition", "For whom, otherwise")),
            ("body", list("What it says", "block")),
            ("sources", ids("What it rests on")),
        ],
    )
}

pub(super) fn block() -> Json {
    let each = |what: &str| {
        words(
            what,
            &[
                ("met", "Criteria that are met"),
                ("unmet", "Criteria that are not met"),
                ("unknown", "Criteria of which it is not known"),
                ("sources", "Sources of the governing policy"),
            ],
        )
    };
    object(
        "Block",
        "One line of a paper (heading, text, item, check or write), or the name of a shared part",
        &[],
        vec![
            ("part", id("The id of a shared part, which stands here")),
            ("heading", text("A heading")),
            ("text", text("A paragraph")),
            ("item", text("An entry of a list")),
            ("check", text("An entry with a box to tick")),
            ("write", text("A label and room to write")),
            ("for_treatments", ids("For which treatments; left out: all")),
            ("when", named("condition", "For whom")),
            (
                "unless",
                named(
                    "condition",
                    "For whom not. Shown to everybody else, also where it is not known",
                ),
            ),
            (
                "grounds",
                json!({
                    "type": "array",
                    "items": { "enum": ["general", "programme", "policy", "nothing", "open"] },
                    "description": "On which kinds of text the result rests; left out: any",
                }),
            ),
            ("each", each("Once for each entry of this list")),
            ("if_any", each("Only if this list has an entry")),
        ],
    )
}
