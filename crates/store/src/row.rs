//! Values in and out of rows: our types from the four that both databases share.

use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use crate::{Result, StoreError};

/// Reads columns by name.
pub(crate) trait Columns {
    fn text(&self, column: &'static str) -> Result<String>;
    fn text_or_none(&self, column: &'static str) -> Result<Option<String>>;
    fn int(&self, column: &'static str) -> Result<i64>;
    fn int_or_none(&self, column: &'static str) -> Result<Option<i64>>;
    fn bytes(&self, column: &'static str) -> Result<Vec<u8>>;
    fn bytes_or_none(&self, column: &'static str) -> Result<Option<Vec<u8>>>;

    fn count(&self, column: &'static str) -> Result<u64> {
        u64::try_from(self.int(column)?).map_err(|error| corrupt(column, &error))
    }

    fn flag(&self, column: &'static str) -> Result<bool> {
        Ok(self.int(column)? != 0)
    }

    fn time(&self, column: &'static str) -> Result<Timestamp> {
        Ok(Timestamp(self.int(column)?))
    }

    fn time_or_none(&self, column: &'static str) -> Result<Option<Timestamp>> {
        Ok(self.int_or_none(column)?.map(Timestamp))
    }

    fn digest(&self, column: &'static str) -> Result<Digest> {
        self.text(column)?
            .parse()
            .map_err(|error| corrupt(column, &error))
    }

    fn digest_or_none(&self, column: &'static str) -> Result<Option<Digest>> {
        let text = self.text_or_none(column)?;
        text.map(|text| text.parse().map_err(|error| corrupt(column, &error)))
            .transpose()
    }

    fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T> {
        serde_json::from_str(&self.text(column)?).map_err(|error| corrupt(column, &error))
    }

    fn word<T>(&self, column: &'static str, from_word: fn(&str) -> Option<T>) -> Result<T> {
        let word = self.text(column)?;
        from_word(&word).ok_or_else(|| corrupt(column, &format!("{word:?} is not a word of this release")))
    }
}

impl Columns for AnyRow {
    fn text(&self, column: &'static str) -> Result<String> {
        Ok(self.try_get(column)?)
    }

    fn text_or_none(&self, column: &'static str) -> Result<Option<String>> {
        Ok(self.try_get(column)?)
    }

    fn int(&self, column: &'static str) -> Result<i64> {
        Ok(self.try_get(column)?)
    }

    fn int_or_none(&self, column: &'static str) -> Result<Option<i64>> {
        Ok(self.try_get(column)?)
    }

    fn bytes(&self, column: &'static str) -> Result<Vec<u8>> {
        Ok(self.try_get(column)?)
    }

    fn bytes_or_none(&self, column: &'static str) -> Result<Option<Vec<u8>>> {
        Ok(self.try_get(column)?)
    }
}

/// The error for a value that this program cannot have written.
pub(crate) fn corrupt(column: &'static str, reason: &dyn std::fmt::Display) -> StoreError {
    StoreError::Corrupt {
        column,
        reason: reason.to_string(),
    }
}

/// A count as the databases keep it. Nothing counted here comes near the limit.
pub(crate) fn int(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// JSON as the databases keep it.
pub(crate) fn json_text<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| corrupt("JSON value", &error))
}

/// All rows in our own type.
pub(crate) fn all<T>(rows: &[AnyRow], read: fn(&AnyRow) -> Result<T>) -> Result<Vec<T>> {
    rows.iter().map(read).collect()
}

/// The row, if there is one, in our own type.
pub(crate) fn one<T>(row: Option<AnyRow>, read: fn(&AnyRow) -> Result<T>) -> Result<Option<T>> {
    row.as_ref().map(read).transpose()
}
