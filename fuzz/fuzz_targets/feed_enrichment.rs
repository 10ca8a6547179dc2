//! EPSS, KEV (both forms), CWE (both forms), endoflife.date (both forms), Vulnrichment, NVD's API.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("epss", "epss/x.csv", file);
    read("kev", "kev/known_exploited_vulnerabilities.json", file);
    read("kev-csv", "kev-csv/known_exploited_vulnerabilities.csv", file);
    read("cwe", "cwe/weakness/1.json", file);
    read("cwe", "cwe/cwec_x.xml", file);
    read("endoflife", "endoflife/x.json", file);
    read("endoflife", "endoflife/products/debian.md", file);
    read("vulnrichment", "vulnrichment/CVE-x.json", file);
    read("nvd", "nvd/api/x.json", file);
});
