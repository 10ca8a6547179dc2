//! Signed envelopes (DSSE) and the public keys that they are checked by: what VEX documents come in, and signed results go out in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ECDSA_P256_SHA256_ASN1, ED25519, UnparsedPublicKey, VerificationAlgorithm};

/// A public key: ed25519, or ECDSA on P-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VexKey {
    is_ed25519: bool,
    key: Vec<u8>,
}

/// Why a key is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it holds no public key of ed25519 or of ECDSA on P-256 in PEM")]
pub struct UnknownKey;

/// What stands in front of the 32 bytes of a public key of ed25519 (RFC 8410, section 4: SubjectPublicKeyInfo).
pub const ED25519_PREFIX: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];
/// The same of ECDSA on P-256 (RFC 5480).
const P256_PREFIX: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
    0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

impl VexKey {
    /// From PEM, as `openssl` and `cosign` write it.
    ///
    /// # Errors
    /// [`UnknownKey`].
    pub fn from_pem(text: &str) -> std::result::Result<Self, UnknownKey> {
        let lines = text.lines().filter(|line| !line.starts_with("-----"));
        let joined: String = lines.flat_map(str::split_whitespace).collect();
        let der = STANDARD.decode(joined).map_err(|_| UnknownKey)?;
        let (is_ed25519, key) = match (der.strip_prefix(&ED25519_PREFIX), der.strip_prefix(&P256_PREFIX)) {
            (Some(key), _) if key.len() == 32 => (true, key),
            (_, Some(key)) if key.len() == 65 => (false, key),
            _ => return Err(UnknownKey),
        };
        Ok(Self {
            is_ed25519,
            key: key.to_vec(),
        })
    }

    /// Whether its owner has signed this.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let algorithm: &dyn VerificationAlgorithm = match self.is_ed25519 {
            true => &ED25519,
            false => &ECDSA_P256_SHA256_ASN1,
        };
        UnparsedPublicKey::new(algorithm, &self.key)
            .verify(message, signature)
            .is_ok()
    }
}

/// What of a payload is signed in an envelope: DSSE's pre-authentication encoding.
pub fn signed_bytes(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_is_as_the_specification_has_it() {
        // The example of DSSE's protocol.
        let bytes = signed_bytes("http://example.com/HelloWorld", b"hello world");
        assert_eq!(bytes, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }
}
