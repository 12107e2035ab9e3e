//! Conditions: one form each, so that completion offers only keys that go together.

use super::shapes::{id, list};
use serde_json::{Map, Value as Json, json};

pub(super) fn shape() -> Json {
    let fact = || ("fact", id("The question's id"));
    let options = |what: &str| {
        let option = json!({ "type": "string", "pattern": "^@?[A-Za-z0-9_-]+$" });
        json!({ "type": "array", "items": option, "description": what })
    };
    let number = |what: &str| json!({ "type": "integer", "description": what });
    json!({
        "title": "Condition",
        "description": "When something holds: exactly one of these forms",
        "oneOf": [
            { "type": "boolean", "title": "Always, or never" },
            form("All of these hold", &[("all", list("Conditions", "condition"))]),
            form("One of these holds", &[("any", list("Conditions", "condition"))]),
            form("This does not hold", &[("not", json!({ "$ref": "#/$defs/condition" }))]),
            form("At least so many of these hold", &[
                ("at_least", json!({ "type": "integer", "minimum": 1, "description": "How many" })),
                ("of", list("Conditions", "condition")),
            ]),
            form("A criterion is met", &[("criterion", id("The criterion's id"))]),
            form("The answer is this", &[
                fact(),
                ("is", json!({ "type": ["string", "integer", "boolean"], "description": "An option, a number, or true or false" })),
            ]),
            form("The answer is one of these", &[fact(), ("in", options("Options, or @group"))]),
            form("The number is so large or larger", &[fact(), ("at_least", number("The smallest number for which it holds"))]),
            form("The number is so large or smaller", &[fact(), ("at_most", number("The largest number for which it holds"))]),
            form("The answers include this", &[fact(), ("includes", id("An option"))]),
            form("The answers include one of these", &[fact(), ("includes_any", options("Options, or @group"))]),
        ],
    })
}

fn form(title: &str, keys: &[(&str, Json)]) -> Json {
    let must: Vec<&str> = keys.iter().map(|(key, _)| *key).collect();
    let properties: Map<String, Json> =
        keys.iter().map(|(key, schema)| ((*key).to_owned(), schema.clone())).collect();
    json!({
        "title": title,
        "type": "object",
        "additionalProperties": false,
        "required": must,
        "properties": properties,
    })
}

pub(super) fn for_shape() -> Json {
    json!({
        "title": "For whom",
        "description": "One-of questions with the options that match. All questions must match; one that is left out matches any answer. `@group` stands for its options",
        "type": "object",
        "propertyNames": { "$ref": "#/$defs/id" },
        "additionalProperties": {
            "type": "array",
            "items": { "type": "string", "pattern": "^@?[A-Za-z0-9_-]+$" },
        },
    })
}
