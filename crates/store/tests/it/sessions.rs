//! Sessions of the web console: what begins them and what ends them.

use serde_json::json;
use tidewaiter_store::{ConsoleSession, KeyStatus, NewAccessKey, NewEvent, Store, StoreError, User};

use crate::support::{at, on_both};

on_both!(
    a_session_ends_with_its_time,
    a_session_ends_with_its_key,
    a_new_password_ends_the_sessions_of_the_old_one,
    only_users_have_passwords_and_sessions,
    events_are_read_again_from_an_instant,
);

async fn with_user(store: &Store) {
    let user = User {
        name: "u".into(),
        arn_path: "user/u".into(),
        policies: json!([]),
        created_at: at(1),
    };
    store.create_user(&user).await.unwrap();
    let key = NewAccessKey {
        id: "AK".into(),
        secret: "secret".into(),
        user: "u".into(),
    };
    store.create_access_key(&key, at(1)).await.unwrap();
}

fn session(id: &str, key: Option<&str>) -> ConsoleSession {
    ConsoleSession {
        id: id.into(),
        user: "u".into(),
        access_key_id: key.map(Into::into),
        created_at: at(10),
        expires_at: at(20),
    }
}

async fn works(store: &Store, id: &str) -> bool {
    store.session(id, at(19)).await.unwrap().is_some()
}

async fn a_session_ends_with_its_time(store: Store) {
    with_user(&store).await;
    store.begin_session(&session("a", None)).await.unwrap();
    let (found, user) = store.session("a", at(19)).await.unwrap().unwrap();
    assert!(found == session("a", None));
    assert_eq!(user.name, "u");
    assert!(store.session("a", at(20)).await.unwrap().is_none());
    assert!(store.end_session("a").await.unwrap());
    assert!(!works(&store, "a").await);
    assert!(!store.end_session("a").await.unwrap());
}

async fn a_session_ends_with_its_key(store: Store) {
    with_user(&store).await;
    store.begin_session(&session("a", Some("AK"))).await.unwrap();
    assert!(works(&store, "a").await);
    store
        .set_access_key_status("AK", KeyStatus::Inactive)
        .await
        .unwrap();
    assert!(!works(&store, "a").await);
    store
        .set_access_key_status("AK", KeyStatus::Active)
        .await
        .unwrap();
    assert!(works(&store, "a").await);
    store.delete_access_key("AK").await.unwrap();
    assert!(!works(&store, "a").await);
}

async fn a_new_password_ends_the_sessions_of_the_old_one(store: Store) {
    with_user(&store).await;
    assert_eq!(store.password("u").await.unwrap(), None);
    store.set_password("u", "one", at(5)).await.unwrap();
    store.begin_session(&session("by password", None)).await.unwrap();
    store.begin_session(&session("by key", Some("AK"))).await.unwrap();
    store.set_password("u", "two", at(11)).await.unwrap();
    assert_eq!(store.password("u").await.unwrap().as_deref(), Some("two"));
    assert!(!works(&store, "by password").await);
    assert!(works(&store, "by key").await);
    store.delete_user("u").await.unwrap();
    assert!(!works(&store, "by key").await);
    assert_eq!(store.password("u").await.unwrap(), None);
}

async fn only_users_have_passwords_and_sessions(store: Store) {
    for result in [
        store.set_password("u", "one", at(5)).await,
        store.begin_session(&session("a", None)).await,
    ] {
        assert!(matches!(result, Err(StoreError::UserNotFound(_))));
    }
}

async fn events_are_read_again_from_an_instant(store: Store) {
    let event = |millis: i64| NewEvent {
        subject: "app".into(),
        detail: json!({"at": millis}),
        created_at: at(millis),
    };
    store.emit(&[event(1), event(2), event(3)]).await.unwrap();
    let since = store.events_since(at(2), 10).await.unwrap();
    let since: Vec<_> = since.into_iter().map(|kept| kept.event).collect();
    assert_eq!(since, [event(2), event(3)]);
    assert_eq!(store.events_since(at(1), 1).await.unwrap().len(), 1);
}
