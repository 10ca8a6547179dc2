//! Registry tokens: what `GetAuthorizationToken` gives out as a password, and `/token` as a bearer token.
//!
//! `PAYLOAD.MAC`, both in base64url: the payload is JSON, the MAC is HMAC-SHA256 over its text. There is no colon in
//! it, since clients split the decoded `AWS:TOKEN` at every colon. A token names its access key and is worth what
//! that key is worth when it is used: a key that was disabled takes its tokens with it.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::hmac::{HMAC_SHA256, Key, sign, verify};
use serde::{Deserialize, Serialize};
use tidewaiter_types::Timestamp;

/// How long a token is good: ECR's twelve hours, in milliseconds.
const LIFETIME_MILLIS: i64 = 12 * 60 * 60 * 1000;

/// The longest token that is looked at.
const LONGEST: usize = 16 * 1024;

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The access key that it was made from.
    pub access_key_id: String,
    /// That key's account.
    pub account: String,
    /// Until when it is good.
    pub expires_at: Timestamp,
    /// What a bearer token is limited to; none where only the policies limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<Scope>>,
}

impl Claims {
    /// Whether the token's scopes leave room for an action (`pull`, `push`, `delete`) on a resource.
    pub fn permits(&self, kind: &str, name: &str, action: &str) -> bool {
        let Some(scopes) = &self.scopes else { return true };
        scopes.iter().any(|scope| scope.permits(kind, name, action))
    }
}

/// A scope of the token protocol: `repository:team/app:pull,push`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// `repository` or `registry`.
    pub kind: String,
    /// Name of the repository, or `catalog`.
    pub name: String,
    /// `pull`, `push`, `delete`, or `*`.
    pub actions: Vec<String>,
}

impl Scope {
    /// Reads a scope; names may hold colons (a port), types and actions may not.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(':')?;
        let (name, actions) = rest.rsplit_once(':')?;
        let actions = actions
            .split(',')
            .filter(|action| !action.is_empty())
            .map(str::to_owned)
            .collect();
        let good = !kind.is_empty() && !name.is_empty();
        good.then(|| Self {
            kind: kind.to_owned(),
            name: name.to_owned(),
            actions,
        })
    }

    fn permits(&self, kind: &str, name: &str, action: &str) -> bool {
        self.kind == kind
            && self.name == name
            && self.actions.iter().any(|held| held == action || held == "*")
    }
}

/// A token as it is given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The token.
    pub text: String,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

impl Token {
    /// `authorizationToken` of `GetAuthorizationToken`: base64 of `AWS:TOKEN`.
    pub fn authorization(&self) -> String {
        STANDARD.encode(format!("AWS:{}", self.text))
    }
}

/// Why a token is worth nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not one of ours.
    #[error("Your authorization token is invalid. Reauthenticate and try again.")]
    Invalid,
    /// Ours, and too old.
    #[error("Your authorization token has expired. Reauthenticate and try again.")]
    Expired,
}

/// Makes and checks tokens with one key.
pub struct Tokens {
    key: Key,
}

impl Tokens {
    /// With a key of its own, from [`crate::ServerSecret::derive`].
    pub fn new(key: &[u8; 32]) -> Self {
        Self {
            key: Key::new(HMAC_SHA256, key),
        }
    }

    /// A token of twelve hours that stands for an access key, limited to scopes where it has some.
    pub fn issue(
        &self,
        access_key_id: &str,
        account: &str,
        scopes: Option<Vec<Scope>>,
        now: Timestamp,
    ) -> Token {
        let expires_at = now.plus_millis(LIFETIME_MILLIS);
        let claims = Claims {
            access_key_id: access_key_id.to_owned(),
            account: account.to_owned(),
            expires_at,
            scopes,
        };
        let payload = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&claims).expect("claims are plain values"));
        let mac = URL_SAFE_NO_PAD.encode(sign(&self.key, payload.as_bytes()));
        Token {
            text: format!("{payload}.{mac}"),
            expires_at,
        }
    }

    /// What a token says, if it is ours and still good; compared in constant time.
    pub fn check(&self, token: &str, now: Timestamp) -> Result<Claims, TokenError> {
        if token.len() > LONGEST {
            return Err(TokenError::Invalid);
        }
        let (payload, mac) = token.split_once('.').ok_or(TokenError::Invalid)?;
        let mac = URL_SAFE_NO_PAD.decode(mac).map_err(|_| TokenError::Invalid)?;
        verify(&self.key, payload.as_bytes(), &mac).map_err(|_| TokenError::Invalid)?;
        let claims = URL_SAFE_NO_PAD.decode(payload).map_err(|_| TokenError::Invalid)?;
        let claims: Claims = serde_json::from_slice(&claims).map_err(|_| TokenError::Invalid)?;
        if claims.expires_at <= now {
            Err(TokenError::Expired)
        } else {
            Ok(claims)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp(1_700_000_000_000);

    fn tokens() -> Tokens {
        Tokens::new(&[3; 32])
    }

    #[test]
    fn a_token_is_good_for_twelve_hours() {
        let token = tokens().issue("AKIAEXAMPLE", "123456789012", None, NOW);
        let claims = tokens()
            .check(&token.text, NOW.plus_millis(LIFETIME_MILLIS - 1))
            .expect("in time");
        assert_eq!(
            (claims.access_key_id.as_str(), claims.expires_at),
            ("AKIAEXAMPLE", token.expires_at)
        );
        assert_eq!(
            tokens().check(&token.text, token.expires_at),
            Err(TokenError::Expired)
        );
        assert_eq!(
            Tokens::new(&[4; 32]).check(&token.text, NOW),
            Err(TokenError::Invalid)
        );
    }

    #[test]
    fn the_decoded_authorization_has_exactly_one_colon() {
        let token = tokens().issue("key:with:colons", "123456789012", None, NOW);
        let decoded = STANDARD.decode(token.authorization()).expect("base64");
        let decoded = String::from_utf8(decoded).expect("text");
        assert_eq!(decoded.split(':').collect::<Vec<_>>(), ["AWS", &token.text]);
    }

    #[test]
    fn scopes_limit_bearer_tokens() {
        let scope = Scope::parse("repository:localhost:5000/app:pull,push").expect("a scope");
        assert_eq!(scope.name, "localhost:5000/app");
        let token = tokens().issue("AKIAEXAMPLE", "123456789012", Some(vec![scope]), NOW);
        let claims = tokens().check(&token.text, NOW).expect("good");
        assert!(claims.permits("repository", "localhost:5000/app", "push"));
        assert!(!claims.permits("repository", "localhost:5000/app", "delete"));
        assert!(!claims.permits("repository", "other", "pull"));
        assert!(Scope::parse("repository:app").is_none() && Scope::parse("").is_none());
    }

    proptest! {
        #[test]
        fn no_changed_token_is_good(at in any::<prop::sample::Index>(), with in "[A-Za-z0-9_.-]", noise in ".{0,60}") {
            let token = tokens().issue("AKIAEXAMPLE", "123456789012", None, NOW).text;
            let at = at.index(token.len());
            let changed = format!("{}{with}{}", &token[..at], &token[at + 1..]);
            prop_assert_eq!(tokens().check(&changed, NOW).is_ok(), changed == token);
            prop_assert_eq!(tokens().check(&noise, NOW), Err(TokenError::Invalid));
        }
    }
}
