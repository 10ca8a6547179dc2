//! Amazon Linux: a list of mirrors for each repository, and a catalogue of the extras of Amazon Linux 2.
//!
//! Odd: a topic of the extras without errata is no mistake. Where a mirror of the feed is given, it must answer the
//! lists of mirrors too; what they name may lie anywhere.

use async_trait::async_trait;
use serde::Deserialize;

use super::updateinfo::updateinfo;
use crate::error::{Result, UpstreamError};
use crate::fetch::Fetcher;
use crate::plan::{Download, Index, join};

/// `cdn.amazonlinux.com`.
pub(crate) struct Amazon;

/// Repositories that always are there: list of mirrors, folder.
const FIXED: [(&str, &str); 3] = [
    ("2/core/latest/x86_64/mirror.list", "2/core"),
    ("al2023/core/mirrors/latest/x86_64/mirror.list", "2023/core"),
    (
        "al2023/kernel-livepatch/mirrors/latest/x86_64/mirror.list",
        "2023/livepatch",
    ),
];
const CATALOGUE: &str = "2/extras-catalog.json";

#[derive(Deserialize)]
struct Catalogue {
    topics: Vec<Topic>,
}

#[derive(Deserialize)]
struct Topic {
    n: String,
}

#[async_trait]
impl Index for Amazon {
    async fn downloads(&self, base: &str, fetcher: &Fetcher) -> Result<Vec<Download>> {
        let mut downloads = Vec::new();
        for (list, to) in FIXED {
            let found = repository(&join(base, list), to, fetcher).await?;
            downloads.push(found.ok_or_else(|| UpstreamError::content(base, format!("{to} has no errata")))?);
        }
        let address = join(base, CATALOGUE);
        let catalogue: Catalogue = serde_json::from_slice(&fetcher.document(&address).await?)
            .map_err(|error| UpstreamError::content(&address, error))?;
        for topic in catalogue.topics.iter().filter(|topic| is_name(&topic.n)) {
            let list = format!("2/extras/{}/latest/x86_64/mirror.list", topic.n);
            downloads
                .extend(repository(&join(base, &list), &format!("2/extras/{}", topic.n), fetcher).await?);
        }
        Ok(downloads)
    }
}

/// The errata of the first repository in a list of mirrors.
async fn repository(list: &str, to: &str, fetcher: &Fetcher) -> Result<Option<Download>> {
    let bytes = fetcher.document(list).await?;
    let text = String::from_utf8_lossy(&bytes);
    let mirror = text.lines().map(str::trim).find(|line| !line.is_empty());
    let mirror = mirror.ok_or_else(|| UpstreamError::content(list, "it names no mirror"))?;
    updateinfo(mirror, to, fetcher).await
}

fn is_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._+-".contains(&b);
    !name.is_empty() && name.bytes().all(plain) && !name.starts_with('.')
}
