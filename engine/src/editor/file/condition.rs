//! Conditions as they are written. Only their keys are read here; which of them go together, and
//! whether the names in them lead anywhere, is checked when the file is compiled.

use serde::de::{Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A condition as written: `true`, `false`, or one of the forms that [`ConditionForm`] has.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Condition {
    /// Holds for everybody, or for nobody.
    Constant(bool),
    /// Anything else.
    Form(Box<ConditionForm>),
}

/// The keys of a condition. Which of them go together is checked when the file is compiled.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys are the file's own words")]
pub struct ConditionForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<Condition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any: Option<Vec<Condition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<Condition>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Vec<Condition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<serde_json::Value>,
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    pub one_of: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub includes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub includes_any: Option<Vec<String>>,
}

impl ConditionForm {
    /// All forms, for somebody who wrote none of them.
    pub(crate) const FORMS: &str = "write exactly one of: {\"all\": […]}, {\"any\": […]}, {\"not\": …}, \
        {\"at_least\": 2, \"of\": […]}, {\"criterion\": …}, {\"fact\": …, \"is\": …}, {\"fact\": …, \"in\": […]}, \
        {\"fact\": …, \"at_least\": …}, {\"fact\": …, \"at_most\": …}, {\"fact\": …, \"includes\": …}, \
        {\"fact\": …, \"includes_any\": […]}, true, false";

    /// The keys that are there, in a fixed order.
    pub(crate) fn keys(&self) -> Vec<&'static str> {
        let mut keys = Vec::new();
        let mut key = |there: bool, name| {
            if there {
                keys.push(name);
            }
        };
        key(self.fact.is_some(), "fact");
        key(self.all.is_some(), "all");
        key(self.any.is_some(), "any");
        key(self.not.is_some(), "not");
        key(self.criterion.is_some(), "criterion");
        key(self.at_least.is_some(), "at_least");
        key(self.of.is_some(), "of");
        key(self.at_most.is_some(), "at_most");
        key(self.is.is_some(), "is");
        key(self.one_of.is_some(), "in");
        key(self.includes.is_some(), "includes");
        key(self.includes_any.is_some(), "includes_any");
        keys
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Condition, D::Error> {
        struct ConditionVisitor;

        impl<'de> Visitor<'de> for ConditionVisitor {
            type Value = Condition;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(
                    "a condition: an object such as {\"fact\": …, \"is\": …}, or true or false",
                )
            }

            fn visit_bool<E>(self, value: bool) -> Result<Condition, E> {
                Ok(Condition::Constant(value))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Condition, A::Error> {
                let form = ConditionForm::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Condition::Form(Box::new(form)))
            }
        }

        deserializer.deserialize_any(ConditionVisitor)
    }
}
