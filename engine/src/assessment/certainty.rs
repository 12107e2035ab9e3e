//! How sure a finding is, from the grade and age of its main source.

use crate::date::Date;
use crate::rules::{Basis, Grade, Policy};

/// How sure a finding is. Later ones are surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A general rule, an inference, or somebody's old account.
    Low,
    /// Somebody else's account, or part of an own text.
    Moderate,
    /// The issuer's own text, read, and not old.
    High,
}

impl Certainty {
    /// The name used in files and by programs.
    pub fn key(self) -> &'static str {
        match self {
            Certainty::Low => "low",
            Certainty::Moderate => "moderate",
            Certainty::High => "high",
        }
    }

    /// The certainty of what a policy says: `read` is high, `read-opening` and `secondary` moderate,
    /// `general` low; one step lower if the text is older than `old_after_days` or undated; always
    /// low for what most plans do.
    pub(crate) fn of(policy: &Policy, today: Date, old_after_days: i32) -> Certainty {
        if policy.basis == Basis::General {
            return Certainty::Low;
        }
        let old =
            policy.evidence.dated.is_none_or(|dated| today.days_after(dated) > old_after_days);
        match (policy.evidence.grade, old) {
            (Grade::Read, false) => Certainty::High,
            (Grade::Read, true) | (Grade::ReadOpening | Grade::Secondary, false) => {
                Certainty::Moderate
            }
            (Grade::ReadOpening | Grade::Secondary, true) | (Grade::General, _) => Certainty::Low,
        }
    }
}
