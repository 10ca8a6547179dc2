//! Entries that stand for many events.

use serde_json::json;
use tidewaiter_store::{Effects, NewEvent, NewExpansion, PackageId, RoutedEvent, Store};

use crate::support::{at, on_both};

on_both!(
    a_page_is_kept_once_whoever_brings_it,
    entries_of_a_lane_are_expanded_in_order,
    an_entry_of_a_key_that_waits_adds_its_packages,
    only_the_sinks_that_want_an_event_get_it,
    what_was_given_up_is_seen_tried_again_and_dropped,
);

fn entry(key: &str, lane: &str, now: i64) -> NewExpansion {
    NewExpansion {
        key: key.into(),
        lane: lane.into(),
        content: json!({ "of": key }),
        packages: vec![PackageId(7)],
        created_at: at(now),
    }
}

async fn write(store: &Store, entries: &[NewExpansion]) {
    let effects = Effects {
        expansions: entries.to_vec(),
        ..Effects::default()
    };
    store
        .put_setting_with("a", &json!(1), at(0), &effects)
        .await
        .unwrap();
}

fn routed(number: i64, sinks: &[&str]) -> RoutedEvent {
    RoutedEvent {
        event: NewEvent {
            subject: "app@1".into(),
            detail: json!(number),
            created_at: at(number),
        },
        sinks: sinks.iter().map(ToString::to_string).collect(),
    }
}

async fn sinks(store: &Store) {
    store
        .set_sinks(&["a".to_owned(), "b".to_owned()], at(0))
        .await
        .unwrap();
}

async fn waiting(store: &Store, sink: &str) -> Vec<i64> {
    let due = store.due_together(sink, at(1000), 1, 100).await.unwrap();
    due.iter().map(|one| one.detail.as_i64().unwrap()).collect()
}

async fn a_page_is_kept_once_whoever_brings_it(store: Store) {
    sinks(&store).await;
    write(&store, &[entry("n1", "news", 1)]).await;
    let seen = store.next_expansion(at(5)).await.unwrap().unwrap();
    assert_eq!((seen.position, seen.content["of"].as_str()), (-1, Some("n1")));
    let page = [routed(1, &["a"]), routed(2, &["a"])];
    assert!(store.expand(&seen, &page, Some(9), at(5)).await.unwrap());
    assert!(!store.expand(&seen, &page, Some(9), at(5)).await.unwrap());
    let seen = store.next_expansion(at(5)).await.unwrap().unwrap();
    assert_eq!(seen.position, 9);
    assert!(
        store
            .expand(&seen, &[routed(3, &["a"])], None, at(5))
            .await
            .unwrap()
    );
    assert!(
        !store
            .expand(&seen, &[routed(3, &["a"])], None, at(5))
            .await
            .unwrap()
    );
    assert_eq!(store.next_expansion(at(5)).await.unwrap(), None);
    assert_eq!(store.count_expansions().await.unwrap(), 0);
    assert_eq!(waiting(&store, "a").await, [1, 2, 3]);
}

async fn entries_of_a_lane_are_expanded_in_order(store: Store) {
    write(
        &store,
        &[
            entry("n1", "news", 1),
            entry("n2", "news", 1),
            entry("i1", "image", 1),
        ],
    )
    .await;
    let first = store.next_expansion(at(5)).await.unwrap().unwrap();
    assert_eq!(first.key, "n1");
    store
        .postpone_expansion(&first, Some("no"), at(50))
        .await
        .unwrap();
    let other = store.next_expansion(at(5)).await.unwrap().unwrap();
    assert_eq!(other.key, "i1");
    assert!(store.expand(&other, &[], None, at(5)).await.unwrap());
    assert_eq!(store.next_expansion(at(49)).await.unwrap(), None);
    let again = store.next_expansion(at(50)).await.unwrap().unwrap();
    assert_eq!((again.key.as_str(), again.attempts), ("n1", 1));
    let failing = store.failing_expansions(9).await.unwrap();
    assert_eq!((failing.len(), failing[0].1.as_str()), (1, "no"));
    assert!(!store.drop_expansion("other").await.unwrap());
    assert!(store.drop_expansion("n1").await.unwrap());
    assert_eq!(store.next_expansion(at(50)).await.unwrap().unwrap().key, "n2");
}

async fn an_entry_of_a_key_that_waits_adds_its_packages(store: Store) {
    write(&store, &[entry("n1", "news", 1)]).await;
    let more = NewExpansion {
        packages: vec![PackageId(7), PackageId(8)],
        ..entry("n1", "news", 2)
    };
    write(&store, &[more]).await;
    assert_eq!(store.count_expansions().await.unwrap(), 1);
    let entry = store.next_expansion(at(5)).await.unwrap().unwrap();
    assert_eq!(entry.created_at, at(1));
    assert_eq!(
        store.images_of_expansion(&entry, None, 5).await.unwrap(),
        Vec::new()
    );
    assert_eq!(store.count_images_of_expansion(&entry).await.unwrap(), 0);
}

async fn only_the_sinks_that_want_an_event_get_it(store: Store) {
    sinks(&store).await;
    write(&store, &[entry("n1", "news", 1)]).await;
    let seen = store.next_expansion(at(5)).await.unwrap().unwrap();
    let page = [routed(1, &["a", "gone"]), routed(2, &["a", "b"])];
    assert!(store.expand(&seen, &page, None, at(5)).await.unwrap());
    assert_eq!(waiting(&store, "a").await, [1, 2]);
    assert_eq!(waiting(&store, "b").await, [2]);
}

async fn what_was_given_up_is_seen_tried_again_and_dropped(store: Store) {
    sinks(&store).await;
    store
        .emit(&[routed(1, &[]).event, routed(2, &[]).event])
        .await
        .unwrap();
    for one in store.due_together("a", at(10), 5, 10).await.unwrap() {
        store.delivery_failed(&one, "503", 1, at(10)).await.unwrap();
    }
    let dead = store.deliveries(true, None, 10).await.unwrap();
    assert_eq!(
        dead.iter()
            .map(|one| one.detail.as_i64().unwrap())
            .collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(
        (dead[0].last_error.as_deref(), dead[0].next_attempt_at),
        (Some("503"), None)
    );
    let second = store
        .deliveries(true, Some(("a", &dead[0].event)), 10)
        .await
        .unwrap();
    assert_eq!(second.len(), 1);
    let counts = store.delivery_counts().await.unwrap();
    assert_eq!((counts[0].pending, counts[0].dead), (0, 2));
    // They are not forgotten for their age alone.
    assert_eq!(store.purge_events(at(5), at(0), 10).await.unwrap(), 0);
    assert_eq!(
        store
            .retry_deliveries(Some("a"), Some(&dead[0].event), at(20))
            .await
            .unwrap(),
        1
    );
    assert_eq!(waiting(&store, "a").await, [1]);
    assert_eq!(store.drop_deliveries(Some("b"), None).await.unwrap(), 0);
    assert_eq!(store.drop_deliveries(None, None).await.unwrap(), 1);
    assert_eq!(store.deliveries(true, None, 10).await.unwrap(), []);
}
