//! Ways to pay: which of them fit this person, and why others do not.

use crate::answers::Answers;
use crate::date::Date;
use crate::id::{TextId, TreatmentId};
use crate::logic::Truth;
use crate::rules::{More, Payment, Rules};

/// A way to pay, for one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WayToPay<'a> {
    /// The way.
    pub payment: &'a Payment,
    /// Whether it fits.
    pub fit: Fit,
}

/// Whether a way to pay fits a person. In the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// As far as the answers tell, it fits.
    Fits,
    /// It hangs on something that is not known.
    Unsure,
    /// It does not fit, for this reason.
    Not(TextId),
}

/// The ways to pay that come into question: those that fit first, then the others with the reason
/// why not.
pub fn payments<'a>(
    rules: &Rules,
    more: &'a More,
    answers: &Answers,
    treatments: &[TreatmentId],
    today: Date,
) -> Vec<WayToPay<'a>> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let mut ways = Vec::new();
    for payment in &more.costs.payments {
        let fits_one = payment.treatments.is_empty()
            || treatments.iter().any(|treatment| payment.treatments.contains(treatment.0));
        let in_force = payment.from.is_none_or(|from| from <= today)
            && payment.until.is_none_or(|until| today <= until);
        let comes_up = payment.when.as_ref().map_or(Truth::True, |when| when.read(&known));
        if !fits_one || !in_force || comes_up == Truth::False {
            continue;
        }
        let mut fit = if comes_up == Truth::True { Fit::Fits } else { Fit::Unsure };
        for (unless, reason) in &payment.unless {
            match unless.read(&known) {
                Truth::True => {
                    fit = Fit::Not(*reason);
                    break;
                }
                Truth::Unknown => fit = Fit::Unsure,
                Truth::False => {}
            }
        }
        ways.push(WayToPay { payment, fit });
    }
    crate::order::put_in_order(&mut ways, |way| u8::from(matches!(way.fit, Fit::Not(_))));
    ways
}
