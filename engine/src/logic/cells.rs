//! Sets of cells. A cell is a class of answers that no condition can tell apart: an option, yes or
//! no, or the whole numbers between two thresholds.

use serde::Serialize;

/// A set of small numbers, one bit each. The first 64 stand inline, which is nearly always enough.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(into = "Travelling")]
pub struct CellSet {
    first: u64,
    rest: Box<[u64]>,
}

impl CellSet {
    /// Whether the set holds `cell`.
    #[inline]
    pub fn contains(&self, cell: u16) -> bool {
        self.word(usize::from(cell / 64)) >> (cell % 64) & 1 == 1
    }

    /// The bits of the cells from `at * 64` on.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> u64 {
        if at == 0 { self.first } else { self.rest.get(at - 1).copied().unwrap_or(0) }
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
            |(word, mut bits)| {
                // One step for each cell, not for each bit: most sets of a thousand hold one.
                std::iter::from_fn(move || {
                    let lowest = bits.trailing_zeros() as u16;
                    bits &= bits.checked_sub(1)?;
                    Some((word * 64) as u16 + lowest)
                })
            },
        )
    }

    /// Adds all cells of another set.
    pub(crate) fn add(&mut self, other: &CellSet) {
        self.first |= other.first;
        if self.rest.len() < other.rest.len() {
            let mut longer = self.rest.to_vec();
            longer.resize(other.rest.len(), 0);
            self.rest = longer.into();
        }
        for (word, more) in self.rest.iter_mut().zip(&other.rest) {
            *word |= more;
        }
    }

    /// The cells of `0..count` that are not in the set.
    #[must_use]
    pub fn complement(&self, count: u16) -> CellSet {
        (0..count).filter(|cell| !self.contains(*cell)).collect()
    }
}

impl FromIterator<u16> for CellSet {
    fn from_iter<I: IntoIterator<Item = u16>>(cells: I) -> CellSet {
        let mut first = 0;
        let mut rest: Vec<u64> = Vec::new();
        for cell in cells {
            let bit = 1 << (cell % 64);
            let Some(word) = usize::from(cell / 64).checked_sub(1) else {
                first |= bit;
                continue;
            };
            if rest.len() <= word {
                rest.resize(word + 1, 0);
            }
            if let Some(bits) = rest.get_mut(word) {
                *bits |= bit;
            }
        }
        CellSet { first, rest: rest.into() }
    }
}

/// A set as it travels. Most hold one cell, and a small number packs better than a bit far up.
#[derive(Serialize)]
#[serde(untagged)]
enum Travelling {
    One(u8),
    Halves(Vec<u32>),
}

impl From<CellSet> for Travelling {
    fn from(set: CellSet) -> Travelling {
        let mut cells = set.iter();
        let first = cells.next().and_then(|cell| cell.try_into().ok());
        let only = first.filter(|_| cells.next().is_none());
        drop(cells);
        only.map_or_else(|| Travelling::Halves(set.into()), Travelling::One)
    }
}

/// 32 cells to a number, which is what JSON can hold.
impl From<Vec<u32>> for CellSet {
    fn from(halves: Vec<u32>) -> CellSet {
        let mut words = halves
            .chunks(2)
            .map(|pair| pair.iter().rev().fold(0, |word, half| word << 32 | u64::from(*half)));
        CellSet { first: words.next().unwrap_or(0), rest: words.collect() }
    }
}

impl From<CellSet> for Vec<u32> {
    fn from(set: CellSet) -> Vec<u32> {
        let words = std::iter::once(set.first).chain(set.rest.iter().copied());
        let mut halves: Vec<u32> =
            words.flat_map(|word| [word as u32, (word >> 32) as u32]).collect();
        while halves.len() > 1 && halves.last() == Some(&0) {
            halves.pop();
        }
        halves
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

    #[test]
    fn a_set_travels_as_numbers_of_32_bits() {
        let set: CellSet = [0, 31, 33, 95, 130].into_iter().collect();
        let halves: Vec<u32> = set.clone().into();
        assert_eq!(halves, [1 << 31 | 1, 2, 1 << 31, 0, 4]);
        assert_eq!(CellSet::from(halves), set);
        assert_eq!(Vec::<u32>::from(CellSet::default()), [0]);
    }

    #[test]
    fn adding_makes_room() {
        let mut set: CellSet = [3].into_iter().collect();
        set.add(&[1, 200].into_iter().collect());
        assert_eq!(set.iter().collect::<Vec<_>>(), [1, 3, 200]);
    }
}
