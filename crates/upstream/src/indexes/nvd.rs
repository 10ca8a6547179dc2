//! NVD's feeds 2.0: a file for each year, with a `.meta` beside it that gives the checksum of the unzipped content.
//!
//! Odd: there is no list of the years. They begin in 2002 (which holds what is older) and end with the last one whose
//! `.meta` is there.

use async_trait::async_trait;

use crate::error::{Result, UpstreamError};
use crate::fetch::Fetcher;
use crate::plan::{Check, Download, Index, Place, join};

/// `BASE/nvdcve-2.0-2024.json.gz`.
pub(crate) struct Nvd;

const FIRST: u16 = 2002;
const LAST: u16 = 2100;

#[async_trait]
impl Index for Nvd {
    async fn downloads(&self, base: &str, fetcher: &Fetcher) -> Result<Vec<Download>> {
        let mut downloads = Vec::new();
        for year in FIRST..=LAST {
            let name = format!("nvdcve-2.0-{year}");
            let meta = match fetcher.document(&join(base, &format!("{name}.meta"))).await {
                Ok(meta) => meta,
                Err(error) if year > FIRST && is_absent(&error) => break,
                Err(error) => return Err(error),
            };
            let address = join(base, &format!("{name}.json.gz"));
            let sha256 =
                sha256(&meta).ok_or_else(|| UpstreamError::content(&address, "its .meta has no sha256"))?;
            downloads.push(Download {
                address,
                place: Place::File(format!("{name}.json.gz")),
                check: Some(Check {
                    sha256,
                    unzipped: true,
                }),
            });
        }
        Ok(downloads)
    }
}

fn is_absent(error: &UpstreamError) -> bool {
    match error {
        UpstreamError::Status { status, .. } => matches!(status, 403 | 404 | 410),
        UpstreamError::File { source, .. } => source.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// From `sha256:HEX` on a line of its own.
fn sha256(meta: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(meta).ok()?;
    let hex = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("sha256:"))?;
    (hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_hexdigit())).then(|| hex.to_lowercase())
}
