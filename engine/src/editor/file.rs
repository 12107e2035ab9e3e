//! `rules.json` as people write it. Names here are the names in the file; unknown keys are refused, so
//! that a slip of the pen never passes for a rule. docs/RULES.md explains each of them.

use crate::rules::{
    Basis, Benefit, Changeable, Finding as ClaimFinding, Grade, ReasonKind, Ring, Stance, Who,
};
use serde::de::{Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The whole file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Where an editor program finds the schema.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of the format: 1.
    pub format: u32,
    /// Name of these rules.
    pub title: Text,
    /// The day of release.
    pub released: String,
    /// A source last checked longer ago than this many days is stale.
    pub stale_after_days: u16,
    /// A text dated longer ago than this many days lowers certainty.
    pub old_after_days: u16,
    /// Ranks of policies; the first wins.
    pub precedence: Vec<String>,
    /// Named lists of options: `@name` stands for them.
    #[serde(default)]
    pub groups: BTreeMap<String, Group>,
    /// Where statements come from.
    pub sources: BTreeMap<String, Source>,
    /// What can be asked about.
    pub treatments: Vec<Treatment>,
    /// Questions, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// Named requirements.
    pub criteria: BTreeMap<String, Criterion>,
    /// Criteria that belong to every policy under which something can be covered.
    #[serde(default)]
    pub standing: Vec<String>,
    /// What payers and programmes say.
    pub policies: Vec<Policy>,
    /// Next steps.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// What articles say, answered.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// Terms of the field.
    #[serde(default)]
    pub glossary: Vec<GlossaryEntry>,
    /// Letters and lists with blanks.
    #[serde(default)]
    pub papers: super::paper_file::Papers,
    /// Prices and ways to pay.
    #[serde(default)]
    pub costs: super::cost_file::Costs,
    /// What is due, counted from days that the visitor gives.
    #[serde(default)]
    pub deadlines: super::deadline_file::Deadlines,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

/// A named list of options of one question.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The question.
    pub fact: String,
    /// Its options.
    pub values: Vec<String>,
}

/// Where a statement comes from.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title as published.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What kind of text it is.
    pub kind: SourceKind,
    /// Its date: a year, a month or a day; `null` if undated.
    pub dated: Option<String>,
    /// The day somebody last looked.
    pub checked: String,
    /// How sure the finding is.
    pub grade: Grade,
    /// A remark to the visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What kind of text a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum SourceKind {
    PayerPolicy,
    Agency,
    Law,
    Label,
    Study,
    Article,
    Aggregator,
    Clinic,
    General,
}

/// A treatment.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Treatment {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub about: Text,
}

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

/// A named requirement.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// The requirement, as a statement.
    pub text: Text,
    /// When it is met.
    pub when: Condition,
    /// The papers that prove it.
    pub evidence: Text,
    /// What it rests on.
    #[serde(default)]
    pub kind: ReasonKind,
}

/// What a payer or programme says.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its rank in `precedence`.
    pub rank: String,
    /// For whom: questions with the options that match; all must match.
    #[serde(rename = "for", default)]
    pub applies_to: BTreeMap<String, Vec<String>>,
    /// Anything else about to whom it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The treatments it speaks of.
    pub treatments: Vec<String>,
    /// The side of the plan that pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<Benefit>,
    /// What it says.
    pub stance: Stance,
    /// On what kind of text it rests.
    pub basis: Basis,
    /// What stands behind a "no".
    #[serde(default)]
    pub reason_kind: ReasonKind,
    /// Criteria common to all paths.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// Alternatives; the best one counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<PolicyPath>,
    /// Criteria that rest on other sources than the policy's own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub criterion_sources: BTreeMap<String, Vec<String>>,
    /// Prior authorization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization: Option<Authorization>,
    /// What it says, to the visitor.
    pub summary: Text,
    /// What was looked for and not found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<Text>,
    /// First day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// May stand beside another policy of the same rank.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub both: bool,
    /// What another text says, where two disagree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texts_differ: Option<Text>,
    /// Where it comes from; the first is the main one.
    pub sources: Vec<String>,
}

/// One way to meet a policy.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyPath {
    /// Its id.
    pub id: String,
    /// Its name.
    pub text: Text,
    /// Its criteria, besides the common ones.
    pub criteria: Vec<String>,
    /// Its own terms of prior authorization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization: Option<Authorization>,
}

/// Terms of prior authorization.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Authorization {
    /// How long the first approval lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Text>,
    /// What renewal takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Text>,
    /// How fast the plan decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Text>,
    /// How it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Text>,
}

/// A next step.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// Its place among the others; smaller comes first.
    pub order: i32,
    /// What to do.
    pub text: Text,
    /// Who does it.
    pub who: Who,
    /// How, and what to bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Text>,
    /// For which treatments; all if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_treatments: Vec<String>,
    /// For which bands; all if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_bands: Vec<String>,
    /// For whom, as in a policy.
    #[serde(rename = "for", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub applies_to: BTreeMap<String, Vec<String>>,
    /// For whom, otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// First day it is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day it is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// What an article says, answered.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// What is claimed.
    pub claim: Text,
    /// What became of it.
    pub finding: ClaimFinding,
    /// What the sources say.
    pub answer: Text,
    /// Where that comes from.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A term of the field.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntry {
    /// Its id.
    pub id: String,
    /// The term.
    pub term: Text,
    /// What it means.
    pub meaning: Text,
}

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
