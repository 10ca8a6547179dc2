//! Tags of AWS resources: key and value, at most one value per key.

use sqlx::any::AnyRow;

use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{Result, Store};

impl Store {
    /// The tags of a resource in byte order of their keys. A repository's are kept under its id.
    pub async fn resource_tags(&self, resource: &str) -> Result<Vec<(String, String)>> {
        let rows = sqlx::query("SELECT * FROM resource_tags WHERE resource = $1 ORDER BY tag_key")
            .bind(resource)
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read)
    }

    /// Sets tags of a resource; a key that is there gets the new value.
    pub async fn tag_resource(&self, resource: &str, tags: &[(String, String)]) -> Result<()> {
        let mut tx = self.write_tx().await?;
        put(&mut tx, resource, tags).await?;
        Ok(tx.commit().await?)
    }

    /// Removes tags of a resource. A key that is not there is no error.
    pub async fn untag_resource(&self, resource: &str, keys: &[String]) -> Result<()> {
        let mut tx = self.write_tx().await?;
        for key in keys {
            sqlx::query("DELETE FROM resource_tags WHERE resource = $1 AND tag_key = $2")
                .bind(resource)
                .bind(key)
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Sets tags within a transaction.
pub(crate) async fn put(tx: &mut Tx, resource: &str, tags: &[(String, String)]) -> Result<()> {
    for (key, value) in tags {
        sqlx::query(
            "INSERT INTO resource_tags (resource, tag_key, tag_value) VALUES ($1, $2, $3)
             ON CONFLICT (resource, tag_key) DO UPDATE SET tag_value = excluded.tag_value",
        )
        .bind(resource)
        .bind(key)
        .bind(value)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

fn read(row: &AnyRow) -> Result<(String, String)> {
    Ok((row.text("tag_key")?, row.text("tag_value")?))
}
