//! Policies, their paths and terms, and the criteria that they name.

use super::shapes::{day, flag, id, ids, list, named, object, text, words};
use serde_json::{Value as Json, json};

/// What stands behind a "no".
fn reasons(description: &str) -> Json {
    words(
        description,
        &[
            ("plan", "The plan's own rule (the usual case)"),
            ("label", "What the drug is approved for"),
            ("law", "A law"),
            ("safety", "The person's safety, which goes before any insurance"),
        ],
    )
}

pub(super) fn shape() -> Json {
    object(
        "Policy",
        "What one payer or programme says about one or more treatments",
        &["id", "name", "rank", "treatments", "stance", "basis", "summary", "sources"],
        vec![
            ("id", id("Its id")),
            ("name", text("Its name")),
            ("rank", id("Its rank: one of `precedence`")),
            ("for", named("for", "To whom it applies. Left out: everybody")),
            ("when", named("condition", "Anything else about to whom it applies")),
            ("treatments", ids("The treatments that it speaks of")),
            (
                "benefit",
                words(
                    "The side of the plan that pays",
                    &[
                        ("medical", "The medical benefit"),
                        ("pharmacy", "The pharmacy benefit"),
                        ("either", "Either, depending on the plan"),
                        ("unknown", "Not found"),
                    ],
                ),
            ),
            (
                "stance",
                words(
                    "What it says",
                    &[
                        ("covered", "Covered when its criteria are met"),
                        (
                            "covered-with-authorization",
                            "Covered when its criteria are met and the plan has authorized it beforehand",
                        ),
                        ("case-by-case", "The text itself says that cases are judged individually"),
                        ("not-covered", "Excluded or called investigational in writing"),
                        (
                            "silent",
                            "A text was looked for and not found; never governs, but is shown",
                        ),
                    ],
                ),
            ),
            (
                "basis",
                words(
                    "On what kind of text it rests",
                    &[
                        ("policy", "This plan's own text"),
                        ("programme", "A public programme, or law"),
                        ("general", "What most plans do; certainty is low"),
                    ],
                ),
            ),
            ("reason_kind", reasons("What stands behind a \"no\"")),
            ("criteria", ids("Criteria common to all paths")),
            ("paths", list("Alternatives: the best one counts", "path")),
            (
                "criterion_sources",
                json!({
                    "type": "object",
                    "propertyNames": { "$ref": "#/$defs/id" },
                    "additionalProperties": { "type": "array", "items": { "$ref": "#/$defs/id" } },
                    "description": "Criteria that rest on other sources than the policy's own: criterion id to source ids",
                }),
            ),
            ("authorization", named("authorization", "Prior authorization")),
            ("summary", text("What it says, to the visitor, in one to three plain sentences")),
            ("unknown", text("What was looked for and not found")),
            ("from", day("First day in force")),
            ("until", day("Last day in force")),
            (
                "both",
                flag(
                    "It may stand beside another policy of the same rank (medical and pharmacy benefit); both must say so",
                ),
            ),
            ("texts_differ", text("What another text says, where two disagree")),
            (
                "sources",
                json!({
                    "type": "array",
                    "minItems": 1,
                    "items": { "$ref": "#/$defs/id" },
                    "description": "Where it comes from; the first is the main one",
                }),
            ),
        ],
    )
}

pub(super) fn path() -> Json {
    object(
        "Path",
        "One way to meet a policy: the common criteria and these",
        &["id", "text", "criteria"],
        vec![
            ("id", id("Its id")),
            ("text", text("Its name")),
            ("criteria", ids("Its criteria, besides the common ones")),
            ("authorization", named("authorization", "Its own terms of prior authorization")),
        ],
    )
}

pub(super) fn authorization() -> Json {
    object(
        "Authorization",
        "Terms of prior authorization",
        &[],
        vec![
            ("first", text("How long the first approval lasts")),
            ("renewal", text("What renewal takes")),
            ("decision", text("How fast the plan decides")),
            ("how", text("How it is asked for")),
        ],
    )
}

pub(super) fn criterion() -> Json {
    object(
        "Criterion",
        "A requirement",
        &["text", "when", "evidence"],
        vec![
            ("text", text("The requirement, as a statement")),
            ("when", named("condition", "When it is met")),
            ("evidence", text("The papers that prove it")),
            (
                "kind",
                reasons(
                    "What it rests on; unmet and not changeable, anything but `plan` rules out",
                ),
            ),
        ],
    )
}
