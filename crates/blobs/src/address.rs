//! A blob store named by one text, as the command line and the configuration have it.

use std::sync::Arc;

use crate::error::{BlobError, Result};
use crate::{BlobStore, LocalStore, S3Config, S3Store};

/// Opens the store at a folder, or at `s3://BUCKET[/PREFIX][?endpoint=URL&region=NAME]` with the credentials of
/// the environment (`AWS_ACCESS_KEY_ID` and kin, as all S3 clients read them).
///
/// # Errors
/// [`BlobError::Address`] for any other scheme, else what the store says.
pub async fn open(address: &str) -> Result<Arc<dyn BlobStore>> {
    if address.starts_with("s3://") {
        return Ok(Arc::new(S3Store::open(S3Config::parse(address)?)?));
    }
    let folder = address.strip_prefix("file://").unwrap_or(address);
    if folder.is_empty() || folder.contains("://") {
        return Err(BlobError::Address(address.to_owned()));
    }
    Ok(Arc::new(LocalStore::open(folder).await?))
}

impl S3Config {
    /// What `s3://BUCKET[/PREFIX][?endpoint=URL&region=NAME]` says; credentials are not part of it.
    ///
    /// # Errors
    /// [`BlobError::Address`].
    pub fn parse(address: &str) -> Result<Self> {
        let config = address.strip_prefix("s3://").and_then(s3_config);
        config.ok_or_else(|| BlobError::Address(address.to_owned()))
    }
}

fn s3_config(rest: &str) -> Option<S3Config> {
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
    let mut config = S3Config {
        bucket: bucket.to_owned(),
        prefix: prefix.trim_matches('/').to_owned(),
        ..S3Config::default()
    };
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=')? {
            ("endpoint", value) => config.endpoint = Some(value.to_owned()),
            ("region", value) => config.region = Some(value.to_owned()),
            _ => return None,
        }
    }
    (!bucket.is_empty()).then_some(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_s3_address_falls_into_its_parts() {
        let config = s3_config("images/team/a/?endpoint=http://localhost:9000&region=eu-west-1").unwrap();
        assert_eq!(
            (config.bucket.as_str(), config.prefix.as_str()),
            ("images", "team/a")
        );
        assert_eq!(config.endpoint.as_deref(), Some("http://localhost:9000"));
        assert_eq!(config.region.as_deref(), Some("eu-west-1"));
        assert!(s3_config("/x").is_none());
        assert!(s3_config("b?colour=red").is_none());
    }

    #[tokio::test]
    async fn other_schemes_are_refused() {
        for address in ["", "gs://bucket", "file://", "s3://"] {
            assert!(
                matches!(open(address).await, Err(BlobError::Address(_))),
                "{address:?}"
            );
        }
    }
}
