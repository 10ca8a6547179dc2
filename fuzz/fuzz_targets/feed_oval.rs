//! OVAL as Oracle and Microsoft write it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("oracle", "oracle/com.oracle.elsa-all.xml", file);
    read("azurelinux", "azurelinux/azurelinux-3.0-oval.xml", file);
});
