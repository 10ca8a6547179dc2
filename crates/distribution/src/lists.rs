//! Lists: tags, repositories, referrers; each in pages with a Link to the next.

use axum::response::Response;
use http::header::{HeaderName, LINK};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use tidewaiter_registry::RegistryError;
use tidewaiter_store::Referrer;
use tidewaiter_types::Digest;
use tidewaiter_types::media_type::OCI_INDEX;

use crate::error::WireError;
use crate::manifests::digest;
use crate::{Call, Surface, respond};

const FILTERS_APPLIED: HeaderName = HeaderName::from_static("oci-filters-applied");
/// Most entries of a page.
const PAGE: u32 = 1000;

/// An entry of a referrers list (image-spec, "Descriptor").
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    media_type: String,
    digest: Digest,
    size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    artifact_type: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    annotations: BTreeMap<String, String>,
}

impl Surface {
    pub(crate) async fn tags(&self, call: &Call, name: &str) -> Result<Response, WireError> {
        call.allow("ecr:ListImages", Some(name))?;
        let size = call.query.page_size(PAGE)?;
        let found = self.registry.tags(name, call.query.get("last"), size + 1).await;
        let found = found.map_err(|error| self.localize(error.into()))?;
        let names = found.into_iter().map(|tag| tag.name);
        let page = Page::cut(names.collect(), size);
        let mut response = respond::json_text(
            "application/json",
            json!({ "name": name, "tags": page.items }).to_string(),
        );
        page.link(&mut response, &format!("/v2/{name}/tags/list"), "", |name| name);
        Ok(response)
    }

    pub(crate) async fn catalog(&self, call: &Call) -> Result<Response, WireError> {
        call.allow("ecr:DescribeRepositories", None)?;
        let size = call.query.page_size(PAGE)?;
        let found = self
            .registry
            .repository_names(call.query.get("last"), size + 1)
            .await?;
        let page = Page::cut(found, size);
        let mut response = respond::json_text(
            "application/json",
            json!({ "repositories": page.items }).to_string(),
        );
        page.link(&mut response, "/v2/_catalog", "", |name| name);
        Ok(response)
    }

    pub(crate) async fn referrers(
        &self,
        call: &Call,
        name: &str,
        subject: &str,
    ) -> Result<Response, WireError> {
        call.allow("ecr:ListImages", Some(name))?;
        let subject = digest(subject)?;
        let size = call.query.page_size(PAGE)?;
        let kind = call.query.get("artifactType").filter(|kind| !kind.is_empty());
        let after = call.query.get("last").map(digest).transpose()?;
        let found = self
            .registry
            .referrers(name, &subject, kind, after.as_ref(), size + 1)
            .await;
        let found = match found {
            // Nothing refers to what is not there, and the specification wants that said with an empty list.
            Err(RegistryError::RepositoryNotFound(_)) => Vec::new(),
            found => found?,
        };
        let page = Page::cut(found.into_iter().map(Descriptor::from).collect(), size);
        Ok(referrers_page(
            &page,
            &format!("/v2/{name}/referrers/{subject}"),
            kind,
        ))
    }
}

fn referrers_page(page: &Page<Descriptor>, path: &str, kind: Option<&str>) -> Response {
    let index = json!({ "schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": page.items });
    let mut response = respond::json_text(OCI_INDEX, index.to_string());
    let filter = kind.map_or(String::new(), |kind| format!("&artifactType={}", encode(kind)));
    page.link(&mut response, path, &filter, |entry| entry.digest);
    if kind.is_some() {
        respond::set(&mut response, FILTERS_APPLIED, "artifactType");
    }
    response
}

impl From<Referrer> for Descriptor {
    fn from(referrer: Referrer) -> Self {
        Self {
            media_type: referrer.media_type,
            digest: referrer.digest,
            size: referrer.size,
            artifact_type: referrer.artifact_type,
            annotations: referrer.annotations,
        }
    }
}

/// One page, of which it is known whether another follows.
struct Page<T> {
    items: Vec<T>,
    size: u32,
    more: bool,
}

impl<T: Serialize> Page<T> {
    /// Cuts what was found, one more than asked for if there is, to the page.
    fn cut(mut items: Vec<T>, size: u32) -> Self {
        let more = size > 0 && items.len() > size as usize;
        items.truncate(size as usize);
        Self { items, size, more }
    }

    /// Points at the next page, which begins after the last entry's key.
    fn link<'a, K: ToString>(
        &'a self,
        response: &mut Response,
        path: &str,
        more: &str,
        key: impl Fn(&'a T) -> K,
    ) {
        if let (true, Some(last)) = (self.more, self.items.last()) {
            let last = encode(&key(last).to_string());
            let link = format!("<{path}?n={}&last={last}{more}>; rel=\"next\"", self.size);
            respond::set(response, LINK, &link);
        }
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
