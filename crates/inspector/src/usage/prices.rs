//! What Inspector's scans of images cost on AWS, by region, in whole millionths of a dollar.
//!
//! Odd: prices are facts of a day and a place. The default is what AWS asked in Tokyo when this was written, in all regions;
//! whoever needs others says so in the settings.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// Millionths of a US dollar: sums of prices are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MicroDollars(pub i64);

/// A price that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no price: write US dollars with up to six decimals, such as 0.11")]
pub struct NoPrice(String);

impl MicroDollars {
    const DECIMALS: usize = 6;

    /// So many times this.
    pub fn times(self, count: u64) -> Self {
        Self(self.0.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// As AWS's API gives it: dollars as a floating number.
    pub fn as_dollars(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

/// `3.30`: two decimals, and more where they say something.
impl fmt::Display for MicroDollars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let micro = self.0.unsigned_abs();
        let decimals = format!("{:06}", micro % 1_000_000);
        let told = decimals.trim_end_matches('0').len().max(2);
        write!(f, "{sign}{}.{}", micro / 1_000_000, &decimals[..told])
    }
}

impl FromStr for MicroDollars {
    type Err = NoPrice;

    fn from_str(text: &str) -> Result<Self, NoPrice> {
        let wrong = || NoPrice(text.to_owned());
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) || decimals.len() > Self::DECIMALS {
            return Err(wrong());
        }
        let micro: i64 = format!("{whole}{decimals:0<6}").parse().map_err(|_| wrong())?;
        Ok(Self(micro))
    }
}

/// What scans cost in one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prices {
    /// The first scan of an image.
    pub initial_scan: MicroDollars,
    /// Each scan after it.
    pub rescan: MicroDollars,
}

impl Default for Prices {
    /// Those of Tokyo.
    fn default() -> Self {
        Self {
            initial_scan: MicroDollars(110_000),
            rescan: MicroDollars(10_000),
        }
    }
}

/// What scans cost by region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceBook {
    regions: BTreeMap<String, Prices>,
}

impl PriceBook {
    /// A book with the prices of these regions.
    pub fn new(regions: BTreeMap<String, Prices>) -> Self {
        Self { regions }
    }

    /// The prices of a region; those of Tokyo where none are told.
    pub fn of(&self, region: &str) -> Prices {
        self.regions.get(region).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_sums() {
        let prices = Prices::default();
        assert_eq!(prices.initial_scan.times(30).to_string(), "3.30");
        let with_rescans = prices.initial_scan.times(30).plus(prices.rescan.times(300));
        assert_eq!(with_rescans.to_string(), "6.30");
        assert_eq!(prices.initial_scan.times(30).as_dollars(), 3.3);
    }

    #[test]
    fn prices_are_read_or_refused() {
        assert_eq!("0.11".parse(), Ok(MicroDollars(110_000)));
        assert_eq!("2".parse(), Ok(MicroDollars(2_000_000)));
        for wrong in ["", ".1", "-1", "1.0000001", "1,5", "99999999999999999999"] {
            assert!(wrong.parse::<MicroDollars>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(micro in 0..i64::MAX / 2) {
            let price = MicroDollars(micro);
            prop_assert_eq!(price.to_string().parse(), Ok(price));
        }
    }
}
