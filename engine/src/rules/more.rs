//! The second parcel: what explains a result. Questions and bands work without it.

use super::core::{Benefit, Grade, Named};
use super::{Costs, Deadlines, Papers};
use crate::date::Date;
use crate::id::{CriterionId, SourceId, TextId};
use crate::logic::{CellSet, Condition};
use serde::{Deserialize, Serialize};

/// The second parcel as it travels.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct More {
    /// Details of each policy, in the order of the core's policies.
    pub policies: Vec<PolicyDetail>,
    /// Details of each criterion, in the order of the core's criteria.
    pub criteria: Vec<CriterionDetail>,
    /// All sources.
    pub sources: Vec<Source>,
    /// Next steps, in the order in which they are taken.
    pub steps: Vec<Step>,
    /// What articles say, and what was found.
    pub claims: Vec<Claim>,
    /// Terms of the field.
    pub glossary: Vec<GlossaryEntry>,
    /// Letters and lists with blanks.
    pub papers: Papers,
    /// Prices and ways to pay.
    pub costs: Costs,
    /// What is due, counted from days that the visitor gives.
    pub deadlines: Deadlines,
    /// What it names, noted while it was read from a parcel.
    #[serde(skip)]
    pub named: Named,
}

impl More {
    /// Calls `visit` with every condition of papers, costs and deadlines.
    pub fn each_condition<'a>(&'a self, visit: &mut dyn FnMut(&'a Condition)) {
        let mut some = |when: &'a Option<Condition>| {
            if let Some(when) = when {
                visit(when);
            }
        };
        for paper in &self.papers.list {
            some(&paper.when);
            for block in &paper.body {
                some(&block.when);
                some(&block.unless);
            }
        }
        for treatment in &self.costs.treatments {
            for price in &treatment.prices {
                some(&price.when);
            }
        }
        for setting in &self.costs.settings {
            some(&setting.when);
        }
        for payment in &self.costs.payments {
            some(&payment.when);
        }
        for day in &self.deadlines.days {
            some(&day.when);
        }
        for deadline in &self.deadlines.list {
            some(&deadline.when);
        }
        for terms in &self.costs.terms {
            visit(&terms.when);
        }
        for payment in &self.costs.payments {
            for (when, _) in &payment.unless {
                visit(when);
            }
        }
    }
}

/// What explains a policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PolicyDetail {
    /// Its name.
    pub name: TextId,
    /// What it says, in one to three sentences.
    pub summary: TextId,
    /// What was looked for and not found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<TextId>,
    /// What another text says, where two disagree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texts_differ: Option<TextId>,
    /// The side of the plan that pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benefit: Option<Benefit>,
    /// Prior authorization, for every path that has none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization: Option<Authorization>,
    /// Names of the paths, in the order of the core's paths; empty where there is only one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub path_names: Vec<TextId>,
    /// Prior authorization of each path, where it has its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub path_authorizations: Vec<Option<Authorization>>,
    /// Where it comes from; the first is the main one. Never empty.
    pub sources: Vec<SourceId>,
    /// Criteria that rest on other sources than the policy's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub criterion_sources: Vec<(CriterionId, Vec<SourceId>)>,
}

/// The terms of prior authorization.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Authorization {
    /// How long the first approval lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<TextId>,
    /// What renewal takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renewal: Option<TextId>,
    /// How fast the plan decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<TextId>,
    /// How it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<TextId>,
}

/// What explains a criterion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CriterionDetail {
    /// The papers that prove it.
    pub evidence: TextId,
    /// Every policy that covers asks for it, whatever its text says: nothing to bring.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub standing: bool,
}

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Source {
    /// Its id in `rules.json`. Does not travel.
    #[serde(skip)]
    pub key: String,
    /// Title, in the language it was published in.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address, shown as text to copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The date of the text as far as it is known: a year, a month or a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// When somebody last looked.
    pub checked: Date,
    /// How sure the finding is.
    pub grade: Grade,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<TextId>,
}

/// A next step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Its id in `rules.json`. Does not travel.
    #[serde(skip)]
    pub key: String,
    /// What to do.
    pub text: TextId,
    /// How, and what to bring.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<TextId>,
    /// Who does it.
    pub who: Who,
    /// It matters only once the plan has said no.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub if_refused: bool,
    /// For which treatments; empty: all.
    #[serde(skip_serializing_if = "CellSet::is_empty")]
    pub treatments: CellSet,
    /// For which bands, by position; empty: all.
    #[serde(skip_serializing_if = "CellSet::is_empty")]
    pub bands: CellSet,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Left out for whom this is known to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unless: Option<Condition>,
    /// First day it is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day it is true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The visitor.
    You,
    /// The clinic or the prescriber.
    Clinic,
    /// The plan.
    Plan,
}

/// What articles on the subject say, and what was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// Its id in `rules.json`. Does not travel.
    #[serde(skip)]
    pub key: String,
    /// What is claimed.
    pub claim: TextId,
    /// What became of it.
    pub finding: Finding,
    /// What the sources say.
    pub answer: TextId,
    /// Where that comes from.
    pub sources: Vec<SourceId>,
}

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// The sources agree.
    Supported,
    /// The sources agree in part.
    Partly,
    /// No source says so.
    NotSupported,
    /// The sources say otherwise.
    Contradicted,
    /// Nothing was found either way.
    Unknown,
}

/// A term of the field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GlossaryEntry {
    /// Its id in `rules.json`. Does not travel.
    #[serde(skip)]
    pub key: String,
    /// The term.
    pub term: TextId,
    /// What it means.
    pub meaning: TextId,
}
