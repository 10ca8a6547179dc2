//! A selection of findings as the text of a `WHERE`, with its values.

use sqlx::Any;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use tidewaiter_types::Timestamp;

use crate::{HubBucket, HubColumn, HubComparison, HubCondition, HubSelection};

/// A value of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Int(i64),
    Text(String),
}

/// A text with its values: `$1` is the first.
#[derive(Default)]
pub(super) struct Sql {
    pub(super) text: String,
    pub(super) values: Vec<Bound>,
}

impl Sql {
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn int(&mut self, value: i64) {
        self.value(Bound::Int(value));
    }

    pub(super) fn string(&mut self, value: impl Into<String>) {
        self.value(Bound::Text(value.into()));
    }

    pub(super) fn value(&mut self, value: Bound) {
        self.values.push(value);
        self.text.push_str(&format!("${}", self.values.len()));
    }

    /// Hands the values to a query of the text.
    pub(super) fn bind<'q>(
        values: Vec<Bound>,
        query: Query<'q, Any, AnyArguments>,
    ) -> Query<'q, Any, AnyArguments> {
        values.into_iter().fold(query, |query, value| match value {
            Bound::Int(value) => query.bind(value),
            Bound::Text(value) => query.bind(value),
        })
    }

    /// `bucket IN (…) AND …`, of `hub_findings f`.
    pub(super) fn selection(&mut self, selection: &HubSelection) {
        self.buckets("f.bucket", &selection.buckets);
        self.conditions(selection);
    }

    /// The same for a walk of all findings, in the order of what they are grouped by: the sign keeps the databases from the
    /// index of buckets, which leads from each finding to a row that may stand anywhere.
    pub(super) fn selection_of_all(&mut self, selection: &HubSelection) {
        self.buckets("+f.bucket", &selection.buckets);
        self.conditions(selection);
    }

    fn buckets(&mut self, column: &str, buckets: &[HubBucket]) {
        // Numbers of ours: no need to bind them.
        let numbers: Vec<String> = buckets.iter().map(|bucket| bucket.number().to_string()).collect();
        match numbers.is_empty() {
            true => self.push("1 = 0"),
            false => self.push(&format!("{column} IN ({})", numbers.join(", "))),
        }
    }

    /// All but the buckets, each with `AND` before it.
    pub(super) fn conditions(&mut self, selection: &HubSelection) {
        for condition in &selection.conditions {
            self.push(if condition.negated { " AND NOT (" } else { " AND (" });
            self.any_of(condition);
            self.push(")");
        }
        self.times("f.created_at", &selection.created);
        self.times("f.updated_at", &selection.updated);
    }

    fn any_of(&mut self, condition: &HubCondition) {
        if condition.any_of.is_empty() {
            self.push("1 = 0");
        }
        for (number, (comparison, value)) in condition.any_of.iter().enumerate() {
            if number > 0 {
                self.push(" OR ");
            }
            self.comparison(&format!("f.{}", condition.column.name()), *comparison, value);
            if matches!(condition.column, HubColumn::ResourceId | HubColumn::ResourceType) {
                self.push(" OR f.finding_key IN (SELECT m.finding_key FROM hub_more_resources m WHERE ");
                self.comparison(&format!("m.{}", condition.column.name()), *comparison, value);
                self.push(")");
            }
        }
    }

    fn comparison(&mut self, column: &str, comparison: HubComparison, value: &str) {
        match comparison {
            HubComparison::Equals => {
                self.push(&format!("{column} = "));
                self.string(value);
            }
            // No text with this beginning is greater than the beginning followed by the last of all characters.
            HubComparison::Prefix => {
                self.push(&format!("({column} >= "));
                self.string(value);
                self.push(&format!(" AND {column} <= "));
                self.string(format!("{value}\u{10FFFF}"));
                self.push(")");
            }
            HubComparison::Contains => {
                self.push(&format!("replace({column}, "));
                self.string(value);
                self.push(&format!(", '') <> {column}"));
            }
        }
    }

    fn times(&mut self, column: &str, ranges: &[(Timestamp, Timestamp)]) {
        for (number, (start, end)) in ranges.iter().enumerate() {
            self.push(if number == 0 { " AND (" } else { " OR " });
            self.push(&format!("({column} >= "));
            self.int(start.0);
            self.push(&format!(" AND {column} <= "));
            self.int(end.0);
            self.push(")");
        }
        if !ranges.is_empty() {
            self.push(")");
        }
    }
}

/// Whether an index leads to few findings at once, so that it is better than walking those of a bucket in order.
pub(super) fn is_narrow(selection: &HubSelection) -> bool {
    selection.conditions.iter().any(|condition| {
        let indexed = matches!(
            condition.column,
            HubColumn::FindingId | HubColumn::ResourceId | HubColumn::Title
        );
        let sharp = |(comparison, _): &(HubComparison, String)| *comparison != HubComparison::Contains;
        indexed && !condition.negated && condition.any_of.iter().all(sharp)
    })
}
