//! The session's cookie, the token against forged requests, and who a request comes from.
//!
//! The cookie holds 32 random bytes; the database knows their SHA-256 alone. The token against forged requests is a MAC of
//! the cookie: a page of another site can neither read it nor make it. Odd: that is a second lock, since the cookie is
//! `SameSite=Strict` already.

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HeaderName, HeaderValue};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use tidewaiter_access::Principal;
use tidewaiter_store::{ConsoleSession, User};
use tidewaiter_types::Timestamp;

use crate::Console;
use crate::refusal::Refusal;

const NAME: &str = "tidewaiter_session";
/// The header that carries the token against forged requests.
pub const CSRF: HeaderName = HeaderName::from_static("x-csrf-token");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What the cookie holds.
pub struct SessionToken(String);

/// The value of a cookie that a request carries.
pub fn value_of<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers.get_all(COOKIE).iter();
    let cookies = cookies.filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';'));
    pairs.find_map(|pair| {
        pair.trim()
            .split_once('=')
            .filter(|(found, _)| *found == name)
            .map(|(_, value)| value)
    })
}

impl SessionToken {
    /// A new one.
    pub fn generate() -> Self {
        let mut bytes = [0; 32];
        SystemRandom::new()
            .fill(&mut bytes)
            .expect("the system has randomness");
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The one that a request carries.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        value_of(headers, NAME).map(|value| Self(value.to_owned()))
    }

    /// The id that the database has it under.
    pub fn id(&self) -> String {
        hex::encode(digest(&SHA256, self.0.as_bytes()))
    }

    /// The token that requests of its session carry in a header.
    pub fn csrf(&self, key: &hmac::Key) -> String {
        hex::encode(hmac::sign(key, self.0.as_bytes()))
    }

    fn csrf_is(&self, key: &hmac::Key, given: &[u8]) -> bool {
        hex::decode(given).is_ok_and(|given| hmac::verify(key, self.0.as_bytes(), &given).is_ok())
    }

    /// The `Set-Cookie` that begins a session of so many seconds.
    pub fn set(&self, seconds: i64, secure: bool) -> HeaderValue {
        let secure = if secure { "; Secure" } else { "" };
        let text = format!(
            "{NAME}={}; Path=/console; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}",
            self.0
        );
        HeaderValue::from_str(&text).expect("base64 and these words are visible ASCII")
    }
}

/// The `Set-Cookie` that forgets it.
pub fn forget() -> HeaderValue {
    HeaderValue::from_static("tidewaiter_session=; Path=/console; HttpOnly; SameSite=Strict; Max-Age=0")
}

/// Someone signed in, as a request shows.
pub struct SignedIn {
    /// The cookie.
    pub token: SessionToken,
    /// The session.
    pub session: ConsoleSession,
    /// Who it is.
    pub user: User,
    /// As one who calls.
    pub principal: Principal,
}

impl Console {
    /// Whose session the request belongs to. Enough for what only reads.
    pub(crate) async fn signed_in(&self, headers: &HeaderMap) -> Result<SignedIn, Refusal> {
        let token = SessionToken::of(headers).ok_or(Refusal::SignedOut)?;
        self.of_token(token, self.clock.now()).await
    }

    /// Whose session a token names.
    pub(crate) async fn of_token(&self, token: SessionToken, now: Timestamp) -> Result<SignedIn, Refusal> {
        let found = self.store.session(&token.id(), now).await;
        let (session, user) = found.map_err(Refusal::internal)?.ok_or(Refusal::SignedOut)?;
        let key = session.access_key_id.clone().unwrap_or_default();
        let principal = self.keys.principal(&user, key).map_err(Refusal::internal)?;
        Ok(SignedIn {
            token,
            session,
            user,
            principal,
        })
    }

    /// As [`Self::signed_in`], for what can change something: the request must carry its session's token.
    pub(crate) async fn acting(&self, headers: &HeaderMap) -> Result<SignedIn, Refusal> {
        from_here(headers)?;
        let signed_in = self.signed_in(headers).await?;
        let given = headers.get(CSRF).map_or(&b""[..], |value| value.as_bytes());
        if !signed_in.token.csrf_is(&self.csrf, given) {
            return Err(Refusal::Forged);
        }
        Ok(signed_in)
    }
}

/// Refuses what a browser says comes from another site. Clients that are no browsers say nothing.
pub fn from_here(headers: &HeaderMap) -> Result<(), Refusal> {
    match headers.get(FETCH_SITE) {
        Some(site) if site != "same-origin" => Err(Refusal::Forged),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(cookie: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, HeaderValue::from_static(cookie))])
    }

    #[test]
    fn the_cookie_is_found_among_others() {
        let found = SessionToken::of(&headers("a=b; tidewaiter_session=xyz; c=d")).expect("it is there");
        assert_eq!(found.0, "xyz");
        assert!(SessionToken::of(&headers("not_tidewaiter_session=xyz")).is_none());
        assert!(SessionToken::of(&HeaderMap::new()).is_none());
    }

    #[test]
    fn each_session_has_its_token_against_forged_requests() {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]);
        let (one, other) = (SessionToken::generate(), SessionToken::generate());
        assert!(one.csrf_is(&key, one.csrf(&key).as_bytes()));
        assert!(!one.csrf_is(&key, other.csrf(&key).as_bytes()));
        assert!(!one.csrf_is(&key, b"") && !one.csrf_is(&key, b"not hex"));
        assert_ne!(one.id(), other.id());
    }

    #[test]
    fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        let set = SessionToken("xyz".to_owned()).set(60, true);
        assert_eq!(
            set,
            "tidewaiter_session=xyz; Path=/console; HttpOnly; SameSite=Strict; Max-Age=60; Secure"
        );
    }

    #[test]
    fn what_comes_from_another_site_is_refused() {
        let site = |value| HeaderMap::from_iter([(FETCH_SITE, HeaderValue::from_static(value))]);
        assert_eq!(from_here(&site("cross-site")), Err(Refusal::Forged));
        assert_eq!(from_here(&site("same-site")), Err(Refusal::Forged));
        assert_eq!(from_here(&site("same-origin")), Ok(()));
        assert_eq!(from_here(&HeaderMap::new()), Ok(()));
    }
}
