//! The texts that have arrived, and the language in use. A language is spoken only once it is here,
//! so that a screen never mixes two.

use crate::words::Words;
use coverage_engine::id::TextId;
use coverage_engine::rules::Texts;

/// The languages the widget speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// The language of this code; English for any other.
    pub fn of(code: &str) -> Language {
        if code == "es" { Language::Spanish } else { Language::English }
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Language {
        match self {
            Language::English => Language::Spanish,
            Language::Spanish => Language::English,
        }
    }
}

/// The texts of both languages, as far as they have arrived.
#[derive(Debug)]
pub struct Library {
    /// The language of the screen.
    spoken: Shelf,
    /// The other one, once it is here.
    other: Option<Shelf>,
    wanted: Language,
}

/// All that is said in one language: by the rules, and by the widget.
#[derive(Debug)]
pub struct Shelf {
    /// What the rules say.
    pub texts: Texts,
    /// What the widget says.
    pub words: Words,
}

impl Library {
    /// The first parcel's texts.
    pub fn new(texts: Texts, words: Words) -> Library {
        let wanted = words.language();
        Library { spoken: Shelf { texts, words }, other: None, wanted }
    }

    /// The language of the screen.
    pub fn language(&self) -> Language {
        self.spoken.words.language()
    }

    /// What the widget says in the language of the screen.
    pub fn words(&self) -> &Words {
        &self.spoken.words
    }

    /// All texts of the rules in the language of the screen.
    pub fn texts(&self) -> &Texts {
        &self.spoken.texts
    }

    /// A text of the rules in the language of the screen.
    pub fn text(&self, id: TextId) -> &str {
        self.spoken.texts.get(id)
    }

    /// What is said in English, or nothing while the screen is in English: papers show it beside Spanish.
    pub fn english(&self) -> Option<&Shelf> {
        let beside = self.other.as_ref();
        beside.filter(|shelf| shelf.words.language() == Language::English)
    }

    /// The second parcel: the rest of the first language, and all of the other.
    pub fn complete(&mut self, texts: Vec<String>, words: Words, other: Shelf) {
        self.spoken.texts.add_more(texts);
        self.spoken.words = words;
        self.other = Some(other);
        self.speak(self.wanted);
    }

    /// Speaks this language now, or as soon as it arrives.
    pub(super) fn speak(&mut self, language: Language) {
        self.wanted = language;
        if let Some(other) = &mut self.other
            && other.words.language() == language
        {
            std::mem::swap(&mut self.spoken, other);
        }
    }
}
