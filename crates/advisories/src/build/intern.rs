//! Values kept once, numbered while they come in, and renumbered in their own order at the end.
//!
//! Odd: numbers given in order of arrival would depend on the order of the input. Ranks do not, so everything that
//! is sorted or written uses ranks, and the file depends on the set of advisories alone.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// Gathers values.
pub struct Interner<T> {
    numbers: FxHashMap<T, u32>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self {
            numbers: FxHashMap::default(),
        }
    }
}

impl<T: Eq + Hash + Ord> Interner<T> {
    /// The number of this value, by arrival.
    pub fn intern(&mut self, value: T) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(value).or_insert(next)
    }

    /// The values in their order, and for each number by arrival the rank.
    pub fn rank(self) -> Ranked<T> {
        let mut pairs: Vec<(T, u32)> = self.numbers.into_iter().collect();
        pairs.sort_unstable();
        let mut ranks = vec![0; pairs.len()];
        for (rank, (_, number)) in pairs.iter().enumerate() {
            ranks[*number as usize] = rank as u32;
        }
        let values = pairs.into_iter().map(|(value, _)| value).collect();
        Ranked { values, ranks }
    }
}

/// Values in their order.
pub struct Ranked<T> {
    /// The values; a rank is a place in here.
    pub values: Vec<T>,
    ranks: Vec<u32>,
}

impl<T> Ranked<T> {
    /// The rank of a number by arrival.
    pub fn of(&self, number: u32) -> u32 {
        self.ranks[number as usize]
    }

    /// The ranks of numbers by arrival, ascending and without repetition.
    pub fn of_all(&self, numbers: &[u32]) -> Box<[u32]> {
        let mut ranks: Vec<u32> = numbers.iter().map(|number| self.of(*number)).collect();
        ranks.sort_unstable();
        ranks.dedup();
        ranks.into_boxed_slice()
    }

    /// The value of a rank.
    pub fn get(&self, rank: u32) -> &T {
        &self.values[rank as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_do_not_depend_on_the_order_of_arrival() {
        for order in [["b", "a", "c"], ["c", "b", "a"]] {
            let mut interner = Interner::default();
            let numbers = order.map(|name| interner.intern(name));
            assert_eq!(interner.intern(order[0]), numbers[0]);
            let ranked = interner.rank();
            assert_eq!(ranked.values, ["a", "b", "c"]);
            for (name, number) in order.iter().zip(numbers) {
                assert_eq!(ranked.get(ranked.of(number)), name);
            }
        }
    }
}
