//! An answers file: an object of question id to value, `null` for "not sure", absent for not asked.
//! Its findings name the question, never the value that was written.

use super::Finding;
use super::finding::{brief, nearest_name};
use super::problems::Problems;
use crate::answers::{Answers, Value};
use crate::rules::{Fact, Kind, OptionLabel, Rules};
use serde_json::{Map, Value as Json};

/// Reads answers.
///
/// # Errors
/// A finding for each question that does not exist and each value that does not fit.
pub fn read(rules: &Rules, json: &Json) -> Result<Answers, Vec<Finding>> {
    let Json::Object(object) = json else {
        return Err(vec![Finding::error(
            "not-answers",
            "",
            "expected an object of question ids and answers",
        )]);
    };
    let mut answers = Answers::new();
    let mut problems = Problems::default();
    for (key, value) in object {
        let found = rules.fact_named(key).and_then(|id| Some((id, rules.fact(id)?)));
        let Some((id, fact)) = found else {
            let message = format!("there is no question `{}`", brief(key));
            let finding = Finding::error("unknown-question", key.as_str(), message);
            let known = rules.facts().map(|(_, fact)| fact.key.as_str());
            problems.add_with_nearest(finding, key, known);
            continue;
        };
        if value.is_null() {
            answers.set_unsure(id);
            continue;
        }
        let fits = value_of(fact, value).and_then(|value| answers.set(id, fact, value).ok());
        if fits.is_none() {
            let options = fact.options().iter().map(|option| option.key.as_str());
            let near = unknown_option(fact, value).and_then(|id| nearest_name(id, options));
            let near = near.map(|id| format!("did you mean `{id}`? ")).unwrap_or_default();
            problems.add(
                Finding::error(
                    "wrong-answer",
                    key.as_str(),
                    format!("this is no answer to `{key}`"),
                )
                .help(format!("{near}{}", expected(&fact.kind))),
            );
        }
    }
    if problems.is_empty() { Ok(answers) } else { Err(problems.into_findings()) }
}

/// What stands where the id of an option belongs, and is none.
fn unknown_option<'a>(fact: &Fact, value: &'a Json) -> Option<&'a str> {
    let written: Vec<&Json> = value.as_array().map_or(vec![value], |list| list.iter().collect());
    let mut ids = written.into_iter().filter_map(Json::as_str);
    ids.find(|id| fact.options().iter().all(|option| option.key != *id))
}

/// An answer as written in a file, or `None` if it does not fit the question.
pub fn value_of(fact: &Fact, value: &Json) -> Option<Value> {
    let position = |value: &Json| {
        let id = value.as_str()?;
        fact.options().iter().position(|option| option.key == id)
    };
    match &fact.kind {
        Kind::OneOf(_) => position(value).map(|at| Value::Option(at as u16)),
        Kind::SomeOf(_) => {
            let mut bits = 0;
            for one in value.as_array()? {
                bits |= 1_u32.checked_shl(position(one)? as u32)?;
            }
            Some(Value::Options(bits))
        }
        Kind::YesNo => value.as_bool().map(Value::YesNo),
        Kind::Number { .. } => {
            value.as_i64().and_then(|n| i32::try_from(n).ok()).map(Value::Number)
        }
    }
}

/// An answer as it is written in a file.
pub fn json_of(fact: &Fact, value: Value) -> Json {
    let key = |at: usize| {
        fact.options().get(at).map_or(Json::Null, |option| Json::from(option.key.as_str()))
    };
    match value {
        Value::Option(at) => key(usize::from(at)),
        Value::Options(bits) => {
            (0..fact.options().len()).filter(|at| bits >> at & 1 == 1).map(key).collect()
        }
        Value::YesNo(yes) => yes.into(),
        Value::Number(n) => n.into(),
    }
}

/// Answers as they are written in a file.
pub fn write(rules: &Rules, answers: &Answers) -> Json {
    let mut object = Map::new();
    for (id, fact) in rules.facts() {
        match answers.get(id) {
            crate::answers::Answer::Open => {}
            crate::answers::Answer::Unsure => {
                object.insert(fact.key.clone(), Json::Null);
            }
            crate::answers::Answer::Known(value) => {
                object.insert(fact.key.clone(), json_of(fact, value));
            }
        }
    }
    Json::Object(object)
}

/// What an answer of this kind looks like.
pub(crate) fn expected(kind: &Kind) -> String {
    let ids = |options: &[OptionLabel]| {
        let ids: Vec<&str> = options.iter().map(|option| option.key.as_str()).collect();
        ids.join(", ")
    };
    match kind {
        Kind::OneOf(options) => format!("expected one of: {}", ids(options)),
        Kind::SomeOf(options) => format!("expected a list of some of: {}", ids(options)),
        Kind::YesNo => "expected true or false".to_owned(),
        Kind::Number { min, max, .. } => format!("expected a whole number from {min} to {max}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::command::load;

    #[test]
    fn an_option_that_is_none_names_the_nearest() {
        let rules = load(include_str!("../../tests/small_rules/rules.json")).expect("rules");
        let rules = rules.compiled.rules().expect("rules that hold together");
        let found = read(&rules, &serde_json::json!({"plan": "acne"})).expect_err("no option");
        let help = found[0].help.as_deref().unwrap_or_default();
        assert!(help.starts_with("did you mean `acme`? expected one of: acme"), "{help}");
        let found = read(&rules, &serde_json::json!({"treatments": ["drop"]})).expect_err("none");
        assert!(found[0].help.as_deref().unwrap_or_default().contains("`drip`"));
        assert!(!found[0].to_string().contains("drop"));
    }
}
