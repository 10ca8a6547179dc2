//! What followed in each context, in tables that forget what is seldom met.
//!
//! Odd: a bucket of 32 bytes holds what is known of half a byte in one context: a check, then a counter for each of the 15
//! beginnings of four bits. Two contexts that fall on the same bucket are told apart by the check alone, now and then not
//! at all; that costs a little and breaks nothing. A counter's odds are not taken at their word: what comes of counters
//! that look alike is learned, so a context that was met once says as much as such contexts are worth.

use super::logistic::Logistic;

/// Twelve bits of odds, four of how often it was met.
type Counter = u16;
const FRESH: Counter = 2048 << 4;
/// How much of 256 a counter that was met so often believes what it sees.
const BELIEF: [i32; 16] = [160, 98, 71, 55, 45, 38, 33, 29, 26, 24, 22, 20, 18, 17, 16, 12];
/// What looks alike: how often it was met, and seven bits of its odds.
const ALIKE: usize = 16 * 128;
/// So many buckets are looked at for one.
const TRIES: usize = 3;

#[repr(align(32))]
#[derive(Clone, Copy)]
struct Bucket([Counter; 16]);

/// The contexts of one kind.
pub struct Counters {
    buckets: Vec<Bucket>,
    bucket: usize,
    /// The context that is about to be entered: its first bucket, its check, the check there.
    next: (usize, u16, u16),
    node: usize,
    alike: Vec<u16>,
    look: usize,
}

impl Counters {
    /// Room for two to the power of so many half bytes.
    pub fn new(bits: u32) -> Self {
        let alike = (0..ALIKE).map(|place| ((place & 127) * 512 + 256) as u16);
        Self {
            buckets: vec![Bucket([0; 16]); 1 << bits],
            bucket: 0,
            next: (0, 0, 0),
            node: 0,
            alike: alike.collect(),
            look: 0,
        }
    }

    /// Looks where a context is. Memory answers slowly, so all tables are asked before the first is entered.
    pub fn approach(&mut self, context: u32) {
        let mask = self.buckets.len() - 1;
        let first = (context.wrapping_mul(0x9E37_79B1) >> 7 ^ context) as usize & mask;
        self.next = (first, (context >> 16) as u16 | 1, self.buckets[first].0[0]);
    }

    /// Goes to the bucket of the context that was approached, which drives out one that was seldom met if it is new.
    pub fn enter(&mut self) {
        let (first, check, found) = self.next;
        if found == check {
            self.bucket = first;
            return;
        }
        let mask = self.buckets.len() - 1;
        let (mut least, mut worst) = (u16::MAX, first);
        for step in 0..TRIES {
            let place = (first ^ step) & mask;
            let bucket = &self.buckets[place].0;
            if bucket[0] == check {
                self.bucket = place;
                return;
            }
            let worth = if bucket[0] == 0 { 0 } else { 1 + (bucket[1] & 15) };
            if worth < least {
                (least, worst) = (worth, place);
            }
        }
        self.bucket = worst;
        self.buckets[worst] = Bucket([FRESH; 16]);
        self.buckets[worst].0[0] = check;
    }

    /// What the context says after these bits of the half byte (with a one in front): a stretch.
    pub fn foretell(&mut self, node: usize, logistic: &Logistic) -> i32 {
        self.node = node & 15;
        let counter = self.buckets[self.bucket].0[self.node];
        let met = counter & 15;
        self.look = usize::from(met) * 128 + usize::from(counter >> 9);
        if met == 0 {
            return 0;
        }
        logistic.stretch(i32::from(self.alike[self.look]))
    }

    /// Learns the bit that came.
    pub fn learn(&mut self, bit: bool) {
        toward(&mut self.alike[self.look], bit, 7);
        let counter = &mut self.buckets[self.bucket].0[self.node];
        let (odds, met) = (i32::from(*counter >> 4), *counter & 15);
        let wanted = if bit { 4095 } else { 0 };
        let odds = odds + (((wanted - odds) * BELIEF[usize::from(met)]) >> 8);
        *counter = (odds as u16) << 4 | (met + 1).min(15);
    }
}

/// Moves odds of 65,536 a part of two to this power towards what came.
pub fn toward(odds: &mut u16, bit: bool, power: u32) {
    let wanted = if bit { 65_535 } else { 0 };
    let old = i32::from(*odds);
    *odds = (old + ((wanted - old) >> power)) as u16;
}
