//! Queries over a list of values: `IN ($2, $3, …)`.
//!
//! Odd: lists are cut into pieces and each piece is filled up to a power of two by repeating its last value, so that
//! few different texts exist and the databases' caches of prepared statements keep working.

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyPool, AssertSqlSafe};

use crate::Result;
use crate::store::Tx;

const PIECE: usize = 256;

/// Runs `head IN (…) tail` for all values and gathers the rows; `fixed` are `$1` and following.
pub(crate) async fn fetch_in(
    pool: &AnyPool,
    (head, tail): (&'static str, &'static str),
    fixed: &[&str],
    values: &[String],
) -> Result<Vec<AnyRow>> {
    let mut rows = Vec::new();
    for piece in values.chunks(PIECE) {
        let places = piece.len().next_power_of_two();
        let sql = text(head, tail, fixed.len() + 1, places);
        // Safe: only the numbers of placeholders are added to texts of this crate.
        let query = sqlx::query(AssertSqlSafe(sql));
        let query = fixed
            .iter()
            .fold(query, |query, value| query.bind(value.to_string()));
        rows.extend(bind_padded(query, piece, places).fetch_all(pool).await?);
    }
    Ok(rows)
}

/// As [`fetch_in`], inside a transaction and with nothing fixed.
pub(crate) async fn fetch_in_within(
    tx: &mut Tx,
    (head, tail): (&'static str, &'static str),
    values: &[String],
) -> Result<Vec<AnyRow>> {
    let mut rows = Vec::new();
    for piece in values.chunks(PIECE) {
        let places = piece.len().next_power_of_two();
        // Safe: only the numbers of placeholders are added to texts of this crate.
        let query = sqlx::query(AssertSqlSafe(text(head, tail, 1, places)));
        rows.extend(bind_padded(query, piece, places).fetch_all(&mut **tx).await?);
    }
    Ok(rows)
}

/// As [`fetch_in`], for numbers.
pub(crate) async fn fetch_in_ints(
    pool: &AnyPool,
    sql: (&'static str, &'static str),
    fixed: &[i64],
    values: &[i64],
) -> Result<Vec<AnyRow>> {
    let mut rows = Vec::new();
    for query in over_ints(sql, fixed, values) {
        rows.extend(query.fetch_all(pool).await?);
    }
    Ok(rows)
}

/// As [`fetch_in_ints`], inside a transaction.
pub(crate) async fn fetch_in_ints_within(
    tx: &mut Tx,
    sql: (&'static str, &'static str),
    fixed: &[i64],
    values: &[i64],
) -> Result<Vec<AnyRow>> {
    let mut rows = Vec::new();
    for query in over_ints(sql, fixed, values) {
        rows.extend(query.fetch_all(&mut **tx).await?);
    }
    Ok(rows)
}

fn over_ints<'v>(
    (head, tail): (&'static str, &'static str),
    fixed: &'v [i64],
    values: &'v [i64],
) -> impl Iterator<Item = Query<'static, Any, AnyArguments>> + use<'v> {
    values.chunks(PIECE).map(move |piece| {
        let places = piece.len().next_power_of_two();
        let last = piece.last().into_iter().cycle();
        // Safe: only the numbers of placeholders are added to texts of this crate.
        let query = sqlx::query(AssertSqlSafe(text(head, tail, fixed.len() + 1, places)));
        let padded = fixed.iter().chain(piece.iter().chain(last).take(places));
        padded.fold(query, |query, value| query.bind(*value))
    })
}

fn bind_padded<'q>(
    query: Query<'q, Any, AnyArguments>,
    piece: &[String],
    places: usize,
) -> Query<'q, Any, AnyArguments> {
    let last = piece.last().into_iter().cycle();
    let padded = piece.iter().chain(last).take(places);
    padded.fold(query, |query, value| query.bind(value.clone()))
}

fn text(head: &str, tail: &str, first: usize, places: usize) -> String {
    let places: Vec<String> = (first..first + places).map(|n| format!("${n}")).collect();
    format!("{head} IN ({}) {tail}", places.join(", "))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn places_are_numbered_after_the_fixed_ones() {
        assert_eq!(
            text("SELECT 1 WHERE x", "ORDER BY x", 2, 2),
            "SELECT 1 WHERE x IN ($2, $3) ORDER BY x"
        );
    }
}
