//! `POST /console/hub-groups`: how many of Security Hub's findings have which value, for whoever may read them.
//!
//! Odd: no operation of AWS tells it but for insights, which are kept; a group that somebody looks at once is none.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use tidewaiter_aws_api::securityhub::AwsSecurityFindingFilters;
use tidewaiter_aws_wire::ServiceError;

use crate::Shared;
use crate::permissions::require;
use crate::refusal::Refusal;
use crate::session::read;

const ACTION: &str = "securityhub:GetFindings";

/// Which findings are counted by what.
#[derive(Deserialize)]
pub struct Question {
    /// As GetFindings takes them.
    filters: AwsSecurityFindingFilters,
    /// An attribute of findings, by the name of its filter.
    by: String,
}

/// The hundred most frequent values, the most frequent first.
#[derive(Serialize)]
pub struct Groups {
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    name: String,
    count: u64,
}

/// Counts them.
pub async fn count(
    State(console): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Groups>, Refusal> {
    let principal = console.acting(&headers).await?.principal;
    require(&principal, ACTION)?;
    let Question { filters, by } = read(&body)?;
    let groups = console.hub.groups(&filters, &by, console.clock.now()).await;
    let groups = groups.map_err(ServiceError::from)?.into_iter();
    Ok(Json(Groups {
        groups: groups.map(|(name, count)| Group { name, count }).collect(),
    }))
}
