//! Alpine's security database: a folder for each branch, a file for each repository.

use async_trait::async_trait;

use super::links::names;
use crate::error::{Result, UpstreamError};
use crate::fetch::Fetcher;
use crate::plan::{Download, Index, Place, join};

/// `BASE/v3.20/main.json`.
pub(crate) struct Alpine;

#[async_trait]
impl Index for Alpine {
    async fn downloads(&self, base: &str, fetcher: &Fetcher) -> Result<Vec<Download>> {
        let mut downloads = Vec::new();
        for branch in names(&fetcher.document(&join(base, "/")).await?) {
            let Some(branch) = branch.strip_suffix('/').filter(|name| is_branch(name)) else {
                continue;
            };
            for file in names(&fetcher.document(&join(base, &format!("{branch}/"))).await?) {
                if matches!(file.as_str(), "main.json" | "community.json") {
                    downloads.push(Download {
                        address: join(base, &format!("{branch}/{file}")),
                        place: Place::File(format!("{branch}/{file}")),
                        check: None,
                    });
                }
            }
        }
        if downloads.is_empty() {
            return Err(UpstreamError::content(base, "it lists no branch of Alpine Linux"));
        }
        Ok(downloads)
    }
}

fn is_branch(name: &str) -> bool {
    name == "edge"
        || name
            .strip_prefix('v')
            .is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
}
