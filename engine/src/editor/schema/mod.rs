//! The JSON Schema of `rules.json` (2020-12): completion and first checks while somebody writes. It says
//! what one place may hold; what places mean together is the checker's business. A new section is one
//! line in [`SECTIONS`] and, where it has a shape of its own, one in [`SHAPES`].

mod condition;
mod costs;
mod deadlines;
mod named;
mod papers;
mod policy;
mod question;
mod shapes;
mod source;

use serde_json::{Map, Value as Json, json};

/// A key of the file, whether it must be there, and its schema.
type Section = (&'static str, bool, fn() -> Json);

/// All sections, in the order of the file.
const SECTIONS: &[Section] = &[
    ("$schema", false, || {
        shapes::string("Where this schema is, so that your editor can offer completion")
    }),
    ("format", true, || json!({ "const": 1, "description": "The version of the format: 1" })),
    ("title", true, || shapes::text("Name of these rules, as visitors read it")),
    ("released", true, || shapes::day("The day on which these rules are published")),
    ("stale_after_days", true, || {
        shapes::count(
            "A source that nobody has looked at for more days than this is stale",
            0,
            65_535,
        )
    }),
    ("old_after_days", true, || {
        shapes::count("A text dated longer ago than this many days lowers certainty", 0, 65_535)
    }),
    ("precedence", true, || {
        shapes::ids(
            "Ranks of policies, the strongest first. Of all policies that apply to a person, the one with the strongest rank governs",
        )
    }),
    ("groups", false, || {
        shapes::map(
            "Named lists of options: `@name` stands for them wherever options are listed",
            "group",
        )
    }),
    ("sources", true, || {
        shapes::map("Where statements come from, by id. Every policy names at least one", "source")
    }),
    ("treatments", true, || {
        shapes::list(
            "What visitors can ask about. The question with the role `treatments` has the same options",
            "treatment",
        )
    }),
    ("questions", true, || {
        shapes::list(
            "What visitors are asked, in this order. A question is left out where its answer cannot matter",
            "question",
        )
    }),
    ("criteria", true, || shapes::map("Requirements, by id. Policies name them", "criterion")),
    ("standing", false, || {
        shapes::ids("Criteria that belong to every policy under which something can be covered")
    }),
    ("policies", true, || {
        shapes::list(
            "What payers and programmes say, one entry for each text and treatment",
            "policy",
        )
    }),
    ("steps", false, || shapes::list("What to do next", "step")),
    ("claims", false, || {
        shapes::list("What articles say, and what the sources say to it", "claim")
    }),
    ("glossary", false, || shapes::list("Terms that visitors meet, explained", "term")),
    ("papers", false, || shapes::named("papers", "Letters, lists and scripts with blanks")),
    ("costs", false, || shapes::named("costs", "Prices, schedules and ways to pay")),
    ("deadlines", false, || shapes::named("deadlines", "What is due, and by when")),
];

/// A name, and the schema of what goes by it.
type Shape = (&'static str, fn() -> Json);

/// Shapes that sections are made of.
const SHAPES: &[Shape] = &[
    ("text", shapes::text_shape),
    ("id", shapes::id_shape),
    ("day", shapes::day_shape),
    ("date", shapes::date_shape),
    ("condition", condition::shape),
    ("for", condition::for_shape),
    ("group", named::group),
    ("source", source::shape),
    ("treatment", named::treatment),
    ("question", question::shape),
    ("option", question::option),
    ("criterion", policy::criterion),
    ("policy", policy::shape),
    ("path", policy::path),
    ("authorization", policy::authorization),
    ("step", named::step),
    ("claim", named::claim),
    ("term", named::term),
    ("papers", papers::shape),
    ("paper-words", papers::small_words),
    ("paper", papers::paper),
    ("block", papers::block),
    ("costs", costs::shape),
    ("note", costs::note),
    ("cost-input", costs::input),
    ("treatment-cost", costs::treatment),
    ("price", costs::price),
    ("schedule", costs::schedule),
    ("cost-setting", costs::setting),
    ("plan-terms", costs::terms),
    ("payment", costs::payment),
    ("not-when", costs::not_when),
    ("deadlines", deadlines::shape),
    ("given-day", deadlines::day),
    ("deadline", deadlines::deadline),
];

/// The whole schema.
pub(crate) fn schema() -> Json {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (key, must, make) in SECTIONS {
        properties.insert((*key).to_owned(), make());
        if *must {
            required.push(*key);
        }
    }
    let shapes: Map<String, Json> =
        SHAPES.iter().map(|(name, make)| ((*name).to_owned(), make())).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Coverage rules",
        "description": "What Coverage Check knows: questions, policies, criteria, sources and texts. docs/RULES.md explains each section; `coverage-rules check` finds what a schema cannot.",
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
        "$defs": shapes,
    })
}

#[cfg(test)]
mod tests {
    use super::schema;
    use crate::editor::{cost_file, deadline_file, file, paper_file};
    use serde::de::DeserializeOwned;
    use std::collections::BTreeSet;

    /// The keys that a type of the file accepts, as its own error lists them.
    fn accepted<T: DeserializeOwned>() -> BTreeSet<String> {
        let error = serde_json::from_str::<T>("{\"no such key\": 0}").err().expect("a strict type");
        let error = error.to_string();
        let listed = error.split_once("expected ").expect("a list of keys").1;
        listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn every_shape_has_just_the_keys_that_the_reader_accepts() {
        let schema = schema();
        let keys = |pointer: &str| -> BTreeSet<String> {
            let properties =
                schema.pointer(pointer).and_then(|shape| shape["properties"].as_object());
            properties.unwrap_or_else(|| panic!("{pointer}")).keys().cloned().collect()
        };
        for (pointer, accepted) in [
            ("", accepted::<file::File>()),
            ("/$defs/text", accepted::<file::Text>()),
            ("/$defs/group", accepted::<file::Group>()),
            ("/$defs/source", accepted::<file::Source>()),
            ("/$defs/treatment", accepted::<file::Treatment>()),
            ("/$defs/question", accepted::<file::Question>()),
            ("/$defs/option", accepted::<file::QuestionOption>()),
            ("/$defs/criterion", accepted::<file::Criterion>()),
            ("/$defs/policy", accepted::<file::Policy>()),
            ("/$defs/path", accepted::<file::PolicyPath>()),
            ("/$defs/authorization", accepted::<file::Authorization>()),
            ("/$defs/step", accepted::<file::Step>()),
            ("/$defs/claim", accepted::<file::Claim>()),
            ("/$defs/term", accepted::<file::GlossaryEntry>()),
            ("/$defs/papers", accepted::<paper_file::Papers>()),
            ("/$defs/paper-words", accepted::<paper_file::Words>()),
            ("/$defs/paper", accepted::<paper_file::Paper>()),
            ("/$defs/block", accepted::<paper_file::Block>()),
            ("/$defs/costs", accepted::<cost_file::Costs>()),
            ("/$defs/note", accepted::<cost_file::Note>()),
            ("/$defs/cost-input", accepted::<cost_file::Input>()),
            ("/$defs/treatment-cost", accepted::<cost_file::TreatmentCost>()),
            ("/$defs/price", accepted::<cost_file::Price>()),
            ("/$defs/schedule", accepted::<cost_file::Schedule>()),
            ("/$defs/cost-setting", accepted::<cost_file::CostSetting>()),
            ("/$defs/plan-terms", accepted::<cost_file::Terms>()),
            ("/$defs/payment", accepted::<cost_file::Payment>()),
            ("/$defs/not-when", accepted::<cost_file::NotWhen>()),
            ("/$defs/deadlines", accepted::<deadline_file::Deadlines>()),
            ("/$defs/given-day", accepted::<deadline_file::GivenDay>()),
            ("/$defs/deadline", accepted::<deadline_file::Deadline>()),
        ] {
            assert_eq!(keys(pointer), accepted, "{pointer}");
        }
    }
}
