//! The one sentence that answers "would my plan probably pay?". It says no more than the band and
//! what it rests on allow: "most plans" where nothing of the plan's own was found, safety before
//! insurance, and never a promise.

use super::{WordList, Words};
use coverage_engine::outcome::Band;
use coverage_engine::rules::{Basis, ReasonKind};

/// The sentences stand in this order: three reasons that are not the plan's, then for each band one that
/// speaks of a policy, a programme, and most plans, then two for what is not known.
pub(crate) fn sentence(
    words: &Words,
    band: Band,
    basis: Option<Basis>,
    reason: ReasonKind,
) -> &str {
    let against = matches!(band, Band::NotCovered | Band::Unlikely);
    let at = match (reason, basis) {
        (ReasonKind::Safety, _) if against => 0,
        (ReasonKind::Label, _) if against => 1,
        (ReasonKind::Law, _) if against => 2,
        (_, Some(_)) if band == Band::Unknown => 18,
        (_, None) if band == Band::Unknown => 19,
        (_, Some(Basis::Policy)) => 3 + 3 * band as usize,
        (_, Some(Basis::Programme)) => 4 + 3 * band as usize,
        (_, Some(Basis::General) | None) => 5 + 3 * band as usize,
    };
    words.nth(WordList::Sentences, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Language;

    fn said(band: Band, basis: Option<Basis>, reason: ReasonKind) -> String {
        sentence(&Words::packed(Language::English), band, basis, reason).to_string()
    }

    #[test]
    fn a_general_basis_never_speaks_of_your_plans_rules() {
        for band in Band::ALL {
            let said = said(band, Some(Basis::General), ReasonKind::Plan);
            assert!(!said.contains("Your plan’s policy"), "{said}");
        }
    }

    #[test]
    fn safety_speaks_of_the_doctor_first() {
        for basis in [Basis::General, Basis::Programme, Basis::Policy] {
            let said = said(Band::NotCovered, Some(basis), ReasonKind::Safety);
            assert!(said.starts_with("Talk to your doctor"), "{said}");
        }
    }

    #[test]
    fn each_band_has_its_own_sentences() {
        for (band, basis, words) in [
            (Band::Likely, Some(Basis::Policy), "fits every requirement"),
            (Band::WithinReach, Some(Basis::Programme), "still missing"),
            (Band::CaseByCase, None, "decide each case"),
            (Band::Unlikely, Some(Basis::General), "do not pay for this"),
            (Band::NotCovered, Some(Basis::Policy), "says in writing"),
            (Band::Unknown, Some(Basis::General), "An answer that decides"),
            (Band::Unknown, None, "nothing sound"),
        ] {
            let said = said(band, basis, ReasonKind::Plan);
            assert!(said.contains(words), "{band:?}: {said}");
        }
    }
}
