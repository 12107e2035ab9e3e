//! A small invented set of rules for the tests of the widget, read by the editor's own tool. It is
//! about something else than the real rules: the widget must not know what it speaks of.

use super::{Action, Clinic, Hashes, Language, Library, Screen, Settings, Shelf, Visit};
use crate::words::Words;
use coverage_engine::editor::command;
use coverage_engine::rules::{Kind, More, Texts};

/// A visit with both parcels in.
pub(crate) fn visit() -> Visit {
    let (mut visit, second) = visit_before_details();
    second.arrive(&mut visit);
    visit
}

/// What the second parcel holds.
pub(crate) struct Second {
    more: More,
    texts: Vec<String>,
    spanish: Vec<String>,
}

impl Second {
    /// The parcel is in.
    pub(crate) fn arrive(self, visit: &mut Visit) {
        let words = |language| Words::packed(language);
        let other = Shelf { texts: Texts::new(self.spanish), words: words(Language::Spanish) };
        let more = Box::leak(Box::new(self.more));
        visit.complete(more, self.texts, words(Language::English), other);
    }
}

/// A visit while the second parcel is on its way.
pub(crate) fn visit_before_details() -> (Visit, Second) {
    let compiled = command::load(include_str!("fixture.json")).expect("fixture").compiled;
    let split = usize::from(compiled.core.core_texts);
    let (first, second) = compiled.en.split_at(split);
    let settings = Settings {
        today: "2026-02-01".parse().expect("date"),
        base: "https://clinic.example/check/".to_string(),
        replaced: false,
        clinic: Clinic {
            name: Some("Lamp Clinic".to_string()),
            phone: Some("(555) 555-0142".to_string()),
            booking: Some("https://clinic.example/book".to_string()),
            says: ["lamp, bath", "WI"].map(|said| Some(said.to_string())).into(),
            prices: Vec::new(),
        },
        hashes: Hashes { core: Some("0a1b".to_string()), ..Hashes::default() },
        origin: Some("null".to_string()),
    };
    let library = Library::new(Texts::new(first.to_vec()), Words::packed(Language::English));
    let visit = Visit::new(compiled.rules().expect("rules"), library, settings);
    let second = Second { texts: second.to_vec(), spanish: compiled.es, more: compiled.more };
    (visit, second)
}

impl Visit {
    /// The key of the question on the screen; empty on another screen.
    pub(crate) fn asking(&self) -> &str {
        self.question().map_or("", |(_, fact)| fact.key.as_str())
    }

    /// Gives these answers in turn, as a person does. A word is an option, a number is picked, "both"
    /// are the first two options, "?" is "not sure".
    pub(crate) fn say(&mut self, answers: &[&str]) {
        for answer in answers {
            if *answer == "?" {
                self.act(Action::NotSure);
                continue;
            }
            if *answer == "both" {
                self.act(Action::Toggle(0));
                self.act(Action::Toggle(1));
                self.act(Action::Next);
                continue;
            }
            let (_, fact) = self.question().expect("a question");
            let at = fact.options().iter().position(|option| option.key == *answer);
            let action = match (&fact.kind, at) {
                (Kind::OneOf(_), Some(at)) => Action::Choose(at as u16),
                (Kind::SomeOf(_), Some(at)) => Action::Toggle(at as u16),
                (Kind::SomeOf(_), None) => Action::NoneOfThese,
                (Kind::YesNo, _) => Action::Say(*answer == "yes"),
                _ => Action::Pick(answer.parse().ok()),
            };
            self.act(action);
            self.act(Action::Next);
        }
    }

    /// Whether the result is shown.
    pub(crate) fn shows_result(&self) -> bool {
        self.screen == Screen::Result
    }
}
