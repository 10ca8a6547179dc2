//! Blobs and the repositories that show them.

use tidewaiter_store::{Blob, BlobDeleted, RepositoryId, Store, StoreError};

use crate::support::{add_blobs, at, blob, digest, on_both, push, repository};

on_both!(
    a_blob_is_shown_where_it_was_uploaded,
    of_two_uploads_the_first_ones_bytes_stay,
    a_blob_is_mounted_from_where_it_is_shown,
    what_is_missing_is_told_in_the_order_asked,
    a_blob_that_a_manifest_needs_is_not_deleted,
    a_blob_deleted_in_one_repository_stays_in_another,
    nothing_is_added_to_a_repository_that_is_not_there,
);

async fn a_blob_is_shown_where_it_was_uploaded(store: Store) {
    let repo = repository(&store, "r").await;
    let other = repository(&store, "other").await;
    let new = Blob {
        size: 6_000_000_000,
        ..blob(1, at(3))
    };
    assert_eq!(store.add_blob(&repo, &new, None).await.unwrap(), new);
    let link = store.blob_by_name("r", &digest(1)).await.unwrap().unwrap();
    assert_eq!(
        (&link.blob, link.linked_at, link.unreferenced_since),
        (&new, at(3), Some(at(3)))
    );
    assert_eq!(store.blob_in(&repo, &digest(1)).await.unwrap(), Some(link));
    assert_eq!(store.blob(&digest(1)).await.unwrap(), Some(new));
    assert_eq!(store.blob_in(&other, &digest(1)).await.unwrap(), None);
    assert_eq!(store.blob_by_name("other", &digest(1)).await.unwrap(), None);
    assert_eq!(store.blob(&digest(2)).await.unwrap(), None);
}

async fn of_two_uploads_the_first_ones_bytes_stay(store: Store) {
    let repo = repository(&store, "r").await;
    let other = repository(&store, "other").await;
    let first = store.add_blob(&repo, &blob(1, at(1)), None).await.unwrap();
    let second = Blob {
        location: "second copy".into(),
        ..blob(1, at(2))
    };
    assert_eq!(store.add_blob(&other, &second, None).await.unwrap(), first);
    let link = store.blob_in(&other, &digest(1)).await.unwrap().unwrap();
    assert_eq!((link.blob.location.as_str(), link.linked_at), ("place-1", at(2)));
}

async fn a_blob_is_mounted_from_where_it_is_shown(store: Store) {
    let from = repository(&store, "from").await;
    let to = repository(&store, "to").await;
    add_blobs(&store, &from, &[1], at(1)).await;
    assert!(
        !store
            .mount_blob(&from, &digest(1), Some(&to), at(2))
            .await
            .unwrap()
    );
    assert!(!store.mount_blob(&to, &digest(9), None, at(2)).await.unwrap());
    assert!(
        store
            .mount_blob(&to, &digest(1), Some(&from), at(2))
            .await
            .unwrap()
    );
    assert_eq!(
        store.blob_in(&to, &digest(1)).await.unwrap().unwrap().linked_at,
        at(2)
    );
    let third = repository(&store, "third").await;
    assert!(store.mount_blob(&third, &digest(1), None, at(3)).await.unwrap());
}

async fn what_is_missing_is_told_in_the_order_asked(store: Store) {
    let repo = repository(&store, "r").await;
    add_blobs(&store, &repo, &[5, 500], at(1)).await;
    let asked: Vec<_> = (0..=600).rev().map(digest).collect();
    let missing = store.missing_blobs(&repo, &asked).await.unwrap();
    let expected: Vec<_> = (0..=600)
        .rev()
        .filter(|n| ![5, 500].contains(n))
        .map(digest)
        .collect();
    assert_eq!(missing, expected);
    assert_eq!(store.missing_blobs(&repo, &[]).await.unwrap(), []);
}

async fn a_blob_that_a_manifest_needs_is_not_deleted(store: Store) {
    let repo = repository(&store, "r").await;
    push(&store, &repo, 10, &[]).await;
    let kept = store.delete_blob(&repo, &digest(11), at(2)).await.unwrap();
    assert_eq!(kept, BlobDeleted::Referenced);
    assert!(store.blob_in(&repo, &digest(11)).await.unwrap().is_some());
    let none = store.delete_blob(&repo, &digest(99), at(2)).await.unwrap();
    assert_eq!(none, BlobDeleted::NotFound);
}

async fn a_blob_deleted_in_one_repository_stays_in_another(store: Store) {
    let one = repository(&store, "one").await;
    let two = repository(&store, "two").await;
    add_blobs(&store, &one, &[1], at(1)).await;
    store
        .mount_blob(&two, &digest(1), Some(&one), at(1))
        .await
        .unwrap();
    assert_eq!(
        store.delete_blob(&one, &digest(1), at(2)).await.unwrap(),
        BlobDeleted::Done
    );
    assert_eq!(store.blob_in(&one, &digest(1)).await.unwrap(), None);
    assert!(store.blob_in(&two, &digest(1)).await.unwrap().is_some());
    assert_eq!(store.collect_blobs(at(99), 10).await.unwrap(), 0);
}

async fn nothing_is_added_to_a_repository_that_is_not_there(store: Store) {
    let nowhere = RepositoryId("nowhere".into());
    let added = store.add_blob(&nowhere, &blob(1, at(1)), None).await;
    assert!(matches!(added, Err(StoreError::RepositoryNotFound(_))));
    assert_eq!(store.blob(&digest(1)).await.unwrap(), None);
}
