//! Where what came last stood before, and what came after it there.

use super::counters::toward;
use super::logistic::Logistic;

/// So many wrong bytes in a row give a place up.
const PATIENCE: usize = 8;
/// The longest match whose length is told apart.
const LONGEST: usize = 40;
const LENGTHS: usize = 32;
/// A match of so many bytes is nearly sure to go on.
const SURE: usize = 200;
const MISSES: usize = 8;

/// Follows the place that a match of at least so many bytes leads to.
pub struct Follower {
    least: usize,
    /// The last place behind bytes of this hash; 0 is none.
    places: Vec<u32>,
    /// Where the next byte is looked for; 0 is nowhere.
    place: usize,
    length: usize,
    missed: usize,
    /// The byte there with a one in front, or 0.
    expected: usize,
    /// How often a place that looks like this one was right.
    right: Vec<u16>,
    look: usize,
    bit: bool,
}

impl Follower {
    /// For matches of at least so many bytes, and two to the power of so many places.
    pub fn new(least: usize, bits: u32) -> Self {
        Self {
            least,
            places: vec![0; 1 << bits],
            place: 0,
            length: 0,
            missed: 0,
            expected: 0,
            right: vec![49_152; LENGTHS * MISSES],
            look: 0,
            bit: false,
        }
    }

    /// Looks for the next byte at this place.
    pub fn point(&mut self, place: usize, history: &[u8]) {
        (self.place, self.length, self.missed) = (place, 0, 0);
        self.expect(history);
    }

    /// Notes the last byte without following anything.
    pub fn note(&mut self, history: &[u8]) {
        if let Some(hash) = self.hash(history) {
            self.places[hash] = history.len() as u32;
        }
    }

    /// Goes on by the byte that came, the last of these.
    pub fn advance(&mut self, history: &[u8]) {
        let Some((last, before)) = history.split_last() else {
            return;
        };
        if self.place > 0 && self.place < before.len() {
            match history[self.place] == *last {
                true => self.length += 1,
                false => (self.length, self.missed) = (0, self.missed + 1),
            }
            self.place = if self.missed > PATIENCE { 0 } else { self.place + 1 };
        } else {
            (self.place, self.length) = (0, 0);
        }
        if self.length < self.least {
            self.search(history);
        } else if self.length >= 16 {
            self.missed = 0;
        }
        self.note(history);
        self.expect(history);
    }

    fn search(&mut self, history: &[u8]) {
        let Some(hash) = self.hash(history) else {
            return;
        };
        let place = self.places[hash] as usize;
        let behind = history[..place].iter().rev().zip(history.iter().rev());
        let length = behind.take(LONGEST).take_while(|(a, b)| a == b).count();
        if length >= self.least && length > self.length {
            (self.place, self.length, self.missed) = (place, length, 0);
        }
    }

    fn hash(&self, history: &[u8]) -> Option<usize> {
        let last = history.len().checked_sub(self.least)?;
        let hash = history[last..].iter().fold(0u32, |hash, byte| {
            hash.wrapping_mul(0x2F0B_4C47).wrapping_add(u32::from(*byte) + 1)
        });
        let bits = self.places.len().trailing_zeros();
        Some((hash.wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize)
    }

    fn expect(&mut self, history: &[u8]) {
        let byte = history.get(self.place).filter(|_| self.place > 0);
        self.expected = byte.map_or(0, |byte| usize::from(*byte) + 256);
    }

    /// How long the match is, from 0 (none) to 31.
    pub fn length(&self) -> usize {
        match (self.expected, self.length) {
            (0, _) => 0,
            (_, short @ 0..16) => 1 + short,
            (_, middle @ 16..32) => 17 + (middle - 16) / 4,
            (_, long) => (21 + (long - 32) / 32).min(LENGTHS - 1),
        }
    }

    /// The byte that it expects with a one in front, or 0.
    pub fn expected(&self) -> usize {
        self.expected
    }

    /// The byte that a long match expects that never missed, and how long it is.
    pub fn sure(&self) -> Option<(u8, usize)> {
        let sure = self.expected != 0 && self.missed == 0 && self.length >= SURE;
        sure.then(|| (self.expected as u8, self.length()))
    }

    /// Forgets what it expects of the byte that comes.
    pub fn doubt(&mut self) {
        self.expected = 0;
    }

    /// What the place says after these bits of the byte (with a one in front).
    pub fn foretell(&mut self, bits: usize, logistic: &Logistic) -> [i32; 2] {
        let left = 8 - bits.ilog2();
        if self.expected >> left != bits {
            self.expected = 0;
        }
        if self.expected == 0 {
            return [0, 0];
        }
        self.bit = self.expected >> (left - 1) & 1 == 1;
        self.look = self.length() * MISSES + self.missed.min(MISSES - 1);
        let odds = i32::from(self.right[self.look]);
        let [stretch, far] = [logistic.stretch(odds), (odds - 32_768) >> 5];
        match self.bit {
            true => [stretch, far],
            false => [-stretch, -far],
        }
    }

    /// Learns the bit that came.
    pub fn learn(&mut self, bit: bool) {
        if self.expected != 0 {
            toward(&mut self.right[self.look], bit == self.bit, 7);
        }
    }
}
