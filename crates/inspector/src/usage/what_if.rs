//! What a month of scanning would have cost, had the registry been scanned in another way: from what happened to its
//! images.
//!
//! Odd: it is a lower bound. Images that are gone left nothing behind, of pulls only the last is known, and of images that
//! enhanced scanning never looked into it is not known which news they would have had.

use tidewaiter_scanning::is_scannable;
use tidewaiter_store::{ImageHistory, Usage, Windows};
use tidewaiter_types::Timestamp;

use super::prices::{MicroDollars, Prices};

/// A way to scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Basic scanning, which is free.
    Basic,
    /// Enhanced, once.
    OnPush,
    /// Enhanced, and again with all news, for so long.
    Continuous(Windows),
}

/// The scans of a way so far, and the images of which no news are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The scans.
    pub usage: Usage,
    /// Images that would have been scanned again, it is not known how often.
    pub unknown: u64,
}

impl Tally {
    /// Adds what one image would have been scanned from `since` until `until`.
    pub fn add(&mut self, way: Way, image: &ImageHistory, since: Timestamp, until: Timestamp) {
        if way == Way::Basic || !is_scannable(&image.media_type, image.config_media_type.as_deref()) {
            return;
        }
        if (since..=until).contains(&image.pushed_at) {
            self.usage.initial += 1;
        }
        let Way::Continuous(windows) = way else { return };
        self.unknown += u64::from(image.first_scanned_at.is_none());
        let news = image.news.iter().filter(|at| (since..=until).contains(*at));
        let scanned = news.filter(|at| is_open(image, windows, **at));
        self.usage.rescans += scanned.count() as u64;
    }

    /// What it would have cost.
    pub fn cost(&self, prices: &Prices) -> MicroDollars {
        cost(self.usage, prices)
    }
}

/// What scans cost.
pub fn cost(usage: Usage, prices: &Prices) -> MicroDollars {
    let initial = prices.initial_scan.times(usage.initial);
    initial.plus(prices.rescan.times(usage.rescans))
}

/// Whether an image's window was open at an instant: by the pushes and pulls before it.
fn is_open(image: &ImageHistory, windows: Windows, at: Timestamp) -> bool {
    let renewed = image.renewed_at.filter(|renewed| *renewed <= at);
    let pulled = image.last_pulled_at.filter(|pulled| *pulled <= at);
    let end = windows.end(renewed.unwrap_or(image.pushed_at), pulled);
    end.is_none_or(|end| at < end)
}

#[cfg(test)]
mod tests {
    use tidewaiter_store::RepositoryId;
    use tidewaiter_types::Digest;

    use super::*;

    fn day(number: i64) -> Timestamp {
        Timestamp(number * 24 * 3_600_000)
    }

    fn image(pushed: i64, pulled: Option<i64>, news: &[i64]) -> ImageHistory {
        ImageHistory {
            repository: RepositoryId("r".to_owned()),
            digest: Digest::Sha256([1; 32]),
            media_type: "application/vnd.oci.image.manifest.v1+json".to_owned(),
            config_media_type: Some("application/vnd.oci.image.config.v1+json".to_owned()),
            pushed_at: day(pushed),
            renewed_at: None,
            last_pulled_at: pulled.map(day),
            first_scanned_at: Some(day(pushed)),
            news: news.iter().copied().map(day).collect(),
        }
    }

    fn days(push: Option<i64>, pull: Option<i64>) -> Way {
        let millis = |days: i64| day(days).0;
        Way::Continuous(Windows {
            push: push.map(millis),
            pull: pull.map(millis),
        })
    }

    fn tally(way: Way, images: &[ImageHistory]) -> (u64, u64) {
        let mut tally = Tally::default();
        for image in images {
            tally.add(way, image, day(100), day(130));
        }
        (tally.usage.initial, tally.usage.rescans)
    }

    #[test]
    fn each_way_counts_what_it_would_have_scanned() {
        let images = [
            image(50, None, &[99, 101, 120]),
            image(110, Some(115), &[111, 125, 129, 131]),
        ];
        assert_eq!(tally(Way::Basic, &images), (0, 0));
        assert_eq!(tally(Way::OnPush, &images), (1, 0));
        assert_eq!(tally(days(None, None), &images), (1, 5));
        assert_eq!(tally(days(Some(60), None), &images), (1, 4));
        assert_eq!(tally(days(Some(14), None), &images), (1, 1));
        assert_eq!(tally(days(Some(14), Some(14)), &images), (1, 2));
    }

    #[test]
    fn what_was_never_looked_into_is_told() {
        let unseen = ImageHistory {
            first_scanned_at: None,
            ..image(110, None, &[])
        };
        let mut tally = Tally::default();
        tally.add(days(None, None), &unseen, day(100), day(130));
        assert_eq!((tally.usage.initial, tally.unknown), (1, 1));
    }

    #[test]
    fn known_sums() {
        let thirty = vec![image(110, None, &[111, 112, 113, 114, 115, 116, 117, 118, 119, 120]); 30];
        let sum = |way| {
            let mut tally = Tally::default();
            for image in &thirty {
                tally.add(way, image, day(100), day(130));
            }
            tally.cost(&Prices::default()).to_string()
        };
        assert_eq!(sum(Way::OnPush), "3.30");
        assert_eq!(sum(days(None, None)), "6.30");
        assert_eq!(sum(days(Some(5), None)), "4.50");
    }
}
