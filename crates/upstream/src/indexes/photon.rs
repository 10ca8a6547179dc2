//! Photon OS: a list of branches, and a file of CVEs for each.

use async_trait::async_trait;
use serde::Deserialize;

use crate::error::{Result, UpstreamError};
use crate::fetch::Fetcher;
use crate::plan::{Download, Index, Place, join};

/// `BASE/cve_data_photon5.0.json`.
pub(crate) struct Photon;

#[derive(Deserialize)]
struct Versions {
    branches: Vec<String>,
}

#[async_trait]
impl Index for Photon {
    async fn downloads(&self, base: &str, fetcher: &Fetcher) -> Result<Vec<Download>> {
        let list = join(base, "photon_versions.json");
        let versions: Versions = serde_json::from_slice(&fetcher.document(&list).await?)
            .map_err(|error| UpstreamError::content(&list, error))?;
        let file = |branch: &String| {
            let name = format!("cve_data_photon{branch}.json");
            Download {
                address: join(base, &name),
                place: Place::File(name),
                check: None,
            }
        };
        let plain = |branch: &&String| branch.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        Ok(versions.branches.iter().filter(plain).map(file).collect())
    }
}
