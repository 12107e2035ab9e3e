//! The first parcel: all the logic, and the texts of the questions. Written by `coverage-rules
//! build`, read back by [`super::Rules::load`], which checks what the logic refers to before use.

use crate::date::Date;
use crate::id::{CriterionId, FactId, PolicyId, SourceId, TextId};
use crate::logic::{CellSet, Condition};
use serde::{Deserialize, Serialize};

/// The compiled rules as they travel to the browser.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Core {
    /// Name of this set of rules, for the title of the widget.
    pub title: TextId,
    /// The day the rules were released.
    pub released: Date,
    /// A source last checked longer ago than this many days counts as stale.
    pub stale_after_days: i32,
    /// A text dated longer ago than this many days lowers certainty.
    pub old_after_days: i32,
    /// How many ranks of precedence there are; rank 0 wins.
    pub ranks: u8,
    /// Which fact holds the treatments that the visitor cares about.
    pub treatments_fact: FactId,
    /// Treatments, in the order of the options of `treatments_fact`.
    pub treatments: Vec<Treatment>,
    /// Questions in file order.
    pub facts: Vec<Fact>,
    /// Named requirements.
    pub criteria: Vec<Criterion>,
    /// Policies in file order.
    pub policies: Vec<Policy>,
    /// How many texts belong to the first parcel; later ids are in the second.
    pub core_texts: u16,
    /// How many texts there are in all.
    pub all_texts: u16,
    /// What it names, noted while it was read from a parcel.
    #[serde(skip)]
    pub named: Named,
}

/// One more than the highest text and the highest source that a parcel names; 0 where none was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Of the texts.
    pub texts: u16,
    /// Of the sources.
    pub sources: u16,
}

/// A treatment the visitor may want.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Treatment {
    /// Its id in `rules.json`.
    pub key: String,
    /// What it is called.
    pub name: TextId,
    /// What it is, in a sentence or two.
    pub about: TextId,
}

/// A question, and the fact that its answer establishes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// Its id in `rules.json`.
    pub key: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The question.
    pub text: TextId,
    /// Help below the question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<TextId>,
    /// Why it is asked.
    pub why: TextId,
    /// Long lists get a field that narrows them.
    #[serde(skip_serializing_if = "is_false")]
    pub searchable: bool,
    /// When the question is asked at all; `None`: always.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask_if: Option<Condition>,
    /// The fact's cell when the question is not asked (a bit per option for "some of").
    pub otherwise: u32,
    /// Whether, and in which direction, the person can change the fact.
    pub changeable: Changeable,
    /// The options that may be named as a change; `None`: any that `changeable` allows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_to: Option<CellSet>,
    /// An answer for which help in a crisis is shown before anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crisis_if: Option<Condition>,
    /// On which ring of the interview it is asked.
    pub ring: Ring,
}

/// The kinds of answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Exactly one of the options.
    OneOf(Vec<OptionLabel>),
    /// Any number of the options, none included. At most 32.
    SomeOf(Vec<OptionLabel>),
    /// A whole number from `min` to `max`. `cuts` are the thresholds in use, ascending: values
    /// between two cuts are indistinguishable to every condition.
    Number {
        /// The smallest answer.
        min: i32,
        /// The largest answer.
        max: i32,
        /// First values of the second and later cells.
        cuts: Vec<i32>,
        /// What is counted.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<TextId>,
        /// Numbers are offered in steps of so many; `None`: each one.
        #[serde(skip_serializing_if = "Option::is_none")]
        step: Option<u16>,
    },
    /// Yes or no.
    YesNo,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OptionLabel {
    /// Its id in `rules.json`.
    pub key: String,
    /// What it says.
    pub text: TextId,
    /// A line of explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<TextId>,
}

/// Whether the person can change a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Changeable {
    /// A fixed fact: an age, a history.
    #[default]
    No,
    /// Only upwards: more trials, further scales.
    Up,
    /// Only downwards.
    Down,
    /// To any value.
    Any,
}

/// On which ring of the interview a question stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ring {
    /// Asked when it can change a band or the policy behind it.
    #[default]
    Core,
    /// Asked when a paper is opened.
    Papers,
    /// Asked when the costs are opened.
    Costs,
}

/// A named requirement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Criterion {
    /// Its id in `rules.json`. Does not travel.
    #[serde(skip)]
    pub key: String,
    /// The requirement, as a statement.
    pub text: TextId,
    /// When it is met.
    pub when: Condition,
    /// What it rests on: the plan's own rule, the drug's label, law, or safety.
    pub kind: ReasonKind,
}

/// What one payer or programme says about one or more treatments.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Policy {
    /// Its id in `rules.json`. Does not travel.
    #[serde(skip)]
    pub key: String,
    /// Place in the list of precedence; the smallest wins.
    pub rank: u8,
    /// To whom it applies.
    pub applies: Condition,
    /// The treatments it speaks of, as positions.
    pub treatments: CellSet,
    /// What it says.
    pub stance: Stance,
    /// On what kind of text it rests.
    pub basis: Basis,
    /// What stands behind a "no".
    pub reason_kind: ReasonKind,
    /// Alternatives; the best one counts. Never empty.
    pub paths: Vec<Path>,
    /// First day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// May stand beside another policy of the same rank.
    #[serde(skip_serializing_if = "is_false")]
    pub both: bool,
    /// How good its main source is.
    pub evidence: Evidence,
}

/// One way to meet a policy: all of these criteria.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Path {
    /// Its id in `rules.json`; empty where a policy has only one. Does not travel.
    #[serde(skip)]
    pub key: String,
    /// Common, own and standing criteria, in that order.
    pub criteria: Vec<CriterionId>,
}

/// How good a policy's main source is, for its certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The main source.
    pub source: SourceId,
    /// How sure the finding is.
    pub grade: Grade,
    /// The last day that the text's date can mean; `None`: undated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// When somebody last looked.
    pub checked: Date,
}

/// What a policy says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Covered when its criteria are met.
    Covered,
    /// Covered when its criteria are met and the plan has authorized it beforehand.
    CoveredWithAuthorization,
    /// Each case is judged on its own.
    CaseByCase,
    /// Excluded.
    NotCovered,
    /// Nothing was found: never governs, but is shown.
    Silent,
}

/// On what kind of text a policy rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// What most plans do.
    General,
    /// A public programme, or law.
    Programme,
    /// This plan's own text.
    Policy,
}

/// What stands behind an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonKind {
    /// The plan's rule.
    #[default]
    Plan,
    /// What the drug is approved for.
    Label,
    /// A law.
    Law,
    /// The person's safety, which goes before any insurance.
    Safety,
}

/// How sure a finding is. Later ones are surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// General knowledge or inference, unverified.
    General,
    /// Somebody else's account.
    Secondary,
    /// The issuer's own text, but only its beginning.
    ReadOpening,
    /// The issuer's own text.
    Read,
}

/// The side of the plan that pays. Part of [`super::PolicyDetail`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Benefit {
    /// The medical benefit.
    Medical,
    /// The pharmacy benefit.
    Pharmacy,
    /// Either, depending on the plan.
    Either,
    /// Not found.
    Unknown,
}

impl Policy {
    /// Whether the policy is in force on `today`.
    pub fn in_force(&self, today: Date) -> bool {
        self.from.is_none_or(|from| from <= today) && self.until.is_none_or(|until| today <= until)
    }
}

impl Fact {
    /// Options of a "one of" or "some of" question; empty for the others.
    pub fn options(&self) -> &[OptionLabel] {
        match &self.kind {
            Kind::OneOf(options) | Kind::SomeOf(options) => options,
            Kind::Number { .. } | Kind::YesNo => &[],
        }
    }

    /// The numbers that are offered as an answer, smallest first; none for other kinds.
    pub fn offered(&self) -> impl Iterator<Item = i32> + use<> {
        let (first, last, step) = match self.kind {
            Kind::Number { min, max, step, .. } => (min, max, step.map_or(1, usize::from).max(1)),
            _ => (1, 0, 1),
        };
        (first..=last).step_by(step)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

impl PolicyId {
    /// "No policy": the place of a policy where none governs.
    pub const NONE: PolicyId = PolicyId(u16::MAX);
}
