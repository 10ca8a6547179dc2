//! Pages of findings.

use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::findings::read;
use super::select::{Bound, Sql, is_narrow};
use crate::{HubBucket, HubOrder, HubPage, HubSelection, HubValue, Result, Store, StoredHubFinding, row};

impl HubOrder {
    fn column(self) -> &'static str {
        match self {
            Self::Updated => "updated_at",
            Self::Created => "created_at",
            Self::Column(column) => column.name(),
        }
    }
}

impl Store {
    /// A page of the findings that are selected.
    pub async fn hub_page(&self, selection: &HubSelection, page: &HubPage) -> Result<Vec<StoredHubFinding>> {
        if selection.buckets.is_empty() {
            return Ok(Vec::new());
        }
        let heads = match page.order == HubOrder::Updated && !is_narrow(selection) {
            true => merged(selection, page),
            false => sorted(selection, page),
        };
        let rows = fetch(&self.pool, with_contents(heads, page)).await?;
        row::all(&rows, read)
    }
}

pub(super) async fn fetch(pool: &sqlx::AnyPool, sql: Sql) -> Result<Vec<AnyRow>> {
    // Safe: texts of this module, with numbers of places and of buckets.
    let query = sqlx::query(AssertSqlSafe(sql.text));
    Ok(Sql::bind(sql.values, query).fetch_all(pool).await?)
}

/// The heads of the buckets, each read in order, and the head of those.
fn merged(selection: &HubSelection, page: &HubPage) -> Sql {
    let mut sql = Sql::default();
    sql.push("SELECT * FROM (");
    for (number, bucket) in selection.buckets.iter().enumerate() {
        if number > 0 {
            sql.push(" UNION ALL ");
        }
        of_bucket(&mut sql, *bucket, selection, page);
    }
    sql.push(") heads ORDER BY ");
    order(&mut sql, "", page);
    limit(&mut sql, page);
    sql
}

fn of_bucket(sql: &mut Sql, bucket: HubBucket, selection: &HubSelection, page: &HubPage) {
    sql.push(&format!(
        "SELECT * FROM (SELECT f.finding_key, f.updated_at FROM hub_findings f WHERE f.bucket = {}",
        bucket.number()
    ));
    after(sql, page);
    sql.conditions(selection);
    sql.push(" ORDER BY ");
    order(sql, "f.", page);
    limit(sql, page);
    sql.push(&format!(") bucket_{}", bucket.number()));
}

/// The head of all that is selected.
fn sorted(selection: &HubSelection, page: &HubPage) -> Sql {
    let mut sql = Sql::default();
    let column = page.order.column();
    sql.push(&format!(
        "SELECT f.finding_key, f.{column} FROM hub_findings f WHERE "
    ));
    sql.selection(selection);
    after(&mut sql, page);
    sql.push(" ORDER BY ");
    order(&mut sql, "f.", page);
    limit(&mut sql, page);
    sql
}

fn after(sql: &mut Sql, page: &HubPage) {
    let Some((value, key)) = &page.after else {
        return;
    };
    let sign = if page.descending { "<" } else { ">" };
    sql.push(&format!(
        " AND (f.{}, f.finding_key) {sign} (",
        page.order.column()
    ));
    sql.value(match value {
        HubValue::Time(time) => Bound::Int(*time),
        HubValue::Text(text) => Bound::Text(text.clone()),
    });
    sql.push(", ");
    sql.string(&key.0);
    sql.push(")");
}

fn order(sql: &mut Sql, table: &str, page: &HubPage) {
    let direction = if page.descending { "DESC" } else { "ASC" };
    let column = page.order.column();
    sql.push(&format!(
        "{table}{column} {direction}, {table}finding_key {direction}"
    ));
}

fn limit(sql: &mut Sql, page: &HubPage) {
    sql.push(&format!(" LIMIT {}", page.limit));
}

fn with_contents(heads: Sql, page: &HubPage) -> Sql {
    let mut sql = Sql {
        text: format!(
            "SELECT f.*, c.content FROM ({}) p JOIN hub_findings f ON f.finding_key = p.finding_key
             JOIN hub_contents c ON c.finding_key = p.finding_key ORDER BY ",
            heads.text
        ),
        values: heads.values,
    };
    order(&mut sql, "p.", page);
    sql
}
