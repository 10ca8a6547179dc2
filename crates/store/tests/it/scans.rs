//! Scans.

use serde_json::{Value, json};
use tidewaiter_store::{
    Effects, FinishedScan, NewScan, RepositoryId, ScanQuota, ScanStatus, ScanTrigger, ScanType, StartedScan,
    Store, StoreError,
};
use tidewaiter_types::Digest;

use crate::support::{at, digest, on_both, push, repository};

on_both!(
    the_newest_scan_is_the_latest_and_the_others_are_history,
    a_result_comes_back_as_it_was_given,
    a_quota_counts_what_it_says,
    scans_go_with_their_image,
    a_scan_of_an_image_whose_time_is_over_is_not_brought_up_to_date,
    two_starts_at_once_share_one_quota,
);

fn new(repository: &RepositoryId, digest: Digest, trigger: ScanTrigger, time: i64) -> NewScan {
    NewScan {
        repository: repository.clone(),
        digest,
        scan_type: ScanType::Basic,
        trigger,
        status: ScanStatus::InProgress,
        description: None,
        started_at: at(time),
    }
}

fn finished(status: ScanStatus, time: i64) -> FinishedScan {
    FinishedScan {
        status,
        description: Some("words".into()),
        completed_at: at(time),
        revision: Some(digest(999)),
        database_date: Some(at(5)),
        counts: json!({"HIGH": 2}),
        result: Some(vec![0, 255, 0, 40]),
    }
}

async fn start(store: &Store, new: &NewScan) -> String {
    match store.start_scan(new, None, &Effects::default()).await.unwrap() {
        StartedScan::Started(id) => id,
        StartedScan::LimitExceeded(_) => panic!("there is no limit"),
    }
}

async fn the_newest_scan_is_the_latest_and_the_others_are_history(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let other = push(&store, &repo, 20, &[]).await;
    let first = start(&store, &new(&repo, image, ScanTrigger::Push, 1)).await;
    let second = start(&store, &new(&repo, image, ScanTrigger::Manual, 2)).await;
    let enhanced = NewScan {
        scan_type: ScanType::Enhanced,
        ..new(&repo, image, ScanTrigger::Push, 3)
    };
    let enhanced = start(&store, &enhanced).await;
    let latest = store
        .latest_scan(&repo, &image, ScanType::Basic)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (&latest.id, latest.trigger, latest.counts),
        (&second, ScanTrigger::Manual, Value::Null)
    );
    let all = store
        .latest_scans(&repo, &[image, other, digest(1)], ScanType::Basic)
        .await
        .unwrap();
    assert_eq!(all.keys().collect::<Vec<_>>(), [&image]);
    assert_eq!(all[&image].id, second);
    let history = store.scan_history(&repo, &image, 9).await.unwrap();
    assert_eq!(
        history.iter().map(|scan| &scan.id).collect::<Vec<_>>(),
        [&enhanced, &second, &first]
    );
    assert_eq!(store.scan_history(&repo, &image, 1).await.unwrap().len(), 1);
}

async fn a_result_comes_back_as_it_was_given(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let id = start(&store, &new(&repo, image, ScanTrigger::Push, 1)).await;
    assert_eq!(store.scan_result(&id).await.unwrap(), None);
    let end = finished(ScanStatus::Complete, 7);
    assert!(store.finish_scan(&id, &end, &Effects::default()).await.unwrap());
    let scan = store.scan(&id).await.unwrap().unwrap();
    assert_eq!(
        (scan.status, scan.description, scan.completed_at),
        (end.status, end.description, Some(at(7)))
    );
    assert_eq!(
        (scan.revision, scan.database_date, scan.counts),
        (end.revision, Some(at(5)), end.counts)
    );
    assert_eq!(store.scan_result(&id).await.unwrap(), end.result);
    assert_eq!(store.scan_result("never").await.unwrap(), None);
}

async fn a_quota_counts_what_it_says(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let attempt = async |time: i64, since: i64| {
        let quota = ScanQuota {
            since: at(since),
            counted: &[ScanTrigger::Manual],
        };
        let scan = new(&repo, image, ScanTrigger::Manual, time);
        store
            .start_scan(&scan, Some(quota), &Effects::default())
            .await
            .unwrap()
    };
    start(&store, &new(&repo, image, ScanTrigger::Push, 1)).await;
    let StartedScan::Started(id) = attempt(2, 0).await else {
        panic!("a push does not count here")
    };
    assert_eq!(attempt(3, 0).await, StartedScan::LimitExceeded(at(2)));
    assert_eq!(attempt(3, 2).await, StartedScan::LimitExceeded(at(2)));
    store
        .finish_scan(&id, &finished(ScanStatus::Failed, 4), &Effects::default())
        .await
        .unwrap();
    assert!(
        matches!(attempt(5, 0).await, StartedScan::Started(_)),
        "a failed scan does not count"
    );
    assert!(
        matches!(attempt(9, 6).await, StartedScan::Started(_)),
        "an old scan does not count"
    );
}

async fn a_scan_of_an_image_whose_time_is_over_is_not_brought_up_to_date(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let wanted = new(&repo, image, ScanTrigger::Push, 1);
    let complete = finished(ScanStatus::Complete, 7);
    let id = start(&store, &wanted).await;
    let refresh = async |end| {
        let refreshed = store.refresh_scan(&repo, &image, wanted.scan_type, end).await;
        (refreshed.unwrap(), store.scan(&id).await.unwrap().unwrap().status)
    };
    assert!(!refresh(&complete).await.0, "it is under way");
    store
        .finish_scan(&id, &complete, &Effects::default())
        .await
        .unwrap();
    assert_eq!(refresh(&complete).await, (true, ScanStatus::Complete));
    let over = finished(ScanStatus::ScanEligibilityExpired, 8);
    store.finish_scan(&id, &over, &Effects::default()).await.unwrap();
    // Whoever saw the image before its time was over writes after that.
    assert_eq!(
        refresh(&complete).await,
        (false, ScanStatus::ScanEligibilityExpired)
    );
}

async fn scans_go_with_their_image(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let id = start(&store, &new(&repo, image, ScanTrigger::Push, 1)).await;
    store
        .delete_manifest(&repo, &image, false, &Effects::default(), at(2))
        .await
        .unwrap();
    assert_eq!(store.scan(&id).await.unwrap(), None);
    let end = finished(ScanStatus::Complete, 7);
    assert!(!store.finish_scan(&id, &end, &Effects::default()).await.unwrap());
    let gone = store
        .start_scan(
            &new(&repo, image, ScanTrigger::Push, 3),
            None,
            &Effects::default(),
        )
        .await;
    assert!(matches!(gone, Err(StoreError::ImageNotFound(_))));
}

async fn two_starts_at_once_share_one_quota(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let attempts: Vec<_> = (0..8)
        .map(|_| {
            let (store, scan) = (store.clone(), new(&repo, image, ScanTrigger::Manual, 5));
            let quota = ScanQuota {
                since: at(0),
                counted: &[ScanTrigger::Manual],
            };
            tokio::spawn(async move {
                store
                    .start_scan(&scan, Some(quota), &Effects::default())
                    .await
                    .unwrap()
            })
        })
        .collect();
    let mut started = 0;
    for attempt in attempts {
        started += u32::from(matches!(attempt.await.unwrap(), StartedScan::Started(_)));
    }
    assert_eq!(started, 1);
}
