//! A request as a stranger sends it, as text: whose it claims to be is read, and no claim is believed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_aws_wire::dispatch::is_aws_request;
use tidewaiter_aws_wire::sigv4::{Claim, Secret};
use tidewaiter_fuzz::request;
use tidewaiter_types::Timestamp;

/// 2015-08-30T12:36:00Z, the instant of AWS's published requests.
const NOW: Timestamp = Timestamp(1_440_938_160_000);

fuzz_target!(|text: &[u8]| {
    let Some(request) = request::read(text) else {
        return;
    };
    let (parts, body) = request.into_parts();
    let _ = is_aws_request(&parts);
    let Ok(claim) = Claim::read(&parts) else { return };
    for now in [NOW, Timestamp(i64::MAX), Timestamp(i64::MIN)] {
        let verdict = claim.verify(&parts, &body, &Secret::new("a secret that signed nothing"), now);
        assert!(verdict.is_err(), "a claim was believed that nobody signed");
    }
});
