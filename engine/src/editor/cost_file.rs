//! Prices, schedules and ways to pay as people write them in `rules.json`. Amounts are whole dollars.

use super::file::{Condition, Text};
use crate::rules::{InputRole, PriceKind, Setting};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The key `costs`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Costs {
    /// The questions whose answers are reckoned with.
    #[serde(default)]
    pub inputs: Vec<Input>,
    /// Prices and schedules by treatment.
    #[serde(default)]
    pub treatments: BTreeMap<String, TreatmentCost>,
    /// The settings in which one can pay.
    #[serde(default)]
    pub settings: Vec<CostSetting>,
    /// Terms that a kind of plan has for everybody.
    #[serde(default)]
    pub terms: Vec<Terms>,
    /// Ways to pay.
    #[serde(default)]
    pub payments: Vec<Payment>,
}

/// A statement with its sources.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What it says.
    pub text: Text,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A question that is reckoned with.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// What its answer means.
    pub role: InputRole,
    /// The question: a number.
    pub question: String,
    /// What is assumed while it has no answer.
    pub unknown: Text,
}

/// Prices and schedule of one treatment.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TreatmentCost {
    /// What is counted, in the singular: a session, a bottle.
    pub unit: Text,
    /// What is known of prices.
    #[serde(default)]
    pub prices: Vec<Price>,
    /// Sessions of a first course.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<Schedule>,
    /// Sessions in the first year, the course included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<Schedule>,
    /// For how many months of the first year sessions follow, where only the visitor knows how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upkeep_months: Option<u8>,
    /// What is billed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Note>,
}

/// A price as far as it is known.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Of what.
    pub kind: PriceKind,
    /// The lowest.
    pub low: u32,
    /// The highest.
    pub high: u32,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What it is.
    pub text: Text,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// How many sessions.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The fewest.
    pub low: u16,
    /// The most.
    pub high: u16,
    /// What that means.
    pub text: Text,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// A setting in which one can pay.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CostSetting {
    /// Which one.
    pub setting: Setting,
    /// What it is called.
    pub name: Text,
    /// What it means.
    pub about: Text,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// For which bands; all if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_bands: Vec<String>,
    /// What is always assumed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// Terms that a kind of plan has for everybody.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// For whom.
    pub when: Condition,
    /// The yearly deductible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deductible: Option<u32>,
    /// The member's share in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coinsurance: Option<u32>,
    /// First day that it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day that it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What that means.
    pub text: Text,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// A way to pay.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it is, and what to watch.
    pub text: Text,
    /// For which treatments; all if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_treatments: Vec<String>,
    /// For whom it comes into question at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// For whom it does not fit, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_when: Vec<NotWhen>,
    /// First day that it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day that it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// For whom a way to pay does not fit, and why.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NotWhen {
    /// For whom.
    pub when: Condition,
    /// Why.
    pub reason: Text,
}

impl Costs {
    /// Every source that is named.
    pub fn sources(&self) -> Vec<&String> {
        let treatments = self.treatments.values();
        let of_treatments = treatments.flat_map(|treatment| {
            let schedules = treatment.course.iter().chain(&treatment.year);
            let prices = treatment.prices.iter().flat_map(|price| &price.sources);
            let notes = treatment.parts.iter().flat_map(|note| &note.sources);
            schedules.flat_map(|schedule| &schedule.sources).chain(prices).chain(notes)
        });
        let notes = self.settings.iter().flat_map(|setting| &setting.notes);
        of_treatments
            .chain(notes.flat_map(|note| &note.sources))
            .chain(self.terms.iter().flat_map(|terms| &terms.sources))
            .chain(self.payments.iter().flat_map(|payment| &payment.sources))
            .collect()
    }

    /// Every condition.
    pub fn conditions(&self) -> Vec<&Condition> {
        let prices = self.treatments.values().flat_map(|treatment| &treatment.prices);
        let some = prices
            .map(|price| &price.when)
            .chain(self.settings.iter().map(|setting| &setting.when))
            .chain(self.payments.iter().map(|payment| &payment.when));
        let unless = self.payments.iter().flat_map(|payment| &payment.not_when);
        some.flatten()
            .chain(self.terms.iter().map(|terms| &terms.when))
            .chain(unless.map(|unless| &unless.when))
            .collect()
    }
}
