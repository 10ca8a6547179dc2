//! rpm's database in SQLite, with a write-ahead log that is whole.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::rpm;
use tidewaiter_fuzz::{halves, rpm::check, seal};

fuzz_target!(|data: &[u8]| {
    let Some((file, log)) = halves(data) else { return };
    check(file, rpm::parse_sqlite(file, None));
    if log.is_empty() {
        return;
    }
    let mut log = log.to_vec();
    seal::wal(&mut log, page_size(file));
    check(&[file, &log].concat(), rpm::parse_sqlite(file, Some(&log)));
});

/// As the file's header has it; a 1 stands for 65536.
fn page_size(file: &[u8]) -> usize {
    match file.get(16..18) {
        Some(&[0, 1]) => 65536,
        Some(&[high, low]) => usize::from(u16::from_be_bytes([high, low])).max(512),
        _ => 4096,
    }
}
