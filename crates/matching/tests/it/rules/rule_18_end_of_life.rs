//! Rule 18. A release past its end is said so, and one before it is not.

use tidewaiter_matching::end_of_life;
use tidewaiter_types::{Severity, Timestamp};

use super::*;

/// 2025-02-12, midnight.
const DAY: Timestamp = Timestamp(1_739_318_400_000);

#[test]
fn a_release_past_its_end_is_told() {
    let Some(db) = records() else { return };
    let of = |release: &str| end_of_life(db, &space(release), DAY).unwrap();
    let mantic = of("ubuntu:23.10").expect("Ubuntu 23.10 ended on 2024-07-12");
    assert_eq!(
        (mantic.end, mantic.severity),
        (Timestamp(1_720_742_400_000), Severity::Critical)
    );
    assert_eq!(mantic.words(DAY), "ubuntu:23.10 is past its end of life");
    assert_eq!(of("ubuntu:24.04"), None, "it has fixes until 2029");
    assert_eq!(of("plan9:4"), None, "nothing is known");
    let later = end_of_life(db, &space("ubuntu:24.04"), Timestamp(1_900_000_000_000))
        .unwrap()
        .unwrap();
    assert!(
        later
            .words(Timestamp(1_900_000_000_000))
            .contains("extended support")
    );
}
