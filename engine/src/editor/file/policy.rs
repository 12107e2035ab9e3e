//! Policies as they are written, and the criteria that they name.

use super::{Condition, Text};
use crate::rules::{Basis, Benefit, ReasonKind, Stance};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
