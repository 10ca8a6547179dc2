//! Manifests and tags: put, read, deleted.

use tidewaiter_store::{
    Deleted, Effects, NewEvent, NewJob, NewManifest, NewScan, PutOutcome, ReferenceKind, RepositoryId,
    ScanStatus, ScanTrigger, ScanType, Store, StoreError,
};

use crate::support::{add_blobs, at, bare, digest, manifest, on_both, push, reference, repository};

on_both!(
    bytes_come_back_as_they_were_pushed,
    what_is_missing_is_named_and_nothing_is_changed,
    an_index_needs_its_manifests,
    a_blob_of_another_repository_is_missing,
    an_immutable_tag_does_not_move,
    a_tag_moves_and_says_from_where,
    the_same_manifest_may_be_put_again,
    effects_are_written_with_the_manifest_or_not_at_all,
    tags_are_listed_in_byte_order,
    deleting_a_tag_leaves_the_image_unless_asked,
    deleting_a_manifest_takes_its_tags,
    a_listed_manifest_goes_only_by_force,
    a_manifest_needs_its_repository,
);

const STORED_NEW: PutOutcome = PutOutcome::Stored {
    new_image: true,
    moved: Vec::new(),
};

fn tagged(new: NewManifest, tag: &str) -> NewManifest {
    NewManifest {
        tags: vec![tag.into()],
        ..new
    }
}

async fn bytes_come_back_as_they_were_pushed(store: Store) {
    let repo = repository(&store, "r").await;
    let bytes: Vec<u8> = (0..100_000_u32).map(|n| (n % 256) as u8).collect();
    let subject = Some(digest(77));
    let new = NewManifest {
        bytes: bytes.clone(),
        subject,
        ..tagged(bare(&repo, 10), "v1")
    };
    store.put_manifest(&new).await.unwrap();
    let by_tag = store.manifest_by_tag("r", "v1").await.unwrap().unwrap();
    assert!(by_tag.bytes == bytes);
    assert_eq!(
        (&by_tag.repository, by_tag.digest, by_tag.subject),
        (&repo, digest(10), subject)
    );
    assert_eq!(by_tag.media_type, new.media_type);
    assert_eq!(
        store.manifest_by_digest("r", &digest(10)).await.unwrap(),
        Some(by_tag)
    );
    assert_eq!(store.manifest_by_tag("r", "v2").await.unwrap(), None);
    assert_eq!(store.manifest_by_tag("other", "v1").await.unwrap(), None);
    assert_eq!(
        store.manifest_by_digest("other", &digest(10)).await.unwrap(),
        None
    );
}

async fn what_is_missing_is_named_and_nothing_is_changed(store: Store) {
    let repo = repository(&store, "r").await;
    add_blobs(&store, &repo, &[11], at(1)).await;
    let new = tagged(manifest(&repo, 10), "v1");
    assert_eq!(
        store.put_manifest(&new).await.unwrap(),
        PutOutcome::Missing(vec![digest(12)])
    );
    assert_eq!(store.manifest_by_digest("r", &digest(10)).await.unwrap(), None);
    assert_eq!(store.tag(&repo, "v1").await.unwrap(), None);
    assert!(
        store
            .blob_in(&repo, &digest(11))
            .await
            .unwrap()
            .unwrap()
            .unreferenced_since
            .is_some()
    );
    add_blobs(&store, &repo, &[12], at(1)).await;
    assert!(matches!(
        store.put_manifest(&new).await.unwrap(),
        PutOutcome::Stored { .. }
    ));
    assert_eq!(
        store.references(&repo, &digest(10)).await.unwrap(),
        new.references
    );
}

async fn an_index_needs_its_manifests(store: Store) {
    let repo = repository(&store, "r").await;
    let references = vec![
        reference(11, ReferenceKind::Manifest),
        reference(12, ReferenceKind::Manifest),
    ];
    let index = NewManifest {
        references,
        ..bare(&repo, 10)
    };
    // A blob of that digest does not stand in for a manifest.
    add_blobs(&store, &repo, &[12], at(1)).await;
    store.put_manifest(&bare(&repo, 11)).await.unwrap();
    assert_eq!(
        store.put_manifest(&index).await.unwrap(),
        PutOutcome::Missing(vec![digest(12)])
    );
    store.put_manifest(&bare(&repo, 12)).await.unwrap();
    assert_eq!(store.put_manifest(&index).await.unwrap(), STORED_NEW);
    assert_eq!(store.parents(&repo, &digest(12)).await.unwrap(), [digest(10)]);
    assert_eq!(store.parents(&repo, &digest(10)).await.unwrap(), []);
}

async fn a_blob_of_another_repository_is_missing(store: Store) {
    let repo = repository(&store, "r").await;
    let other = repository(&store, "other").await;
    add_blobs(&store, &other, &[11, 12], at(1)).await;
    let outcome = store.put_manifest(&manifest(&repo, 10)).await.unwrap();
    assert_eq!(outcome, PutOutcome::Missing(vec![digest(11), digest(12)]));
}

async fn an_immutable_tag_does_not_move(store: Store) {
    let repo = repository(&store, "r").await;
    let frozen = |number, tag: &str| NewManifest {
        immutable: |repository, tag| repository.name == "r" && tag.starts_with('v'),
        ..tagged(bare(&repo, number), tag)
    };
    for tag in ["v1", "latest"] {
        store.put_manifest(&frozen(1, tag)).await.unwrap();
    }
    let refused = PutOutcome::TagImmutable {
        tag: "v1".into(),
        digest: digest(1),
    };
    assert_eq!(store.put_manifest(&frozen(2, "v1")).await.unwrap(), refused);
    assert_eq!(store.manifest_by_digest("r", &digest(2)).await.unwrap(), None);
    let same = PutOutcome::Stored {
        new_image: false,
        moved: vec![],
    };
    assert_eq!(store.put_manifest(&frozen(1, "v1")).await.unwrap(), same);
    store.put_manifest(&frozen(2, "latest")).await.unwrap();
    assert_eq!(
        store.tag(&repo, "latest").await.unwrap().unwrap().digest,
        digest(2)
    );
}

async fn a_tag_moves_and_says_from_where(store: Store) {
    let repo = repository(&store, "r").await;
    let first = store.put_manifest(&tagged(bare(&repo, 1), "t")).await.unwrap();
    assert_eq!(
        first,
        PutOutcome::Stored {
            new_image: true,
            moved: vec![("t".into(), None)]
        }
    );
    let later = NewManifest {
        pushed_at: at(2000),
        ..tagged(bare(&repo, 2), "t")
    };
    let second = store.put_manifest(&later).await.unwrap();
    assert_eq!(
        second,
        PutOutcome::Stored {
            new_image: true,
            moved: vec![("t".into(), Some(digest(1)))]
        }
    );
    let tag = store.tag(&repo, "t").await.unwrap().unwrap();
    assert_eq!((tag.digest, tag.updated_at), (digest(2), at(2000)));
}

async fn the_same_manifest_may_be_put_again(store: Store) {
    let repo = repository(&store, "r").await;
    push(&store, &repo, 10, &["a"]).await;
    let again = NewManifest {
        pushed_at: at(9000),
        ..tagged(manifest(&repo, 10), "b")
    };
    let outcome = store.put_manifest(&again).await.unwrap();
    assert_eq!(
        outcome,
        PutOutcome::Stored {
            new_image: false,
            moved: vec![("b".into(), None)]
        }
    );
    let image = store.image(&repo, &digest(10)).await.unwrap().unwrap();
    assert_eq!(
        (image.pushed_at, image.tags),
        (at(1000), vec!["a".to_owned(), "b".to_owned()])
    );
    assert_eq!(store.references(&repo, &digest(10)).await.unwrap().len(), 2);
}

async fn effects_are_written_with_the_manifest_or_not_at_all(store: Store) {
    let repo = repository(&store, "r").await;
    store.set_sinks(&["log".into()], at(0)).await.unwrap();
    let (mut jobs, mut events) = (store.jobs_changed(), store.events_changed());
    let new = with_effects(&repo);
    assert!(matches!(
        store.put_manifest(&new).await.unwrap(),
        PutOutcome::Missing(_)
    ));
    assert!(!jobs.has_changed().unwrap() && !events.has_changed().unwrap());
    assert_eq!(store.next_job_at("scan").await.unwrap(), None);
    assert_eq!(store.next_delivery_at("log").await.unwrap(), None);

    add_blobs(&store, &repo, &[11, 12], at(1)).await;
    store.put_manifest(&new).await.unwrap();
    assert!(jobs.has_changed().unwrap() && events.has_changed().unwrap());
    jobs.mark_unchanged();
    events.mark_unchanged();
    let scan = store
        .latest_scan(&repo, &digest(10), ScanType::Basic)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (scan.status, scan.trigger),
        (ScanStatus::InProgress, ScanTrigger::Push)
    );
    assert_eq!(store.job_counts("scan").await.unwrap().alive, 1);

    // Put again, it is pushed but not new.
    store.put_manifest(&new).await.unwrap();
    assert!(!jobs.has_changed().unwrap() && events.has_changed().unwrap());
    assert_eq!(store.job_counts("scan").await.unwrap().alive, 1);
    assert_eq!(store.scan_history(&repo, &digest(10), 9).await.unwrap().len(), 1);
    assert_eq!(store.purge_events(at(9999), at(9999), 9).await.unwrap(), 0);
}

fn with_effects(repo: &RepositoryId) -> NewManifest {
    let scan = NewScan {
        repository: repo.clone(),
        digest: digest(10),
        scan_type: ScanType::Basic,
        trigger: ScanTrigger::Push,
        status: ScanStatus::InProgress,
        description: None,
        started_at: at(1000),
    };
    let job = NewJob {
        queue: "scan".into(),
        payload: "x".into(),
        unique_key: None,
        run_at: at(1000),
        max_attempts: 3,
    };
    let event = NewEvent {
        subject: "s".into(),
        detail: 1.into(),
        created_at: at(1000),
    };
    NewManifest {
        on_push: Effects {
            events: vec![event],
            ..Effects::default()
        },
        on_new_image: Effects {
            jobs: vec![job],
            scans: vec![scan],
            ..Effects::default()
        },
        ..manifest(repo, 10)
    }
}

async fn tags_are_listed_in_byte_order(store: Store) {
    let repo = repository(&store, "r").await;
    let mut new = bare(&repo, 1);
    new.tags = ["b", "a-b", "_z", "A", "a.a", "aa", "Z", "1"]
        .map(String::from)
        .into();
    store.put_manifest(&new).await.unwrap();
    let names = async |after, limit| -> Vec<String> {
        let tags = store.tags(&repo, after, limit).await.unwrap();
        tags.into_iter().map(|tag| tag.name).collect()
    };
    assert_eq!(
        names(None, 100).await,
        ["1", "A", "Z", "_z", "a-b", "a.a", "aa", "b"]
    );
    assert_eq!(names(Some("Z"), 2).await, ["_z", "a-b"]);
    assert_eq!(names(Some("a"), 1).await, ["a-b"]);
    assert_eq!(names(Some("b"), 1).await, [""; 0]);
    assert_eq!(names(None, 0).await, [""; 0]);
}

async fn deleting_a_tag_leaves_the_image_unless_asked(store: Store) {
    let repo = repository(&store, "r").await;
    push(&store, &repo, 10, &["a", "b", "c"]).await;
    let delete = async |tag: &str, with_image| {
        let none = Effects::default();
        store
            .delete_tag(&repo, tag, with_image, &none, at(2))
            .await
            .unwrap()
    };
    let done = |tag: &str, image| Deleted::Done {
        digest: digest(10),
        tags: vec![tag.into()],
        image,
    };
    assert_eq!(delete("a", false).await, done("a", false));
    assert_eq!(delete("a", false).await, Deleted::NotFound);
    assert_eq!(delete("b", true).await, done("b", false));
    assert!(store.image(&repo, &digest(10)).await.unwrap().is_some());
    assert_eq!(delete("c", true).await, done("c", true));
    assert_eq!(store.image(&repo, &digest(10)).await.unwrap(), None);
}

async fn deleting_a_manifest_takes_its_tags(store: Store) {
    let repo = repository(&store, "r").await;
    store.set_sinks(&["log".into()], at(0)).await.unwrap();
    let image = push(&store, &repo, 10, &["a", "b"]).await;
    let event = NewEvent {
        subject: "s".into(),
        detail: 1.into(),
        created_at: at(2),
    };
    let effects = Effects {
        events: vec![event],
        ..Effects::default()
    };
    let deleted = store
        .delete_manifest(&repo, &image, false, &effects, at(2))
        .await
        .unwrap();
    let tags = vec!["a".to_owned(), "b".to_owned()];
    assert_eq!(
        deleted,
        Deleted::Done {
            digest: image,
            tags,
            image: true
        }
    );
    assert_eq!(store.tags(&repo, None, 9).await.unwrap(), []);
    assert_eq!(store.references(&repo, &image).await.unwrap(), []);
    let again = store
        .delete_manifest(&repo, &image, false, &effects, at(3))
        .await
        .unwrap();
    assert_eq!(again, Deleted::NotFound);
    assert_eq!(store.due_deliveries("log", at(9), 1, 9).await.unwrap().len(), 1);
}

async fn a_listed_manifest_goes_only_by_force(store: Store) {
    let repo = repository(&store, "r").await;
    store
        .put_manifest(&tagged(bare(&repo, 11), "child"))
        .await
        .unwrap();
    let references = vec![reference(11, ReferenceKind::Manifest)];
    store
        .put_manifest(&NewManifest {
            references,
            ..bare(&repo, 10)
        })
        .await
        .unwrap();
    let none = Effects::default();
    let refused = Deleted::Referenced(vec![digest(10)]);
    let deleted = store
        .delete_manifest(&repo, &digest(11), false, &none, at(2))
        .await
        .unwrap();
    assert_eq!(deleted, refused);
    let deleted = store
        .delete_tag(&repo, "child", true, &none, at(2))
        .await
        .unwrap();
    assert_eq!(deleted, refused);
    assert!(store.manifest_by_tag("r", "child").await.unwrap().is_some());
    let deleted = store
        .delete_manifest(&repo, &digest(11), true, &none, at(2))
        .await
        .unwrap();
    assert!(matches!(deleted, Deleted::Done { image: true, .. }));
}

async fn a_manifest_needs_its_repository(store: Store) {
    let new = bare(&RepositoryId("nowhere".into()), 1);
    let outcome = store.put_manifest(&new).await;
    assert!(matches!(outcome, Err(StoreError::RepositoryNotFound(_))));
}
