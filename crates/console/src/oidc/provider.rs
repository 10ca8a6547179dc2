//! The provider: what it tells of itself (discovery and keys, asked again after some minutes), and the two steps of a sign-in.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreGenderClaim, CoreIdToken, CoreProviderMetadata, CoreTokenResponse,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, SubjectIdentifier, TokenResponse, UserInfoClaims,
};
use reqwest::Client;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tidewaiter_types::Timestamp;
use tokio::sync::Mutex;

use super::flow::Flow;
use super::http::{client, send};
use super::{OidcConfig, OidcError};

/// For how long is believed what the provider told of itself.
const BELIEVED_MILLIS: i64 = 5 * 60 * 1000;

/// The library's client, as discovery leaves it.
type Known = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Claims that the standard does not name.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Others {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Others {}

/// A provider that people sign in through.
pub struct Provider {
    config: OidcConfig,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    http: Client,
    known: Mutex<Option<(Timestamp, Known)>>,
}

impl Provider {
    /// Checks what is told of it. The provider itself is asked when someone signs in.
    ///
    /// # Errors
    /// An address that is none, in words.
    pub fn new(config: OidcConfig) -> Result<Self, String> {
        let told = |what: &str, error: &dyn std::fmt::Display| format!("the {what} is no address: {error}");
        Ok(Self {
            issuer: IssuerUrl::new(config.issuer.clone()).map_err(|error| told("issuer", &error))?,
            redirect: RedirectUrl::new(config.redirect_url.clone())
                .map_err(|error| told("redirect-url", &error))?,
            http: client().map_err(|error| error.to_string())?,
            known: Mutex::new(None),
            config,
        })
    }

    /// What is told of it.
    pub fn config(&self) -> &OidcConfig {
        &self.config
    }

    /// Where a browser goes to sign in, and what it is sent away with.
    pub async fn begin(&self, now: Timestamp) -> Result<(String, Flow), OidcError> {
        let known = self.known(now).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = known
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .set_pkce_challenge(challenge);
        for scope in &self.config.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        let (address, state, nonce) = request.url();
        let flow = Flow {
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        };
        Ok((address.into(), flow))
    }

    /// What the provider tells of whoever came back with a code.
    pub async fn claims(
        &self,
        code: String,
        flow: Flow,
        now: Timestamp,
    ) -> Result<Map<String, Value>, OidcError> {
        let known = self.known(now).await?;
        let tokens = self.exchange(&known, code, flow.verifier).await?;
        let token = tokens.id_token().ok_or_else(|| wrong("there is none"))?;
        let subject = verify(&known, &tokens, token, Nonce::new(flow.nonce), now)?;
        let mut claims = payload(token)?;
        if !claims.contains_key(&self.config.groups_claim) || !claims.contains_key(&self.config.user_claim) {
            for (name, value) in self.user_info(&known, &tokens, subject).await? {
                claims.entry(name).or_insert(value);
            }
        }
        Ok(claims)
    }

    async fn exchange(
        &self,
        known: &Known,
        code: String,
        verifier: String,
    ) -> Result<CoreTokenResponse, OidcError> {
        let http = |request| send(self.http.clone(), request);
        let request = known
            .exchange_code(AuthorizationCode::new(code))
            .map_err(unasked)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        request.request_async(&http).await.map_err(unasked)
    }

    /// Further claims, where the provider tells them on another way only.
    async fn user_info(
        &self,
        known: &Known,
        tokens: &CoreTokenResponse,
        subject: SubjectIdentifier,
    ) -> Result<Map<String, Value>, OidcError> {
        let Ok(request) = known.user_info(tokens.access_token().clone(), Some(subject)) else {
            return Ok(Map::new());
        };
        let http = |request| send(self.http.clone(), request);
        let told: UserInfoClaims<Others, CoreGenderClaim> =
            request.request_async(&http).await.map_err(unasked)?;
        match serde_json::to_value(&told) {
            Ok(Value::Object(claims)) => Ok(claims),
            _ => Err(wrong("what it tells of the user is no object")),
        }
    }

    /// The provider as it told of itself; whoever comes meanwhile waits.
    async fn known(&self, now: Timestamp) -> Result<Known, OidcError> {
        let mut kept = self.known.lock().await;
        if let Some((at, known)) = &*kept
            && (at.0..at.0 + BELIEVED_MILLIS).contains(&now.0)
        {
            return Ok(known.clone());
        }
        let http = |request| send(self.http.clone(), request);
        let told = CoreProviderMetadata::discover_async(self.issuer.clone(), &http).await;
        let id = ClientId::new(self.config.client_id.clone());
        let secret = self.config.client_secret.clone().map(ClientSecret::new);
        let known = CoreClient::from_provider_metadata(told.map_err(unasked)?, id, secret)
            .set_redirect_uri(self.redirect.clone());
        *kept = Some((now, known.clone()));
        Ok(known)
    }
}

/// Checks signature, issuer, audience, times, nonce, and that the access token belongs to it; answers whose it is.
fn verify(
    known: &Known,
    tokens: &CoreTokenResponse,
    token: &CoreIdToken,
    nonce: Nonce,
    now: Timestamp,
) -> Result<SubjectIdentifier, OidcError> {
    let now = DateTime::<Utc>::from_timestamp_millis(now.0).unwrap_or_default();
    let verifier = known.id_token_verifier().set_time_fn(move || now);
    let claims = token.claims(&verifier, &nonce).map_err(wrong)?;
    if let Some(expected) = claims.access_token_hash() {
        let (algorithm, key) = (
            token.signing_alg().map_err(wrong)?,
            token.signing_key(&verifier).map_err(wrong)?,
        );
        let hash = AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(wrong)?;
        if hash != *expected {
            return Err(wrong("the access token is another's"));
        }
    }
    Ok(claims.subject().clone())
}

/// All claims of a token that was verified: the library names those of the standard alone.
fn payload(token: &CoreIdToken) -> Result<Map<String, Value>, OidcError> {
    let text = token.to_string();
    let part = text.split('.').nth(1).unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(wrong)?;
    serde_json::from_slice(&bytes).map_err(wrong)
}

fn wrong(why: impl std::fmt::Display) -> OidcError {
    OidcError::Token(why.to_string())
}

/// An error with its causes: the library's own words say little.
fn unasked(error: impl std::error::Error) -> OidcError {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        words = format!("{words}: {inner}");
        cause = inner.source();
    }
    OidcError::Provider(words)
}
