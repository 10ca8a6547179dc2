//! Authentication is the first thing that reads a stranger's bytes: whatever they are, it answers.

use http::HeaderValue;
use proptest::prelude::*;
use tidewaiter_types::Timestamp;

use crate::{SECRET, head, verify};
use tidewaiter_aws_wire::sigv4::{Claim, Secret};

/// Text that looks like an authorization up to a point.
fn nearly() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("AWS4-HMAC-SHA256 ".to_owned()),
        Just("Credential=AKID/20150830/us-east-1/ecr/aws4_request, ".to_owned()),
        Just("SignedHeaders=host;x-amz-date, ".to_owned()),
        Just(format!("Signature={}", "0".repeat(64))),
        "[ -~]{0,12}",
        "[/=,;]{0,4}",
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_header_is_answered(text in nearly(), date in "([0-9TZ]{16}|[ -~]{0,20})", now in any::<i64>()) {
        let mut parts = head("GET", "/", [("host", "h"), ("x-amz-date", date.as_str())]);
        if let Ok(value) = HeaderValue::from_str(&text) {
            parts.headers.insert("authorization", value);
        }
        if let Ok(claim) = Claim::read(&parts) {
            prop_assert!(claim.verify(&parts, b"", &Secret::new(SECRET), Timestamp(now)).is_err());
        }
    }

    #[test]
    fn any_query_is_answered(query in "(X-Amz-(Signature|Credential|Date|Expires|Algorithm|SignedHeaders)=[!-~&&[^#]]{0,30}&){0,7}") {
        if let Ok(uri) = format!("/?{query}").parse::<http::Uri>() {
            prop_assert!(verify(&head("GET", &uri.to_string(), [("host", "h")]), b"", Timestamp(0)).is_err());
        }
    }
}
