//! Everything that can happen to a visit. Made by views and by the frame's script, judged by the
//! reducer only.

use super::{Language, Screen};
use coverage_engine::id::{FactId, TreatmentId};
use std::fmt;

/// One thing that happened.
#[derive(Clone, Copy)]
pub enum Action {
    /// The visitor pressed Start.
    Begin,
    /// An option of a "one of" question was chosen, by position.
    Choose(u16),
    /// An option of a "some of" question was switched on or off, by position.
    Toggle(u16),
    /// "None of these" of a "some of" question.
    NoneOfThese,
    /// Yes or no was chosen.
    Say(bool),
    /// A number was picked, or none.
    Pick(Option<i32>),
    /// A long list is narrowed to names that begin with this letter, or to none in particular.
    Letter(Option<char>),
    /// The answer stands: go on.
    Next,
    /// "Not sure" or "rather not say".
    NotSure,
    /// One screen back.
    Back,
    /// Show the result although questions remain.
    ShowNow,
    /// Go on with the questions after an early result or a review.
    Resume,
    /// Show all answers.
    Review,
    /// Change one answer.
    Change(FactId),
    /// Show what a what-if would bring: positions of the treatment and of the what-if.
    Try(u16, u16),
    /// Take a further treatment into the check.
    Also(TreatmentId),
    /// Show this screen.
    Show(Screen),
    /// Papers and costs are for this treatment.
    Subject(TreatmentId),
    /// A question outside the interview is answered: option, number, or 1 for yes; none takes it back.
    /// For "some of" questions the option is switched on or off.
    Fill(FactId, Option<i32>),
    /// The year (0), month (1) or day (2) of a day of the rules is picked.
    GiveDay(u16, u16, Option<u16>),
    /// Show the open paper in English, or in the language of the screen.
    PaperInEnglish(bool),
    /// Change the open paper, or read it.
    EditPaper(bool),
    /// Leave a line of the open paper out, or take it in again.
    LeaveOut(u16),
    /// Strike a mark of the open paper, or put it back: line and part.
    Strike(u16, u16),
    /// Ask whether everything shall be cleared.
    Restart,
    /// Forget everything.
    Clear,
    /// Hide the answers at once.
    Cover,
    /// The page is back: show the answers, or first ask whether to go on.
    Uncover {
        /// Whether to ask first.
        ask: bool,
    },
    /// "Continue": after the crisis panel, or after a cover.
    Continue,
    /// Show everything in this language (as soon as its texts are in).
    Speak(Language),
}

/// Never prints what was answered.
impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(an action)")
    }
}
