//! Filters of findings, and what became of them.

use serde_json::Value;
use tidewaiter_types::Timestamp;

use super::words::words;

words! {
    /// What a filter does.
    FilterAction {
        /// Nothing: it is kept for lists.
        None = "NONE",
        /// It hides the findings that it holds for.
        Suppress = "SUPPRESS",
    }
}

/// A filter to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFilter {
    /// Its id: 16 hexadecimal digits.
    pub id: String,
    /// Its name, unique.
    pub name: String,
    /// What it does.
    pub action: FilterAction,
    /// What it holds for, in the form of whoever evaluates it.
    pub criteria: Value,
    /// What it is about.
    pub description: Option<String>,
    /// Why it is.
    pub reason: Option<String>,
    /// Who makes it.
    pub author: String,
    /// From when on it does nothing any more.
    pub expires_at: Option<Timestamp>,
    /// Its tags.
    pub tags: Vec<(String, String)>,
}

/// A filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub action: FilterAction,
    /// What it holds for.
    pub criteria: Value,
    /// What it is about.
    pub description: Option<String>,
    /// Why it is.
    pub reason: Option<String>,
    /// Who changed it last.
    pub author: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// From when on it does nothing any more.
    pub expires_at: Option<Timestamp>,
}

impl Filter {
    /// The resource under which its tags are kept.
    pub fn resource(id: &str) -> String {
        format!("filter/{id}")
    }
}

/// What is to be changed; the rest stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilterUpdate {
    /// Another name.
    pub name: Option<String>,
    /// Another action.
    pub action: Option<FilterAction>,
    /// Other criteria.
    pub criteria: Option<Value>,
    /// Another description.
    pub description: Option<String>,
    /// Another reason.
    pub reason: Option<String>,
    /// Another end, or none any more.
    pub expires_at: Option<Option<Timestamp>>,
}

/// A change of a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterChange {
    /// Its id; later ones have greater ids.
    pub id: String,
    /// The filter.
    pub filter: String,
    /// When.
    pub changed_at: Timestamp,
    /// Who.
    pub author: String,
    /// `CREATED`, `UPDATED`, `DELETED`.
    pub change: String,
    /// The filter after it; before it, if it was deleted.
    pub content: Value,
}
