//! The root user and its access key: made at the first start, or set by the environment.

use anyhow::Context;
use serde_json::json;
use tidewaiter_access::NewKey;
use tidewaiter_store::{NewAccessKey, Store, StoreError, User};
use tidewaiter_types::Timestamp;

/// The root user's name.
const ROOT: &str = "root";
/// Environment variables that set the root key, to any strings.
const ID_VARIABLE: &str = "TIDEWAITER_ROOT_ACCESS_KEY_ID";
const SECRET_VARIABLE: &str = "TIDEWAITER_ROOT_SECRET_ACCESS_KEY";

/// A key to be shown to the person who started the server, this once.
pub struct FreshKey {
    /// Its id.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

/// Makes sure that there is a root key. Gives it if it was made now; one from the environment is not given back,
/// since whoever set it knows it.
pub async fn ensure(store: &Store, now: Timestamp) -> anyhow::Result<Option<FreshKey>> {
    ensure_user(store, now).await?;
    match (std::env::var(ID_VARIABLE), std::env::var(SECRET_VARIABLE)) {
        (Ok(id), Ok(secret)) => {
            set(store, id, secret, now).await?;
            Ok(None)
        }
        (Err(_), Err(_)) if store.access_keys(ROOT).await?.is_empty() => create(store, now).await.map(Some),
        (Err(_), Err(_)) => Ok(None),
        _ => anyhow::bail!("{ID_VARIABLE} and {SECRET_VARIABLE} must be set together"),
    }
}

async fn ensure_user(store: &Store, now: Timestamp) -> anyhow::Result<()> {
    let root = User {
        name: ROOT.to_owned(),
        arn_path: ROOT.to_owned(),
        policies: json!(["admin"]),
        created_at: now,
    };
    match store.create_user(&root).await {
        Ok(()) | Err(StoreError::UserExists(_)) => Ok(()),
        Err(error) => Err(error).context("the root user cannot be created"),
    }
}

/// Makes the key from the environment the root's; one of the same id with another secret is replaced.
async fn set(store: &Store, id: String, secret: String, now: Timestamp) -> anyhow::Result<()> {
    if let Some((key, _)) = store.access_key(&id).await? {
        if key.secret == secret && key.user == ROOT {
            return Ok(());
        }
        store.delete_access_key(&id).await?;
    }
    store
        .create_access_key(
            &NewAccessKey {
                id,
                secret,
                user: ROOT.to_owned(),
            },
            now,
        )
        .await?;
    Ok(())
}

async fn create(store: &Store, now: Timestamp) -> anyhow::Result<FreshKey> {
    let key = NewKey::generate();
    let fresh = FreshKey {
        id: key.id.clone(),
        secret: key.secret.reveal().to_owned(),
    };
    let new = NewAccessKey {
        id: key.id,
        secret: fresh.secret.clone(),
        user: ROOT.to_owned(),
    };
    store.create_access_key(&new, now).await?;
    Ok(fresh)
}
