//! Deadlines as people write them in `rules.json`.

use super::file::{Condition, Text};
use crate::rules::Who;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The key `deadlines`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// Days that the visitor may give.
    #[serde(default)]
    pub days: Vec<GivenDay>,
    /// What is due, counted from them.
    #[serde(default)]
    pub list: Vec<Deadline>,
}

/// A day that the visitor may give.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GivenDay {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub text: Text,
    /// Where to find it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// Something that is due.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Its id.
    pub id: String,
    /// The id of the day from which it counts.
    pub after: String,
    /// So many calendar days later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// So many months later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u16>,
    /// Who must have done it by then.
    pub who: Who,
    /// What is due.
    pub text: Text,
    /// What to watch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Text>,
    /// For which treatments; all if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_treatments: Vec<String>,
    /// For whom, as in a policy.
    #[serde(rename = "for", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub applies_to: BTreeMap<String, Vec<String>>,
    /// For whom, otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Where it comes from.
    pub sources: Vec<String>,
}

impl Deadlines {
    /// Every source that is named.
    pub fn sources(&self) -> Vec<&String> {
        self.list.iter().flat_map(|deadline| &deadline.sources).collect()
    }

    /// Every condition.
    pub fn conditions(&self) -> Vec<&Condition> {
        let days = self.days.iter().map(|day| &day.when);
        days.chain(self.list.iter().map(|deadline| &deadline.when)).flatten().collect()
    }
}
