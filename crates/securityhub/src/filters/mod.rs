//! Filters of findings: of lists, insights and rules, all in AWS's form.
//!
//! Values of one key are alternatives where they say what shall be, and conditions where they say what shall not; keys are
//! conditions. What a key is about stands in [`paths`], how values are compared in [`tests`](mod@tests). As much as the store
//! has in columns becomes a selection ([`selection`]); what is left is looked for in the finding's JSON.

mod paths;
pub(crate) mod selection;
mod tests;

use serde::Serialize;
use serde_json::Value;
use tidewaiter_store::HubSelection;
use tidewaiter_types::Timestamp;

use crate::Result;
use crate::errors::{input, internal};
use tests::Test;

pub(crate) use paths::{path_of, texts, values};

/// Most values of one key.
const MOST: usize = 20;

/// Filters that were read and make sense.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filters {
    criteria: Vec<Criterion>,
}

/// The values of one key.
#[derive(Clone, Debug)]
pub(crate) struct Criterion {
    key: String,
    path: &'static str,
    test: Test,
}

impl Criterion {
    fn matches(&self, finding: &Value, now: Timestamp) -> bool {
        self.test.matches(&values(finding, self.path), finding, now)
    }
}

impl Filters {
    /// Reads the model's structure of filters.
    ///
    /// # Errors
    /// If a value cannot be compared in the way that is asked for.
    pub(crate) fn read(filters: &impl Serialize) -> Result<Self> {
        let value = serde_json::to_value(filters).map_err(internal)?;
        let mut criteria = Vec::new();
        for (key, list) in value.as_object().into_iter().flatten() {
            let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
            if list.is_empty() {
                continue;
            }
            criteria.push(criterion(key, list)?);
        }
        Ok(Self { criteria })
    }

    /// Whether a finding passes.
    pub(crate) fn match_finding(&self, finding: &Value, now: Timestamp) -> bool {
        self.criteria
            .iter()
            .all(|criterion| criterion.matches(finding, now))
    }

    /// What the store can select, and the filters that are left.
    pub(crate) fn split(&self, now: Timestamp) -> (HubSelection, Self) {
        selection::split(&self.criteria, now)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.criteria.is_empty()
    }
}

fn criterion(key: &str, list: &[Value]) -> Result<Criterion> {
    let refuse = |words: &str| input(format!("Invalid parameter Filters.{key}: {words}"));
    let path = path_of(key).ok_or_else(|| refuse("findings have nothing of this name"))?;
    if list.len() > MOST {
        return Err(refuse("a filter has at most 20 values"));
    }
    let test = Test::read(list).map_err(|words| refuse(&words))?;
    Ok(Criterion {
        key: key.to_owned(),
        path,
        test,
    })
}
