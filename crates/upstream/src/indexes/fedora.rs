//! Fedora: a folder of updates for each release that is supported.

use async_trait::async_trait;

use super::links::names;
use super::updateinfo::updateinfo;
use crate::error::{Result, UpstreamError};
use crate::fetch::Fetcher;
use crate::plan::{Download, Index, join};

/// `BASE/42/Everything/x86_64/`.
pub(crate) struct Fedora;

#[async_trait]
impl Index for Fedora {
    async fn downloads(&self, base: &str, fetcher: &Fetcher) -> Result<Vec<Download>> {
        let mut downloads = Vec::new();
        for name in names(&fetcher.document(&join(base, "/")).await?) {
            let Some(release) = name.strip_suffix('/').filter(|name| name.parse::<u16>().is_ok()) else {
                continue;
            };
            let repository = join(base, &format!("{release}/Everything/x86_64"));
            downloads.extend(updateinfo(&repository, release, fetcher).await?);
        }
        if downloads.is_empty() {
            return Err(UpstreamError::content(base, "it lists no release of Fedora"));
        }
        Ok(downloads)
    }
}
