//! Rocky's errata service (Apollo): pages of a hundred records.
//!
//! Odd: the number of records is written as a number by one version of the service and as a text by another.

use async_trait::async_trait;
use serde_json::Value;

use crate::error::{Result, UpstreamError};
use crate::fetch::Fetcher;
use crate::plan::{Download, Index, Place};

/// `BASE?page=0&limit=100`.
pub(crate) struct Rocky;

const PAGE: u64 = 100;
/// More pages than this are no answer to be believed.
const MOST_PAGES: u64 = 5000;

#[async_trait]
impl Index for Rocky {
    async fn downloads(&self, base: &str, fetcher: &Fetcher) -> Result<Vec<Download>> {
        let first = address(base, 0, 1);
        let page: Value = serde_json::from_slice(&fetcher.document(&first).await?)
            .map_err(|error| UpstreamError::content(&first, error))?;
        let total = total(&page)
            .ok_or_else(|| UpstreamError::content(&first, "it does not say how many there are"))?;
        let pages = total.div_ceil(PAGE);
        if pages > MOST_PAGES {
            return Err(UpstreamError::content(
                &first,
                format!("it speaks of {total} errata"),
            ));
        }
        let page = |number| Download {
            address: address(base, number, PAGE),
            place: Place::Records {
                array: "advisories",
                name: "name",
            },
            check: None,
        };
        Ok((0..pages).map(page).collect())
    }
}

fn address(base: &str, page: u64, limit: u64) -> String {
    format!("{base}?filters.product=&filters.fetchRelated=true&page={page}&limit={limit}")
}

fn total(page: &Value) -> Option<u64> {
    let total = page.get("total")?;
    total.as_u64().or_else(|| total.as_str()?.parse().ok())
}
