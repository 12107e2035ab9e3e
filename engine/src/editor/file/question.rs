//! Questions as they are written: what is asked, which answers there are, and when it is asked.

use super::{Condition, Text};
use crate::rules::{Changeable, Ring};
use serde::{Deserialize, Serialize};

/// A question.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// The question.
    pub text: Text,
    /// Help below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Why it is asked.
    pub why: Text,
    /// Options of "one of" and "some of".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<QuestionOption>,
    /// A long list gets a field that narrows it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub searchable: bool,
    /// Smallest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i32>,
    /// Largest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i32>,
    /// Numbers are offered in steps of so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u16>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// When it is asked at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask_if: Option<Condition>,
    /// The fact's value when it is not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_not_asked: Option<serde_json::Value>,
    /// Whether the person can change the fact, and in which direction.
    #[serde(default)]
    pub changeable: Changeable,
    /// The options that may be named as a change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_to: Option<Vec<String>>,
    /// A special part that the question plays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// An answer for which help in a crisis comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crisis_if: Option<Condition>,
    /// On which ring of the interview it is asked.
    #[serde(default)]
    pub ring: Ring,
}

/// The kinds of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum QuestionKind {
    OneOf,
    SomeOf,
    Number,
    YesNo,
}

/// A special part that a question plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Its options are the treatments that the visitor cares about.
    Treatments,
}

/// An option of a question.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionOption {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// A line of explanation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
}
