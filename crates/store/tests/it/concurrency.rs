//! Many at once: nothing is refused because something else is being written, and what was checked stays true.

use tidewaiter_store::{Deleted, Effects, NewManifest, PutOutcome, ReferenceKind, RepositoryUpdate, Store};
use tokio::task::JoinSet;

use crate::support::{add_blobs, at, bare, digest, manifest, on_both, reference, repository};

on_both!(
    eight_tasks_read_then_write,
    an_immutable_tag_is_won_once,
    an_index_and_the_deletion_of_its_child_do_not_pass_each_other,
    a_cancelled_write_leaves_nothing_and_blocks_nobody,
    blobs_of_repositories_deleted_at_once_are_not_forgotten,
);

async fn eight_tasks_read_then_write(store: Store) {
    let repo = repository(&store, "r").await;
    let mut tasks = JoinSet::new();
    for task in 0..8_u16 {
        let (store, repo) = (store.clone(), repo.clone());
        tasks.spawn(async move {
            for round in 0..25_u16 {
                let number = 10 + (task * 25 + round) * 3;
                add_blobs(&store, &repo, &[number + 1, number + 2], at(1)).await;
                let new = NewManifest {
                    tags: vec!["latest".into(), format!("t{number}")],
                    ..manifest(&repo, number)
                };
                assert!(matches!(
                    store.put_manifest(&new).await.unwrap(),
                    PutOutcome::Stored { .. }
                ));
                let update = RepositoryUpdate {
                    scan_on_push: Some(round % 2 == 0),
                    mutability: None,
                };
                store.update_repository("r", &update).await.unwrap();
            }
        });
    }
    tasks.join_all().await;
    assert_eq!(store.tags(&repo, None, 1000).await.unwrap().len(), 201);
}

async fn an_immutable_tag_is_won_once(store: Store) {
    let repo = repository(&store, "r").await;
    let mut tasks = JoinSet::new();
    for number in 0..8 {
        let new = NewManifest {
            tags: vec!["v1".into()],
            immutable: |_, _| true,
            ..bare(&repo, number)
        };
        let store = store.clone();
        tasks.spawn(async move { store.put_manifest(&new).await.unwrap() });
    }
    let outcomes = tasks.join_all().await;
    let won = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, PutOutcome::Stored { .. }))
        .count();
    assert_eq!(won, 1, "{outcomes:?}");
}

/// Either the index is stored and its child stays, or the child goes and the index is refused.
async fn an_index_and_the_deletion_of_its_child_do_not_pass_each_other(store: Store) {
    let repo = repository(&store, "r").await;
    for round in 0..20 {
        let (child, index) = (100 + round, 200 + round);
        store.put_manifest(&bare(&repo, child)).await.unwrap();
        let references = vec![reference(child, ReferenceKind::Manifest)];
        let index = NewManifest {
            references,
            ..bare(&repo, index)
        };
        let put = tokio::spawn({
            let store = store.clone();
            async move { store.put_manifest(&index).await.unwrap() }
        });
        let none = Effects::default();
        let deleted = store
            .delete_manifest(&repo, &digest(child), false, &none, at(1))
            .await
            .unwrap();
        match (put.await.unwrap(), deleted) {
            (PutOutcome::Stored { .. }, Deleted::Referenced(_))
            | (PutOutcome::Missing(_), Deleted::Done { .. }) => {}
            other => panic!("{other:?}"),
        }
    }
}

async fn a_cancelled_write_leaves_nothing_and_blocks_nobody(store: Store) {
    let repo = repository(&store, "r").await;
    for number in 0..50_u64 {
        let new = NewManifest {
            tags: vec!["t".into()],
            ..bare(&repo, number as u16)
        };
        let put = tokio::spawn({
            let store = store.clone();
            async move { store.put_manifest(&new).await }
        });
        tokio::time::sleep(std::time::Duration::from_micros(number * 40)).await;
        put.abort();
        // Finished before it was cancelled, or not at all.
        let stored = matches!(put.await, Ok(Ok(PutOutcome::Stored { .. })));
        let there = store.image(&repo, &digest(number as u16)).await.unwrap();
        if stored {
            assert_eq!(there.unwrap().tags, ["t"]);
        }
    }
    // On a busy machine none may have finished.
    if let Some(tag) = store.tag(&repo, "t").await.unwrap() {
        assert!(store.image(&repo, &tag.digest).await.unwrap().is_some());
    }
    store.put_manifest(&bare(&repo, 999)).await.unwrap();
}

async fn blobs_of_repositories_deleted_at_once_are_not_forgotten(store: Store) {
    for round in 0..10_u16 {
        let blobs = [round * 2 + 1, round * 2 + 2];
        let one = repository(&store, "one").await;
        let two = repository(&store, "two").await;
        let three = repository(&store, "three").await;
        for repo in [&one, &two, &three] {
            add_blobs(&store, repo, &blobs, at(1)).await;
        }
        let (a, b, c) = tokio::join!(
            store.delete_repository("one", true, at(1)),
            store.delete_repository("two", true, at(1)),
            store.collect_links(at(2), at(1), 9),
        );
        a.unwrap();
        b.unwrap();
        c.unwrap();
        store.delete_repository("three", true, at(1)).await.unwrap();
        store.collect_blobs(at(2), 99).await.unwrap();
        assert_eq!(store.blob(&digest(blobs[0])).await.unwrap(), None);
        assert_eq!(store.blob(&digest(blobs[1])).await.unwrap(), None);
    }
}
