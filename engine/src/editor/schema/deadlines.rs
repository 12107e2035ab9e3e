//! Deadlines: what is due, counted from days that the visitor gives.

use super::shapes::{count, id, ids, list, named, object, text, words};
use serde_json::Value as Json;

pub(super) fn shape() -> Json {
    object(
        "Deadlines",
        "What is due, counted from days that the visitor gives",
        &[],
        vec![
            ("days", list("Days that the visitor may give", "given-day")),
            ("list", list("What is due", "deadline")),
        ],
    )
}

pub(super) fn day() -> Json {
    object(
        "Day to give",
        "A day that the visitor may give",
        &["id", "text"],
        vec![
            ("id", id("Its id")),
            ("text", text("What is asked")),
            ("help", text("Where to find it")),
            ("when", named("condition", "For whom")),
        ],
    )
}

pub(super) fn deadline() -> Json {
    object(
        "Deadline",
        "Something that is due",
        &["id", "after", "who", "text", "sources"],
        vec![
            ("id", id("Its id")),
            ("after", id("The id of the day from which it counts")),
            ("days", count("So many calendar days later", 0, 65_535)),
            ("months", count("So many months later", 0, 65_535)),
            ("who", words("Who must have done it by then", super::named::WHO)),
            ("text", text("What is due")),
            ("detail", text("What to watch")),
            ("for_treatments", ids("For which treatments; left out: all")),
            ("for", named("for", "For whom. Left out: everybody")),
            ("when", named("condition", "For whom, otherwise")),
            ("sources", ids("Where it comes from")),
        ],
    )
}
