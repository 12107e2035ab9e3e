//! A band as a chip: an icon and a word; the colour only helps.

use super::element::{Element, el_as, say};
use super::icon::{self, icon};
use crate::words::{Word, WordList, Words};
use coverage_engine::assessment::Assessment;
use coverage_engine::outcome::Band;

/// The chip.
pub(super) fn band(words: &Words, band: Band) -> Element {
    let name = words.nth(WordList::Bands, band as usize);
    let (class, path) = match band {
        Band::Likely => ("band tone-likely", icon::CHECK),
        Band::WithinReach => ("band tone-within-reach", icon::STEPS),
        Band::CaseByCase => ("band tone-case-by-case", icon::SCALES),
        Band::Unlikely => ("band tone-unlikely", icon::DOWN),
        Band::NotCovered => ("band tone-not-covered", icon::BARRED),
        Band::Unknown => ("band tone-unknown", icon::QUESTION),
    };
    el_as("span", class).child(icon(path)).text(name)
}

/// The chip of a treatment, or "too early to say": a band is shown only where it is settled.
pub(super) fn settled_band(words: &Words, found: &Assessment) -> Element {
    if found.settled { band(words, found.band) } else { say("span.soft", words, Word::TooEarly) }
}

/// What it means, in a sentence.
pub(super) fn meaning(words: &Words, band: Band) -> &str {
    words.nth(WordList::BandMeanings, band as usize)
}

/// The class of a card that shows it.
pub(super) fn card_class(band: Band) -> &'static str {
    match band {
        Band::Likely => "card tone-likely",
        Band::WithinReach => "card tone-within-reach",
        Band::CaseByCase => "card tone-case-by-case",
        Band::Unlikely => "card tone-unlikely",
        Band::NotCovered => "card tone-not-covered",
        Band::Unknown => "card tone-unknown",
    }
}
