//! Events on their way to sinks.

use serde_json::json;
use tidewaiter_store::{Delivery, DeliveryFailure, NewEvent, Store};

use crate::support::{at, on_both};

on_both!(
    every_sink_gets_every_event_of_its_time,
    events_of_one_subject_keep_their_order,
    a_failed_delivery_holds_back_its_subject_until_it_is_dead,
    a_lost_lease_is_delivered_again,
    old_events_are_forgotten_when_nobody_waits,
    many_senders_deliver_each_event_once,
);

fn event(subject: &str, number: i64) -> NewEvent {
    NewEvent {
        subject: subject.into(),
        detail: json!(number),
        created_at: at(number),
    }
}

async fn sinks(store: &Store, names: &[&str]) {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    store.set_sinks(&names, at(0)).await.unwrap();
}

async fn due(store: &Store, sink: &str, now: i64) -> Vec<Delivery> {
    store.due_deliveries(sink, at(now), 100, 10).await.unwrap()
}

fn details(deliveries: &[Delivery]) -> Vec<i64> {
    deliveries
        .iter()
        .map(|delivery| delivery.detail.as_i64().unwrap())
        .collect()
}

async fn every_sink_gets_every_event_of_its_time(store: Store) {
    store.emit(&[event("a", 1)]).await.unwrap();
    sinks(&store, &["log", "hook"]).await;
    store.emit(&[event("a", 2)]).await.unwrap();
    sinks(&store, &["log", "later"]).await;
    store.emit(&[event("b", 3)]).await.unwrap();
    assert_eq!(details(&due(&store, "log", 5).await), [2, 3]);
    assert_eq!(details(&due(&store, "later", 5).await), [3]);
    assert_eq!(due(&store, "hook", 5).await, []);
    assert_eq!(store.next_delivery_at("hook").await.unwrap(), None);
}

async fn events_of_one_subject_keep_their_order(store: Store) {
    sinks(&store, &["log"]).await;
    let events = [event("a", 1), event("b", 1), event("a", 1), event("a", 2)];
    store.emit(&events).await.unwrap();
    let first = due(&store, "log", 5).await;
    assert_eq!(
        first.iter().map(|d| d.subject.as_str()).collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert_eq!(due(&store, "log", 5).await, []);
    // Nothing can be done before the leases end.
    assert_eq!(store.next_delivery_at("log").await.unwrap(), Some(at(105)));
    store.delivered(&first[0], at(6)).await.unwrap();
    let second = due(&store, "log", 6).await;
    assert_eq!((second.len(), second[0].created_at), (1, at(1)));
    assert!(second[0].event > first[0].event);
    store.delivered(&second[0], at(7)).await.unwrap();
    assert_eq!(details(&due(&store, "log", 7).await), [2]);
}

async fn a_failed_delivery_holds_back_its_subject_until_it_is_dead(store: Store) {
    sinks(&store, &["hook"]).await;
    store.emit(&[event("a", 1), event("a", 2)]).await.unwrap();
    let first = due(&store, "hook", 10).await.remove(0);
    let failed = store.delivery_failed(&first, "503", 2, at(10)).await.unwrap();
    assert_eq!(failed, DeliveryFailure::Retry(at(1010)));
    assert_eq!(due(&store, "hook", 1009).await, []);
    assert_eq!(store.next_delivery_at("hook").await.unwrap(), Some(at(1010)));
    let again = due(&store, "hook", 1010).await.remove(0);
    assert_eq!((&again.event, again.attempt), (&first.event, 2));
    let failed = store.delivery_failed(&again, "503", 2, at(1011)).await.unwrap();
    assert_eq!(failed, DeliveryFailure::Dead);
    assert_eq!(details(&due(&store, "hook", 1011).await), [2]);
}

async fn a_lost_lease_is_delivered_again(store: Store) {
    sinks(&store, &["hook"]).await;
    store.emit(&[event("a", 1)]).await.unwrap();
    let first = due(&store, "hook", 1).await.remove(0);
    let second = due(&store, "hook", 101).await.remove(0);
    assert_eq!((first.attempt, second.attempt), (1, 2));
    // The slow one no longer holds it.
    store.delivered(&first, at(102)).await.unwrap();
    assert_eq!(store.next_delivery_at("hook").await.unwrap(), Some(at(201)));
    store.delivered(&second, at(103)).await.unwrap();
    assert_eq!(store.next_delivery_at("hook").await.unwrap(), None);
}

async fn old_events_are_forgotten_when_nobody_waits(store: Store) {
    sinks(&store, &["log"]).await;
    store
        .emit(&[event("a", 1), event("b", 2), event("c", 3)])
        .await
        .unwrap();
    let all = due(&store, "log", 5).await;
    store.delivered(&all[0], at(6)).await.unwrap();
    store.delivered(&all[2], at(6)).await.unwrap();
    assert_eq!(store.purge_events(at(3), at(3), 10).await.unwrap(), 1);
    assert_eq!(store.purge_events(at(9), at(9), 10).await.unwrap(), 1);
    store.delivered(&all[1], at(6)).await.unwrap();
    assert_eq!(store.purge_events(at(9), at(9), 10).await.unwrap(), 1);
}

async fn many_senders_deliver_each_event_once(store: Store) {
    sinks(&store, &["log"]).await;
    let events: Vec<_> = (0..30)
        .map(|number| event(["a", "b", "c"][number % 3], number as i64))
        .collect();
    store.emit(&events).await.unwrap();
    let senders: Vec<_> = (0..4).map(|_| tokio::spawn(send(store.clone()))).collect();
    let mut sent = Vec::new();
    for sender in senders {
        sent.extend(sender.await.unwrap());
    }
    sent.sort_unstable();
    assert_eq!(sent, (0..30).collect::<Vec<i64>>());
}

async fn send(store: Store) -> Vec<i64> {
    let mut sent = Vec::new();
    while store.next_delivery_at("log").await.unwrap().is_some() {
        for delivery in store.due_deliveries("log", at(50), 100, 2).await.unwrap() {
            sent.push(delivery.detail.as_i64().unwrap());
            store.delivered(&delivery, at(51)).await.unwrap();
        }
    }
    sent
}
