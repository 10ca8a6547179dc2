//! Many rows in one statement: `INSERT … VALUES (…), (…) …`.
//!
//! Odd: a statement has one of few lengths, so that the databases' caches of prepared statements keep working.

use sqlx::AssertSqlSafe;

use crate::Result;
use crate::store::Tx;

/// Lengths of statements, longest first; SQLite takes 32,766 values in one.
const LENGTHS: [usize; 4] = [500, 60, 8, 1];

/// A value of a row.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Int(i64),
    IntOrNone(Option<i64>),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// Inserts rows of `columns` values each; those that are there stay as they are.
pub(super) async fn insert<const COLUMNS: usize>(
    tx: &mut Tx,
    into: &'static str,
    rows: &[[Value<'_>; COLUMNS]],
) -> Result<()> {
    let mut rest = rows;
    for length in LENGTHS {
        while rest.len() >= length {
            let (piece, after) = rest.split_at(length);
            insert_piece(tx, into, piece).await?;
            rest = after;
        }
    }
    Ok(())
}

async fn insert_piece<const COLUMNS: usize>(
    tx: &mut Tx,
    into: &'static str,
    rows: &[[Value<'_>; COLUMNS]],
) -> Result<()> {
    let text = text(into, COLUMNS, rows.len());
    // Safe: only the numbers of placeholders are added to texts of this crate.
    let query = sqlx::query(AssertSqlSafe(text));
    let query = rows.iter().flatten().fold(query, |query, value| match *value {
        Value::Int(value) => query.bind(value),
        Value::IntOrNone(value) => query.bind(value),
        Value::Text(value) => query.bind(value.to_owned()),
        Value::Bytes(value) => query.bind(value.to_vec()),
    });
    query.execute(&mut **tx).await?;
    Ok(())
}

fn text(into: &str, columns: usize, rows: usize) -> String {
    let row = |row: usize| {
        let places: Vec<String> = (1..=columns)
            .map(|column| format!("${}", row * columns + column))
            .collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(
        "INSERT INTO {into} VALUES {} ON CONFLICT DO NOTHING",
        rows.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn places_are_numbered_through_all_rows() {
        assert_eq!(
            text("t (a, b)", 2, 2),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING"
        );
    }
}
