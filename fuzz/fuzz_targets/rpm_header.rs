//! One rpm header, and through a database around it its file list.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::rpm;
use tidewaiter_fuzz::rpm::{check, in_ndb};

fuzz_target!(|blob: &[u8]| {
    let alone = rpm::parse_header(blob);
    let database = in_ndb(blob);
    let contents = rpm::parse_ndb(&database);
    if let (Ok(record), Ok(contents)) = (&alone, &contents) {
        assert_eq!(contents.records.len(), 1);
        assert_eq!(
            (&contents.records[0].name, contents.records[0].evr()),
            (&record.name, record.evr())
        );
    }
    check(&database, contents);
});
