//! Which filters the store can answer by its columns.

use tidewaiter_store::{HubBucket, HubColumn, HubComparison, HubCondition, HubSelection};
use tidewaiter_types::Timestamp;

use super::tests::{How, Test, TextTest, match_texts};
use super::{Criterion, Filters};
use crate::findings::words;

/// A selection of as many of these as it can, and the others.
pub(super) fn split(criteria: &[Criterion], now: Timestamp) -> (HubSelection, Filters) {
    let mut selection = HubSelection {
        buckets: HubBucket::all().collect(),
        ..HubSelection::default()
    };
    let mut left = Vec::new();
    for criterion in criteria {
        if !select(&mut selection, criterion, now) {
            left.push(criterion.clone());
        }
    }
    (selection, Filters { criteria: left })
}

/// Whether the selection says all that the filter does.
fn select(selection: &mut HubSelection, criterion: &Criterion, now: Timestamp) -> bool {
    match (&criterion.test, criterion.key.as_str()) {
        (Test::Texts(tests), key) => {
            select_bucket(selection, key, tests) || select_column(selection, key, tests)
        }
        // One list of ranges of each can be selected, and a key is there once.
        (Test::Dates(tests), "CreatedAt") => {
            selection.created = tests.iter().map(|test| test.range(now)).collect();
            true
        }
        (Test::Dates(tests), "UpdatedAt") => {
            selection.updated = tests.iter().map(|test| test.range(now)).collect();
            true
        }
        _ => false,
    }
}

fn select_bucket(selection: &mut HubSelection, key: &str, tests: &[TextTest]) -> bool {
    let word: fn(HubBucket) -> &'static str = match key {
        "SeverityLabel" => words::severity,
        "WorkflowStatus" => words::workflow,
        "RecordState" => words::record_state,
        _ => return false,
    };
    selection
        .buckets
        .retain(|bucket| match_texts(tests.iter(), &[word(*bucket).to_owned()]));
    true
}

/// The column that has what an attribute names, if one has.
pub(crate) fn column(key: &str) -> Option<HubColumn> {
    Some(match key {
        "ProductArn" => HubColumn::ProductArn,
        "Id" => HubColumn::FindingId,
        "AwsAccountId" => HubColumn::Account,
        "ProductName" => HubColumn::ProductName,
        "CompanyName" => HubColumn::CompanyName,
        "GeneratorId" => HubColumn::GeneratorId,
        "Title" => HubColumn::Title,
        "ResourceType" => HubColumn::ResourceType,
        "ResourceId" => HubColumn::ResourceId,
        _ => return None,
    })
}

fn select_column(selection: &mut HubSelection, key: &str, tests: &[TextTest]) -> bool {
    let Some(column) = column(key) else {
        return false;
    };
    for negated in [false, true] {
        let any_of: Vec<(HubComparison, String)> = tests
            .iter()
            .filter(|test| test.negated == negated)
            .map(|test| (comparison(test.how), test.value.clone()))
            .collect();
        if !any_of.is_empty() {
            selection.conditions.push(HubCondition {
                column,
                any_of,
                negated,
            });
        }
    }
    true
}

fn comparison(how: How) -> HubComparison {
    match how {
        How::Equals => HubComparison::Equals,
        How::Prefix => HubComparison::Prefix,
        How::Contains => HubComparison::Contains,
    }
}
