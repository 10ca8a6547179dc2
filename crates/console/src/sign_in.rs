//! Who someone is who wants to sign in: an access key with its secret, or a user's name and password.

use ring::digest::{SHA256, digest};
use serde::Deserialize;
use tidewaiter_access::{KeyStore, password};

use crate::Console;
use crate::refusal::Refusal;

/// What one signs in with.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Credentials {
    /// An access key.
    #[serde(rename_all = "camelCase")]
    Key {
        /// Its id.
        access_key_id: String,
        /// Its secret.
        secret_access_key: String,
    },
    /// A user's password.
    Password {
        /// The user's name.
        user: String,
        /// The password.
        password: String,
    },
}

/// A user, and the access key that proved it.
pub struct Known {
    /// The user's name.
    pub user: String,
    /// The key; none if it was the password.
    pub access_key_id: Option<String>,
}

impl Credentials {
    fn name(&self) -> &str {
        match self {
            Self::Key { access_key_id, .. } => access_key_id,
            Self::Password { user, .. } => user,
        }
    }
}

impl Console {
    /// Checks credentials, and makes names wait that were tried too often.
    pub(crate) async fn know(&self, credentials: Credentials) -> Result<Known, Refusal> {
        let name = credentials.name().to_owned();
        if !self.attempts.may_try(&name, self.clock.now()) {
            return Err(Refusal::TooManyAttempts);
        }
        let known = match credentials {
            Credentials::Key {
                access_key_id,
                secret_access_key,
            } => self.by_key(access_key_id, &secret_access_key).await?,
            Credentials::Password { user, password } => self.by_password(user, password).await?,
        };
        match known {
            Some(known) => {
                self.attempts.succeeded(&name);
                Ok(known)
            }
            None => {
                self.attempts.failed(&name, self.clock.now());
                Err(Refusal::WrongCredentials)
            }
        }
    }

    async fn by_key(&self, id: String, secret: &str) -> Result<Option<Known>, Refusal> {
        let key = self.keys.look_up(&id).await.map_err(Refusal::internal)?;
        let right = key.is_some_and(|key| same(key.secret.reveal(), secret));
        if !right {
            return Ok(None);
        }
        let owner = self.store.access_key(&id).await.map_err(Refusal::internal)?;
        Ok(owner.map(|(key, user)| Known {
            user: user.name,
            access_key_id: Some(key.id),
        }))
    }

    async fn by_password(&self, user: String, password: String) -> Result<Option<Known>, Refusal> {
        let hash = self.store.password(&user).await.map_err(Refusal::internal)?;
        let _turn = self.hashing.acquire().await.map_err(Refusal::internal)?;
        let checked = tokio::task::spawn_blocking(move || password::verify(&password, hash.as_deref())).await;
        let right = checked.map_err(Refusal::internal)?;
        Ok(right.then_some(Known {
            user,
            access_key_id: None,
        }))
    }
}

/// Compares in a time that does not tell where they differ: their hashes, which nobody can choose.
fn same(one: &str, other: &str) -> bool {
    let hash = |text: &str| digest(&SHA256, text.as_bytes());
    hash(one).as_ref() == hash(other).as_ref()
}
