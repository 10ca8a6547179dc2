//! What a browser is sent away with, in a cookie that only it has: state, nonce and the verifier of PKCE.
//!
//! Odd: this cookie is `SameSite=Lax`, since the browser comes back from another site; it is of no use to anyone else, and ends
//! with the sign-in.

use axum::http::HeaderMap;
use axum::http::header::{HeaderName, HeaderValue, SET_COOKIE};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use crate::cookie::value_of;

const NAME: &str = "tidewaiter_oidc";
const PATH: &str = "/console/oidc";
/// Seconds that a sign-in may take.
const LASTS: u32 = 600;
/// The longest cookie that is read.
const MOST: usize = 2048;

/// A sign-in under way.
#[derive(Serialize, Deserialize)]
pub struct Flow {
    /// Comes back with the code.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Proves to the provider that code and sign-in belong together.
    pub verifier: String,
}

impl Flow {
    /// The one that a request carries.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let text = value_of(headers, NAME)?;
        let bytes = URL_SAFE_NO_PAD.decode(text.get(..MOST).unwrap_or(text)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Whether a state that came back is this one's, in a time that does not tell where they differ.
    pub fn has_state(&self, state: &str) -> bool {
        let hash = |text: &str| digest(&SHA256, text.as_bytes());
        hash(&self.state).as_ref() == hash(state).as_ref()
    }

    /// The header that keeps it.
    pub fn set(&self, secure: bool) -> (HeaderName, HeaderValue) {
        let json = serde_json::to_vec(self).expect("three texts are JSON");
        let secure = if secure { "; Secure" } else { "" };
        let text = format!(
            "{NAME}={}; Path={PATH}; HttpOnly; SameSite=Lax; Max-Age={LASTS}{secure}",
            URL_SAFE_NO_PAD.encode(json)
        );
        let value = HeaderValue::from_str(&text).expect("base64 and these words are visible ASCII");
        (SET_COOKIE, value)
    }
}

/// The header that forgets it.
pub fn forget() -> (HeaderName, HeaderValue) {
    let value = "tidewaiter_oidc=; Path=/console/oidc; HttpOnly; SameSite=Lax; Max-Age=0";
    (SET_COOKIE, HeaderValue::from_static(value))
}
