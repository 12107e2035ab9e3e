//! "What if": the result that changed answers would bring, shown beside the visitor's own. The own
//! answers are put aside meanwhile and come back with the next screen, whatever it is.

use super::{Outlook, Screen, Visit};
use coverage_engine::answers::{Answers, Value};
use coverage_engine::id::FactId;
use std::mem::replace;

/// A changed result, and what it stands in for.
pub struct Trial {
    /// What would have to be so.
    pub changes: Vec<(FactId, Value)>,
    /// The visitor's own answers.
    answers: Answers,
    /// The visitor's own outlook.
    pub own: Outlook,
}

impl Visit {
    /// Shows what one of the what-ifs of a treatment would bring. Both are given by position.
    pub(super) fn try_out(&mut self, treatment: u16, what_if: u16) {
        let explanation = self.outlook.explanations.get(usize::from(treatment));
        let what_if = explanation.and_then(|found| found.what_ifs.get(usize::from(what_if)));
        let Some(changes) = what_if.map(|what_if| what_if.changes.clone()) else { return };
        let mut answers = self.answers.clone();
        for (id, value) in &changes {
            if let Some(fact) = self.rules.fact(*id) {
                // What does not fit is not among the what-ifs.
                let _ = answers.set(*id, fact, *value);
            }
        }
        let outlook = Outlook::of(&self.rules, &answers, self.settings.today);
        let answers = replace(&mut self.answers, answers);
        let own = replace(&mut self.outlook, outlook);
        self.trial = Some(Trial { changes, answers, own });
        self.go(Screen::Trial);
    }

    /// The answers that the visitor gave, even while others are tried.
    pub(super) fn own_answers(&self) -> &Answers {
        self.trial.as_ref().map_or(&self.answers, |trial| &trial.answers)
    }

    /// Brings the visitor's own answers back.
    pub(super) fn end_trial(&mut self) {
        if let Some(trial) = self.trial.take() {
            self.answers = trial.answers;
            self.outlook = trial.own;
        }
    }
}
