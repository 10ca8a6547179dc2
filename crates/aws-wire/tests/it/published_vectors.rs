//! Cases of AWS's signing test suite: request lines, headers and signatures are facts of that suite.

use tidewaiter_aws_wire::model::Protocol;
use tidewaiter_aws_wire::sigv4::SigV4Error;
use tidewaiter_types::Timestamp;

use crate::{head, verify};

/// 2015-08-30T12:36:00Z, when the suite signs.
const NOW: Timestamp = Timestamp(1_440_938_160_000);

const HOST: (&str, &str) = ("host", "example.amazonaws.com");
const DATE: (&str, &str) = ("x-amz-date", "20150830T123600Z");

struct Case {
    name: &'static str,
    method: &'static str,
    uri: &'static str,
    headers: &'static [(&'static str, &'static str)],
    signed: &'static str,
    body: &'static str,
    signature: &'static str,
}

const fn plain(name: &'static str, method: &'static str, uri: &'static str, signature: &'static str) -> Case {
    Case {
        name,
        method,
        uri,
        headers: &[],
        signed: "host;x-amz-date",
        body: "",
        signature,
    }
}

const TOKEN: &str = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";
const FORM_HASH: &str = "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e";

const CASES: &[Case] = &[
    plain(
        "get-vanilla",
        "GET",
        "/",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ),
    plain(
        "get-relative-normalized",
        "GET",
        "/example/..",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ),
    plain(
        "get-relative-relative-normalized",
        "GET",
        "/example1/example2/../..",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ),
    plain(
        "get-slash-dot-slash",
        "GET",
        "/./",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ),
    plain(
        "get-slash-normalized",
        "GET",
        "//",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ),
    plain(
        "get-slash-pointless-dot-normalized",
        "GET",
        "/./example",
        "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
    ),
    plain(
        "get-slashes-normalized",
        "GET",
        "//example//",
        "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
    ),
    plain(
        "get-unreserved",
        "GET",
        "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
    ),
    plain(
        "get-utf8",
        "GET",
        "/\u{1234}",
        "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
    ),
    plain(
        "get-vanilla-empty-query-key",
        "GET",
        "/?Param1=value1",
        "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
    ),
    plain(
        "get-vanilla-query-order-encoded",
        "GET",
        "/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1",
        "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
    ),
    plain(
        "get-vanilla-query-order-key-case",
        "GET",
        "/?Param2=value2&Param1=value1",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    ),
    plain(
        "get-vanilla-utf8-query",
        "GET",
        "/?\u{1234}=bar",
        "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
    ),
    plain(
        "post-vanilla",
        "POST",
        "/",
        "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    ),
    plain(
        "post-vanilla-query",
        "POST",
        "/?Param1=value1",
        "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
    ),
    Case {
        name: "get-header-key-duplicate",
        headers: &[
            ("my-header1", "value2"),
            ("my-header1", "value2"),
            ("my-header1", "value1"),
        ],
        signed: "host;my-header1;x-amz-date",
        ..plain(
            "",
            "GET",
            "/",
            "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
        )
    },
    Case {
        name: "get-header-value-order",
        headers: &[
            ("my-header1", "value4"),
            ("my-header1", "value1"),
            ("my-header1", "value3"),
            ("my-header1", "value2"),
        ],
        signed: "host;my-header1;x-amz-date",
        ..plain(
            "",
            "GET",
            "/",
            "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01",
        )
    },
    Case {
        name: "get-header-value-trim",
        headers: &[("my-header1", " value1"), ("my-header2", " \"a   b   c\"")],
        signed: "host;my-header1;my-header2;x-amz-date",
        ..plain(
            "",
            "GET",
            "/",
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
        )
    },
    Case {
        name: "post-header-value-case",
        headers: &[("my-header1", "VALUE1")],
        signed: "host;my-header1;x-amz-date",
        ..plain(
            "",
            "POST",
            "/",
            "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
        )
    },
    Case {
        name: "get-vanilla-with-session-token",
        headers: &[("x-amz-security-token", TOKEN)],
        signed: "host;x-amz-date;x-amz-security-token",
        ..plain(
            "",
            "GET",
            "/",
            "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8",
        )
    },
    Case {
        name: "post-x-www-form-urlencoded",
        headers: &[
            ("content-type", "application/x-www-form-urlencoded"),
            ("content-length", "13"),
            ("x-amz-content-sha256", FORM_HASH),
        ],
        signed: "content-length;content-type;host;x-amz-content-sha256;x-amz-date",
        body: "Param1=value1",
        ..plain(
            "",
            "POST",
            "/",
            "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b",
        )
    },
];

impl Case {
    fn authorization(&self) -> String {
        format!(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={}, Signature={}",
            self.signed, self.signature
        )
    }

    fn check(&self, authorization: &str, body: &str, now: Timestamp) -> Result<(), SigV4Error> {
        let headers = self
            .headers
            .iter()
            .copied()
            .chain([HOST, DATE, ("authorization", authorization)]);
        verify(&head(self.method, self.uri, headers), body.as_bytes(), now).map(drop)
    }
}

#[test]
fn every_signature_of_the_suite_is_accepted() {
    for case in CASES {
        assert_eq!(
            case.check(&case.authorization(), case.body, NOW),
            Ok(()),
            "{}",
            case.name
        );
    }
}

#[test]
fn what_differs_from_what_was_signed_is_refused() {
    for case in CASES {
        assert!(
            case.check(&case.authorization(), "another body", NOW).is_err(),
            "{}",
            case.name
        );
        let other = case.authorization().replace("us-east-1", "us-east-2");
        assert!(case.check(&other, case.body, NOW).is_err(), "{}", case.name);
    }
}

const PRESIGNED: &str = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2F\
    aws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600&X-Amz-Signature=\
    e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d";

#[test]
fn a_presigned_request_is_good_until_it_expires() {
    let parts = head("GET", PRESIGNED, [HOST]);
    let claim = verify(&parts, b"", NOW.plus_millis(3_599_000)).expect("in time");
    assert_eq!(
        (claim.access_key_id.as_str(), claim.scope.service.as_str()),
        ("AKIDEXAMPLE", "service")
    );
    let late = verify(&parts, b"", NOW.plus_millis(3_601_000)).expect_err("expired");
    assert_eq!(
        late.to_string(),
        "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T133601Z - 60 min.)"
    );
    let longer = PRESIGNED.replace("Expires=3600", "Expires=7200");
    assert!(verify(&head("GET", &longer, [HOST]), b"", NOW).is_err());
}

#[test]
fn clocks_may_differ_by_five_minutes() {
    let vanilla = &CASES[0];
    for millis in [-300_000, 300_000] {
        assert_eq!(
            vanilla.check(&vanilla.authorization(), "", NOW.plus_millis(millis)),
            Ok(())
        );
    }
    let early = vanilla
        .check(&vanilla.authorization(), "", NOW.plus_millis(-301_000))
        .expect_err("too early");
    assert!(
        early
            .to_string()
            .starts_with("Signature not yet current: 20150830T123600Z is still later than")
    );
    let late = vanilla
        .check(&vanilla.authorization(), "", NOW.plus_millis(301_000))
        .expect_err("too late");
    assert_eq!(
        late.for_protocol(Protocol::Json).code,
        "InvalidSignatureException"
    );
    assert_eq!(late.for_protocol(Protocol::Query).code, "SignatureDoesNotMatch");
}

#[test]
fn garbled_authentication_is_named() {
    let vanilla = &CASES[0];
    let refuse = |authorization: &str| {
        vanilla
            .check(authorization, "", NOW)
            .expect_err("refused")
            .for_protocol(Protocol::Json)
    };
    let good = vanilla.authorization();
    for (wrong, code) in [
        ("Basic QVdTOng=".to_owned(), "IncompleteSignatureException"),
        ("AWS4-HMAC-SHA256".to_owned(), "IncompleteSignatureException"),
        (
            good.replace("Signature=", "Sign="),
            "IncompleteSignatureException",
        ),
        (good.replace("/us-east-1", ""), "IncompleteSignatureException"),
        (
            good.replace("aws4_request", "aws5_request"),
            "InvalidSignatureException",
        ),
        (
            good.replace("20150830/", "20150831/"),
            "InvalidSignatureException",
        ),
        (good.replace("host;", ""), "InvalidSignatureException"),
        (
            good.replace("host;", "host;x-missing;"),
            "IncompleteSignatureException",
        ),
        (good.replace("5fa00fa3", "5fa00fa4"), "InvalidSignatureException"),
        (good.replace("5fa00fa3", "zz"), "InvalidSignatureException"),
    ] {
        assert_eq!(refuse(&wrong).code, code, "{wrong}");
    }
    let missing = verify(&head("GET", "/", [HOST, DATE]), b"", NOW).expect_err("nothing there");
    assert_eq!(
        missing.for_protocol(Protocol::Json).code,
        "MissingAuthenticationTokenException"
    );
}

#[test]
fn an_unsigned_payload_or_target_is_refused() {
    let vanilla = &CASES[0];
    let authorization = vanilla.authorization();
    for extra in [
        ("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
        ("x-amz-target", "Service.Operation"),
    ] {
        let parts = head("GET", "/", [HOST, DATE, ("authorization", &authorization), extra]);
        assert!(verify(&parts, b"", NOW).is_err(), "{extra:?}");
    }
}

#[test]
fn the_authority_of_http2_counts_as_host() {
    let vanilla = &CASES[0];
    let authorization = vanilla.authorization();
    let signed = [DATE, ("authorization", authorization.as_str())];
    assert!(verify(&head("GET", "https://example.amazonaws.com/", signed), b"", NOW).is_ok());
    assert!(verify(&head("GET", "https://other.amazonaws.com/", signed), b"", NOW).is_err());
    assert!(verify(&head("GET", "/", signed), b"", NOW).is_err());
}
