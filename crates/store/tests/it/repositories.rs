//! Repositories.

use tidewaiter_store::{
    ImageQuery, MutabilityFilter, NewRepository, RepositoryUpdate, Store, StoreError, TagMutability,
};

use crate::support::{at, on_both, push, repository};

on_both!(
    what_is_created_is_found_as_it_was_given,
    a_name_is_given_once,
    pages_follow_each_other_in_byte_order,
    only_what_is_named_is_updated,
    a_repository_with_images_goes_only_by_force,
    resource_tags_are_set_replaced_and_removed,
);

async fn what_is_created_is_found_as_it_was_given(store: Store) {
    let new = NewRepository {
        mutability: TagMutability::ImmutableWithExclusion,
        mutability_filters: vec![MutabilityFilter {
            filter_type: "WILDCARD".into(),
            filter: "dev-*".into(),
        }],
        scan_on_push: true,
        encryption: serde_json::json!({"encryptionType": "KMS", "kmsKey": "ключ"}),
        ..NewRepository::named("a/b")
    };
    let created = store.create_repository(&new, at(5)).await.unwrap();
    assert_eq!(store.repository("a/b").await.unwrap().as_ref(), Some(&created));
    assert_eq!(
        store.repository_by_id(&created.id).await.unwrap().as_ref(),
        Some(&created)
    );
    assert_eq!(
        (
            created.mutability,
            created.mutability_filters,
            created.scan_on_push,
            created.encryption,
            created.created_at
        ),
        (
            new.mutability,
            new.mutability_filters,
            true,
            new.encryption,
            at(5)
        )
    );
    assert_eq!(store.repository("a/B").await.unwrap(), None);
}

async fn a_name_is_given_once(store: Store) {
    repository(&store, "one").await;
    let again = store.create_repository(&NewRepository::named("one"), at(1)).await;
    assert!(matches!(again, Err(StoreError::RepositoryExists(name)) if name == "one"));
}

async fn pages_follow_each_other_in_byte_order(store: Store) {
    // As a language sorts, `a-b` comes after `aa` and `a_c` before `a-b`.
    for name in ["aa", "a_c", "b", "a-b", "a/z", "a.a"] {
        repository(&store, name).await;
    }
    let mut names = Vec::new();
    loop {
        let after = names.last().map(String::as_str);
        let page = store.repositories(after, 2).await.unwrap();
        if page.is_empty() {
            break;
        }
        names.extend(page.into_iter().map(|repository| repository.name));
    }
    assert_eq!(names, ["a-b", "a.a", "a/z", "a_c", "aa", "b"]);
}

async fn only_what_is_named_is_updated(store: Store) {
    repository(&store, "r").await;
    let scan = RepositoryUpdate {
        scan_on_push: Some(true),
        mutability: None,
    };
    let scanned = store.update_repository("r", &scan).await.unwrap();
    assert_eq!(
        (scanned.scan_on_push, scanned.mutability),
        (true, TagMutability::Mutable)
    );
    let frozen = RepositoryUpdate {
        mutability: Some((TagMutability::Immutable, vec![])),
        scan_on_push: None,
    };
    store.update_repository("r", &frozen).await.unwrap();
    let now = store.repository("r").await.unwrap().unwrap();
    assert_eq!(
        (now.scan_on_push, now.mutability),
        (true, TagMutability::Immutable)
    );
    let nobody = store.update_repository("other", &frozen).await;
    assert!(matches!(nobody, Err(StoreError::RepositoryNotFound(_))));
}

async fn a_repository_with_images_goes_only_by_force(store: Store) {
    let id = repository(&store, "r").await;
    push(&store, &id, 10, &["latest"]).await;
    let refused = store.delete_repository("r", false, at(2)).await;
    assert!(matches!(refused, Err(StoreError::RepositoryNotEmpty(_))));
    assert!(store.manifest_by_tag("r", "latest").await.unwrap().is_some());

    assert_eq!(store.delete_repository("r", true, at(2)).await.unwrap().id, id);
    assert_eq!(store.repository("r").await.unwrap(), None);
    let fresh = repository(&store, "r").await;
    let query = ImageQuery {
        filter: Default::default(),
        after: None,
        limit: 10,
    };
    assert_eq!(store.images(&fresh, &query).await.unwrap(), []);
    // The bytes wait for the collector.
    assert_eq!(store.collect_blobs(at(3), 10).await.unwrap(), 2);

    let gone = store.delete_repository("never", true, at(2)).await;
    assert!(matches!(gone, Err(StoreError::RepositoryNotFound(_))));
}

async fn resource_tags_are_set_replaced_and_removed(store: Store) {
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let new = NewRepository {
        resource_tags: vec![pair("team", "a"), pair("Env", "x")],
        ..NewRepository::named("r")
    };
    let id = store.create_repository(&new, at(0)).await.unwrap().id;
    store
        .tag_resource(&id.0, &[pair("team", "b"), pair("zone", "")])
        .await
        .unwrap();
    let all = [pair("Env", "x"), pair("team", "b"), pair("zone", "")];
    assert_eq!(store.resource_tags(&id.0).await.unwrap(), all);
    store
        .untag_resource(&id.0, &["team".into(), "never".into()])
        .await
        .unwrap();
    assert_eq!(
        store.resource_tags(&id.0).await.unwrap(),
        [pair("Env", "x"), pair("zone", "")]
    );
    store.delete_repository("r", false, at(1)).await.unwrap();
    assert_eq!(store.resource_tags(&id.0).await.unwrap(), []);
}
