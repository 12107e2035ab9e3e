//! The language tables: every text once, at the same position in both languages.

use crate::editor::file::Text;
use crate::id::TextId;
use std::collections::HashMap;

/// Texts collected so far.
#[derive(Default)]
pub(super) struct TextTable {
    positions: HashMap<Text, TextId>,
    /// The position of its first text.
    first: u16,
    en: Vec<String>,
    es: Vec<String>,
}

impl TextTable {
    /// An empty table whose texts will stand behind those of `before`.
    pub(super) fn behind(before: &TextTable) -> TextTable {
        TextTable { first: before.len(), ..TextTable::default() }
    }

    /// The position of a text, which is added if it is new.
    pub(super) fn add(&mut self, text: &Text) -> TextId {
        if let Some(id) = self.positions.get(text) {
            return *id;
        }
        let id = TextId(self.first.saturating_add(self.len()));
        self.en.push(text.en.clone());
        self.es.push(text.es.clone());
        self.positions.insert(text.clone(), id);
        id
    }

    /// The position of a text that may be missing.
    pub(super) fn add_some(&mut self, text: Option<&Text>) -> Option<TextId> {
        text.map(|text| self.add(text))
    }

    pub(super) fn len(&self) -> u16 {
        self.en.len().try_into().unwrap_or(u16::MAX)
    }

    pub(super) fn into_parts(self) -> (Vec<String>, Vec<String>) {
        (self.en, self.es)
    }
}
