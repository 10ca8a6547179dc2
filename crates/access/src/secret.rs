//! The server's one secret, from which each use gets a key of its own.

use ring::hmac::{HMAC_SHA256, Key, sign};
use ring::rand::{SecureRandom, SystemRandom};

/// 32 random bytes that a server keeps; the same on all replicas of one registry.
#[derive(Clone)]
pub struct ServerSecret([u8; 32]);

impl ServerSecret {
    /// A new one.
    pub fn generate() -> Self {
        let mut bytes = [0; 32];
        SystemRandom::new()
            .fill(&mut bytes)
            .expect("the system has randomness");
        Self(bytes)
    }

    /// One that was kept.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, to be kept.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key for one use, such as `page tokens`; keys of different uses say nothing of each other.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let key = Key::new(HMAC_SHA256, &self.0);
        let tag = sign(&key, purpose.as_bytes());
        tag.as_ref().try_into().expect("SHA-256 has 32 bytes")
    }
}

impl std::fmt::Debug for ServerSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServerSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_has_its_key() {
        let secret = ServerSecret::from_bytes([1; 32]);
        assert_eq!(secret.derive("a"), ServerSecret::from_bytes([1; 32]).derive("a"));
        assert_ne!(secret.derive("a"), secret.derive("b"));
        assert_ne!(secret.derive("a"), ServerSecret::generate().derive("a"));
        assert_eq!(format!("{secret:?}"), "ServerSecret(…)");
    }
}
