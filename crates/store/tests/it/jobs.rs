//! The queue.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tidewaiter_store::{Backend, Job, JobCounts, JobFailure, NewEvent, NewJob, Store};

use crate::support::{at, on_both};

on_both!(
    the_most_overdue_job_comes_first_and_once,
    a_failed_job_comes_again_later_until_it_is_dead,
    a_job_that_came_too_early_waits_and_was_not_tried,
    a_job_that_came_too_early_and_was_asked_for_again_comes_at_once,
    a_dead_workers_job_comes_again,
    a_heartbeat_makes_the_lease_longer,
    the_same_work_is_queued_once,
    work_asked_for_while_it_runs_runs_once_more,
    work_that_is_used_up_and_asked_for_again_is_tried_again,
    what_a_dead_server_held_is_free_at_the_next_start,
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
        JobFailure::UsedUp
    );
    let last = lease(&store, 1011).await.unwrap();
    assert!(last.is_used_up() && !second.is_used_up());
    assert_eq!(last.last_error.as_deref(), Some("no"));
    assert!(store.bury_job(&last).await.unwrap());
    assert_eq!(lease(&store, 999_999).await, None);
    assert_eq!(
        store.job_counts("q").await.unwrap(),
        JobCounts { alive: 0, dead: 1 }
    );
}

async fn a_job_that_came_too_early_waits_and_was_not_tried(store: Store) {
    store.enqueue(&new(json!(1), 0), at(0)).await.unwrap();
    for round in 0..5 {
        let job = lease(&store, round * 10).await.unwrap();
        assert_eq!(job.attempt, 1);
        assert!(
            store
                .postpone_job(&job, at(round * 10 + 5), at(round * 10))
                .await
                .unwrap()
        );
        assert!(
            !store.postpone_job(&job, at(0), at(0)).await.unwrap(),
            "given back already"
        );
        assert_eq!(lease(&store, round * 10 + 4).await, None);
    }
}

/// What it waited for may be there already: whoever brought it asked for the work.
async fn a_job_that_came_too_early_and_was_asked_for_again_comes_at_once(store: Store) {
    store.enqueue(&unique(json!(1), 0), at(0)).await.unwrap();
    let early = lease(&store, 0).await.unwrap();
    store.enqueue(&unique(json!(2), 1), at(1)).await.unwrap();
    assert!(store.postpone_job(&early, at(50), at(2)).await.unwrap());
    let again = lease(&store, 2).await.unwrap();
    assert_eq!((&again.payload, again.attempt), (&json!(2), 1));
    assert!(store.complete_job(&again, at(3)).await.unwrap());
    assert_eq!(store.job_counts("q").await.unwrap().alive, 0);
}

async fn a_dead_workers_job_comes_again(store: Store) {
    store.enqueue(&new(json!(1), 0), at(0)).await.unwrap();
    let first = lease(&store, 0).await.unwrap();
    assert_eq!(lease(&store, 99).await, None);
    let second = lease(&store, 100).await.unwrap();
    assert_eq!(second.attempt, 2);
    assert!(!store.complete_job(&first, at(101)).await.unwrap());
    assert!(!store.heartbeat(&first, at(101), 100).await.unwrap());
    // Its last attempt ended without a word as well, and whoever was to give it up did too.
    let given_up = lease(&store, 300).await.unwrap();
    assert!(given_up.is_used_up());
    assert_eq!(given_up.last_error, None);
    let given_up_again = lease(&store, 400).await.unwrap();
    assert!(given_up_again.is_used_up());
    assert!(!store.bury_job(&given_up).await.unwrap());
    assert!(store.bury_job(&given_up_again).await.unwrap());
    assert_eq!(lease(&store, 999_999).await, None);
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

/// Work that is asked for anew is new work: what became of it before does not count.
async fn work_that_is_used_up_and_asked_for_again_is_tried_again(store: Store) {
    store.enqueue(&unique(json!(1), 0), at(0)).await.unwrap();
    for now in [0, 100] {
        lease(&store, now).await.unwrap();
    }
    store.enqueue(&unique(json!(2), 150), at(150)).await.unwrap();
    let asked_for = lease(&store, 200).await.unwrap();
    assert_eq!((asked_for.attempt, &asked_for.payload), (1, &json!(2)));
    store.fail_job(&asked_for, "no", at(201)).await.unwrap();
    let last = lease(&store, 2000).await.unwrap();
    let failed = store.fail_job(&last, "no", at(2001)).await.unwrap();
    assert_eq!(failed, JobFailure::UsedUp);
    store.enqueue(&unique(json!(3), 2002), at(2002)).await.unwrap();
    let asked_for = lease(&store, 2002).await.unwrap();
    assert_eq!((asked_for.attempt, &asked_for.payload), (1, &json!(3)));
}

/// Only where one process works alone can it know that nobody holds anything.
async fn what_a_dead_server_held_is_free_at_the_next_start(store: Store) {
    store.enqueue(&new(json!(1), 0), at(0)).await.unwrap();
    store.set_sinks(&["s".to_owned()], at(0)).await.unwrap();
    let event = NewEvent {
        subject: "a".to_owned(),
        detail: json!({}),
        created_at: at(0),
    };
    store.emit(&[event]).await.unwrap();
    lease(&store, 0).await.unwrap();
    let due = store.due_deliveries("s", at(0), 100, 9).await.unwrap();
    assert_eq!(due.len(), 1);
    store.end_leases(at(10)).await.unwrap();
    let is_alone = store.backend() == Backend::Sqlite;
    assert_eq!(lease(&store, 10).await.is_some(), is_alone);
    let due = store.due_deliveries("s", at(10), 100, 9).await.unwrap();
    assert_eq!(due.len(), usize::from(is_alone));
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
