//! Papers as data: letters and lists with blanks, filled by [`crate::papers`]. Part of the second
//! parcel; nothing here knows what a paper is about.

use super::core::Basis;
use crate::id::{CriterionId, FactId, SourceId, TextId};
use crate::logic::{CellSet, Condition};
use serde::{Deserialize, Serialize};

/// All papers, and the words that they share.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Papers {
    /// What marks a fact that the visitor told, and other small words.
    pub words: PaperWords,
    /// Options that are no name, such as "another one": they leave a blank.
    pub unnamed: Vec<(FactId, CellSet)>,
    /// Criteria that papers do not list, such as that nobody has refused.
    pub unlisted: Vec<CriterionId>,
    /// The papers, in the order in which they are offered.
    pub list: Vec<Paper>,
}

/// Small words that the filler puts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PaperWords {
    /// Behind a fact that nobody but the visitor has told.
    pub reported: TextId,
    /// For "yes".
    pub yes: TextId,
    /// For "no".
    pub no: TextId,
    /// For an empty choice of options.
    pub none: TextId,
    /// For a source without a date.
    pub undated: TextId,
}

/// A letter, a list or a script.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paper {
    /// Its id in `rules.json`.
    pub key: String,
    /// What it is called.
    pub title: TextId,
    /// What it is for, and what to do with it.
    pub about: TextId,
    /// Who signs it. Facts are marked as reported wherever the visitor does not sign.
    pub signer: Signer,
    /// For which treatments; empty: all.
    #[serde(skip_serializing_if = "CellSet::is_empty")]
    pub treatments: CellSet,
    /// For which bands, by position; empty: all.
    #[serde(skip_serializing_if = "CellSet::is_empty")]
    pub bands: CellSet,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The facts that it reads, in the order of the questions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<FactId>,
    /// What it says.
    pub body: Vec<Block>,
    /// What it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceId>,
}

/// One line of a paper, or as many as its list has entries.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Block {
    /// How it is set.
    pub kind: LineKind,
    /// Its text, with places to fill such as `{fact:age|age}`.
    pub text: TextId,
    /// For which treatments; empty: all.
    #[serde(skip_serializing_if = "CellSet::is_empty")]
    pub treatments: CellSet,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// For whom not; who it holds for must be known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unless: Option<Condition>,
    /// On which kinds of text the result rests, by position in [`Ground`]; empty: any.
    #[serde(skip_serializing_if = "CellSet::is_empty")]
    pub grounds: CellSet,
    /// Once for each entry of this list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<Each>,
    /// Only if this list has an entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_any: Option<Each>,
}

/// Who signs a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signer {
    /// The visitor.
    You,
    /// The clinician, or somebody of the clinic.
    Clinic,
    /// Nobody: notes and lists.
    Nobody,
}

/// How a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// A heading.
    Heading,
    /// A paragraph.
    Text,
    /// An entry of a list.
    Item,
    /// An entry with a box to tick.
    Check,
    /// A label and room to write.
    Write,
}

/// A list that a block goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Each {
    /// Criteria that are met.
    Met,
    /// Criteria that are not met.
    Unmet,
    /// Criteria of which it is not known.
    Unknown,
    /// Sources of the governing policy.
    Sources,
}

/// What a result rests on, for the blocks that need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// What most plans do.
    General,
    /// A public programme, or law.
    Programme,
    /// This plan's own text.
    Policy,
    /// Nothing was found.
    Nothing,
    /// Not known yet: it hangs on answers that are missing.
    Open,
}

impl From<Basis> for Ground {
    fn from(basis: Basis) -> Ground {
        match basis {
            Basis::General => Ground::General,
            Basis::Programme => Ground::Programme,
            Basis::Policy => Ground::Policy,
        }
    }
}
