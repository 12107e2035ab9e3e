//! The one sentence that answers "would my plan probably pay?". It says no more than the band and
//! what it rests on allow: "most plans" where nothing of the plan's own was found, "as others report
//! it" where its text was not read, safety before insurance, and never a promise.

use super::{WordList, Words};
use coverage_engine::assessment::Assessment;
use coverage_engine::outcome::Band;
use coverage_engine::rules::{Basis, Grade, ReasonKind, Rules, Stance};

/// Where the sentence stands that there is nobody who could pay.
const NOBODY: usize = 20;

/// Whether there is nobody who could pay: no text is the reason, and nothing is more or less sure.
pub(crate) fn nobody_pays(rules: &Rules, found: &Assessment) -> bool {
    sentence_at(rules, found).0 == NOBODY
}

/// The sentence about `found`.
pub(crate) fn sentence(words: &Words, rules: &Rules, found: &Assessment) -> String {
    let (at, grade) = sentence_at(rules, found);
    let said = words.nth(WordList::Sentences, at);
    match found.basis {
        // These begin in the middle: how the text is known comes first.
        Some(Basis::Policy | Basis::Programme)
            if said.as_bytes().first().is_some_and(u8::is_ascii_lowercase) =>
        {
            [words.nth(WordList::KnownBy, grade as usize), " ", said].concat()
        }
        _ => said.to_string(),
    }
}

fn sentence_at(rules: &Rules, found: &Assessment) -> (usize, Grade) {
    let texts = || found.policies.iter().filter_map(|result| rules.policy(result.policy));
    // Where several texts stand behind the band, the weakest says how firmly it may be stated.
    let grade = texts().map(|policy| policy.evidence.grade).min().unwrap_or(Grade::General);
    let stance = texts().next().map_or(Stance::Silent, |policy| policy.stance);
    (place(found.band, (found.basis, found.reason_kind), (grade, stance)), grade)
}

/// The sentences stand in this order: three reasons that are not the plan's, then for each band one that
/// speaks of a policy, a programme, and most plans, then two for what is not known, one for nobody who
/// could pay, and one for usual rules that the person does not fit.
fn place(
    band: Band,
    (basis, reason): (Option<Basis>, ReasonKind),
    (grade, stance): (Grade, Stance),
) -> usize {
    let against = matches!(band, Band::NotCovered | Band::Unlikely);
    match (reason, basis) {
        (ReasonKind::Safety, _) if against => 0,
        (ReasonKind::Label, _) if against => 1,
        (ReasonKind::Law, _) if against => 2,
        (_, Some(_)) if band == Band::Unknown => 18,
        (_, None) if band == Band::Unknown => 19,
        (_, Some(Basis::Programme)) if band == Band::NotCovered && grade == Grade::General => {
            NOBODY
        }
        (_, Some(Basis::General)) if band == Band::Unlikely && stance != Stance::NotCovered => 21,
        (_, Some(Basis::Policy)) => 3 + 3 * band as usize,
        (_, Some(Basis::Programme)) => 4 + 3 * band as usize,
        (_, Some(Basis::General) | None) => 5 + 3 * band as usize,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Language;

    const ALL: [Language; 2] = [Language::English, Language::Spanish];

    fn said(band: Band, basis: Option<Basis>, reason: ReasonKind) -> String {
        let words = Words::packed(Language::English);
        let at = place(band, (basis, reason), (Grade::Read, Stance::NotCovered));
        words.nth(WordList::Sentences, at).to_string()
    }

    #[test]
    fn a_general_basis_never_speaks_of_your_plans_rules() {
        for band in Band::ALL {
            let said = said(band, Some(Basis::General), ReasonKind::Plan);
            assert!(!said.to_lowercase().contains("your plan covers"), "{said}");
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
            (Band::CaseByCase, None, "case by case"),
            (Band::Unlikely, Some(Basis::General), "do not pay for this"),
            (Band::NotCovered, Some(Basis::Policy), "does not pay for this"),
            (Band::Unknown, Some(Basis::General), "An answer that decides"),
            (Band::Unknown, None, "nothing sound"),
        ] {
            let said = said(band, basis, ReasonKind::Plan);
            assert!(said.contains(words), "{band:?}: {said}");
        }
    }

    #[test]
    fn what_a_plan_or_programme_says_never_stands_without_how_it_is_known() {
        for language in ALL {
            let words = Words::packed(language);
            for basis in [Basis::Policy, Basis::Programme] {
                for band in [Band::Likely, Band::WithinReach, Band::CaseByCase, Band::Unlikely] {
                    let known = (Grade::Read, Stance::Covered);
                    let at = place(band, (Some(basis), ReasonKind::Plan), known);
                    let said = words.nth(WordList::Sentences, at);
                    assert!(said.starts_with(char::is_lowercase), "{said}");
                }
            }
        }
    }
}
