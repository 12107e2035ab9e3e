//! The widget's own words, in the language of the screen. They travel beside the Wasm, not inside it:
//! those up to the first question with the first parcel, all others with the second. `build.rs` makes
//! the names from `en.json` and refuses to build if Spanish lacks one. Statements about coverage are
//! never here; they come from the rules.

mod dates;
mod fill;
mod verdict;

mod name {
    include!(concat!(env!("OUT_DIR"), "/word.rs"));
}

use crate::state::Language;
pub(crate) use dates::loose_date;
pub(crate) use name::{Word, WordList};
pub(crate) use verdict::{nobody_pays, sentence};

/// What the widget says, in one language.
#[derive(Debug)]
pub struct Words {
    language: Language,
    strings: Vec<String>,
}

/// These are not the words that belong to this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch;

impl Words {
    /// The words up to the first question.
    ///
    /// # Errors
    /// If there are more or fewer than there must be.
    pub fn first(language: Language, strings: Vec<String>) -> Result<Words, Mismatch> {
        Words::counted(language, strings, name::FIRST)
    }

    /// All words.
    ///
    /// # Errors
    /// If there are more or fewer than there must be.
    pub fn all(language: Language, strings: Vec<String>) -> Result<Words, Mismatch> {
        Words::counted(language, strings, name::ALL)
    }

    /// These words and those that come after them: all of the language.
    ///
    /// # Errors
    /// If there are more or fewer than there must be.
    pub fn with(&self, later: Vec<String>) -> Result<Words, Mismatch> {
        Words::all(self.language, [self.strings.clone(), later].concat())
    }

    fn counted(language: Language, strings: Vec<String>, due: usize) -> Result<Words, Mismatch> {
        if strings.len() == due { Ok(Words { language, strings }) } else { Err(Mismatch) }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A word.
    #[inline(never)]
    pub(crate) fn get(&self, word: Word) -> &str {
        self.at(word as usize)
    }

    /// A word of a list, by its position there.
    #[inline(never)]
    pub(crate) fn nth(&self, list: WordList, at: usize) -> &str {
        self.at((list as usize).wrapping_add(at))
    }

    /// A word with its places filled in.
    #[inline(never)]
    pub(crate) fn fill(&self, word: Word, values: &[&str]) -> String {
        fill::fill(self.get(word), values)
    }

    /// Empty for a word that has not arrived: no screen that needs it is shown before.
    fn at(&self, at: usize) -> &str {
        self.strings.get(at).map_or("", String::as_str)
    }

    /// All words of a language, as the build packs them.
    #[cfg(test)]
    pub(crate) fn packed(language: Language) -> Words {
        let all = match language {
            Language::English => name::EN,
            Language::Spanish => name::ES,
        };
        Words { language, strings: all.iter().map(ToString::to_string).collect() }
    }
}
