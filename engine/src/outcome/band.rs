//! Bands: how good the chances are, in words, never as a percentage.

use std::fmt;

/// How good the chances are, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Covered, and every criterion is met.
    Likely,
    /// Covered; at least one criterion is unmet that the person can change, none that they cannot.
    WithinReach,
    /// The policy itself says that cases are judged individually.
    CaseByCase,
    /// The general position is against, or a criterion is unmet that cannot be changed.
    Unlikely,
    /// Excluded in writing, or ruled out by law, label or safety.
    NotCovered,
    /// Nothing was found, or a deciding fact is not known.
    Unknown,
}

impl Band {
    /// All bands, best first.
    pub const ALL: [Band; 6] = [
        Band::Likely,
        Band::WithinReach,
        Band::CaseByCase,
        Band::Unlikely,
        Band::NotCovered,
        Band::Unknown,
    ];

    /// The name used in files and by programs.
    pub fn key(self) -> &'static str {
        match self {
            Band::Likely => "likely",
            Band::WithinReach => "within-reach",
            Band::CaseByCase => "case-by-case",
            Band::Unlikely => "unlikely",
            Band::NotCovered => "not-covered",
            Band::Unknown => "unknown",
        }
    }

    /// The band with this name.
    pub fn named(key: &str) -> Option<Band> {
        Band::ALL.into_iter().find(|band| band.key() == key)
    }

    /// Its place, the smallest first, among ways that stand beside each other: one of which too little is known may
    /// still turn out well, so it goes before one that is closed.
    pub fn prospect(self) -> u8 {
        match self {
            Band::Likely => 0,
            Band::WithinReach => 1,
            Band::CaseByCase => 2,
            Band::Unknown => 3,
            Band::Unlikely => 4,
            Band::NotCovered => 5,
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A set of bands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bands(u8);

impl Bands {
    /// Whether the set holds `band`.
    pub fn contains(self, band: Band) -> bool {
        self.0 & band.bit() != 0
    }

    /// All of them: nothing is ruled out.
    pub fn every() -> Bands {
        Band::ALL.into_iter().collect()
    }

    /// The bands in the set, best first.
    pub fn iter(self) -> impl Iterator<Item = Band> {
        Band::ALL.into_iter().filter(move |band| self.contains(*band))
    }

    /// The only band of the set, if there is just one.
    pub fn single(self) -> Option<Band> {
        let mut bands = self.iter();
        let first = bands.next();
        if bands.next().is_none() { first } else { None }
    }

    /// How many bands there are.
    pub fn len(self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All bands of both sets.
    #[must_use]
    pub fn or(self, other: Bands) -> Bands {
        Bands(self.0 | other.0)
    }

    /// Whether every band is also in `other`.
    pub fn within(self, other: Bands) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether some band is in both.
    pub(crate) fn meets(self, other: Bands) -> bool {
        self.0 & other.0 != 0
    }

    /// What the better of two can be, one out of each set.
    #[must_use]
    pub(crate) fn better_of(self, other: Bands) -> Bands {
        self.iter().flat_map(|a| other.iter().map(move |b| a.min(b))).collect()
    }
}

impl FromIterator<Band> for Bands {
    fn from_iter<I: IntoIterator<Item = Band>>(bands: I) -> Bands {
        Bands(bands.into_iter().fold(0, |bits, band| bits | band.bit()))
    }
}

impl From<Band> for Bands {
    fn from(band: Band) -> Bands {
        Bands(band.bit())
    }
}
