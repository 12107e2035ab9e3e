//! The texts of one language: core texts from the first parcel, the rest from the second.

use crate::id::TextId;

/// All texts of one language that have arrived.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    strings: Vec<String>,
}

impl Texts {
    /// The texts of the first parcel.
    pub fn new(core: Vec<String>) -> Texts {
        Texts { strings: core }
    }

    /// Adds the texts of the second parcel behind those of the first.
    pub fn add_more(&mut self, more: Vec<String>) {
        self.strings.extend(more);
    }

    /// How many texts have arrived.
    pub fn len(&self) -> usize {
        self.strings.len()
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.strings.is_empty()
    }

    /// A text; empty if its parcel has not arrived.
    pub fn get(&self, id: TextId) -> &str {
        self.strings.get(id.index()).map_or("", String::as_str)
    }
}
