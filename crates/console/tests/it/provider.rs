//! A small OpenID Connect provider: discovery, keys, codes with PKCE, tokens signed by ES256, claims at two places; and ways to
//! be wrong.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use tidewaiter_console::OidcConfig;

pub const SECRET: &str = "secret of the client";
const REDIRECT: &str = "https://registry.example/console/oidc/callback";

/// The provider, listening.
#[derive(Clone)]
pub struct TestProvider(Arc<Inner>);

struct Inner {
    issuer: String,
    key: EcdsaKeyPair,
    state: Mutex<Told>,
}

/// What it tells, and knows.
#[derive(Default)]
struct Told {
    claims: Value,
    user_info: Value,
    /// Code to challenge and nonce.
    codes: HashMap<String, (String, String)>,
    is_forger: bool,
}

impl TestProvider {
    pub async fn start() -> Self {
        // The program does it too; a second time is an error of no weight.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self(Arc::new(Inner {
            issuer,
            key: key(),
            state: Mutex::default(),
        }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(keys))
            .route("/token", post(token))
            .route("/me", get(me))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// What a server is told of it.
    pub fn config(&self) -> OidcConfig {
        OidcConfig {
            issuer: self.0.issuer.clone(),
            client_id: "tidewaiter".into(),
            client_secret: Some(SECRET.into()),
            redirect_url: REDIRECT.into(),
            scopes: vec!["groups".into()],
            user_claim: "preferred_username".into(),
            groups_claim: "groups".into(),
            label: "Test".into(),
            groups: vec![
                ("ops".into(), vec![json!("admin")]),
                ("dev".into(), vec![json!("read-only")]),
            ],
        }
    }

    /// Claims of the next tokens, over those that are right.
    pub fn tell(&self, claims: Value) {
        self.state().claims = claims;
    }

    /// What the other address tells.
    pub fn tell_apart(&self, claims: Value) {
        self.state().user_info = claims;
    }

    /// From now on tokens are signed with a key that it does not publish.
    pub fn forge(&self) {
        self.state().is_forger = true;
    }

    /// The user signs in at the provider: a code, and the state that came along.
    pub fn sign_in(&self, address: &str) -> (String, String) {
        let (place, query) = address.split_once('?').unwrap();
        assert_eq!(place, format!("{}/authorize", self.0.issuer));
        let query: HashMap<String, String> = form(query);
        for (name, value) in [
            ("response_type", "code"),
            ("client_id", "tidewaiter"),
            ("redirect_uri", REDIRECT),
            ("scope", "openid groups"),
            ("code_challenge_method", "S256"),
        ] {
            assert_eq!(query[name], value, "{name}");
        }
        let code = format!("code {}", query["state"]);
        let kept = (query["code_challenge"].clone(), query["nonce"].clone());
        self.state().codes.insert(code.clone(), kept);
        (code, query["state"].clone())
    }

    fn state(&self) -> std::sync::MutexGuard<'_, Told> {
        self.0.state.lock().unwrap()
    }

    fn id_token(&self, nonce: &str) -> String {
        let mut claims = json!({
            "iss": self.0.issuer, "sub": "user 7", "aud": "tidewaiter", "nonce": nonce,
            "iat": 1000, "exp": 1300, "preferred_username": "ann", "groups": ["dev"],
        });
        for (name, value) in self.state().claims.as_object().into_iter().flatten() {
            claims[name] = value.clone();
        }
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&json!({"alg": "ES256", "kid": "1"})), part(&claims));
        let other = key();
        let key = if self.state().is_forger {
            &other
        } else {
            &self.0.key
        };
        let signature = key.sign(&SystemRandom::new(), text.as_bytes()).unwrap();
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

fn key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap()
}

/// What a form or a query says.
fn form(text: &str) -> HashMap<String, String> {
    let uri: axum::http::Uri = format!("/?{text}").parse().unwrap();
    axum::extract::Query::try_from_uri(&uri).unwrap().0
}

async fn discovery(State(provider): State<TestProvider>) -> Json<Value> {
    let issuer = &provider.0.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/me"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    }))
}

async fn keys(State(provider): State<TestProvider>) -> Json<Value> {
    // 4, x and y.
    let point = provider.0.key.public_key().as_ref();
    let (x, y) = (
        URL_SAFE_NO_PAD.encode(&point[1..33]),
        URL_SAFE_NO_PAD.encode(&point[33..]),
    );
    Json(json!({"keys": [{"kty": "EC", "crv": "P-256", "use": "sig", "kid": "1", "x": x, "y": y}]}))
}

async fn token(
    State(provider): State<TestProvider>,
    headers: HeaderMap,
    Form(given): Form<HashMap<String, String>>,
) -> (StatusCode, Json<Value>) {
    let refused = (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"})));
    // The secret is written as a form has it (RFC 6749, 2.3.1).
    let basic = STANDARD.encode(format!("tidewaiter:{}", SECRET.replace(' ', "+")));
    let is_client = headers
        .get("authorization")
        .is_some_and(|told| *told == *format!("Basic {basic}"));
    let kept = provider.state().codes.remove(&given["code"]);
    let Some((challenge, nonce)) = kept.filter(|_| is_client) else {
        return refused;
    };
    let hash = digest(&SHA256, given["code_verifier"].as_bytes());
    if URL_SAFE_NO_PAD.encode(hash) != challenge || given["redirect_uri"] != REDIRECT {
        return refused;
    }
    let id_token = provider.id_token(&nonce);
    let answer =
        json!({"access_token": "of ann", "token_type": "Bearer", "expires_in": 60, "id_token": id_token});
    (StatusCode::OK, Json(answer))
}

async fn me(State(provider): State<TestProvider>, headers: HeaderMap) -> Json<Value> {
    assert_eq!(headers["authorization"], "Bearer of ann");
    Json(provider.state().user_info.clone())
}
