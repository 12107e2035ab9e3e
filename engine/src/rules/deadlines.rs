//! Deadlines as data: so many days or months after a day that the visitor gives. Part of the second
//! parcel; [`crate::plan`] counts.

use super::more::Who;
use crate::id::{SourceId, TextId};
use crate::logic::{CellSet, Condition};
use serde::Serialize;

/// All deadlines, and the days from which they count.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Deadlines {
    /// Days that the visitor may give.
    pub days: Vec<GivenDay>,
    /// What is due, counted from them.
    pub list: Vec<Deadline>,
}

/// A day that the visitor may give, such as that of a refusal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GivenDay {
    /// Its id in `rules.json`.
    pub key: String,
    /// What is asked.
    pub text: TextId,
    /// Where to find it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<TextId>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Deadline {
    /// Its id in `rules.json`. Does not travel.
    #[serde(skip)]
    pub key: String,
    /// Which of the days it counts from.
    pub day: u16,
    /// How many.
    pub count: u16,
    /// How many of what.
    pub unit: Unit,
    /// Who must have done it by then.
    pub who: Who,
    /// What is due.
    pub text: TextId,
    /// What to watch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<TextId>,
    /// For which treatments; empty: all.
    #[serde(skip_serializing_if = "CellSet::is_empty")]
    pub treatments: CellSet,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// What a deadline counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Months; where the month is too short, its last day, which is the safe side.
    Months,
}
