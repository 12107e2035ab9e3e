//! The small sections: groups, treatments, steps, claims, terms.

use super::shapes::{day, flag, id, ids, named, object, text, words};
use crate::outcome::Band;
use serde_json::{Value as Json, json};

/// Who does something.
pub(super) const WHO: &[(&str, &str)] =
    &[("you", "The visitor"), ("clinic", "The clinic"), ("plan", "The plan")];

/// The bands for which something is meant.
pub(super) fn bands() -> Json {
    let bands = Band::ALL.map(Band::key);
    json!({ "type": "array", "items": { "enum": bands }, "description": "For which bands; left out: all" })
}

pub(super) fn group() -> Json {
    object(
        "Group",
        "A named list of options of one question",
        &["fact", "values"],
        vec![("fact", id("The question's id")), ("values", ids("Its options"))],
    )
}

pub(super) fn treatment() -> Json {
    object(
        "Treatment",
        "Something that visitors can ask about",
        &["id", "name", "about"],
        vec![
            ("id", id("Its id")),
            ("name", text("Its name")),
            ("about", text("What it is, in a sentence or two")),
        ],
    )
}

pub(super) fn step() -> Json {
    object(
        "Step",
        "Something to do next",
        &["id", "order", "text", "who"],
        vec![
            ("id", id("Its id")),
            (
                "order",
                json!({ "type": "integer", "description": "Its place among the others; smaller comes first" }),
            ),
            ("text", text("What to do")),
            (
                "who",
                words(
                    "Who does it",
                    &[("you", "The visitor"), ("clinic", "The clinic"), ("plan", "The plan")],
                ),
            ),
            (
                "if_refused",
                flag(
                    "It matters only once the plan has said no: shown apart from the steps to take now",
                ),
            ),
            ("detail", text("How, and what to bring")),
            ("for_treatments", ids("For which treatments; left out: all")),
            ("for_bands", bands()),
            ("for", named("for", "For whom. Left out: everybody")),
            ("when", named("condition", "For whom, otherwise")),
            ("unless", named("condition", "Left out for whom this is known to hold")),
            ("from", day("First day on which it is true")),
            ("until", day("Last day on which it is true")),
            ("sources", ids("Where it comes from")),
        ],
    )
}

pub(super) fn claim() -> Json {
    object(
        "Claim",
        "What an article says, and what the sources say to it",
        &["id", "claim", "finding", "answer"],
        vec![
            ("id", id("Its id")),
            ("claim", text("What is claimed, in our own words")),
            (
                "finding",
                words(
                    "What became of it",
                    &[
                        ("supported", "The sources say so"),
                        ("partly", "The sources say so in part"),
                        ("not-supported", "The sources do not say so"),
                        ("contradicted", "The sources say otherwise"),
                        ("unknown", "Nothing was found"),
                    ],
                ),
            ),
            ("answer", text("What the sources say")),
            ("sources", ids("Where that comes from")),
        ],
    )
}

pub(super) fn term() -> Json {
    object(
        "Term",
        "A term of the field",
        &["id", "term", "meaning"],
        vec![("id", id("Its id")), ("term", text("The term")), ("meaning", text("What it means"))],
    )
}
