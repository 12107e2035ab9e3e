//! Papers as people write them in `rules.json`.

use super::file::{Condition, Text};
use crate::rules::{Each, Ground, LineKind, Signer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The key `papers`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// Small words that the filler puts in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// Options that are no name and leave a blank, by question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unnamed: BTreeMap<String, Vec<String>>,
    /// Criteria that papers do not list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlisted: Vec<String>,
    /// Runs of blocks that several papers share.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, Vec<Block>>,
    /// The papers, in the order in which they are offered.
    #[serde(default)]
    pub list: Vec<Paper>,
}

/// Small words that the filler puts in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Words {
    pub reported: Text,
    pub yes: Text,
    pub no: Text,
    pub none: Text,
    pub undated: Text,
}

/// A letter, a list or a script.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What it is for.
    pub about: Text,
    /// Who signs it.
    pub signer: Signer,
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
    /// What it says.
    pub body: Vec<Block>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A line of a paper, or the name of a shared part.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// The name of a shared part, which stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// A heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<Text>,
    /// A paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// An entry of a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Text>,
    /// An entry with a box to tick.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Text>,
    /// A label and room to write.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub write: Option<Text>,
    /// For which treatments; all if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_treatments: Vec<String>,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// For whom not; shown to everybody else, also where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unless: Option<Condition>,
    /// On which kinds of text the result rests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Ground>,
    /// Once for each entry of this list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<Each>,
    /// Only if this list has an entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_any: Option<Each>,
}

impl Block {
    /// The line that is written here; `None` if none or several are.
    pub fn line(&self) -> Option<(LineKind, &Text)> {
        let mut lines = [
            (LineKind::Heading, &self.heading),
            (LineKind::Text, &self.text),
            (LineKind::Item, &self.item),
            (LineKind::Check, &self.check),
            (LineKind::Write, &self.write),
        ]
        .into_iter()
        .filter_map(|(kind, text)| Some((kind, text.as_ref()?)));
        let first = lines.next();
        if lines.next().is_some() { None } else { first }
    }
}

impl Papers {
    /// Every source that is named.
    pub fn sources(&self) -> Vec<&String> {
        self.list.iter().flat_map(|paper| &paper.sources).collect()
    }

    /// Every condition.
    pub fn conditions(&self) -> Vec<&Condition> {
        let bodies = self.list.iter().map(|paper| &paper.body).chain(self.parts.values());
        let of_blocks = bodies.flatten().flat_map(|block| block.when.iter().chain(&block.unless));
        self.list.iter().filter_map(|paper| paper.when.as_ref()).chain(of_blocks).collect()
    }
}
