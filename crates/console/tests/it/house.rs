//! A console over a small service of its own, and the hub of a whole registry, with two users and a clock that tests set.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_access::{Gate, Home, Principal, StoredKeys, password};
use tidewaiter_aws_api::ecr;
use tidewaiter_aws_wire::dispatch::{Context, Dispatcher};
use tidewaiter_console::{Advisories, Changes, Console, ConsoleConfig, OidcConfig, Provider};
use tidewaiter_inspector::Prices;
use tidewaiter_securityhub::SecurityHub;
use tidewaiter_store::{NewAccessKey, Store, User};
use tidewaiter_types::{Clock, Timestamp};
use tokio::sync::watch;
use tower::ServiceExt;

pub const SECRET: &str = "secret of a key";
pub const PASSWORD: &str = "a password of mia";

/// Repositories of one name, whatever is asked.
struct OneRepository;

impl ecr::Ecr for OneRepository {
    type Context = Context<Principal>;

    async fn describe_repositories(
        &self,
        call: &Self::Context,
        _: ecr::DescribeRepositoriesRequest,
    ) -> Result<ecr::DescribeRepositoriesResponse, ecr::Error> {
        Ok(ecr::DescribeRepositoriesResponse {
            next_token: Some(format!("{} {}", call.caller.arn, call.region)),
            ..Default::default()
        })
    }
}

struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

pub struct House {
    pub store: Store,
    /// Whose Security Hub the console counts in.
    pub registry: tidewaiter_testhouse::House,
    router: Router,
    hands: Arc<Hands>,
    _folder: TempDir,
}

/// An answer.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {:?}", self.bytes))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A browser that is signed in.
pub struct Browser {
    pub cookie: String,
    pub csrf: String,
}

impl House {
    pub async fn open() -> Self {
        Self::open_with(None).await
    }

    /// One that people sign in to through a provider.
    pub async fn open_with(oidc: Option<OidcConfig>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("console.sqlite"))
            .await
            .unwrap();
        for (name, policy) in [("root", "admin"), ("mia", "read-only")] {
            add_user(&store, name, policy).await;
        }
        let hands = Arc::new(Hands(AtomicI64::new(1_000_000)));
        let registry = tidewaiter_testhouse::House::embedded().await;
        let router = router(&store, hands.clone(), oidc, registry.hub().clone());
        Self {
            store,
            registry,
            router,
            hands,
            _folder: folder,
        }
    }

    pub fn pass(&self, seconds: i64) {
        self.hands.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            bytes: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Tries to sign in.
    pub async fn try_in(&self, credentials: &Value) -> Answer {
        let request = Request::post("/console/session").body(Body::from(credentials.to_string()));
        self.send(request.unwrap()).await
    }

    /// Signs in with the key of a user.
    pub async fn signed_in(&self, user: &str) -> Browser {
        let credentials = json!({"accessKeyId": format!("key of {user}"), "secretAccessKey": SECRET});
        Browser::of(&self.try_in(&credentials).await)
    }

    /// Sends as a browser's page does.
    pub async fn page(&self, browser: &Browser, method: &str, path: &str, body: Value) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("cookie", &browser.cookie)
            .header("x-csrf-token", &browser.csrf)
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body.to_string()));
        self.send(request.unwrap()).await
    }
}

impl Browser {
    pub fn of(answer: &Answer) -> Self {
        assert_eq!(answer.status, 200, "{}", answer.json());
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        let csrf = answer.json()["csrf"].as_str().unwrap().to_owned();
        Self { cookie, csrf }
    }
}

async fn add_user(store: &Store, name: &str, policy: &str) {
    let user = User {
        name: name.into(),
        arn_path: format!("user/{name}"),
        policies: json!([policy]),
        created_at: Timestamp(1),
    };
    store.create_user(&user).await.unwrap();
    let key = NewAccessKey {
        id: format!("key of {name}"),
        secret: SECRET.into(),
        user: name.into(),
    };
    store.create_access_key(&key, Timestamp(1)).await.unwrap();
    let hash = password::hash(&format!("a password of {name}")).unwrap();
    store.set_password(name, &hash, Timestamp(1)).await.unwrap();
}

fn router(store: &Store, clock: Arc<Hands>, oidc: Option<OidcConfig>, hub: SecurityHub) -> Router {
    let home = Home {
        region: "eu-central-1".into(),
        account: "123456789012".into(),
    };
    let gate = Gate::new(StoredKeys::new(store.clone(), home.clone()), home.clone());
    let dispatcher = Dispatcher::new(gate, vec![Box::new(ecr::Server(OneRepository))]);
    let config = ConsoleConfig {
        home,
        registry_host: "registry.example:5000".into(),
        secure: true,
        version: "1.2.3",
        csrf_key: [3; 32],
        prices: Prices::default(),
        oidc: oidc.map(|config| Provider::new(config).unwrap()),
        advisories: Box::new(|| Advisories {
            revision: "sha256:aa".into(),
            created: 1,
            vulnerabilities: 2,
            facts_only: true,
        }),
    };
    let (_, stopped) = watch::channel(false);
    let changes = Changes::new(stopped);
    let dispatcher = Arc::new(dispatcher);
    Console::new(config, store.clone(), dispatcher, clock, changes, hub).router()
}
