//! Costs: prices, schedules and ways to pay. Amounts are whole dollars.

use super::shapes::{count, day, id, ids, list, named, object, text, words};
use serde_json::{Value as Json, json};

const DOLLARS: i64 = u32::MAX as i64;

pub(super) fn shape() -> Json {
    object(
        "Costs",
        "Prices, schedules and ways to pay",
        &[],
        vec![
            ("inputs", list("Questions whose answers are reckoned with", "cost-input")),
            (
                "treatments",
                super::shapes::map("Prices and schedules, by treatment id", "treatment-cost"),
            ),
            ("settings", list("The settings in which one can pay", "cost-setting")),
            ("terms", list("Terms that a kind of plan has for everybody", "plan-terms")),
            ("payments", list("Ways to pay", "payment")),
        ],
    )
}

pub(super) fn note() -> Json {
    object(
        "Note",
        "A statement with its sources",
        &["text"],
        vec![("text", text("What it says")), ("sources", ids("Where it comes from"))],
    )
}

pub(super) fn input() -> Json {
    object(
        "Input",
        "A question that is reckoned with",
        &["role", "question", "unknown"],
        vec![
            (
                "role",
                words(
                    "What its answer means",
                    &[
                        ("deductible", "What is left of the deductible, in network"),
                        ("coinsurance", "The member's share in per cent, in network"),
                        ("copay", "The member's fixed amount for a session, in network"),
                        (
                            "out-of-pocket",
                            "What is left until the out-of-pocket maximum, in network",
                        ),
                        ("outside-deductible", "What is left of the deductible, out of network"),
                        ("outside-share", "What the plan gives back in per cent, out of network"),
                        ("upkeep", "Sessions in a month after the first course"),
                    ],
                ),
            ),
            ("question", id("The question: a number")),
            ("unknown", text("What is assumed while it has no answer")),
        ],
    )
}

pub(super) fn treatment() -> Json {
    object(
        "Costs of a treatment",
        "Prices and schedule of one treatment",
        &["unit"],
        vec![
            ("unit", text("What is counted, in the singular: a session, a bottle")),
            ("prices", list("What is known of prices", "price")),
            ("course", named("schedule", "Sessions of a first course")),
            ("year", named("schedule", "Sessions in the first year, the course included")),
            (
                "upkeep_months",
                count("For how many months of the first year sessions follow", 0, 255),
            ),
            ("parts", list("What is billed", "note")),
        ],
    )
}

pub(super) fn price() -> Json {
    object(
        "Price",
        "A price as far as it is known",
        &["kind", "low", "high", "text", "sources"],
        vec![
            (
                "kind",
                words(
                    "Of what",
                    &[
                        ("cash", "Of a session that the patient pays"),
                        ("allowed", "Of a session as a plan allows it"),
                        ("first-visit", "Of the first visit, once, that the patient pays"),
                    ],
                ),
            ),
            ("low", count("The lowest, in dollars", 0, DOLLARS)),
            ("high", count("The highest, in dollars", 0, DOLLARS)),
            ("when", named("condition", "For whom")),
            ("text", text("What it is")),
            ("sources", ids("Where it comes from")),
        ],
    )
}

pub(super) fn schedule() -> Json {
    object(
        "Schedule",
        "How many sessions",
        &["low", "high", "text", "sources"],
        vec![
            ("low", count("The fewest", 0, 65_535)),
            ("high", count("The most", 0, 65_535)),
            ("text", text("What that means")),
            ("sources", ids("Where it comes from")),
        ],
    )
}

pub(super) fn setting() -> Json {
    object(
        "Setting",
        "A setting in which one can pay",
        &["setting", "name", "about"],
        vec![
            (
                "setting",
                words(
                    "Which one",
                    &[
                        ("in-network", "The plan covers it, in its network"),
                        (
                            "out-of-network",
                            "The patient pays the clinic and sends the plan a superbill",
                        ),
                        ("cash", "The patient pays, and no plan does"),
                    ],
                ),
            ),
            ("name", text("What it is called")),
            ("about", text("What it means")),
            ("when", named("condition", "For whom")),
            ("for_bands", super::named::bands()),
            ("notes", list("What is always assumed", "note")),
        ],
    )
}

pub(super) fn terms() -> Json {
    object(
        "Terms",
        "Terms that a kind of plan has for everybody",
        &["when", "text", "sources"],
        vec![
            ("when", named("condition", "For whom")),
            ("deductible", count("The yearly deductible in dollars", 0, DOLLARS)),
            ("coinsurance", count("The member's share in per cent", 0, 100)),
            ("from", day("First day on which it holds")),
            ("until", day("Last day on which it holds")),
            ("text", text("What that means")),
            ("sources", ids("Where it comes from")),
        ],
    )
}

pub(super) fn payment() -> Json {
    object(
        "Payment",
        "A way to pay",
        &["id", "name", "text", "sources"],
        vec![
            ("id", id("Its id")),
            ("name", text("What it is called")),
            ("text", text("What it is, and what to watch")),
            ("for_treatments", ids("For which treatments; left out: all")),
            ("when", named("condition", "For whom it comes into question at all")),
            (
                "not_when",
                json!({
                    "type": "array",
                    "items": { "$ref": "#/$defs/not-when" },
                    "description": "For whom it does not fit, and why",
                }),
            ),
            ("from", day("First day on which it holds")),
            ("until", day("Last day on which it holds")),
            ("sources", ids("Where it comes from")),
        ],
    )
}

pub(super) fn not_when() -> Json {
    object(
        "Not for",
        "For whom a way to pay does not fit, and why",
        &["when", "reason"],
        vec![("when", named("condition", "For whom")), ("reason", text("Why"))],
    )
}
