//! What the visitor does with a result: the treatment that papers and costs are for, the days that
//! deadlines count from, and what was changed in the papers. Kept in memory like the answers.

use super::{Screen, Visit};
use crate::words::Words;
use coverage_engine::assessment::Assessment;
use coverage_engine::date::Date;
use coverage_engine::id::{FactId, TreatmentId};
use coverage_engine::papers::{self, Case, Line, Marks, Origin, Part};
use coverage_engine::plan::{self, Due, Entry};
use coverage_engine::rules::{LineKind, Paper};

/// What lies on the desk.
#[derive(Default)]
pub struct Desk {
    /// The treatment that papers and costs are for; the first of them if none was picked.
    pub subject: Option<TreatmentId>,
    /// Year, month and day as far as picked, for each day of the rules.
    pub days: Vec<[Option<u16>; 3]>,
    /// The open paper is shown in English although the screen is not.
    pub english: bool,
    /// The open paper is being changed; another one is opened as it will be read.
    pub editing: bool,
    /// Lines that are left out, each of its own paper.
    left_out: Vec<(u16, Origin)>,
    /// Marks that are struck, by line and by what they stand behind: the same fact in the same line of another paper is
    /// struck with it, and once the fact is another it has its mark again.
    struck: Vec<(Origin, Part)>,
    /// What was typed into blanks and in the place of words: the same place of another paper has it too.
    typed: Vec<(Place, String)>,
    /// Questions that were answered on this screen: they stay there, so that they can be changed.
    pub filled: Vec<FactId>,
}

impl Desk {
    /// Picks the year (0), the month (1) or the day (2) of a day of the rules.
    pub(super) fn give_day(&mut self, day: u16, part: u16, picked: Option<u16>) {
        let day = usize::from(day);
        if self.days.len() <= day {
            self.days.resize(day + 1, [None; 3]);
        }
        let part = self.days.get_mut(day).and_then(|parts| parts.get_mut(usize::from(part)));
        if let Some(part) = part {
            *part = picked;
        }
    }

    /// The days that are picked as a whole and are in the calendar, by position.
    pub fn given(&self) -> Vec<Option<Date>> {
        self.days.iter().map(whole).collect()
    }
}

fn whole(parts: &[Option<u16>; 3]) -> Option<Date> {
    let [year, month, day] = *parts;
    Date::new(year?.into(), month?.into(), day?.into())
}

/// What can be typed over, in the line that it belongs to.
type Place = (Origin, Typed);

#[derive(PartialEq)]
enum Typed {
    /// A blank, whatever is filled in around it and in which language.
    Blank(u16),
    /// The room of a line to write on; it lies behind the last part.
    Room,
    /// The words themselves, and how many equal ones stand before them: for others in their place, or in another language,
    /// nothing was typed.
    Words(String, usize),
}

/// Facts that the visitor has told are changed where they were told.
fn place(line: &Line, part: usize) -> Option<Place> {
    let typed = match line.parts.get(part) {
        Some(Part::Blank(_, place)) => Typed::Blank(*place),
        Some(own @ Part::Text(words)) => {
            let before = line.parts.iter().take(part).filter(|other| *other == own);
            Typed::Words(words.clone(), before.count())
        }
        Some(Part::Reported(_)) => return None,
        None => Typed::Room,
    };
    Some((line.origin, typed))
}

/// What was typed, with the spaces around what it stands for.
fn spaced(line: &Line, part: usize, typed: String) -> String {
    let Some(Part::Text(words)) = line.parts.get(part) else { return typed };
    let (lead, tail) = (words.starts_with(' '), words.ends_with(' '));
    [if lead { " " } else { "" }, &typed, if tail { " " } else { "" }].concat()
}

/// Takes a position out of a list, or puts it in.
fn toggle<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    match list.iter().position(|other| *other == entry) {
        Some(at) => drop(list.remove(at)),
        None => list.push(entry),
    }
}

impl Visit {
    /// The assessment that papers and costs are for.
    pub fn subject(&self) -> Option<&Assessment> {
        let all = &self.outlook.assessments;
        all.iter().find(|found| Some(found.treatment) == self.desk.subject).or(all.first())
    }

    /// A paper, by its position in the rules.
    pub fn paper(&self, at: u16) -> Option<&Paper> {
        self.more?.papers.list.get(usize::from(at))
    }

    /// The language of the open paper: words, and a way to its texts.
    fn paper_words(&self) -> &Words {
        let english = self.library.english().filter(|_| self.desk.english);
        english.map_or(self.words(), |shelf| &shelf.words)
    }

    /// A paper, filled, in the language that is wanted. Every line and mark is there.
    pub fn composed(&self, at: u16) -> Vec<Line> {
        let (Some(more), Some(paper), Some(assessment)) =
            (self.more, self.paper(at), self.subject())
        else {
            return Vec::new();
        };
        let clinic = &self.settings.clinic;
        let case = Case {
            rules: &self.rules,
            more,
            answers: &self.answers,
            assessment,
            today: &self.paper_words().day(self.settings.today),
            clinic: clinic.name.as_deref().unwrap_or_default(),
            phone: clinic.phone.as_deref().unwrap_or_default(),
        };
        let english = self.library.english().filter(|_| self.desk.english);
        let texts = english.map_or(self.library.texts(), |shelf| &shelf.texts);
        papers::compose(&case, paper, texts)
    }

    /// What stands behind a fact that only the visitor has told.
    pub fn mark(&self) -> &str {
        let Some(more) = self.more else { return "" };
        let english = self.library.english().filter(|_| self.desk.english);
        let texts = english.map_or(self.library.texts(), |shelf| &shelf.texts);
        texts.get(more.papers.words.reported)
    }

    /// The same as the visitor leaves it, to be written down: as plain text, or for word processors.
    pub(super) fn written(&self, at: u16, rich: bool) -> String {
        let mut lines = Vec::new();
        for line in self.composed(at).iter().filter(|line| !self.is_left_out(at, line)) {
            let mut written = Line { parts: Vec::new(), ..*line };
            for (part, piece) in line.parts.iter().enumerate() {
                written.parts.push(match (piece, self.typed(line, part)) {
                    (_, Some(typed)) => Part::Text(typed.to_string()),
                    (Part::Reported(told), _) if self.is_struck(line, piece) => {
                        Part::Text(told.clone())
                    }
                    (piece, None) => piece.clone(),
                });
            }
            if let Some(typed) = self.typed(line, line.parts.len()) {
                written.kind = LineKind::Text;
                written.parts.push(Part::Text([": ", typed].concat()));
            }
            lines.push(written);
        }
        let marks = Marks { reported: self.mark() };
        if rich { papers::rtf(&lines, marks) } else { papers::plain(&lines, marks) }
    }

    /// Whether a line is left out of this paper.
    pub fn is_left_out(&self, paper: u16, line: &Line) -> bool {
        self.desk.left_out.contains(&(paper, line.origin))
    }

    /// Whether the mark behind a part of this line is struck.
    pub fn is_struck(&self, line: &Line, part: &Part) -> bool {
        self.desk.struck.iter().any(|(origin, told)| *origin == line.origin && told == part)
    }

    /// A line of the open paper, by its position, and the paper's.
    fn line_of_open(&self, line: u16) -> Option<(u16, Line)> {
        let Screen::Paper(at) = self.screen else { return None };
        Some((at, self.composed(at).into_iter().nth(line.into())?))
    }

    /// Leaves a line of the open paper out, or takes it in again.
    pub(super) fn leave_out(&mut self, line: u16) {
        if let Some((at, line)) = self.line_of_open(line) {
            toggle(&mut self.desk.left_out, (at, line.origin));
        }
    }

    /// Strikes a mark of the open paper, or sets it again.
    pub(super) fn strike(&mut self, line: u16, part: u16) {
        let Some((_, mut line)) = self.line_of_open(line) else { return };
        if usize::from(part) < line.parts.len() {
            toggle(&mut self.desk.struck, (line.origin, line.parts.swap_remove(part.into())));
        }
    }

    /// What was typed into a blank of this line, or in the place of its words.
    pub fn typed(&self, line: &Line, part: usize) -> Option<&str> {
        let wanted = place(line, part)?;
        let found = self.desk.typed.iter().find(|(place, _)| *place == wanted);
        found.map(|(_, typed)| typed.as_str())
    }

    /// Takes in what was typed into the open paper; nothing typed leaves the blank, or the words that stood there.
    pub fn fill_in(&mut self, line: u16, part: u16, typed: String) {
        let Some((_, line)) = self.line_of_open(line) else { return };
        let Some(wanted) = place(&line, part.into()) else { return };
        self.desk.typed.retain(|(place, _)| *place != wanted);
        if !typed.is_empty() {
            let typed = spaced(&line, part.into(), typed);
            self.desk.typed.push((wanted, typed));
        }
    }

    /// What is due, soonest first.
    pub fn due(&self) -> Vec<Due<'_>> {
        let Some(more) = self.more else { return Vec::new() };
        let treatments = self.treatments();
        let given = self.desk.given();
        plan::due(&self.rules, more, &self.answers, &treatments, &given, self.settings.today)
    }

    /// The treatments that are assessed.
    pub fn treatments(&self) -> Vec<TreatmentId> {
        self.outlook.assessments.iter().map(|found| found.treatment).collect()
    }

    /// The calendar file: only what is not over yet.
    pub(super) fn calendar(&self) -> String {
        let due = self.due();
        let entries: Vec<Entry> = due
            .iter()
            .filter(|due| !due.is_over())
            .map(|due| Entry {
                day: due.day,
                summary: self.text(due.deadline.text),
                description: due.deadline.detail.map_or("", |detail| self.text(detail)),
            })
            .collect();
        plan::calendar(&entries, self.settings.today)
    }
}
