//! Sessions of uploads.

use serde_json::json;
use tidewaiter_store::{NewUpload, Store};

use crate::support::{at, blob, on_both, repository};

on_both!(
    a_session_goes_on_only_from_where_it_stands,
    stale_sessions_are_found_even_of_deleted_repositories,
    a_session_ends_with_its_blob,
);

async fn a_session_goes_on_only_from_where_it_stands(store: Store) {
    let repo = repository(&store, "r").await;
    let other = repository(&store, "other").await;
    let new = NewUpload {
        id: "u".into(),
        repository: repo.clone(),
        state: json!(null),
    };
    store.start_upload(&new, at(1)).await.unwrap();
    assert!(
        store
            .advance_upload("u", 0, 5_000_000_000, &json!({"part": 1}), at(2))
            .await
            .unwrap()
    );
    assert!(!store.advance_upload("u", 0, 9, &json!({}), at(3)).await.unwrap());
    let session = store.upload(&repo, "u").await.unwrap().unwrap();
    assert_eq!(
        (session.offset, session.started_at, session.updated_at),
        (5_000_000_000, at(1), at(2))
    );
    assert_eq!(session.state, json!({"part": 1}));
    assert_eq!(store.upload(&other, "u").await.unwrap(), None);
    assert!(store.delete_upload("u").await.unwrap());
    assert!(!store.delete_upload("u").await.unwrap());
    assert!(
        !store
            .advance_upload("u", 5_000_000_000, 9, &json!({}), at(3))
            .await
            .unwrap()
    );
}

async fn stale_sessions_are_found_even_of_deleted_repositories(store: Store) {
    let repo = repository(&store, "r").await;
    for (id, time) in [("new", 9), ("older", 2), ("oldest", 1)] {
        let new = NewUpload {
            id: id.into(),
            repository: repo.clone(),
            state: json!({}),
        };
        store.start_upload(&new, at(time)).await.unwrap();
    }
    store.delete_repository("r", false, at(3)).await.unwrap();
    let stale = store.stale_uploads(at(9), 10).await.unwrap();
    assert_eq!(
        stale.iter().map(|session| &session.id).collect::<Vec<_>>(),
        ["oldest", "older"]
    );
    assert_eq!(store.stale_uploads(at(9), 1).await.unwrap().len(), 1);
}

async fn a_session_ends_with_its_blob(store: Store) {
    let repo = repository(&store, "r").await;
    let new = NewUpload {
        id: "u".into(),
        repository: repo.clone(),
        state: json!({}),
    };
    store.start_upload(&new, at(1)).await.unwrap();
    store.add_blob(&repo, &blob(1, at(2)), Some("u")).await.unwrap();
    assert_eq!(store.upload(&repo, "u").await.unwrap(), None);
}
