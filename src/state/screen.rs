//! Which screen is shown. A screen's name never holds an answer.

use coverage_engine::id::FactId;

/// The screens after the start screen (which is the frame's own).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// One question, and where its Next leads.
    Question(FactId, Then),
    /// Help in a crisis, before anything else, and where its Continue leads.
    Crisis(Then),
    /// All answers, to check and change.
    Review,
    /// The result.
    Result,
    /// What changed answers would bring.
    Trial,
    /// What to do next, and by when.
    Plan,
    /// The papers that fit.
    Papers,
    /// One paper, by its position in the rules.
    Paper(u16),
    /// What it would cost.
    Costs,
}

/// Where Next leads once a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// To the next question, or to the result.
    Onward,
    /// Back to the review: the question was opened from there.
    Review,
    /// Back to the result, if no new question came up.
    Result,
    /// Back to the screen before.
    Back,
}

/// Whether the answers are hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cover {
    /// Shown.
    #[default]
    Off,
    /// Hidden: the page is being left.
    On,
    /// Hidden: the page came back, and it is not known to whom.
    Returned,
    /// Hidden: the visitor wants to start again and is asked whether to clear.
    Restarting,
}
