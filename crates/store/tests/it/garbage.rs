//! What the collector takes, and above all what it leaves.

use tidewaiter_store::{Blob, Deleted, Effects, PutOutcome, ReferenceKind, RepositoryId, Store};
use tokio::task::JoinSet;

use crate::support::{add_blobs, at, blob, digest, manifest, on_both, push, reference, repository};

on_both!(
    what_no_manifest_needs_goes_after_the_grace_period,
    what_a_manifest_needs_stays,
    blobs_of_a_deleted_manifest_go_unless_another_needs_them,
    a_blob_linked_again_survives,
    a_touched_blob_gets_a_new_grace_period,
    trash_is_kept_until_it_is_emptied,
    unknown_locations_are_those_in_no_row,
    pushes_and_the_collector_never_hurt_each_other,
);

/// Collects all there is, from links to trash; how many blobs went.
async fn collect(store: &Store, before: i64) -> usize {
    while store.collect_links(at(before), at(before), 2).await.unwrap() > 0 {}
    while store.collect_blobs(at(before + 1), 2).await.unwrap() > 0 {}
    store.trash(1000).await.unwrap().len()
}

async fn shown(store: &Store, repo: &RepositoryId, numbers: &[u16]) -> Vec<u16> {
    let asked: Vec<_> = numbers.iter().copied().map(digest).collect();
    let missing = store.missing_blobs(repo, &asked).await.unwrap();
    numbers
        .iter()
        .copied()
        .filter(|n| !missing.contains(&digest(*n)))
        .collect()
}

async fn what_no_manifest_needs_goes_after_the_grace_period(store: Store) {
    let repo = repository(&store, "r").await;
    add_blobs(&store, &repo, &[1, 2, 3], at(10)).await;
    add_blobs(&store, &repo, &[4], at(20)).await;
    assert_eq!(collect(&store, 10).await, 0);
    assert_eq!(collect(&store, 11).await, 3);
    assert_eq!(shown(&store, &repo, &[1, 2, 3, 4]).await, [4]);
    assert_eq!(store.blob(&digest(1)).await.unwrap(), None);
}

async fn what_a_manifest_needs_stays(store: Store) {
    let repo = repository(&store, "r").await;
    push(&store, &repo, 10, &[]).await;
    assert_eq!(collect(&store, i64::MAX - 1).await, 0);
    assert_eq!(shown(&store, &repo, &[11, 12]).await, [11, 12]);
}

async fn blobs_of_a_deleted_manifest_go_unless_another_needs_them(store: Store) {
    let repo = repository(&store, "r").await;
    // 10 needs 11 and 12; 11 needs 12 and 13.
    let first = push(&store, &repo, 10, &["t"]).await;
    push(&store, &repo, 11, &[]).await;
    store
        .delete_manifest(&repo, &first, false, &Effects::default(), at(5000))
        .await
        .unwrap();
    assert_eq!(collect(&store, 5000).await, 0);
    assert_eq!(collect(&store, 5001).await, 1);
    assert_eq!(shown(&store, &repo, &[11, 12, 13]).await, [12, 13]);
}

async fn a_blob_linked_again_survives(store: Store) {
    let repo = repository(&store, "r").await;
    add_blobs(&store, &repo, &[1, 2, 3], at(1)).await;
    store.collect_links(at(2), at(2), 10).await.unwrap();
    assert!(store.mount_blob(&repo, &digest(1), None, at(3)).await.unwrap());
    add_blobs(&store, &repo, &[2], at(3)).await;
    assert_eq!(store.collect_blobs(at(3), 10).await.unwrap(), 1);
    assert_eq!(shown(&store, &repo, &[1, 2, 3]).await, [1, 2]);
    // Uploaded once more after it was collected, it is a new blob.
    let copy = Blob {
        location: "new".into(),
        ..blob(3, at(4))
    };
    let fresh = store.add_blob(&repo, &copy, None).await.unwrap();
    assert_eq!(fresh.location, "new");
    assert_eq!(store.trash(10).await.unwrap()[0].location, "place-3");
}

async fn a_touched_blob_gets_a_new_grace_period(store: Store) {
    let repo = repository(&store, "r").await;
    add_blobs(&store, &repo, &[1], at(1)).await;
    assert!(store.touch_blob(&repo, &digest(1), at(50)).await.unwrap());
    assert!(store.touch_blob(&repo, &digest(1), at(40)).await.unwrap());
    assert!(!store.touch_blob(&repo, &digest(2), at(50)).await.unwrap());
    assert_eq!(collect(&store, 50).await, 0);
    assert_eq!(collect(&store, 51).await, 1);
    push(&store, &repo, 10, &[]).await;
    store.touch_blob(&repo, &digest(11), at(60)).await.unwrap();
    let link = store.blob_in(&repo, &digest(11)).await.unwrap().unwrap();
    assert_eq!(link.unreferenced_since, None);
}

async fn trash_is_kept_until_it_is_emptied(store: Store) {
    let repo = repository(&store, "r").await;
    add_blobs(&store, &repo, &[7], at(1)).await;
    collect(&store, 2).await;
    let trash = store.trash(10).await.unwrap();
    assert_eq!(
        (trash[0].digest, trash[0].location.as_str(), trash[0].size),
        (digest(7), "place-7", 7)
    );
    assert_eq!(store.trash(10).await.unwrap().len(), 1);
    store.trash_emptied(&["place-7".into()]).await.unwrap();
    assert_eq!(store.trash(10).await.unwrap(), []);
}

async fn unknown_locations_are_those_in_no_row(store: Store) {
    let repo = repository(&store, "r").await;
    add_blobs(&store, &repo, &[1], at(1)).await;
    collect(&store, 2).await;
    add_blobs(&store, &repo, &[2], at(1)).await;
    let asked = ["place-0", "place-1", "place-2", "place-3"].map(String::from);
    assert_eq!(
        store.unknown_locations(&asked).await.unwrap(),
        ["place-0", "place-3"]
    );
}

/// Whoever was told "stored" has all blobs of the manifest, whatever the collector does meanwhile. A grace period of
/// nothing and blobs that all share make the two meet as often as can be.
async fn pushes_and_the_collector_never_hurt_each_other(store: Store) {
    let repo = repository(&store, "r").await;
    let mut pushes = JoinSet::new();
    for worker in 0..4 {
        pushes.spawn(push_and_delete(store.clone(), repo.clone(), worker));
    }
    let collector = tokio::spawn(collect_for_ever(store));
    let stored: u32 = pushes.join_all().await.into_iter().sum();
    collector.abort();
    assert!(
        collector.await.unwrap_err().is_cancelled(),
        "the collector must not fail"
    );
    assert!(stored > 0);
}

async fn collect_for_ever(store: Store) {
    loop {
        store.collect_links(at(2), at(1), 5).await.unwrap();
        store.collect_blobs(at(2), 5).await.unwrap();
    }
}

async fn push_and_delete(store: Store, repo: RepositoryId, worker: u16) -> u32 {
    let mut stored = 0;
    for round in 0..15 {
        let mut new = manifest(&repo, 1000 + worker * 100 + round);
        new.references = vec![
            reference(1, ReferenceKind::Config),
            reference(2, ReferenceKind::Layer),
        ];
        for number in [1, 2] {
            let location = format!("{worker}-{round}-{number}");
            store
                .add_blob(
                    &repo,
                    &Blob {
                        location,
                        ..blob(number, at(1))
                    },
                    None,
                )
                .await
                .unwrap();
        }
        if let PutOutcome::Missing(_) = store.put_manifest(&new).await.unwrap() {
            continue;
        }
        stored += 1;
        assert_eq!(shown(&store, &repo, &[1, 2]).await, [1, 2]);
        let deleted = store
            .delete_manifest(&repo, &new.digest, true, &Effects::default(), at(1))
            .await;
        assert!(matches!(deleted.unwrap(), Deleted::Done { .. }));
    }
    stored
}
