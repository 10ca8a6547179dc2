//! Many opinions on one bit, made one: each weighs what it was worth before in the same situation.

use super::counters::toward;
use super::logistic::{Logistic, MOST};

/// Weighs stretches; 65,536 is a whole.
pub struct Mixer {
    weights: Vec<i32>,
    count: usize,
    from: usize,
    odds: i32,
    rate: i32,
}

impl Mixer {
    /// For so many opinions in so many situations, all weighed alike at first. A greater rate learns more quickly.
    pub fn new(count: usize, situations: usize, weight: i32, rate: i32) -> Self {
        Self {
            weights: vec![weight; count * situations],
            count,
            from: 0,
            odds: 32_768,
            rate,
        }
    }

    /// The stretch that the opinions come to.
    pub fn mix(&mut self, opinions: &[i32], situation: usize, logistic: &Logistic) -> i32 {
        self.from = situation * self.count;
        let weights = &self.weights[self.from..self.from + self.count];
        let sum = weights.iter().zip(opinions).fold(0i32, |sum, (weight, opinion)| {
            sum.wrapping_add(weight.wrapping_mul(*opinion) >> 8)
        });
        let stretch = (sum >> 8).clamp(-MOST, MOST);
        self.odds = logistic.odds(stretch);
        stretch
    }

    /// The odds of the last mix.
    pub fn odds(&self) -> i32 {
        self.odds
    }

    /// Learns the bit that came of the last mix.
    pub fn learn(&mut self, opinions: &[i32], bit: bool) {
        let missed = (i32::from(bit) << 16) - self.odds;
        let missed = (missed * self.rate) >> 4;
        let weights = &mut self.weights[self.from..self.from + self.count];
        for (weight, opinion) in weights.iter_mut().zip(opinions) {
            // Bounds that no weight of sense comes near; they keep the products within 32 bits.
            *weight = (*weight + ((opinion * missed + 0x8000) >> 16)).clamp(-(1 << 19), 1 << 19);
        }
    }
}

/// What came of odds like these in this situation.
pub struct Refiner {
    odds: Vec<u16>,
    place: usize,
}

impl Refiner {
    /// The odds are known at so many points.
    const POINTS: usize = 33;

    /// For so many situations.
    pub fn new(situations: usize, logistic: &Logistic) -> Self {
        let one = (0..Self::POINTS as i32).map(|point| logistic.odds((point - 16) * 128) as u16);
        let one: Vec<u16> = one.collect();
        Self {
            odds: one.repeat(situations),
            place: 0,
        }
    }

    /// Better odds for a stretch.
    pub fn refine(&mut self, stretch: i32, situation: usize) -> i32 {
        let from_least = stretch + MOST + 1;
        let (point, part) = ((from_least >> 7) as usize, from_least & 127);
        let at = situation * Self::POINTS + point;
        self.place = at + (part >> 6) as usize;
        (i32::from(self.odds[at]) * (128 - part) + i32::from(self.odds[at + 1]) * part) >> 7
    }

    /// Learns the bit that came.
    pub fn learn(&mut self, bit: bool) {
        toward(&mut self.odds[self.place], bit, 7);
    }
}
