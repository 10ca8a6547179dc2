//! Opening: again, at the same time, and what cannot be opened.

use sqlx::Connection;
use tidewaiter_store::{Backend, NewManifest, PutOutcome, Store, StoreError};

use crate::support::{at, bare, postgres_url, repository};

#[tokio::test]
async fn a_file_is_opened_again_with_what_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd name #1?%20.db");
    let store = Store::open_sqlite(&path).await.unwrap();
    assert_eq!(store.backend(), Backend::Sqlite);
    repository(&store, "kept").await;
    store.close().await;
    assert!(path.exists());
    let again = Store::open_sqlite(&path).await.unwrap();
    assert_eq!(again.repository("kept").await.unwrap().unwrap().created_at, at(0));
    again.check().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn several_servers_bring_up_one_database_at_once() {
    let url = postgres_url().await;
    let openings: Vec<_> = (0..4)
        .map(|_| {
            let url = url.clone();
            tokio::spawn(async move { Store::open(&url).await })
        })
        .collect();
    for opening in openings {
        let store = opening.await.unwrap().unwrap();
        assert_eq!(store.backend(), Backend::Postgres);
        store.close().await;
    }
}

#[tokio::test]
async fn an_unsupported_url_is_refused_without_showing_its_password() {
    let error = Store::open("mysql://root:secret@host/db").await.unwrap_err();
    assert!(matches!(error, StoreError::Url(_)));
    assert!(!error.to_string().contains("secret"), "{error}");
}

/// As a command does beside a running server.
#[tokio::test(flavor = "multi_thread")]
async fn two_stores_write_to_one_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("metadata.db");
    let openings = [Store::open_sqlite(&path), Store::open_sqlite(&path)];
    let mut writers = Vec::new();
    for (writer, opening) in openings.into_iter().enumerate() {
        let store = opening.await.unwrap();
        writers.push(tokio::spawn(async move {
            for number in 0..50 {
                repository(&store, &format!("r{writer}/{number}")).await;
            }
            store
        }));
    }
    for writer in writers {
        let store = writer.await.unwrap();
        store.check().await.unwrap();
    }
    let store = Store::open_sqlite(&path).await.unwrap();
    assert_eq!(store.repositories(None, 1000).await.unwrap().len(), 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_servers_own_settings_do_not_matter() {
    let url = postgres_url().await;
    sqlx::any::install_default_drivers();
    let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
    for setting in [
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable',
         current_database()); END $$",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$",
    ] {
        sqlx::query(setting).execute(&mut connection).await.unwrap();
    }
    let store = Store::open(&url).await.unwrap();
    let repo = repository(&store, "r").await;
    let puts: Vec<_> = (0..16)
        .map(|number| {
            let store = store.clone();
            let new = NewManifest {
                tags: vec!["latest".into()],
                ..bare(&repo, number)
            };
            tokio::spawn(async move { store.put_manifest(&new).await })
        })
        .collect();
    for put in puts {
        assert!(matches!(put.await.unwrap().unwrap(), PutOutcome::Stored { .. }));
    }
    store.close().await;
}
