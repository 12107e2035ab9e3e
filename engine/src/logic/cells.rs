//! Sets of cells. A cell is a class of answers that no condition can tell apart: an option, yes or
//! no, or the whole numbers between two thresholds.

use serde::{Deserialize, Serialize};

/// A set of small numbers, one bit each. The first 32 stand inline, which is nearly always enough.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<u32>", into = "Vec<u32>")]
pub struct CellSet {
    first: u32,
    rest: Box<[u32]>,
}

impl CellSet {
    /// Whether the set holds `cell`.
    #[inline]
    pub fn contains(&self, cell: u16) -> bool {
        let word = usize::from(cell / 32);
        let bits =
            if word == 0 { self.first } else { self.rest.get(word - 1).copied().unwrap_or(0) };
        bits >> (cell % 32) & 1 == 1
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.first == 0 && self.rest.iter().all(|word| *word == 0)
    }

    /// The largest cell in the set.
    pub fn last(&self) -> Option<u16> {
        self.iter().last()
    }

    /// The cells in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        std::iter::once(self.first).chain(self.rest.iter().copied()).enumerate().flat_map(
            |(word, bits)| {
                (0..32)
                    .filter(move |bit| bits >> bit & 1 == 1)
                    .map(move |bit| (word * 32) as u16 + bit)
            },
        )
    }

    /// The cells of `0..count` that are not in the set.
    #[must_use]
    pub fn complement(&self, count: u16) -> CellSet {
        (0..count).filter(|cell| !self.contains(*cell)).collect()
    }
}

impl FromIterator<u16> for CellSet {
    fn from_iter<I: IntoIterator<Item = u16>>(cells: I) -> CellSet {
        let mut words: Vec<u32> = Vec::new();
        for cell in cells {
            let word = usize::from(cell / 32);
            if words.len() <= word {
                words.resize(word + 1, 0);
            }
            if let Some(bits) = words.get_mut(word) {
                *bits |= 1 << (cell % 32);
            }
        }
        words.into()
    }
}

impl From<Vec<u32>> for CellSet {
    fn from(words: Vec<u32>) -> CellSet {
        let mut words = words.into_iter();
        CellSet { first: words.next().unwrap_or(0), rest: words.collect() }
    }
}

impl From<CellSet> for Vec<u32> {
    fn from(set: CellSet) -> Vec<u32> {
        std::iter::once(set.first).chain(set.rest.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::CellSet;

    #[test]
    fn a_set_holds_what_was_put_in_and_nothing_else() {
        let set: CellSet = [0, 31, 32, 95].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 31, 32, 95]);
        assert!(!set.contains(1) && !set.contains(64) && !set.contains(9999));
        assert_eq!(set.complement(33).iter().count(), 30);
        assert!(CellSet::default().is_empty());
    }
}
