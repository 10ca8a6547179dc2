//! Red Hat's VEX documents: an archive of all, made anew every few days, whose name stands in a file.
//!
//! Odd: what changed since (`changes.csv`) is not fetched one by one: the archive is at most some days old, and one
//! download is kinder to upstream than thousands.

use async_trait::async_trait;

use crate::error::{Result, UpstreamError};
use crate::fetch::Fetcher;
use crate::plan::{Download, Index, Place, WHOLE, join};

/// `BASE/csaf_vex_2026-01-31.tar.zst`.
pub(crate) struct RedHatCsaf;

#[async_trait]
impl Index for RedHatCsaf {
    async fn downloads(&self, base: &str, fetcher: &Fetcher) -> Result<Vec<Download>> {
        let list = join(base, "archive_latest.txt");
        let text = fetcher.document(&list).await?;
        let name = String::from_utf8_lossy(&text).trim().to_owned();
        if name.contains('/') || !name.ends_with(".tar.zst") {
            return Err(UpstreamError::content(
                &list,
                format!("it names no archive but {name:?}"),
            ));
        }
        Ok(vec![Download {
            address: join(base, &name),
            place: Place::Archive(WHOLE),
            check: None,
        }])
    }
}
