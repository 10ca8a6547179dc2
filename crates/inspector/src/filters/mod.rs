//! Filters of findings: saved ones, and those that suppress what they hold for.
//!
//! Odd: a filter ends by itself where it has the tag `tidewaiter:expires` with a day (`2026-12-31`) or an instant in it, which
//! Inspector does not know; and its changes are kept with their authors, also when it is gone.

mod criteria;
mod tags;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tidewaiter_aws_api::inspector2::{
    CreateFilterRequest, CreateFilterResponse, DeleteFilterRequest, DeleteFilterResponse, Error,
    Filter as Shown, FilterAction as ApiAction, FilterCriteria, ListFiltersRequest, ListFiltersResponse,
    UpdateFilterRequest, UpdateFilterResponse,
};
use tidewaiter_scanning::{Criteria, effects_of_filter};
use tidewaiter_store::{Filter, FilterAction, FilterUpdate, NewFilter, StoreError};

use crate::errors::{internal, invalid, not_found};
use crate::paging::Paging;
use crate::{Call, Inspector, Result};

pub(crate) use criteria::{checked, criteria, dates_of, numbers_of, text};
pub(crate) use tags::{list as tags, tag, untag};

/// Filters of a page where the client does not say.
const BY_DEFAULT: usize = 100;
/// Filters that are read at once.
const ROWS: u32 = 100;

pub(crate) async fn create(
    inspector: &Inspector,
    call: &Call,
    input: CreateFilterRequest,
) -> Result<CreateFilterResponse> {
    let tags: Vec<(String, String)> = input.tags.unwrap_or_default().into_iter().collect();
    tags::check(&tags)?;
    let new = NewFilter {
        id: new_id(call),
        name: input.name,
        action: action(&input.action)?,
        criteria: kept(input.filter_criteria)?,
        description: input.description,
        reason: input.reason,
        author: call.caller.arn.clone(),
        expires_at: tags::end(&tags)?,
        tags,
    };
    let created = inspector
        .store()
        .create_filter(&new, effects_of_filter, call.now)
        .await;
    let created = created.map_err(|error| of_store(inspector, error))?;
    Ok(CreateFilterResponse {
        arn: arn(inspector, &created.id),
    })
}

pub(crate) async fn update(
    inspector: &Inspector,
    call: &Call,
    input: UpdateFilterRequest,
) -> Result<UpdateFilterResponse> {
    let id = id(inspector, &input.filter_arn)?;
    let update = FilterUpdate {
        name: input.name,
        action: input.action.as_ref().map(action).transpose()?,
        criteria: input.filter_criteria.map(kept).transpose()?,
        description: input.description,
        reason: input.reason,
        expires_at: None,
    };
    let author = &call.caller.arn;
    let updated = inspector
        .store()
        .update_filter(&id, &update, author, effects_of_filter, call.now)
        .await;
    updated.map_err(|error| of_store(inspector, error))?;
    Ok(UpdateFilterResponse {
        arn: input.filter_arn,
    })
}

pub(crate) async fn delete(
    inspector: &Inspector,
    call: &Call,
    input: DeleteFilterRequest,
) -> Result<DeleteFilterResponse> {
    let id = id(inspector, &input.arn)?;
    let deleted = inspector
        .store()
        .delete_filter(&id, &call.caller.arn, effects_of_filter, call.now)
        .await;
    deleted.map_err(|error| of_store(inspector, error))?;
    Ok(DeleteFilterResponse { arn: input.arn })
}

/// Where a page begins.
#[derive(Serialize, Deserialize)]
struct Position {
    after: String,
}

pub(crate) async fn list(
    inspector: &Inspector,
    call: &Call,
    input: ListFiltersRequest,
) -> Result<ListFiltersResponse> {
    let paging = Paging::of(inspector, call, &input, input.max_results, BY_DEFAULT);
    let position: Option<Position> = paging.position(input.next_token.as_deref())?;
    let mut after = position.map(|position| position.after);
    let wanted_action = input.action.as_ref().map(action).transpose()?;
    let is_wanted = |filter: &Filter| {
        wanted_action.is_none_or(|action| filter.action == action)
            && input
                .arns
                .as_ref()
                .is_none_or(|arns| arns.contains(&arn(inspector, &filter.id)))
    };
    let mut found: Vec<Filter> = Vec::new();
    while found.len() <= paging.limit() {
        let page = inspector
            .store()
            .filters(after.as_deref(), ROWS)
            .await
            .map_err(internal)?;
        let Some(last) = page.last() else { break };
        after = Some(last.id.clone());
        found.extend(page.into_iter().filter(is_wanted));
    }
    let is_more = found.len() > paging.limit();
    found.truncate(paging.limit());
    let last = found.last().filter(|_| is_more);
    let next_token = last.map(|last| {
        paging.token(&Position {
            after: last.id.clone(),
        })
    });
    let mut filters = Vec::with_capacity(found.len());
    for filter in found {
        filters.push(shown(inspector, filter).await?);
    }
    Ok(ListFiltersResponse { filters, next_token })
}

async fn shown(inspector: &Inspector, filter: Filter) -> Result<Shown> {
    let criteria: Criteria = serde_json::from_value(filter.criteria).map_err(internal)?;
    let tags = inspector
        .store()
        .resource_tags(&Filter::resource(&filter.id))
        .await;
    let tags: BTreeMap<String, String> = tags.map_err(internal)?.into_iter().collect();
    Ok(Shown {
        action: ApiAction::from(filter.action.as_str()),
        arn: arn(inspector, &filter.id),
        created_at: filter.created_at.into(),
        criteria: criteria::shown(&criteria),
        description: filter.description,
        name: filter.name,
        owner_id: inspector.account().to_owned(),
        reason: filter.reason,
        tags: Some(tags),
        updated_at: filter.updated_at.into(),
    })
}

/// Criteria as the store keeps them; at least one, since a filter without any would hold for everything.
fn kept(input: FilterCriteria) -> Result<serde_json::Value> {
    let criteria = criteria(input)?;
    if criteria == Criteria::default() {
        return Err(invalid("filterCriteria", "at least one criterion must be given"));
    }
    serde_json::to_value(criteria).map_err(internal)
}

fn action(word: &ApiAction) -> Result<FilterAction> {
    FilterAction::from_word(word.as_str()).ok_or_else(|| invalid("action", "must be NONE or SUPPRESS"))
}

/// 16 digits of the request's id, which is like no other.
fn new_id(call: &Call) -> String {
    let digits = call.request_id.chars().filter(char::is_ascii_hexdigit);
    let mut digits: Vec<char> = digits.map(|digit| digit.to_ascii_lowercase()).collect();
    digits.drain(..digits.len().saturating_sub(16));
    format!("{:0>16}", digits.into_iter().collect::<String>())
}

fn arn(inspector: &Inspector, id: &str) -> String {
    let place = inspector.scanning.place();
    let (region, account) = (&place.region, &place.account);
    format!("arn:aws:inspector2:{region}:{account}:owner/{account}/filter/{id}")
}

/// The filter that an ARN names.
pub(crate) fn id(inspector: &Inspector, given: &str) -> Result<String> {
    let id = given.rsplit('/').next().unwrap_or_default();
    match given == arn(inspector, id) {
        true => Ok(id.to_owned()),
        false => Err(no_filter(given)),
    }
}

fn no_filter(arn: &str) -> Error {
    not_found(format!("There is no filter with the ARN {arn}."))
}

fn of_store(inspector: &Inspector, error: StoreError) -> Error {
    match error {
        StoreError::FilterExists(name) => {
            invalid("name", format!("a filter with the name '{name}' exists already"))
        }
        StoreError::FilterNotFound(id) => no_filter(&arn(inspector, &id)),
        error => internal(error),
    }
}
