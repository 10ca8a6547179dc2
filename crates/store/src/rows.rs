//! Many rows in one statement: `INSERT … VALUES (…), (…) …`.
//!
//! Odd: a statement has one of few lengths, so that the databases' caches of prepared statements keep working.

use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe};

use crate::Result;
use crate::row::{self, Columns};
use crate::store::Tx;

/// Lengths of statements, longest first.
const LENGTHS: [usize; 4] = [100, 25, 5, 1];
/// Values of a statement, as far as rows go. The driver of SQLite looks each value's name up among all of its statement, so
/// that longer ones take longer for each row.
const MOST_VALUES: usize = 600;

/// Rows that are there stay as they are.
pub(crate) const NOTHING: &str = "ON CONFLICT DO NOTHING";

/// A value of a row.
#[derive(Clone, Copy)]
pub(crate) enum Value<'a> {
    Int(i64),
    IntOrNone(Option<i64>),
    Text(&'a str),
    TextOrNone(Option<&'a str>),
    Bytes(&'a [u8]),
}

/// Inserts rows of `columns` values each; those that are there stay as they are.
pub(crate) async fn insert<const COLUMNS: usize>(
    tx: &mut Tx,
    into: &'static str,
    rows: &[[Value<'_>; COLUMNS]],
) -> Result<()> {
    insert_or(tx, into, rows, NOTHING).await?;
    Ok(())
}

/// As [`insert`], with another word on what becomes of rows that are there. Gives how many were written.
pub(crate) async fn insert_or<const COLUMNS: usize>(
    tx: &mut Tx,
    into: &'static str,
    rows: &[[Value<'_>; COLUMNS]],
    conflict: &'static str,
) -> Result<u64> {
    let mut rest = rows;
    let mut written = 0;
    for length in lengths::<COLUMNS>() {
        while rest.len() >= length {
            let (piece, after) = rest.split_at(length);
            // Safe: only the numbers of placeholders are added to texts of this crate.
            let text = AssertSqlSafe(text(into, COLUMNS, length, conflict));
            let done = bind(sqlx::query(text), piece).execute(&mut **tx).await?;
            written += done.rows_affected();
            rest = after;
        }
    }
    Ok(written)
}

/// As [`insert`]; gives the ids of those rows that were not there.
pub(crate) async fn insert_new<const COLUMNS: usize>(
    tx: &mut Tx,
    into: &'static str,
    rows: &[[Value<'_>; COLUMNS]],
) -> Result<Vec<i64>> {
    let mut rest = rows;
    let mut new = Vec::new();
    for length in lengths::<COLUMNS>() {
        while rest.len() >= length {
            let (piece, after) = rest.split_at(length);
            let text = text(into, COLUMNS, length, NOTHING) + " RETURNING id";
            // Safe: only the numbers of placeholders are added to texts of this crate.
            let query = bind(sqlx::query(AssertSqlSafe(text)), piece);
            let inserted = query.fetch_all(&mut **tx).await?;
            new.extend(row::all(&inserted, |row| row.int("id"))?);
            rest = after;
        }
    }
    Ok(new)
}

/// Those of the lengths whose statements have not too many values.
fn lengths<const COLUMNS: usize>() -> impl Iterator<Item = usize> {
    let fits = |length: &usize| *length == 1 || length * COLUMNS <= MOST_VALUES;
    LENGTHS.into_iter().filter(fits)
}

fn bind<'q, const COLUMNS: usize>(
    query: Query<'q, Any, AnyArguments>,
    rows: &[[Value<'_>; COLUMNS]],
) -> Query<'q, Any, AnyArguments> {
    rows.iter().flatten().fold(query, |query, value| match *value {
        Value::Int(value) => query.bind(value),
        Value::IntOrNone(value) => query.bind(value),
        Value::Text(value) => query.bind(value.to_owned()),
        Value::TextOrNone(value) => query.bind(value.map(str::to_owned)),
        Value::Bytes(value) => query.bind(value.to_vec()),
    })
}

fn text(into: &str, columns: usize, rows: usize, conflict: &str) -> String {
    let row = |row: usize| {
        let places: Vec<String> = (1..=columns)
            .map(|column| format!("${}", row * columns + column))
            .collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO {into} VALUES {} {conflict}", rows.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{NOTHING, text};

    #[test]
    fn places_are_numbered_through_all_rows() {
        assert_eq!(
            text("t (a, b)", 2, 2, NOTHING),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING"
        );
    }
}
