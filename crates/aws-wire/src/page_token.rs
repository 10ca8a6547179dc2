//! Page tokens (`nextToken`) that clients can neither read nor forge.
//!
//! A token is the position after which the next page starts, sealed with AES-256-GCM: 12 bytes of nonce and the
//! sealed JSON, in base64url. The operation and a fingerprint of the request (without its paging members) are
//! authenticated with it, so a token cannot be carried to another operation, account or set of filters.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom, SystemRandom};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The longest token that is looked at.
const LONGEST: usize = 8192;

/// Members of a request that say where in a listing one is; they may change from page to page.
const PAGING: &[&str] = &["nextToken", "maxResults", "NextToken", "MaxResults"];

/// The token was not made by this server for this request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the token is invalid: use the nextToken of the previous answer, with the same request")]
pub struct InvalidPageToken;

/// What a token is good for: one operation of one account with one set of parameters.
pub struct PageScope([u8; 32]);

impl PageScope {
    /// The scope of a request: the operation's action name, the account, and the input.
    pub fn of(operation: &str, account: &str, input: &impl Serialize) -> Self {
        let mut value = serde_json::to_value(input).unwrap_or(Value::Null);
        if let Value::Object(members) = &mut value {
            members.retain(|name, _| !PAGING.contains(&name.as_str()));
        }
        let told = serde_json::json!([operation, account, value]).to_string();
        let hash = digest(&SHA256, told.as_bytes());
        Self(hash.as_ref().try_into().expect("SHA-256 has 32 bytes"))
    }
}

/// Seals and opens page tokens with one key.
pub struct PageTokens {
    key: LessSafeKey,
    random: SystemRandom,
}

impl PageTokens {
    /// With a secret of 32 bytes, the same on every replica of a server.
    pub fn new(secret: &[u8; 32]) -> Self {
        let key = UnboundKey::new(&AES_256_GCM, secret).expect("AES-256 takes 32 bytes");
        Self {
            key: LessSafeKey::new(key),
            random: SystemRandom::new(),
        }
    }

    /// A token that leads to this position.
    pub fn seal(&self, scope: &PageScope, position: &impl Serialize) -> String {
        let mut sealed = serde_json::to_vec(position).expect("positions are plain values");
        let mut nonce = [0; NONCE_LEN];
        self.random.fill(&mut nonce).expect("the system has randomness");
        self.key
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(&scope.0),
                &mut sealed,
            )
            .expect("a position is far below the limit of AES-GCM");
        let mut token = nonce.to_vec();
        token.extend(sealed);
        URL_SAFE_NO_PAD.encode(token)
    }

    /// The position in a token, if it was sealed here and for this scope.
    pub fn open<T: DeserializeOwned>(&self, scope: &PageScope, token: &str) -> Result<T, InvalidPageToken> {
        if token.len() > LONGEST {
            return Err(InvalidPageToken);
        }
        let mut bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| InvalidPageToken)?;
        let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_LEN).ok_or(InvalidPageToken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| InvalidPageToken)?;
        let position = self
            .key
            .open_in_place(nonce, Aad::from(&scope.0), sealed)
            .map_err(|_| InvalidPageToken)?;
        serde_json::from_slice(position).map_err(|_| InvalidPageToken)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn scope(name: &str) -> PageScope {
        PageScope::of(
            "ecr:ListImages",
            "123456789012",
            &json!({"repositoryName": name, "maxResults": 5}),
        )
    }

    #[test]
    fn a_token_leads_back_to_its_position() {
        let tokens = PageTokens::new(&[7; 32]);
        let token = tokens.seal(&scope("app"), &("sha256:1", 42));
        assert_eq!(
            tokens.open::<(String, u32)>(&scope("app"), &token),
            Ok(("sha256:1".to_owned(), 42))
        );
        let later = json!({"repositoryName": "app", "maxResults": 9, "nextToken": token});
        let later = PageScope::of("ecr:ListImages", "123456789012", &later);
        assert!(
            tokens.open::<(String, u32)>(&later, &token).is_ok(),
            "paging members may change"
        );
    }

    #[test]
    fn a_token_is_good_for_nothing_else() {
        let tokens = PageTokens::new(&[7; 32]);
        let token = tokens.seal(&scope("app"), &1);
        assert_eq!(tokens.open::<u32>(&scope("other"), &token), Err(InvalidPageToken));
        let operation = PageScope::of(
            "ecr:DescribeImages",
            "123456789012",
            &json!({"repositoryName": "app"}),
        );
        assert_eq!(tokens.open::<u32>(&operation, &token), Err(InvalidPageToken));
        let account = PageScope::of(
            "ecr:ListImages",
            "999999999999",
            &json!({"repositoryName": "app"}),
        );
        assert_eq!(tokens.open::<u32>(&account, &token), Err(InvalidPageToken));
        assert_eq!(
            PageTokens::new(&[8; 32]).open::<u32>(&scope("app"), &token),
            Err(InvalidPageToken)
        );
    }

    proptest! {
        #[test]
        fn no_changed_token_opens(at in 0usize..60, bit in 0u8..8, noise in ".{0,80}") {
            let tokens = PageTokens::new(&[7; 32]);
            let token = tokens.seal(&scope("app"), &"position");
            let mut bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(tokens.open::<String>(&scope("app"), &URL_SAFE_NO_PAD.encode(bytes)), Err(InvalidPageToken));
            prop_assert_eq!(tokens.open::<String>(&scope("app"), &noise), Err(InvalidPageToken));
        }
    }
}
