//! Access keys that are kept in the database, with their users.

use std::sync::Arc;

use async_trait::async_trait;
use ring::digest::{SHA256, digest};
use tidewaiter_aws_wire::sigv4::Secret;
use tidewaiter_store::{AccessKey, KeyStatus, Store, User};

use crate::policy::PolicySet;
use crate::{Home, Key, KeyStore, LookUpError, Principal};

/// The keys in the database of the registry at a place.
#[derive(Clone)]
pub struct StoredKeys {
    store: Store,
    home: Home,
}

impl StoredKeys {
    /// The keys in this database; their owners are users of the registry's account.
    pub fn new(store: Store, home: Home) -> Self {
        Self { store, home }
    }

    fn key(&self, key: AccessKey, user: &User) -> Result<Key, LookUpError> {
        Ok(Key {
            secret: Secret::new(key.secret),
            principal: self.principal(user, key.id)?,
        })
    }

    /// A user as one who calls, with the key that says so (empty where it was none).
    ///
    /// # Errors
    /// If the policies that are kept of the user cannot be read.
    pub fn principal(&self, user: &User, access_key_id: String) -> Result<Principal, LookUpError> {
        let policies = PolicySet::read(&user.policies).map_err(|error| LookUpError(error.into()))?;
        Ok(Principal {
            arn: self.home.iam_arn(&user.arn_path),
            account: self.home.account.clone(),
            user_id: self.user_id(user),
            access_key_id,
            policies: Arc::new(policies),
        })
    }

    /// Root's id is the account; others have `AIDA` and 16 characters made of their name, so that it is stable.
    fn user_id(&self, user: &User) -> String {
        if user.arn_path == "root" {
            return self.home.account.clone();
        }
        let hash = digest(&SHA256, format!("{}/{}", self.home.account, user.name).as_bytes());
        format!("AIDA{}", crate::keys::base32(&hash.as_ref()[..16]))
    }
}

#[async_trait]
impl KeyStore for StoredKeys {
    async fn look_up(&self, access_key_id: &str) -> Result<Option<Key>, LookUpError> {
        let found = self
            .store
            .access_key(access_key_id)
            .await
            .map_err(|error| LookUpError(error.into()))?;
        let active = found.filter(|(key, _)| key.status == KeyStatus::Active);
        active.map(|(key, user)| self.key(key, &user)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tidewaiter_store::NewAccessKey;
    use tidewaiter_types::Timestamp;

    use super::*;

    async fn keys(folder: &tempfile::TempDir) -> StoredKeys {
        let store = Store::open_sqlite(&folder.path().join("keys.sqlite"))
            .await
            .expect("a database");
        for (name, arn_path, policy) in [("root", "root", "admin"), ("ci", "user/ci", "push")] {
            let (name, arn_path) = (name.to_owned(), arn_path.to_owned());
            let user = User {
                name,
                arn_path,
                policies: json!([policy]),
                created_at: Timestamp(1),
            };
            store.create_user(&user).await.expect("a new user");
            let key = NewAccessKey {
                id: format!("key of {}", user.name),
                secret: "any".to_owned(),
                user: user.name,
            };
            store
                .create_access_key(&key, Timestamp(1))
                .await
                .expect("a new key");
        }
        let home = Home {
            region: "eu-central-1".to_owned(),
            account: "123456789012".to_owned(),
        };
        StoredKeys::new(store, home)
    }

    #[tokio::test]
    async fn a_key_stands_for_its_user_while_it_is_active() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = keys(&folder).await;
        let ci = keys
            .look_up("key of ci")
            .await
            .expect("asked")
            .expect("there")
            .principal;
        assert_eq!(ci.arn, "arn:aws:iam::123456789012:user/ci");
        assert!(ci.user_id.starts_with("AIDA") && ci.user_id.len() == 20);
        assert!(
            ci.authorize("ecr:PutImage", "*").is_ok() && ci.authorize("ecr:DeleteRepository", "*").is_err()
        );
        let root = keys
            .look_up("key of root")
            .await
            .expect("asked")
            .expect("there")
            .principal;
        assert_eq!(
            (root.arn.as_str(), root.user_id.as_str()),
            ("arn:aws:iam::123456789012:root", "123456789012")
        );
        keys.store
            .set_access_key_status("key of ci", KeyStatus::Inactive)
            .await
            .expect("changed");
        assert!(keys.look_up("key of ci").await.expect("asked").is_none());
        assert!(keys.look_up("no key").await.expect("asked").is_none());
    }
}
