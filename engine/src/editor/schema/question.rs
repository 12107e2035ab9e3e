//! Questions and their options.

use super::shapes::{flag, id, list, named, object, text, words};
use serde_json::{Value as Json, json};

pub(super) fn shape() -> Json {
    let whole = |what: &str| json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX, "description": what });
    object(
        "Question",
        "Something that visitors are asked. \"Not sure\" is always possible, and means unknown",
        &["id", "kind", "text", "why"],
        vec![
            ("id", id("Its id. Conditions name it as their `fact`")),
            (
                "kind",
                words(
                    "What kind of answer it takes",
                    &[
                        ("one-of", "Exactly one of the options"),
                        ("some-of", "Any number of the options, none included; at most 32"),
                        ("number", "A whole number from `min` to `max`"),
                        ("yes-no", "Yes or no"),
                    ],
                ),
            ),
            ("text", text("The question")),
            ("help", text("A line of help below it")),
            ("why", text("Why it is asked")),
            ("options", list("The options of one-of and some-of questions", "option")),
            ("searchable", flag("A long list gets a field that narrows it")),
            ("min", whole("Number: the smallest answer")),
            ("max", whole("Number: the largest answer")),
            ("step", super::shapes::count("Number: offered in steps of so many", 1, 65_535)),
            ("unit", text("Number: what is counted")),
            (
                "ask_if",
                named(
                    "condition",
                    "When it is asked at all; it may name earlier questions only. Left out: always",
                ),
            ),
            (
                "when_not_asked",
                json!({
                    "type": ["string", "integer", "boolean", "array"],
                    "items": { "type": "string" },
                    "description": "What counts as the answer where it is not asked. Needed wherever `ask_if` is",
                }),
            ),
            (
                "changeable",
                words(
                    "Whether the person can change it; decides between \"within reach\" and \"unlikely\"",
                    &[
                        ("no", "A fixed fact: an age, a history"),
                        ("up", "Only upwards: more trials, further options"),
                        ("down", "Only downwards"),
                        ("any", "To any answer"),
                    ],
                ),
            ),
            (
                "change_to",
                json!({
                    "type": "array",
                    "items": { "type": "string" },
                    "description": "The options that may be named as a change in \"what would change this\"; for one-of questions with `changeable` \"any\". Left out: all of them",
                }),
            ),
            (
                "role",
                words(
                    "A special part",
                    &[(
                        "treatments",
                        "Its options are the treatments; just one question has this role",
                    )],
                ),
            ),
            (
                "crisis_if",
                named(
                    "condition",
                    "An answer for which help in a crisis is shown before anything else",
                ),
            ),
            (
                "ring",
                words(
                    "When it is asked",
                    &[
                        ("core", "If it can change a result (the usual case)"),
                        ("papers", "When a paper is opened"),
                        ("costs", "When the costs are opened"),
                    ],
                ),
            ),
        ],
    )
}

pub(super) fn option() -> Json {
    object(
        "Option",
        "One option of a question",
        &["id", "text"],
        vec![
            ("id", id("Its id")),
            ("text", text("What it says")),
            ("help", text("A line of explanation")),
        ],
    )
}
