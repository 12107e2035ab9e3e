//! One visit: what was handed in, what was answered, and which screen is shown.

use super::{Cover, Desk, Draft, Library, Notice, Outlook, Screen, Settings, Then, Trial};
use crate::words::Words;
use coverage_engine::answers::Answers;
use coverage_engine::id::{FactId, TextId};
use coverage_engine::interview::Next;
use coverage_engine::rules::{Fact, More, Rules};

/// Where the keyboard focus goes after a change of screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// To the screen's heading.
    Heading,
    /// To the first field of the question: what was entered does not do.
    Field,
}

/// One visit.
pub struct Visit {
    /// The rules.
    pub rules: Rules,
    /// What explains a result, once it is in. It is kept until the page goes: code that gives all of it
    /// back piece by piece would be downloaded by everybody and run by nobody.
    pub more: Option<&'static More>,
    /// The texts.
    pub library: Library,
    /// What the page handed in.
    pub settings: Settings,
    /// The answers. Those to questions that are no longer asked stay, and do not count.
    pub answers: Answers,
    /// The screen.
    pub screen: Screen,
    /// A changed result, while it is shown.
    pub trial: Option<Trial>,
    /// What is done with the result.
    pub desk: Desk,
    /// What became of a file that was opened, until the next screen.
    pub notice: Option<Notice>,
    /// The screens before it, for Back.
    pub(super) trail: Vec<Screen>,
    /// The answer being made.
    pub draft: Draft,
    /// Next was refused: nothing is chosen.
    pub refused: bool,
    /// The letter to which a long list is narrowed.
    pub letter: Option<char>,
    /// What follows from the answers.
    pub outlook: Outlook,
    /// Whether the answers are hidden.
    pub cover: Cover,
    /// Counts up when focus shall move, and where to.
    pub focus: (u32, Focus),
}

impl Visit {
    /// A visit at its first question.
    pub fn new(rules: Rules, library: Library, settings: Settings) -> Visit {
        let answers = Answers::new();
        let outlook = Outlook::of(&rules, &answers, settings.today);
        let mut visit = Visit {
            rules,
            more: None,
            library,
            settings,
            answers,
            screen: Screen::Result,
            trial: None,
            desk: Desk::default(),
            notice: None,
            trail: Vec::new(),
            draft: Draft::default(),
            refused: false,
            letter: None,
            outlook,
            cover: Cover::Off,
            focus: (0, Focus::Heading),
        };
        visit.screen = visit.onward();
        visit
    }

    /// What the widget says in the language of the screen.
    pub fn words(&self) -> &Words {
        self.library.words()
    }

    /// A text of the rules in the language of the screen.
    pub fn text(&self, id: TextId) -> &str {
        self.library.text(id)
    }

    /// Whether Back stays inside: there is a screen before this one.
    pub fn can_go_back(&self) -> bool {
        self.cover == Cover::Off && !self.trail.is_empty()
    }

    /// Whether choosing none of the options is an answer to this question. For the question of
    /// which treatments matter it is not: there would be nothing to show.
    pub fn none_counts(&self, fact: &Fact) -> bool {
        let treatments = self.rules.fact(self.rules.core().treatments_fact);
        treatments.is_none_or(|treatments| treatments.key != fact.key)
    }

    /// The question on the screen.
    pub fn question(&self) -> Option<(FactId, &Fact)> {
        match self.screen {
            Screen::Question(id, _) => Some((id, self.rules.fact(id)?)),
            _ => None,
        }
    }

    /// The next question, or the result.
    pub(super) fn onward(&self) -> Screen {
        match self.outlook.next {
            Next::Ask(fact) => Screen::Question(fact, Then::Onward),
            Next::Done => Screen::Result,
        }
    }
}
