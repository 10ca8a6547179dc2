//! PyPA's, RubySec's and FriendsOfPHP's records in YAML: one input, read as each of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::feed::read;

fuzz_target!(|file: &[u8]| {
    read("pypa", "pypa/vulns/x/PYSEC-x.yaml", file);
    read("ruby", "ruby/gems/x/x.yml", file);
    read("php", "php/x/x/x.yaml", file);
});
