//! What all targets of feeds do.

use tidewaiter_feeds::by_name;

/// Reads one file of a feed, and checks what every record must be.
pub fn read(feed: &str, path: &str, bytes: &[u8]) {
    let feed = by_name(feed).expect("the targets name feeds that there are");
    assert!(feed.recognises(path), "{path}");
    let mut found = 0_u64;
    let outcome = feed.read(path, bytes, &mut |record| {
        found += 1;
        let Some(advisory) = record.into_advisory() else {
            return;
        };
        assert_eq!(advisory.feed, feed.name());
        assert!(!advisory.id.is_empty());
    });
    if let Ok(tally) = outcome {
        assert!(tally.damaged.len() as u64 <= tally.records + bytes.len() as u64);
    }
}
