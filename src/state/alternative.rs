//! Treatments that the visitor did not ask about and that look better than those they did. Only what
//! the same answers already tell; nothing is suggested that safety speaks against.

use super::{Then, Visit};
use coverage_engine::answers::{Answer, Answers, Value};
use coverage_engine::assessment::{self, Assessment};
use coverage_engine::date::Date;
use coverage_engine::id::TreatmentId;
use coverage_engine::outcome::Band;
use coverage_engine::rules::{ReasonKind, Rules};

/// A treatment worth asking about.
pub struct Alternative {
    /// Which one.
    pub treatment: TreatmentId,
    /// Its band, or the best that is still possible.
    pub band: Band,
    /// Whether that is settled.
    pub settled: bool,
}

/// Those that are or could be better than all that were asked about.
pub(super) fn alternatives(
    rules: &Rules,
    answers: &Answers,
    asked: &[Assessment],
    today: Date,
) -> Vec<Alternative> {
    let Some(best) = asked.iter().map(|found| found.band).min() else { return Vec::new() };
    let mut better = Vec::new();
    for treatment in rules.treatments() {
        if asked.iter().any(|found| found.treatment == treatment) {
            continue;
        }
        let found = assessment::assess(rules, answers, treatment, today);
        let band = if found.settled {
            found.band
        } else {
            let possible = assessment::possible(rules, answers, treatment, today);
            possible.iter().next().unwrap_or(found.band)
        };
        // "Decided case by case" is worth a question to the plan only where all else is refused.
        if band < best && found.reason_kind != ReasonKind::Safety {
            better.push(Alternative { treatment, band, settled: found.settled });
        }
    }
    better
}

impl Visit {
    /// Takes a further treatment into the check; its questions come next.
    pub(super) fn also(&mut self, treatment: TreatmentId) {
        let id = self.rules.core().treatments_fact;
        let Answer::Known(Value::Options(chosen)) = self.answers.get(id) else { return };
        let with = Value::Options(chosen | 1_u32.checked_shl(treatment.0.into()).unwrap_or(0));
        let Some(fact) = self.rules.fact(id) else { return };
        if self.answers.set(id, fact, with).is_ok() {
            self.answered(Then::Result);
        }
    }
}
