//! What is forgotten after its time, and what stays.

use serde_json::json;
use tidewaiter_store::{
    Effects, JobCounts, NewJob, NewScan, RepositoryId, ScanStatus, ScanTrigger, ScanType, Store,
};
use tidewaiter_types::{Digest, Timestamp};

use crate::support::{at, on_both, push, repository};

on_both!(
    dead_jobs_go_after_their_time_and_living_ones_stay,
    superseded_scans_go_and_the_newest_of_each_type_stays,
    scans_go_while_their_images_are_deleted,
);

async fn enqueue(store: &Store, max_attempts: u32, now: i64) {
    let job = NewJob {
        queue: "q".into(),
        payload: json!(1),
        unique_key: None,
        run_at: at(now),
        max_attempts,
    };
    store.enqueue(&job, at(now)).await.unwrap();
}

/// Leases the job that is due and fails it; it is given up.
async fn fail(store: &Store, now: i64) {
    let job = store.lease_job("q", at(now), 100).await.unwrap().unwrap();
    store.fail_job(&job, "no", at(now)).await.unwrap();
    give_up(store, now).await;
}

async fn give_up(store: &Store, now: i64) {
    let job = store.lease_job("q", at(now), 100).await.unwrap().unwrap();
    assert!(store.bury_job(&job).await.unwrap());
}

async fn dead_jobs_go_after_their_time_and_living_ones_stay(store: Store) {
    enqueue(&store, 1, 0).await;
    fail(&store, 0).await;
    enqueue(&store, 1, 50_000).await;
    fail(&store, 50_000).await;
    // The last lease of this one ends without a word.
    enqueue(&store, 1, 60_000).await;
    assert!(store.lease_job("q", at(60_000), 100).await.unwrap().is_some());
    give_up(&store, 70_000).await;
    enqueue(&store, 9, 80_000).await;
    let dead = async || store.job_counts("q").await.unwrap();
    assert_eq!(dead().await, JobCounts { alive: 1, dead: 3 });
    assert_eq!(store.collect_dead_jobs(at(10), 9).await.unwrap(), 0);
    assert_eq!(store.collect_dead_jobs(at(50_000), 9).await.unwrap(), 1);
    assert_eq!(store.collect_dead_jobs(Timestamp(i64::MAX), 1).await.unwrap(), 1);
    assert_eq!(store.collect_dead_jobs(Timestamp(i64::MAX), 9).await.unwrap(), 1);
    assert_eq!(dead().await, JobCounts { alive: 1, dead: 0 });
}

async fn scan(store: &Store, repository: &RepositoryId, digest: Digest, scan_type: ScanType, time: i64) {
    let new = NewScan {
        repository: repository.clone(),
        digest,
        scan_type,
        trigger: ScanTrigger::Manual,
        status: ScanStatus::InProgress,
        description: None,
        started_at: at(time),
    };
    store.start_scan(&new, None, &Effects::default()).await.unwrap();
}

/// When the scans of an image were started, newest first.
async fn history(store: &Store, repository: &RepositoryId, digest: &Digest) -> Vec<i64> {
    let scans = store.scan_history(repository, digest, 99).await.unwrap();
    scans.iter().map(|scan| scan.started_at.0).collect()
}

async fn superseded_scans_go_and_the_newest_of_each_type_stays(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let other = push(&store, &repo, 20, &[]).await;
    for time in [1, 3, 5] {
        scan(&store, &repo, image, ScanType::Basic, time).await;
    }
    scan(&store, &repo, image, ScanType::Enhanced, 2).await;
    scan(&store, &repo, other, ScanType::Basic, 1).await;
    assert_eq!(store.collect_scans(at(1), 9).await.unwrap(), 0);
    assert_eq!(store.collect_scans(at(3), 9).await.unwrap(), 1);
    assert_eq!(history(&store, &repo, &image).await, [5, 3, 2]);
    scan(&store, &repo, other, ScanType::Basic, 9).await;
    assert_eq!(store.collect_scans(at(99), 1).await.unwrap(), 1);
    assert_eq!(store.collect_scans(at(99), 9).await.unwrap(), 1);
    assert_eq!(store.collect_scans(at(99), 9).await.unwrap(), 0);
    assert_eq!(history(&store, &repo, &image).await, [5, 2]);
    assert_eq!(history(&store, &repo, &other).await, [9]);
}

/// Neither fails the other: a deletion takes its scans as the collector takes them.
async fn scans_go_while_their_images_are_deleted(store: Store) {
    let repo = repository(&store, "r").await;
    let mut images = Vec::new();
    for number in 0..8 {
        let image = push(&store, &repo, number * 10, &[]).await;
        for time in 0..20 {
            scan(&store, &repo, image, ScanType::Basic, time).await;
        }
        images.push(image);
    }
    let collector = tokio::spawn({
        let store = store.clone();
        async move { while store.collect_scans(at(99), 3).await.unwrap() > 0 {} }
    });
    for image in &images[1..] {
        let effects = Effects::default();
        let deleted = store.delete_manifest(&repo, image, true, &effects, at(99));
        deleted.await.unwrap();
    }
    collector.await.unwrap();
    while store.collect_scans(at(99), 99).await.unwrap() > 0 {}
    assert_eq!(history(&store, &repo, &images[0]).await, [19]);
}
