//! Prices, schedules and ways to pay as data, reckoned with by [`crate::costs`]. Part of the second
//! parcel. Amounts are whole dollars.

use crate::date::Date;
use crate::id::{FactId, SourceId, TextId, TreatmentId};
use crate::logic::{CellSet, Condition};
use serde::{Deserialize, Serialize};

/// All that the cost view needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Costs {
    /// The questions whose answers are reckoned with.
    pub inputs: Vec<CostInput>,
    /// Prices and schedules of each treatment.
    pub treatments: Vec<TreatmentCost>,
    /// The settings in which one can pay.
    pub settings: Vec<CostSetting>,
    /// Terms that a kind of plan has for everybody.
    pub terms: Vec<PlanTerms>,
    /// Ways to pay.
    pub payments: Vec<Payment>,
}

/// A statement with its sources.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// What it says.
    pub text: TextId,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// A question that is reckoned with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CostInput {
    /// What its answer means.
    pub role: InputRole,
    /// The question.
    pub fact: FactId,
    /// What is assumed while it has no answer.
    pub unknown: TextId,
}

/// What an answer means for the reckoning. Dollars, or per cent of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InputRole {
    /// What is left of the deductible, in network.
    Deductible,
    /// The member's share in per cent, in network.
    Coinsurance,
    /// The member's fixed amount for a session, in network.
    Copay,
    /// What is left until the out-of-pocket maximum, in network.
    OutOfPocket,
    /// What is left of the deductible, out of network.
    OutsideDeductible,
    /// What the plan gives back in per cent of what it allows, out of network.
    OutsideShare,
    /// Sessions in a month after the first course, where the clinic has said so.
    Upkeep,
}

/// Prices and schedule of one treatment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TreatmentCost {
    /// The treatment.
    pub treatment: TreatmentId,
    /// What is counted: sessions, bottles.
    pub unit: TextId,
    /// Prices of one session, and of the first visit.
    pub prices: Vec<Price>,
    /// Sessions of a first course; `None`: not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course: Option<Schedule>,
    /// Sessions in the first year, the course included; `None`: not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<Schedule>,
    /// For how many months of the first year sessions follow the course, where only the visitor knows
    /// how many.
    pub upkeep_months: u8,
    /// What is billed: drug, visit, observation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Note>,
}

/// A price as far as it is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Price {
    /// Of what.
    pub kind: PriceKind,
    /// The lowest.
    pub low: u32,
    /// The highest.
    pub high: u32,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What it is, and where it comes from.
    pub note: Note,
}

/// Of what a price is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PriceKind {
    /// Of a session that the patient pays.
    Cash,
    /// Of a session as a plan allows it.
    Allowed,
    /// Of the first visit, once, that the patient pays.
    FirstVisit,
}

/// How many sessions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Schedule {
    /// The fewest.
    pub low: u16,
    /// The most.
    pub high: u16,
    /// What that means, and where it comes from.
    pub note: Note,
}

/// A setting in which one can pay.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CostSetting {
    /// Which one.
    pub setting: Setting,
    /// What it is called.
    pub name: TextId,
    /// What it means.
    pub about: TextId,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// For which bands, by position; empty: all.
    #[serde(skip_serializing_if = "CellSet::is_empty")]
    pub bands: CellSet,
    /// What is always assumed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// Who pays first, and by whose price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// The plan covers it, in its network.
    InNetwork,
    /// The patient pays the clinic and sends the plan a superbill.
    OutOfNetwork,
    /// The patient pays, and no plan does.
    Cash,
}

/// Terms that a kind of plan has for everybody, counted where the visitor gives none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanTerms {
    /// For whom.
    pub when: Condition,
    /// The yearly deductible in dollars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deductible: Option<u32>,
    /// The member's share in per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coinsurance: Option<u32>,
    /// First day that it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day that it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What that means, and where it comes from.
    pub note: Note,
}

/// A way to pay.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Payment {
    /// Its id in `rules.json`. Does not travel.
    #[serde(skip)]
    pub key: String,
    /// What it is called.
    pub name: TextId,
    /// What it is, and what to watch.
    pub text: TextId,
    /// For which treatments; empty: all.
    #[serde(skip_serializing_if = "CellSet::is_empty")]
    pub treatments: CellSet,
    /// For whom it comes into question at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// For whom it does not fit, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<(Condition, TextId)>,
    /// First day that it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day that it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}
