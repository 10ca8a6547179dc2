//! Between odds and their logarithms, in whole numbers alone, so that every machine finds the same.
//!
//! Odd: `ln(p / (1 - p))` is called a *stretch*, in steps of 1/256 from -2047 to 2047; odds are of 65,536.

/// 65,536 / (1 + e^-x) for x from -8 to 8, each a half further.
const CURVE: [i32; 33] = [
    22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768, 40793,
    47911, 53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438, 65476, 65500, 65514,
];
/// The greatest stretch.
pub const MOST: i32 = 2047;

/// Odds of a stretch, and stretches of odds, as tables.
pub struct Logistic {
    odds: Vec<u16>,
    stretches: Vec<i16>,
}

impl Logistic {
    /// The tables.
    pub fn new() -> Self {
        let odds: Vec<u16> = (-MOST - 1..=MOST).map(|x| on_curve(x) as u16).collect();
        let mut stretches = Vec::with_capacity(4096);
        for x in -MOST..=MOST {
            let reached = usize::from(odds[(x + MOST + 1) as usize] >> 4);
            stretches.resize(stretches.len().max(reached + 1), x as i16);
        }
        stretches.resize(4096, MOST as i16);
        Self { odds, stretches }
    }

    /// The odds of a stretch; one beyond the bounds is taken for the bound.
    pub fn odds(&self, stretch: i32) -> i32 {
        i32::from(self.odds[(stretch.clamp(-MOST, MOST) + MOST + 1) as usize])
    }

    /// The stretch of odds below 65,536.
    pub fn stretch(&self, odds: i32) -> i32 {
        i32::from(self.stretches[(odds >> 4 & 4095) as usize])
    }
}

fn on_curve(stretch: i32) -> i32 {
    let from_least = stretch.max(-MOST) + MOST + 1;
    let (place, part) = ((from_least >> 7) as usize, from_least & 127);
    (CURVE[place] * (128 - part) + CURVE[place + 1] * part + 64) >> 7
}
