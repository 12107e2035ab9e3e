//! Files on the visitor's own device: what each of them holds, and how saved answers are taken in
//! again. Nothing is kept anywhere else.

use super::{Focus, Outlook, Screen, Then, Visit};
use coverage_engine::date::Date;
use coverage_engine::saved::{self, CannotOpen};

/// What became of a file that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// All of it was taken in.
    Opened,
    /// The coverage information has changed since; so many answers could not be taken in.
    Changed(usize),
    /// It is no such file.
    Broken,
    /// A newer version wrote it.
    Newer,
}

impl Visit {
    /// What a file of this kind holds now: "txt" and "rtf" for the open paper, "ics" for the deadlines,
    /// "json" for the answers.
    pub fn file(&self, kind: &str) -> Option<String> {
        match (kind, self.screen) {
            ("txt", Screen::Paper(at)) => Some(self.written(at, false)),
            ("rtf", Screen::Paper(at)) => Some(self.written(at, true)),
            ("ics", _) => Some(self.calendar()),
            ("json", _) => {
                let given = self.desk.given();
                let days = self.more.map_or(&[][..], |more| &more.deadlines.days);
                let days: Vec<(&str, Date)> = days
                    .iter()
                    .zip(given)
                    .filter_map(|(day, given)| Some((day.key.as_str(), given?)))
                    .collect();
                Some(saved::write(&self.rules, self.own_answers(), &days, self.rules_hash()))
            }
            _ => None,
        }
    }

    fn rules_hash(&self) -> &str {
        self.settings.hashes.core.as_deref().unwrap_or_default()
    }

    /// Takes the answers of a file in, in place of those there are, and shows them.
    pub fn reopen(&mut self, file: &str) {
        match saved::read(&self.rules, file, self.rules_hash()) {
            Ok(opened) => {
                self.clear();
                self.answers = opened.answers;
                self.take_days(&opened.days);
                self.outlook = Outlook::of(&self.rules, &self.answers, self.settings.today);
                let in_crisis = self.outlook.crisis;
                self.go(if in_crisis { Screen::Crisis(Then::Review) } else { Screen::Review });
                self.notice = Some(if opened.rules_changed || !opened.left_out.is_empty() {
                    Notice::Changed(opened.left_out.len())
                } else {
                    Notice::Opened
                });
            }
            Err(refused) => {
                self.notice = Some(match refused {
                    CannotOpen::Broken => Notice::Broken,
                    CannotOpen::Newer => Notice::Newer,
                });
                // The button is far below the words that say so.
                self.attend(Focus::Heading);
            }
        }
    }

    fn take_days(&mut self, days: &[(String, Date)]) {
        let Some(more) = self.more else { return };
        for (key, day) in days {
            let at = more.deadlines.days.iter().position(|known| known.key == *key);
            let (year, month, day) = day.parts();
            for (part, value) in [year.unsigned_abs(), month, day].into_iter().enumerate() {
                if let Some(at) = at {
                    self.desk.give_day(at as u16, part as u16, u16::try_from(value).ok());
                }
            }
        }
    }
}
