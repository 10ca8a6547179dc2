//! Who is let in, and what they are told otherwise.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use serde_json::{Value, json};
use tidewaiter_access::policy::PolicySet;
use tidewaiter_access::{DownloadKey, Home, Key, KeyStore, LookUpError, Principal, Secret, Tokens};
use tidewaiter_distribution::{Caller, Credentials, Gate, Refusal, TokenGate};
use tidewaiter_types::{Digest, FixedClock, Timestamp};

use crate::harness::{Harness, Parts, error, header, sha256};

/// Knows one password, that may read, and one token, that is worn out.
#[derive(Default)]
struct TestGate {
    asked: AtomicUsize,
}

#[async_trait]
impl Gate for TestGate {
    async fn admit(&self, credentials: Credentials<'_>) -> Result<Arc<dyn Caller>, Refusal> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        match credentials {
            Credentials::Basic {
                user: "AWS",
                password: "secret",
            }
            | Credentials::Bearer("good") => Ok(Arc::new(Reader)),
            Credentials::Basic {
                user: "AWS",
                password: "old",
            } => Err(Refusal::Expired),
            Credentials::None => Err(Refusal::Missing),
            _ => Err(Refusal::Invalid),
        }
    }

    async fn issue(&self, credentials: Credentials<'_>) -> Result<(String, u64), Refusal> {
        self.admit(credentials).await.map(|_| ("good".to_owned(), 60))
    }
}

struct Reader;

impl Caller for Reader {
    fn check(&self, action: &str, repository: Option<&str>) -> Result<(), String> {
        let reading = [
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:ListImages",
        ];
        match reading.contains(&action) {
            true => Ok(()),
            false => Err(format!(
                "not authorized to perform: {action} on {}",
                repository.unwrap_or("*")
            )),
        }
    }
}

async fn harness(gate: &Arc<TestGate>) -> Harness {
    Harness::with(Parts {
        gate: gate.clone(),
        ..Parts::default()
    })
    .await
}

#[tokio::test]
async fn strangers_are_challenged_and_old_tokens_named() {
    let harness = harness(&Arc::default()).await;
    let stranger = harness.get("/v2/").send().await.unwrap();
    let challenge = "Basic realm=\"https://registry.example/\",service=\"ecr.amazonaws.com\"";
    assert_eq!(header(&stranger, "www-authenticate"), challenge);
    assert_eq!(
        error(stranger).await,
        (401, "UNAUTHORIZED".into(), "Not Authorized".into())
    );
    let basic = |password: &str| {
        harness
            .get("/v2/")
            .basic_auth("AWS", Some(password.to_owned()))
            .send()
    };
    assert_eq!(basic("wrong").await.unwrap().status(), 401);
    assert_eq!(basic("secret").await.unwrap().status(), 200);
    let text = "Your authorization token has expired. Reauthenticate and try again.";
    assert_eq!(
        error(basic("old").await.unwrap()).await,
        (403, "DENIED".into(), text.into())
    );
}

#[tokio::test]
async fn readers_may_not_write() {
    let harness = harness(&Arc::default()).await;
    let post = harness
        .client
        .post(harness.url("app/blobs/uploads/"))
        .basic_auth("AWS", Some("secret"));
    let text = "not authorized to perform: ecr:InitiateLayerUpload on app";
    assert_eq!(
        error(post.send().await.unwrap()).await,
        (403, "DENIED".into(), text.into())
    );
    let list = harness
        .get("app/tags/list")
        .basic_auth("AWS", Some("secret"))
        .send()
        .await
        .unwrap();
    assert_eq!(list.status(), 404);
}

#[tokio::test]
async fn a_bearer_token_is_had_for_a_password() {
    let harness = harness(&Arc::default()).await;
    assert_eq!(harness.get("/token").send().await.unwrap().status(), 401);
    let answer = harness
        .get("/token?service=x&scope=y")
        .basic_auth("AWS", Some("secret"))
        .send()
        .await
        .unwrap();
    let answer: Value = answer.json().await.unwrap();
    let token = answer["token"].as_str().unwrap();
    assert_eq!(
        harness
            .get("/v2/")
            .bearer_auth(token)
            .send()
            .await
            .unwrap()
            .status(),
        200
    );
}

#[tokio::test]
async fn the_gate_is_asked_once_for_many_requests() {
    let gate = Arc::new(TestGate::default());
    let harness = harness(&gate).await;
    for _ in 0..20 {
        harness
            .get("/v2/")
            .basic_auth("AWS", Some("secret"))
            .send()
            .await
            .unwrap();
    }
    assert_eq!(gate.asked.load(Ordering::Relaxed), 1);
}

/// One key, with the rights of a reader of one repository.
struct OneKey;

#[async_trait]
impl KeyStore for OneKey {
    async fn look_up(&self, id: &str) -> Result<Option<Key>, LookUpError> {
        let policies = json!([{ "Statement": {
            "Effect": "Allow",
            "Action": ["ecr:BatchGetImage", "ecr:ListImages"],
            "Resource": "arn:aws:ecr:eu-central-1:123456789012:repository/app",
        } }]);
        let principal = Principal {
            arn: "arn:aws:iam::123456789012:user/ci".into(),
            account: "123456789012".into(),
            user_id: "ci".into(),
            access_key_id: id.into(),
            policies: Arc::new(PolicySet::read(&policies).unwrap()),
        };
        let key = Key {
            secret: Secret::new("secret"),
            principal,
        };
        Ok((id == "AKIA").then_some(key))
    }
}

#[tokio::test]
async fn tokens_carry_the_policies_of_their_key_and_urls_open_one_blob() {
    let clock = Arc::new(FixedClock(Timestamp(1_700_000_000_000)));
    let home = Home {
        region: "eu-central-1".into(),
        account: "123456789012".into(),
    };
    let gate = TokenGate {
        keys: OneKey,
        tokens: Tokens::new(&[1; 32]),
        downloads: DownloadKey::new(&[2; 32]),
        home,
        clock: clock.clone(),
    };
    let harness = Harness::with(Parts {
        gate: Arc::new(gate),
        ..Parts::default()
    })
    .await;
    let token = |id: &str| {
        Tokens::new(&[1; 32])
            .issue(id, "123456789012", None, clock.0)
            .text
    };
    let get = |path: &str, token: String| harness.get(path).basic_auth("AWS", Some(token)).send();
    assert_eq!(get("app/tags/list", token("AKIA")).await.unwrap().status(), 404);
    assert_eq!(
        get("app/tags/list", token("DISABLED")).await.unwrap().status(),
        401
    );
    let (status, code, message) = error(get("other/tags/list", token("AKIA")).await.unwrap()).await;
    assert_eq!((status, code.as_str()), (403, "DENIED"));
    assert!(
        message.starts_with(
            "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: ecr:ListImages"
        )
    );
    let digest = store_blob(&harness, "app", b"layer").await;
    let signed = DownloadKey::new(&[2; 32]).sign("app", &digest, clock.0);
    let open = harness
        .get(&format!("app/blobs/{digest}?{signed}"))
        .send()
        .await
        .unwrap();
    assert_eq!(open.text().await.unwrap(), "layer");
    let elsewhere = harness
        .get(&format!("other/blobs/{digest}?{signed}"))
        .send()
        .await
        .unwrap();
    assert_eq!(elsewhere.status(), 403);
}

async fn store_blob(harness: &Harness, repository: &str, bytes: &'static [u8]) -> Digest {
    let digest = sha256(bytes);
    let mut writer = harness
        .registry
        .upload_at_once(repository, digest.algorithm(), None)
        .await
        .unwrap();
    writer.append(bytes.into()).await.unwrap();
    writer.finish(&digest).await.unwrap().digest
}
