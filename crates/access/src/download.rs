//! URLs of blobs that need no credentials for an hour: what `GetDownloadUrlForLayer` gives out.
//!
//! The query of such a URL says until when it is good and holds an HMAC over that, the repository and the digest; so it
//! opens this one blob and nothing else. Whoever has the URL may fetch: as with S3's presigned URLs, rights are
//! checked when it is made.

use ring::hmac::{HMAC_SHA256, Key, sign, verify};
use tidewaiter_types::{Digest, Timestamp};

/// How long a URL is good, as those of ECR are: an hour.
const LIFETIME_MILLIS: i64 = 60 * 60 * 1000;
const EXPIRES: &str = "expires";
const SIGNATURE: &str = "signature";

/// Why a URL opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DownloadError {
    /// Not made here, or made for another blob.
    #[error("the signature of the download URL does not match; ask for a new URL")]
    Invalid,
    /// Too old.
    #[error("the download URL has expired; ask for a new one")]
    Expired,
}

/// Signs the queries of download URLs, and checks them.
#[derive(Clone)]
pub struct DownloadKey(Key);

impl DownloadKey {
    /// With a key of its own, from [`crate::ServerSecret::derive`].
    pub fn new(key: &[u8; 32]) -> Self {
        Self(Key::new(HMAC_SHA256, key))
    }

    /// The query (`expires=SECONDS&signature=HEX`) with which the blob's URL is good for an hour.
    pub fn sign(&self, repository: &str, digest: &Digest, now: Timestamp) -> String {
        let expires = now.plus_millis(LIFETIME_MILLIS).0.div_euclid(1000);
        let tag = sign(&self.0, told(repository, digest, expires).as_bytes());
        format!("{EXPIRES}={expires}&{SIGNATURE}={}", hex::encode(tag))
    }

    /// Whether the query of a request opens this blob. `None`: it is not that of a download URL, and the request has
    /// to show credentials.
    pub fn check(
        &self,
        repository: &str,
        digest: &Digest,
        query: &str,
        now: Timestamp,
    ) -> Option<Result<(), DownloadError>> {
        let expires = value(query, EXPIRES)?;
        let signature = value(query, SIGNATURE)?;
        Some(self.verify(repository, digest, (expires, signature), now))
    }

    fn verify(
        &self,
        repository: &str,
        digest: &Digest,
        (expires, signature): (&str, &str),
        now: Timestamp,
    ) -> Result<(), DownloadError> {
        let expires: i64 = expires.parse().map_err(|_| DownloadError::Invalid)?;
        let tag = hex::decode(signature).map_err(|_| DownloadError::Invalid)?;
        // In constant time.
        verify(&self.0, told(repository, digest, expires).as_bytes(), &tag)
            .map_err(|_| DownloadError::Invalid)?;
        match expires.saturating_mul(1000) > now.0 {
            true => Ok(()),
            false => Err(DownloadError::Expired),
        }
    }
}

/// Names have no line breaks, so no two messages are the same.
fn told(repository: &str, digest: &Digest, expires: i64) -> String {
    format!("GET\n{repository}\n{digest}\n{expires}")
}

fn value<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut values = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value);
    values.next()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp(1_700_000_000_000);
    const DIGEST: Digest = Digest::Sha256([7; 32]);

    fn key() -> DownloadKey {
        DownloadKey::new(&[5; 32])
    }

    #[test]
    fn a_url_opens_its_blob_for_an_hour() {
        let query = key().sign("team/app", &DIGEST, NOW);
        assert_eq!(key().check("team/app", &DIGEST, &query, NOW), Some(Ok(())));
        let last = NOW.plus_millis(LIFETIME_MILLIS - 1);
        assert_eq!(key().check("team/app", &DIGEST, &query, last), Some(Ok(())));
        let late = NOW.plus_millis(LIFETIME_MILLIS);
        let expired = Some(Err(DownloadError::Expired));
        assert_eq!(key().check("team/app", &DIGEST, &query, late), expired);
    }

    #[test]
    fn a_url_opens_nothing_else() {
        let query = key().sign("team/app", &DIGEST, NOW);
        let invalid = Some(Err(DownloadError::Invalid));
        assert_eq!(key().check("team/other", &DIGEST, &query, NOW), invalid);
        let other = Digest::Sha256([8; 32]);
        assert_eq!(key().check("team/app", &other, &query, NOW), invalid);
        let stranger = DownloadKey::new(&[6; 32]);
        assert_eq!(stranger.check("team/app", &DIGEST, &query, NOW), invalid);
        assert_eq!(key().check("team/app", &DIGEST, "ns=docker.io", NOW), None);
        assert_eq!(key().check("team/app", &DIGEST, "", NOW), None);
    }

    proptest! {
        #[test]
        fn no_changed_url_opens(at in any::<prop::sample::Index>(), with in "[0-9a-f]", noise in "[a-z0-9=&%é]{0,80}") {
            let query = key().sign("app", &DIGEST, NOW);
            let at = at.index(query.len());
            let changed = format!("{}{with}{}", &query[..at], &query[at + 1..]);
            let good = key().check("app", &DIGEST, &changed, NOW) == Some(Ok(()));
            prop_assert_eq!(good, changed == query);
            prop_assert_ne!(key().check("app", &DIGEST, &noise, NOW), Some(Ok(())));
        }
    }
}
