//! The registry's key for results: ed25519 (RFC 8032), made of a seed that the registry keeps.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{Ed25519KeyPair, KeyPair};
use sha2::{Digest as _, Sha256};

/// What stands in front of the 32 bytes of a public key (RFC 8410, section 4: SubjectPublicKeyInfo).
const PUBLIC_PREFIX: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

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
        [&PUBLIC_PREFIX[..], self.0.public_key().as_ref()].concat()
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
    use std::process::Command;

    use super::*;

    #[test]
    fn openssl_verifies_what_is_signed() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let key = ResultsKey::from_seed(&[3; 32]);
        std::fs::write(path("key.pem"), key.public_pem()).unwrap();
        std::fs::write(path("signature"), key.sign(b"results")).unwrap();
        let verify = |bytes: &[u8]| {
            std::fs::write(path("message"), bytes).unwrap();
            let mut openssl = Command::new("openssl");
            openssl.args(["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey"]);
            openssl
                .arg(path("key.pem"))
                .arg("-sigfile")
                .arg(path("signature"));
            openssl.arg("-in").arg(path("message")).output().unwrap().status
        };
        assert!(verify(b"results").success());
        assert!(!verify(b"result").success());
        assert_ne!(key.hint(), ResultsKey::from_seed(&[4; 32]).hint());
    }
}
