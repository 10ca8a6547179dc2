//! Users, keys, settings and secrets.

use serde_json::json;
use tidewaiter_store::{KeyStatus, NewAccessKey, Store, StoreError, User};

use crate::support::{at, on_both};

on_both!(
    a_key_brings_its_user,
    keys_go_with_their_user,
    names_and_ids_are_given_once,
    a_setting_is_replaced,
    the_first_secret_stays,
);

fn user(name: &str) -> User {
    User {
        name: name.into(),
        arn_path: format!("user/{name}"),
        policies: json!([{"Effect": "Allow"}]),
        created_at: at(1),
    }
}

fn key(id: &str, user: &str) -> NewAccessKey {
    NewAccessKey {
        id: id.into(),
        secret: format!("secret of {id}"),
        user: user.into(),
    }
}

async fn a_key_brings_its_user(store: Store) {
    store.create_user(&user("u")).await.unwrap();
    store.create_access_key(&key("AK1", "u"), at(2)).await.unwrap();
    store.record_key_use("AK1", at(3)).await.unwrap();
    let (found, owner) = store.access_key("AK1").await.unwrap().unwrap();
    assert_eq!(
        (found.secret.as_str(), found.status),
        ("secret of AK1", KeyStatus::Active)
    );
    assert_eq!((found.created_at, found.last_used_at), (at(2), Some(at(3))));
    assert_eq!(owner, user("u"));
    assert!(!format!("{found:?}").contains("secret"));
    assert!(
        store
            .set_access_key_status("AK1", KeyStatus::Inactive)
            .await
            .unwrap()
    );
    assert_eq!(
        store.access_key("AK1").await.unwrap().unwrap().0.status,
        KeyStatus::Inactive
    );
    assert_eq!(store.access_key("ak1").await.unwrap(), None);
}

async fn keys_go_with_their_user(store: Store) {
    store.create_user(&user("u")).await.unwrap();
    for id in ["AK2", "AK1"] {
        store.create_access_key(&key(id, "u"), at(2)).await.unwrap();
    }
    assert!(store.delete_access_key("AK2").await.unwrap());
    assert!(!store.delete_access_key("AK2").await.unwrap());
    assert_eq!(store.access_keys("u").await.unwrap().len(), 1);
    assert!(store.delete_user("u").await.unwrap());
    assert!(!store.delete_user("u").await.unwrap());
    assert_eq!(store.access_key("AK1").await.unwrap(), None);
    assert!(
        !store
            .set_access_key_status("AK1", KeyStatus::Active)
            .await
            .unwrap()
    );
}

async fn names_and_ids_are_given_once(store: Store) {
    for name in ["b", "a"] {
        store.create_user(&user(name)).await.unwrap();
    }
    assert!(matches!(
        store.create_user(&user("a")).await,
        Err(StoreError::UserExists(_))
    ));
    assert_eq!(store.users(None, 9).await.unwrap(), [user("a"), user("b")]);
    assert_eq!(store.users(Some("a"), 9).await.unwrap(), [user("b")]);
    store.set_user_policies("a", &json!([])).await.unwrap();
    assert_eq!(store.user("a").await.unwrap().unwrap().policies, json!([]));
    let nobody = store.set_user_policies("c", &json!([])).await;
    assert!(matches!(nobody, Err(StoreError::UserNotFound(_))));
    store.create_access_key(&key("AK", "a"), at(1)).await.unwrap();
    let again = store.create_access_key(&key("AK", "b"), at(1)).await;
    assert!(matches!(again, Err(StoreError::AccessKeyExists(_))));
    let nobody = store.create_access_key(&key("AK3", "c"), at(1)).await;
    assert!(matches!(nobody, Err(StoreError::UserNotFound(_))));
}

async fn a_setting_is_replaced(store: Store) {
    assert_eq!(store.setting("scanning").await.unwrap(), None);
    for value in [
        json!({"scanType": "BASIC"}),
        json!(null),
        json!({"rules": [1, 2]}),
    ] {
        store.put_setting("scanning", &value, at(1)).await.unwrap();
        assert_eq!(store.setting("scanning").await.unwrap(), Some(value));
    }
}

async fn the_first_secret_stays(store: Store) {
    let starts: Vec<_> = (0..8_u8)
        .map(|n| {
            let store = store.clone();
            tokio::spawn(async move { store.secret("page tokens", &[n; 32], at(1)).await.unwrap() })
        })
        .collect();
    let kept = store.secret("page tokens", &[99; 32], at(2)).await.unwrap();
    for start in starts {
        assert_eq!(start.await.unwrap(), kept);
    }
    assert_eq!(store.secret("other", &[7; 32], at(2)).await.unwrap(), [7; 32]);
}
