//! The texts that have arrived, and the language in use. A language is spoken only once it is here,
//! so that a screen never mixes two.

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
    language: Language,
    wanted: Language,
    english: Option<Texts>,
    spanish: Option<Texts>,
    nothing: Texts,
}

impl Library {
    /// The first parcel's texts.
    pub fn new(language: Language, texts: Texts) -> Library {
        let mut library = Library {
            language,
            wanted: language,
            english: None,
            spanish: None,
            nothing: Texts::default(),
        };
        *library.shelf(language) = Some(texts);
        library
    }

    /// The language of the screen.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A text of the rules in the language of the screen.
    pub fn text(&self, id: TextId) -> &str {
        let texts = match self.language {
            Language::English => &self.english,
            Language::Spanish => &self.spanish,
        };
        texts.as_ref().unwrap_or(&self.nothing).get(id)
    }

    /// The second parcel's texts of the first language.
    pub(super) fn add_more(&mut self, more: Vec<String>) {
        let language = self.language;
        if let Some(texts) = self.shelf(language) {
            texts.add_more(more);
        }
    }

    /// All texts of a language.
    pub(super) fn add_language(&mut self, language: Language, texts: Texts) {
        *self.shelf(language) = Some(texts);
        self.language = if self.shelf(self.wanted).is_some() { self.wanted } else { self.language };
    }

    /// Speaks this language now, or as soon as it arrives.
    pub(super) fn speak(&mut self, language: Language) {
        self.wanted = language;
        if self.shelf(language).is_some() {
            self.language = language;
        }
    }

    fn shelf(&mut self, language: Language) -> &mut Option<Texts> {
        match language {
            Language::English => &mut self.english,
            Language::Spanish => &mut self.spanish,
        }
    }
}
