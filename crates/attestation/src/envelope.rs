//! Statements (in-toto), signed in an envelope (DSSE), in a Sigstore bundle: the bytes of an artifact.
//!
//! The statement has the version that cosign writes, so that `cosign verify-attestation` takes it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tidewaiter_scanning::signed_bytes;
use tidewaiter_types::Digest;

use crate::key::ResultsKey;

/// The type of the artifacts, and of what is in them: a Sigstore bundle, version 0.3.
pub const ARTIFACT_TYPE: &str = "application/vnd.dev.sigstore.bundle.v0.3+json";
/// The type of what is signed.
const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";
const STATEMENT: &str = "https://in-toto.io/Statement/v0.1";

/// A statement about an image. `name` is what clients pull it by, without a tag.
pub fn statement(name: &str, image: &Digest, predicate_type: &str, predicate: &Value) -> Value {
    json!({
        "_type": STATEMENT,
        "subject": [{"name": name, "digest": { image.algorithm().as_str(): image.hex() }}],
        "predicateType": predicate_type,
        "predicate": predicate,
    })
}

/// A statement in a signed bundle, as JSON.
pub fn bundle(statement: &Value, key: &ResultsKey) -> Vec<u8> {
    let payload = statement.to_string();
    let signature = key.sign(&signed_bytes(PAYLOAD_TYPE, payload.as_bytes()));
    let bundle = json!({
        "mediaType": ARTIFACT_TYPE,
        "verificationMaterial": {"publicKey": {"hint": key.hint()}},
        "dsseEnvelope": {
            "payload": STANDARD.encode(&payload),
            "payloadType": PAYLOAD_TYPE,
            "signatures": [{"sig": STANDARD.encode(signature), "keyid": key.hint()}],
        },
    });
    bundle.to_string().into_bytes()
}
