//! Foretells the next byte from everything that came before, to pack it by how likely it is (context mixing).
//!
//! Many contexts (the last byte, the last two, the word …) each say how likely the next bit is a one; a mixer learns whom to
//! believe. That packs prose an eighth smaller than PPMd does, and takes ten times as long. Odd: whoever unpacks goes the same
//! way, bit for bit, so it must compute in whole numbers alone, and each of its tables has a size that follows from what both
//! sides know. What both have besides is learned first; learning is coding to nobody.

mod counters;
mod logistic;
mod matches;
mod mixer;

use counters::Counters;
use logistic::Logistic;
use matches::Follower;
use mixer::{Mixer, Refiner};

use super::coder::{Coder, Odds};
use crate::DatabaseError;

/// How many kinds of bytes are told apart.
pub const KINDS: usize = 16;
/// The matches that are followed are at least so long.
const LEAST: [usize; 2] = [24, 6];
/// The contexts of which how many were met before tells how much is known; each of them is longer than the one before.
const GROWING: std::ops::Range<usize> = 2..8;
/// So many lengths of matches.
const LENGTHS: usize = 32;

/// The most bytes that a packed part of so many may stand for: unpacking takes time for each, and a made-up part of a
/// thousand bytes could stand for any number of them.
pub fn most_of(packed: usize, most: usize) -> usize {
    most.min((1 << 20) + 1024 * packed)
}

/// Two to the power of this are all half bytes that contexts have of which there are few.
const FEW: u32 = 17;

/// The dimensions of a model. Both sides must take the same.
pub struct Size {
    /// How many contexts a byte has.
    pub contexts: usize,
    /// How many of them, the first, have so few values that a small table is enough.
    pub few: usize,
    /// How many bytes it will see, about.
    pub bytes: usize,
    /// Two to the power of this are the most half bytes that are remembered for each context, 32 bytes each.
    pub most_bits: u32,
}

/// What surrounds a byte.
pub struct Around<'a> {
    /// The contexts, hashed, as many as the model has.
    pub contexts: &'a [u32],
    /// What kind of byte it is, below [`KINDS`].
    pub kind: usize,
}

/// A learned model of bytes.
pub struct Model {
    logistic: Logistic,
    history: Vec<u8>,
    counters: Vec<Counters>,
    followers: [Follower; 2],
    opinions: Vec<i32>,
    /// What the mixers made of them.
    said: [i32; 3],
    mixers: [Mixer; 3],
    last: Mixer,
    /// Whether a long match goes on.
    sure: [Odds; LENGTHS],
    refiners: [Refiner; 2],
}

/// Gives every decision back: for learning.
pub struct Nobody;

impl Coder for Nobody {
    fn bit(&mut self, _: u32, bit: bool) -> Result<bool, DatabaseError> {
        Ok(bit)
    }
}

impl Model {
    /// A model of these dimensions.
    pub fn new(size: &Size) -> Self {
        let (contexts, few) = (size.contexts, size.few);
        let bits = size.bytes.max(1).ilog2().clamp(8, size.most_bits);
        let logistic = Logistic::new();
        let opinions = contexts + 2 * LEAST.len() + 1;
        let counters = |place| Counters::new(if place < few { bits.min(FEW) } else { bits });
        let mixer = |situations| Mixer::new(opinions, situations, 65_536 / 5, 8);
        Self {
            history: vec![0; 8],
            counters: (0..contexts).map(counters).collect(),
            followers: LEAST.map(|least| Follower::new(least, bits + 2)),
            opinions: vec![0; opinions],
            said: [0; 3],
            mixers: [
                mixer(LENGTHS * (GROWING.len() + 1)),
                mixer(256 * KINDS),
                mixer(256 * 8),
            ],
            sure: [Odds::default(); LENGTHS],
            last: Mixer::new(3, KINDS, 65_536 / 3, 2),
            refiners: [256 * 256, 512 * LENGTHS].map(|situations| Refiner::new(situations, &logistic)),
            logistic,
        }
    }

    /// All bytes so far.
    pub fn history(&self) -> &[u8] {
        &self.history
    }

    /// The last bytes, up to four, as one number; the very last lowest.
    pub fn last(&self, count: usize) -> u32 {
        self.last_but(0, count)
    }

    /// So many bytes before the last so many.
    pub fn last_but(&self, skipped: usize, count: usize) -> u32 {
        let end = self.history.len() - skipped;
        let bytes = self.history[end - count..end].iter();
        bytes.fold(0, |number, byte| number << 8 | u32::from(*byte))
    }

    /// Says that what comes next is like what stands at this place of the history.
    pub fn point(&mut self, place: usize) {
        for follower in &mut self.followers {
            follower.point(place, &self.history);
        }
    }

    /// Notes bytes, so that they are found again, without learning from them; that takes a hundredth of the time.
    pub fn note(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.history.push(*byte);
            for follower in &mut self.followers {
                follower.note(&self.history);
            }
        }
    }

    /// Codes a byte: the given one for a writer, the one that was written for a reader.
    pub fn code(
        &mut self,
        coder: &mut impl Coder,
        around: &Around<'_>,
        byte: u8,
    ) -> Result<u8, DatabaseError> {
        if let Some(byte) = self.code_expected(coder, byte)? {
            return Ok(byte);
        }
        let mut bits = 1;
        for place in (0..8).rev() {
            bits = bits << 1 | usize::from(self.code_bit(coder, around, bits, byte >> place & 1 == 1)?);
        }
        self.push(bits as u8);
        Ok(bits as u8)
    }

    /// Codes a byte that stands in a long match by one decision, whether it goes on, and learns nothing of it; `None` if
    /// there is no long match or it ends here.
    fn code_expected(&mut self, coder: &mut impl Coder, byte: u8) -> Result<Option<u8>, DatabaseError> {
        let Some((expected, length)) = self.followers[0].sure() else {
            return Ok(None);
        };
        if self.sure[length].code(coder, byte == expected)? {
            self.push(expected);
            return Ok(Some(expected));
        }
        self.followers.iter_mut().for_each(Follower::doubt);
        Ok(None)
    }

    fn push(&mut self, byte: u8) {
        self.history.push(byte);
        for follower in &mut self.followers {
            follower.advance(&self.history);
        }
    }

    /// Codes a bit behind these (with a one in front).
    fn code_bit(
        &mut self,
        coder: &mut impl Coder,
        around: &Around<'_>,
        bits: usize,
        bit: bool,
    ) -> Result<bool, DatabaseError> {
        self.ask(around, bits);
        let odds = self.mix(around, bits);
        let bit = coder.bit(odds, bit)?;
        self.learn_bit(bit);
        Ok(bit)
    }

    /// Gathers what the contexts say.
    fn ask(&mut self, around: &Around<'_>, bits: usize) {
        let node = match bits {
            0..16 => bits,
            _ => bits & ((1 << (bits.ilog2() - 4)) - 1) | 1 << (bits.ilog2() - 4),
        };
        if node == 1 {
            for (counters, context) in self.counters.iter_mut().zip(around.contexts) {
                counters.approach(hash(*context, bits as u32));
            }
            self.counters.iter_mut().for_each(Counters::enter);
        }
        let (told, rest) = self.opinions.split_at_mut(self.counters.len());
        for (counters, told) in self.counters.iter_mut().zip(told) {
            *told = counters.foretell(node, &self.logistic);
        }
        let (told, rest) = rest.as_chunks_mut::<2>();
        for (follower, told) in self.followers.iter_mut().zip(told) {
            *told = follower.foretell(bits, &self.logistic);
        }
        rest.fill(256);
    }

    /// The odds of a one.
    fn mix(&mut self, around: &Around<'_>, bits: usize) -> u32 {
        let before = usize::from(self.history.last().copied().unwrap_or_default());
        let [long, short] = &self.followers;
        let length = long.length().max(short.length());
        let follower = if long.expected() != 0 { long } else { short };
        let expected = match follower.expected() {
            0 => 0,
            byte => byte & 255 | 256,
        };
        let done = bits.ilog2() as usize;
        let met = self.opinions[GROWING].iter().filter(|it| **it != 0).count();
        let situations = [
            length + LENGTHS * met,
            bits + 256 * around.kind,
            before + 256 * done,
        ];
        let mut opinions = [0; 3];
        for ((mixer, situation), opinion) in self.mixers.iter_mut().zip(situations).zip(&mut opinions) {
            *opinion = mixer.mix(&self.opinions, situation, &self.logistic);
        }
        let stretch = self.last.mix(&opinions, around.kind, &self.logistic);
        self.said = opinions;
        let first = self.refiners[0].refine(stretch, bits | before << 8);
        let second = self.refiners[1].refine(stretch, expected * LENGTHS + length);
        ((self.last.odds() + 2 * first + second) >> 2).clamp(1, 65_535) as u32
    }

    fn learn_bit(&mut self, bit: bool) {
        for mixer in &mut self.mixers {
            mixer.learn(&self.opinions, bit);
        }
        self.last.learn(&self.said, bit);
        self.refiners.iter_mut().for_each(|refiner| refiner.learn(bit));
        self.counters.iter_mut().for_each(|counters| counters.learn(bit));
        self.followers.iter_mut().for_each(|follower| follower.learn(bit));
    }
}

/// A hash of two numbers.
pub fn hash(a: u32, b: u32) -> u32 {
    let hash = a.wrapping_mul(0x2F0B_4C47) ^ b.wrapping_mul(0x9E37_79B1).rotate_left(13);
    hash ^ hash >> 15
}
