//! A hostile delta, its checksum made right: what applies gives exactly the revision that it states.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tidewaiter_advisories::delta::{DeltaInfo, apply};
use tidewaiter_advisories::{Advisory, Database, DatabaseBuilder};
use tidewaiter_fuzz::seal;

/// The revision that deltas are applied to; the one of the seeds.
static BASE: LazyLock<Database> = LazyLock::new(|| {
    let mut builder = DatabaseBuilder::default();
    for number in 1..20 {
        builder.add(Advisory {
            id: format!("CVE-2024-{number:04}"),
            feed: "nvd".into(),
            ..Advisory::default()
        });
    }
    let bytes = builder.to_vec().expect("so few advisories fit the format");
    Database::from_bytes(bytes).expect("what was built can be opened")
});

fuzz_target!(|data: &[u8]| {
    let mut delta = data.to_vec();
    seal::delta(&mut delta, &BASE.info().revision);
    if let Ok(bytes) = apply(&BASE, &delta) {
        let result = Database::from_bytes(bytes).expect("what was applied can be opened");
        result.verify().expect("what was applied is whole");
        let stated = DeltaInfo::read(&delta).expect("it was read before");
        assert_eq!(result.info().revision, stated.to);
    }
});
