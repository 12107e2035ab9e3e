//! What each action does to a visit: where everything that a visitor does arrives.

use super::{Action, Cover, Desk, Draft, Focus, Outlook, Screen, Shelf, Then, Visit};
use crate::words::Words;
use coverage_engine::answers::{Answers, Value};
use coverage_engine::id::FactId;
use coverage_engine::rules::{Kind, More};

impl Visit {
    /// Does what the action says.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Begin => self.attend(Focus::Heading),
            Action::Choose(option) => self.enter(Value::Option(option).into()),
            Action::Toggle(option) => self.enter(self.draft.toggled(option)),
            Action::NoneOfThese => self.enter(self.draft.none_toggled()),
            Action::Say(yes) => self.enter(Value::YesNo(yes).into()),
            Action::Pick(number) => self.enter(number.map(Value::Number).into()),
            Action::Letter(letter) => self.letter = letter,
            Action::Next => self.answer(),
            Action::NotSure => self.answer_unsure(),
            Action::Back => self.back(),
            Action::ShowNow => self.go(Screen::Result),
            Action::Resume => self.go(self.onward()),
            Action::Review => self.go(Screen::Review),
            Action::Change(fact) => self.change(fact),
            Action::Try(treatment, what_if) => self.try_out(treatment, what_if),
            Action::Also(treatment) => self.also(treatment),
            Action::Show(screen) => self.open(screen),
            Action::Subject(treatment) => {
                self.desk.subject = Some(treatment);
                self.desk.editing = false;
            }
            Action::Fill(fact, picked) => self.fill(fact, picked),
            Action::GiveDay(day, part, picked) => self.desk.give_day(day, part, picked),
            Action::PaperInEnglish(english) => {
                self.desk.english = english;
                self.desk.editing = false;
            }
            Action::EditPaper(editing) => self.desk.editing = editing,
            Action::LeaveOut(line) => self.leave_out(line),
            Action::Strike(line, part) => self.strike(line, part),
            Action::Restart => self.hide(Cover::Restarting),
            Action::Clear => self.clear(),
            Action::Cover => self.cover = Cover::On,
            Action::Uncover { ask: true } => self.hide(Cover::Returned),
            Action::Uncover { ask: false } => self.cover = Cover::Off,
            Action::Continue => self.go_on(),
            Action::Speak(language) => self.library.speak(language),
        }
    }

    /// Takes a choice; a complaint that there is none no longer holds.
    fn enter(&mut self, draft: Draft) {
        self.draft = draft;
        self.refused = false;
    }

    /// Next: the draft becomes the answer, if it is one.
    fn answer(&mut self) {
        let Screen::Question(id, then) = self.screen else { return };
        let Some(fact) = self.rules.fact(id) else { return };
        if let Ok(value) = self.draft.read(fact, self.none_counts(fact)) {
            if self.answers.set(id, fact, value).is_ok() {
                self.answered(then);
            }
        } else {
            self.refused = true;
            self.attend(Focus::Field);
        }
    }

    fn answer_unsure(&mut self) {
        if let Screen::Question(id, then) = self.screen {
            self.answers.set_unsure(id);
            self.answered(then);
        }
    }

    /// Derives everything anew. Help in a crisis comes before any question or result.
    pub(super) fn answered(&mut self, then: Then) {
        let in_crisis = self.outlook.crisis;
        self.outlook = Outlook::of(&self.rules, &self.answers, self.settings.today);
        if self.outlook.crisis && !in_crisis {
            self.go(Screen::Crisis(then));
        } else {
            self.proceed(then);
        }
    }

    fn proceed(&mut self, then: Then) {
        match then {
            Then::Review => self.return_to(Screen::Review),
            Then::Result if self.outlook.done() => self.return_to(Screen::Result),
            Then::Onward | Then::Result => self.go(self.onward()),
            Then::Back => self.back(),
        }
    }

    /// Opens a screen beside the result; a paper lies there to be read. Back never goes round in circles.
    fn open(&mut self, screen: Screen) {
        self.desk.editing = false;
        if self.trail.contains(&screen) {
            self.return_to(screen);
        } else {
            self.go(screen);
        }
    }

    /// Takes an answer that a paper or the costs ask for.
    fn fill(&mut self, id: FactId, picked: Option<i32>) {
        let Some(fact) = self.rules.fact(id) else { return };
        let option = picked.and_then(|picked| u16::try_from(picked).ok());
        let value = match &fact.kind {
            Kind::YesNo => picked.map(|picked| Value::YesNo(picked == 1)),
            Kind::Number { .. } => picked.map(Value::Number),
            Kind::OneOf(_) => option.map(Value::Option),
            Kind::SomeOf(_) => Draft::of(self.answers.get(id)).toggled(option.unwrap_or(0)).value(),
        };
        match value {
            // A value that the list does not hold cannot be picked.
            Some(value) => drop(self.answers.set(id, fact, value)),
            None => self.answers.forget(id),
        }
        self.desk.editing = false;
        let in_crisis = self.outlook.crisis;
        self.outlook = Outlook::of(&self.rules, &self.answers, self.settings.today);
        if !self.desk.filled.contains(&id) {
            self.desk.filled.push(id);
        }
        if self.outlook.crisis && !in_crisis {
            self.go(Screen::Crisis(Then::Back));
        }
    }

    /// Back to a screen of the trail, so that Back does not walk through the change again.
    fn return_to(&mut self, screen: Screen) {
        if let Some(at) = self.trail.iter().rposition(|earlier| *earlier == screen) {
            self.trail.truncate(at);
        }
        self.show(screen);
    }

    fn change(&mut self, fact: FactId) {
        let then = match self.screen {
            Screen::Review => Then::Review,
            Screen::Result if self.outlook.done() => Then::Result,
            // What is shown early is shown again.
            Screen::Result => Then::Back,
            _ => Then::Onward,
        };
        self.go(Screen::Question(fact, then));
    }

    /// Shows a new screen, and remembers the one before it. A crisis panel is not gone back to, nor a question that was
    /// opened from the screen before it.
    pub(super) fn go(&mut self, screen: Screen) {
        let passing = matches!(self.screen, Screen::Crisis(_) | Screen::Question(_, Then::Back));
        if !passing && self.screen != screen {
            self.trail.push(self.screen);
        }
        self.show(screen);
    }

    fn show(&mut self, screen: Screen) {
        if screen != Screen::Trial {
            self.end_trial();
        }
        self.screen = screen;
        self.desk.filled.clear();
        self.notice = None;
        self.refused = false;
        self.letter = None;
        self.draft = match screen {
            Screen::Question(fact, _) => Draft::of(self.answers.get(fact)),
            _ => Draft::default(),
        };
        if screen == Screen::Result {
            self.explain();
        }
        self.attend(Focus::Heading);
    }

    /// Works out what only a result shows, once everything for it is here; until then the result says
    /// that it is on its way.
    fn explain(&mut self) {
        if self.more.is_some() {
            self.outlook.explain(&self.rules, &self.answers, self.settings.today);
        }
    }

    /// The second parcel is in: a result that waits for it goes on.
    pub fn complete(
        &mut self,
        more: &'static More,
        texts: Vec<String>,
        words: Words,
        other: Shelf,
    ) {
        self.more = Some(more);
        self.library.complete(texts, words, other);
        // Questions and the crisis panel stay as they are; every other screen has waited for this.
        if matches!(self.screen, Screen::Question(..) | Screen::Crisis(_)) {
            return;
        }
        self.explain();
        self.attend(Focus::Heading);
    }

    /// One screen back, past questions that are no longer asked.
    fn back(&mut self) {
        while let Some(screen) = self.trail.pop() {
            let gone = matches!(screen, Screen::Question(fact, _) if !self.outlook.asked.contains(&fact))
                && screen != self.onward();
            if !gone {
                return self.show(screen);
            }
        }
        self.show(self.onward());
    }

    pub(super) fn clear(&mut self) {
        self.answers = Answers::new();
        self.outlook = Outlook::of(&self.rules, &self.answers, self.settings.today);
        self.trail.clear();
        self.trial = None;
        self.desk = Desk::default();
        self.cover = Cover::Off;
        self.show(self.onward());
    }

    fn hide(&mut self, cover: Cover) {
        self.cover = cover;
        self.attend(Focus::Heading);
    }

    fn go_on(&mut self) {
        if self.cover != Cover::Off {
            self.cover = Cover::Off;
            self.attend(Focus::Heading);
        } else if let Screen::Crisis(then) = self.screen {
            self.proceed(then);
        }
    }

    pub(super) fn attend(&mut self, focus: Focus) {
        self.focus = (self.focus.0.wrapping_add(1), focus);
    }
}
