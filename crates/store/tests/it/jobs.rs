//! The queue.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tidewaiter_store::{Job, JobCounts, JobFailure, NewJob, Store};

use crate::support::{at, on_both};

on_both!(
    the_most_overdue_job_comes_first_and_once,
    a_failed_job_comes_again_later_until_it_is_dead,
    a_dead_workers_job_comes_again,
    a_heartbeat_makes_the_lease_longer,
    the_same_work_is_queued_once,
    work_asked_for_while_it_runs_runs_once_more,
    many_workers_share_the_queue,
);

fn new(payload: Value, run_at: i64) -> NewJob {
    NewJob {
        queue: "q".into(),
        payload,
        unique_key: None,
        run_at: at(run_at),
        max_attempts: 2,
    }
}

fn unique(payload: Value, run_at: i64) -> NewJob {
    NewJob {
        unique_key: Some("k".into()),
        ..new(payload, run_at)
    }
}

async fn lease(store: &Store, now: i64) -> Option<Job> {
    store.lease_job("q", at(now), 100).await.unwrap()
}

async fn the_most_overdue_job_comes_first_and_once(store: Store) {
    for (payload, run_at) in [(2, 20), (1, 10), (3, 30)] {
        store.enqueue(&new(json!(payload), run_at), at(0)).await.unwrap();
    }
    assert_eq!(store.next_job_at("q").await.unwrap(), Some(at(10)));
    assert_eq!(lease(&store, 9).await, None);
    assert_eq!(store.lease_job("other", at(99), 100).await.unwrap(), None);
    let first = lease(&store, 25).await.unwrap();
    assert_eq!(
        (&first.payload, first.attempt, first.max_attempts),
        (&json!(1), 1, 2)
    );
    assert_eq!(lease(&store, 25).await.unwrap().payload, json!(2));
    assert_eq!(lease(&store, 25).await, None);
    assert!(store.complete_job(&first, at(26)).await.unwrap());
    assert!(!store.complete_job(&first, at(26)).await.unwrap());
    assert_eq!(
        store.job_counts("q").await.unwrap(),
        JobCounts { alive: 2, dead: 0 }
    );
}

async fn a_failed_job_comes_again_later_until_it_is_dead(store: Store) {
    store.enqueue(&new(json!(1), 0), at(0)).await.unwrap();
    let first = lease(&store, 0).await.unwrap();
    assert_eq!(
        store.fail_job(&first, "no", at(10)).await.unwrap(),
        JobFailure::Retry(at(1010))
    );
    assert_eq!(lease(&store, 1009).await, None);
    let second = lease(&store, 1010).await.unwrap();
    assert_eq!((second.attempt, &second.id), (2, &first.id));
    assert_eq!(
        store.fail_job(&first, "late", at(1011)).await.unwrap(),
        JobFailure::LeaseLost
    );
    assert_eq!(
        store.fail_job(&second, "no", at(1011)).await.unwrap(),
        JobFailure::Dead
    );
    assert_eq!(lease(&store, 999_999).await, None);
    assert_eq!(
        store.job_counts("q").await.unwrap(),
        JobCounts { alive: 0, dead: 1 }
    );
}

async fn a_dead_workers_job_comes_again(store: Store) {
    store.enqueue(&new(json!(1), 0), at(0)).await.unwrap();
    let first = lease(&store, 0).await.unwrap();
    assert_eq!(lease(&store, 99).await, None);
    let second = lease(&store, 100).await.unwrap();
    assert_eq!(second.attempt, 2);
    assert!(!store.complete_job(&first, at(101)).await.unwrap());
    assert!(!store.heartbeat(&first, at(101), 100).await.unwrap());
    // Its last attempt ended without a word as well.
    assert_eq!(lease(&store, 300).await, None);
    assert_eq!(
        store.job_counts("q").await.unwrap(),
        JobCounts { alive: 0, dead: 1 }
    );
    assert!(!store.complete_job(&second, at(301)).await.unwrap());
}

async fn a_heartbeat_makes_the_lease_longer(store: Store) {
    store.enqueue(&new(json!(1), 0), at(0)).await.unwrap();
    let job = lease(&store, 0).await.unwrap();
    assert!(store.heartbeat(&job, at(90), 100).await.unwrap());
    assert_eq!(lease(&store, 189).await, None);
    assert!(lease(&store, 190).await.is_some());
}

async fn the_same_work_is_queued_once(store: Store) {
    store.enqueue(&unique(json!("old"), 50), at(0)).await.unwrap();
    store.enqueue(&unique(json!("new"), 20), at(0)).await.unwrap();
    store.enqueue(&unique(json!("newest"), 70), at(0)).await.unwrap();
    store
        .enqueue(
            &NewJob {
                queue: "other".into(),
                ..unique(json!(1), 0)
            },
            at(0),
        )
        .await
        .unwrap();
    assert_eq!(store.job_counts("q").await.unwrap().alive, 1);
    let job = lease(&store, 20).await.unwrap();
    assert_eq!(job.payload, json!("newest"));
    assert!(store.complete_job(&job, at(21)).await.unwrap());
    assert_eq!(store.job_counts("q").await.unwrap().alive, 0);
}

async fn work_asked_for_while_it_runs_runs_once_more(store: Store) {
    store.enqueue(&unique(json!(1), 0), at(0)).await.unwrap();
    let running = lease(&store, 0).await.unwrap();
    for payload in [2, 3] {
        store.enqueue(&unique(json!(payload), 5), at(5)).await.unwrap();
    }
    assert_eq!(lease(&store, 6).await, None);
    assert!(store.complete_job(&running, at(10)).await.unwrap());
    let again = lease(&store, 10).await.unwrap();
    assert_eq!((&again.payload, again.attempt), (&json!(3), 1));
    assert!(store.complete_job(&again, at(11)).await.unwrap());
    assert_eq!(store.job_counts("q").await.unwrap().alive, 0);
}

async fn many_workers_share_the_queue(store: Store) {
    for number in 0..40 {
        store.enqueue(&new(json!(number), 0), at(0)).await.unwrap();
    }
    let workers: Vec<_> = (0..8).map(|_| tokio::spawn(work(store.clone()))).collect();
    let mut done = Vec::new();
    for worker in workers {
        done.extend(worker.await.unwrap());
    }
    assert_eq!(done.len(), 40);
    assert_eq!(done.into_iter().collect::<BTreeSet<_>>(), (0..40).collect());
}

async fn work(store: Store) -> Vec<u64> {
    let mut done = Vec::new();
    while let Some(job) = lease(&store, 1).await {
        assert!(store.complete_job(&job, at(2)).await.unwrap());
        done.push(job.payload.as_u64().unwrap());
    }
    done
}
