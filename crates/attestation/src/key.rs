//! The registry's key for results: ed25519 (RFC 8032), made of a seed that the registry keeps.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{Ed25519KeyPair, KeyPair};
use sha2::{Digest as _, Sha256};
use tidewaiter_scanning::ED25519_PREFIX;

/// A key that signs results.
pub struct ResultsKey(Ed25519KeyPair);

impl ResultsKey {
    /// The key of a seed; always the same one.
    ///
    /// # Panics
    /// Never: each 32 bytes are a seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(Ed25519KeyPair::from_seed_unchecked(seed).expect("each 32 bytes are a seed of ed25519"))
    }

    /// Its public half, in DER.
    fn public_der(&self) -> Vec<u8> {
        [&ED25519_PREFIX[..], self.0.public_key().as_ref()].concat()
    }

    /// Its public half, in PEM.
    pub fn public_pem(&self) -> String {
        // 44 bytes are 60 characters: one line.
        let text = STANDARD.encode(self.public_der());
        format!("-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n")
    }

    /// A name for it: the SHA-256 of its public half, in base64, as Sigstore hints at keys.
    pub fn hint(&self) -> String {
        STANDARD.encode(Sha256::digest(self.public_der()))
    }

    /// The signature of bytes.
    pub(crate) fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        self.0.sign(bytes).as_ref().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_testkit::clients::openssl_verifies;

    use super::*;

    #[test]
    fn openssl_verifies_what_is_signed() {
        let key = ResultsKey::from_seed(&[3; 32]);
        let verify = |bytes: &[u8]| openssl_verifies(&key.public_pem(), bytes, &key.sign(b"results"));
        assert!(verify(b"results"));
        assert!(!verify(b"result"));
        assert_ne!(key.hint(), ResultsKey::from_seed(&[4; 32]).hint());
    }
}
