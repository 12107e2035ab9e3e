//! `rules.json` as people write it. Names here are the names in the file; unknown keys are refused, so
//! that a slip of the pen never passes for a rule. docs/RULES.md explains each of them.

mod condition;
mod policy;
mod question;

pub use condition::{Condition, ConditionForm};
pub use policy::{Authorization, Criterion, Policy, PolicyPath};
pub use question::{Question, QuestionKind, QuestionOption, Role};

use crate::rules::{Finding as ClaimFinding, Grade, Who};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

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

impl File {
    /// Every source that is cited, as often as it is; main sources of policies first.
    pub fn cited(&self) -> impl Iterator<Item = &String> {
        let mains = self.policies.iter().filter_map(|policy| policy.sources.first());
        let of_policies = self.policies.iter().flat_map(|policy| {
            policy.sources.iter().chain(policy.criterion_sources.values().flatten())
        });
        let mut steps: Vec<&Step> = self.steps.iter().collect();
        steps.sort_by_key(|step| step.order);
        let of_steps = steps.into_iter().flat_map(|step| &step.sources);
        let of_claims = self.claims.iter().flat_map(|claim| &claim.sources);
        let others = [self.papers.sources(), self.costs.sources(), self.deadlines.sources()];
        mains
            .chain(of_policies)
            .chain(of_steps)
            .chain(of_claims)
            .chain(others.into_iter().flatten())
    }

    /// All sources in the order in which they are first cited, which packs best; then the others.
    pub fn sources_by_first_use(&self) -> Vec<(&str, &Source)> {
        let mut seen = HashSet::new();
        self.cited()
            .chain(self.sources.keys())
            .filter(|id| seen.insert(id.as_str()))
            .filter_map(|id| Some((id.as_str(), self.sources.get(id)?)))
            .collect()
    }
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
    /// It matters only once the plan has said no: shown apart from the steps to take now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub if_refused: bool,
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
    /// Left out for whom this is known to hold; not known is not enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unless: Option<Condition>,
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
