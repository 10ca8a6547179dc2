//! Access keys: how new ones look, and where they are looked up.

use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::{SecureRandom, SystemRandom};
use tidewaiter_aws_wire::sigv4::Secret;

use crate::Principal;

/// An access key that works, with whom it stands for.
#[derive(Clone, Debug)]
pub struct Key {
    /// What its requests are signed with.
    pub secret: Secret,
    /// Who signs with it.
    pub principal: Principal,
}

/// The place of the keys could not be asked.
#[derive(Debug, thiserror::Error)]
#[error("access keys could not be looked up: {0}")]
pub struct LookUpError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// Where access keys are kept.
#[async_trait]
pub trait KeyStore: Send + Sync {
    /// The key of that id; none if there is none or it is disabled.
    async fn look_up(&self, access_key_id: &str) -> Result<Option<Key>, LookUpError>;
}

/// A freshly made access key.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// `AKIA` and 16 characters of base32, as AWS has them.
    pub id: String,
    /// 40 characters of base64.
    pub secret: Secret,
}

impl NewKey {
    /// 80 random bits of id and 240 of secret.
    pub fn generate() -> Self {
        let id = base32(&random::<16>());
        Self {
            id: format!("AKIA{id}"),
            secret: Secret::new(STANDARD.encode(random::<30>())),
        }
    }
}

/// A character of base32 for each byte.
pub(crate) fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect()
}

pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom::new()
        .fill(&mut bytes)
        .expect("the system has randomness");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_look_as_those_of_aws() {
        let key = NewKey::generate();
        assert_eq!((key.id.len(), key.secret.reveal().len()), (20, 40));
        assert!(
            key.id.starts_with("AKIA")
                && key
                    .id
                    .bytes()
                    .all(|b| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b))
        );
        assert_ne!(NewKey::generate().id, key.id);
        assert!(!format!("{key:?}").contains(key.secret.reveal()));
    }
}
