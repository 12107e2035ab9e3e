//! Treatments that the visitor did not ask about and that look better than those they did. Only what
//! the same answers already tell; nothing is suggested that safety speaks against.

use super::outlook::Outlook;
use super::{Then, Visit};
use coverage_engine::answers::{Answer, Answers, Value};
use coverage_engine::assessment::{self, Assessment};
use coverage_engine::date::Date;
use coverage_engine::id::TreatmentId;
use coverage_engine::outcome::{Band, Bands};
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
    outlook: &Outlook,
    today: Date,
) -> Vec<Alternative> {
    let all = outlook.assessments.iter().zip(&outlook.explanations);
    let best = all.map(|(found, explanation)| hoped(found, Some(explanation.possible)).prospect());
    let Some(best) = best.min() else { return Vec::new() };
    let mut better = Vec::new();
    for treatment in rules.treatments() {
        if outlook.assessments.iter().any(|found| found.treatment == treatment) {
            continue;
        }
        let found = assessment::assess(rules, answers, treatment, today);
        let band = hoped(&found, assessment::possible(rules, answers, treatment, today));
        // What is hardly ever paid for is not worth a call, even where all else is worse.
        let worth_asking = band <= Band::CaseByCase && band.prospect() < best;
        if worth_asking && found.reason_kind != ReasonKind::Safety {
            better.push(Alternative { treatment, band, settled: found.settled });
        }
    }
    better
}

/// The band, or the best that is still possible; not known where the search for it was given up.
fn hoped(found: &Assessment, possible: Option<Bands>) -> Band {
    if found.settled {
        return found.band;
    }
    possible.and_then(|possible| possible.iter().next()).unwrap_or(Band::Unknown)
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
