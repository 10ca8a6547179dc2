//! Stores to test, and short ways to fill them.

use std::collections::BTreeMap;

use tempfile::TempDir;
use tidewaiter_store::{
    Blob, Effects, NewManifest, NewRepository, PutOutcome, Reference, ReferenceKind, RepositoryId, Store,
};
use tidewaiter_testkit::postgres::Postgres;
use tidewaiter_types::{Digest, Timestamp};

/// Stamps each test for both databases.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                let (store, _folder) = crate::support::sqlite().await;
                super::$name(store).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                let store = crate::support::postgres().await;
                super::$name(store.clone()).await;
                store.close().await;
            })+
        }
    };
}
pub(crate) use on_both;

/// A store in a file that goes with the folder.
pub async fn sqlite() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_sqlite(&folder.path().join("metadata.db"))
        .await
        .unwrap();
    (store, folder)
}

/// A store in a database of its own.
pub async fn postgres() -> Store {
    Store::open(&postgres_url().await).await.unwrap()
}

/// The URL of an empty database.
pub async fn postgres_url() -> String {
    let fresh = tokio::task::spawn_blocking(|| Postgres::shared().fresh_database());
    fresh.await.unwrap().unwrap()
}

/// An instant; tests count in milliseconds from nothing.
pub fn at(millis: i64) -> Timestamp {
    Timestamp(millis)
}

/// A digest that differs for each number and sorts as they do.
pub fn digest(number: u16) -> Digest {
    let mut bytes = [0; 32];
    bytes[..2].copy_from_slice(&number.to_be_bytes());
    Digest::Sha256(bytes)
}

/// A repository of this name, created at 0.
pub async fn repository(store: &Store, name: &str) -> RepositoryId {
    let new = NewRepository::named(name);
    store.create_repository(&new, at(0)).await.unwrap().id
}

/// A blob whose digest and location come from a number.
pub fn blob(number: u16, created_at: Timestamp) -> Blob {
    Blob {
        digest: digest(number),
        size: u64::from(number),
        location: format!("place-{number}"),
        created_at,
    }
}

/// Uploads blobs.
pub async fn add_blobs(store: &Store, repository: &RepositoryId, numbers: &[u16], now: Timestamp) {
    for number in numbers {
        store
            .add_blob(repository, &blob(*number, now), None)
            .await
            .unwrap();
    }
}

/// A manifest of two blobs, `number + 1` the configuration and `number + 2` the layer.
pub fn manifest(repository: &RepositoryId, number: u16) -> NewManifest {
    NewManifest {
        repository: repository.clone(),
        digest: digest(number),
        media_type: "application/vnd.oci.image.manifest.v1+json".into(),
        artifact_type: None,
        config_media_type: Some("application/vnd.oci.image.config.v1+json".into()),
        subject: None,
        image_size: 7,
        bytes: format!("{{ \"number\" : {number}\t}}\n").into_bytes(),
        annotations: BTreeMap::new(),
        references: vec![
            reference(number + 1, ReferenceKind::Config),
            reference(number + 2, ReferenceKind::Layer),
        ],
        tags: Vec::new(),
        immutable: |_, _| false,
        pushed_at: at(1000),
        on_push: Effects::default(),
        on_new_image: Effects::default(),
    }
}

/// A manifest that refers to nothing.
pub fn bare(repository: &RepositoryId, number: u16) -> NewManifest {
    let references = Vec::new();
    NewManifest {
        references,
        ..manifest(repository, number)
    }
}

/// A reference to a number's digest.
pub fn reference(number: u16, kind: ReferenceKind) -> Reference {
    Reference {
        digest: digest(number),
        kind,
        media_type: "some/type".into(),
        size: u64::from(number),
    }
}

/// Pushes an image with its two blobs and these tags.
pub async fn push(store: &Store, repository: &RepositoryId, number: u16, tags: &[&str]) -> Digest {
    let mut new = manifest(repository, number);
    new.tags = tags.iter().map(ToString::to_string).collect();
    add_blobs(store, repository, &[number + 1, number + 2], new.pushed_at).await;
    let outcome = store.put_manifest(&new).await.unwrap();
    assert!(matches!(outcome, PutOutcome::Stored { .. }), "{outcome:?}");
    new.digest
}
