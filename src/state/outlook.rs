//! What follows from the answers right now: the next question, how many are left, and an assessment
//! of each treatment the visitor cares about. Derived anew after every answer, never edited.

use super::alternative::{Alternative, alternatives};
use coverage_engine::answers::Answers;
use coverage_engine::assessment::{self, Assessment, WhatIf};
use coverage_engine::date::Date;
use coverage_engine::id::FactId;
use coverage_engine::interview::{self, Next, Remaining};
use coverage_engine::outcome::Bands;
use coverage_engine::rules::Rules;

/// What explains one assessment further.
pub struct Explanation {
    /// The bands that are still possible.
    pub possible: Bands,
    /// The answers that together force the band; empty if it is not settled.
    pub because: Vec<FactId>,
    /// What would improve the band.
    pub what_ifs: Vec<WhatIf>,
}

/// What follows from the answers.
pub struct Outlook {
    /// The next question.
    pub next: Next,
    /// How many questions are left.
    pub remaining: Remaining,
    /// The answered questions that count, in file order.
    pub asked: Vec<FactId>,
    /// One for each treatment the visitor cares about.
    pub assessments: Vec<Assessment>,
    /// For each assessment what only a result shows; empty until one was shown.
    pub explanations: Vec<Explanation>,
    /// Treatments that look better than those; empty until a result was shown.
    pub alternatives: Vec<Alternative>,
    /// An answer asks for help in a crisis.
    pub crisis: bool,
}

impl Outlook {
    /// Derives everything that a question screen needs.
    pub(super) fn of(rules: &Rules, answers: &Answers, today: Date) -> Outlook {
        let next = interview::next_question(rules, answers, today);
        Outlook {
            next,
            remaining: interview::remaining_after(rules, answers, today, next),
            asked: interview::asked(rules, answers),
            assessments: interview::chosen(rules, answers)
                .into_iter()
                .map(|treatment| assessment::assess(rules, answers, treatment, today))
                .collect(),
            explanations: Vec::new(),
            alternatives: Vec::new(),
            crisis: interview::crisis(rules, answers),
        }
    }

    /// Adds what only a result shows. A function of its own, so that the build can move it between the parcels.
    #[inline(never)]
    pub(super) fn explain(&mut self, rules: &Rules, answers: &Answers, today: Date) {
        if self.explanations.is_empty() {
            self.explanations = self
                .assessments
                .iter()
                .map(|found| Explanation {
                    possible: assessment::possible(rules, answers, found.treatment, today)
                        .unwrap_or_else(Bands::every),
                    because: assessment::because(rules, answers, found.treatment, today),
                    what_ifs: assessment::what_ifs(rules, answers, found.treatment, today),
                })
                .collect();
            self.alternatives = alternatives(rules, answers, self, today);
        }
    }

    /// Whether no question is left.
    pub fn done(&self) -> bool {
        matches!(self.next, Next::Done)
    }
}
