//! OSV records of languages: GitHub's, Go's, Bitnami's, malicious packages, any further source.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("ghsa", "ghsa-npm/x/GHSA-x.json", file);
    read("govulndb", "govulndb/data/osv/GO-x.json", file);
    read("bitnami", "bitnami/data/x/BIT-x.json", file);
    read("npm-mal", "npm-mal-2025/MAL-x.json", file);
    read("rustsec-osv", "rustsec-osv/crates/RUSTSEC-x.json", file);
    read("osv-acme", "osv-acme/x.json", file);
});
