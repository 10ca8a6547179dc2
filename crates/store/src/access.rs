//! Users and their access keys. A key's secret is kept as it is: SigV4 needs it to check a signature.

use serde_json::Value;
use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::row::{self, Columns, json_text};
use crate::store::Tx;
use crate::{AccessKey, KeyStatus, NewAccessKey, Result, Store, StoreError, User};

impl Store {
    /// Keeps a new user.
    ///
    /// # Errors
    /// [`StoreError::UserExists`].
    pub async fn create_user(&self, user: &User) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let created = sqlx::query(
            "INSERT INTO users (name, arn_path, policies, created_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (name) DO NOTHING",
        )
        .bind(&user.name)
        .bind(&user.arn_path)
        .bind(json_text(&user.policies)?)
        .bind(user.created_at.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        done(created.rows_affected() > 0, || {
            StoreError::UserExists(user.name.clone())
        })
    }

    /// The user of this name.
    pub async fn user(&self, name: &str) -> Result<Option<User>> {
        let row = sqlx::query(
            "SELECT name, arn_path, policies, created_at AS user_created_at FROM users WHERE name = $1",
        )
        .bind(name)
        .fetch_optional(&self.pool)
        .await?;
        row::one(row, read_user)
    }

    /// Users in byte order of their names, those after `after`.
    pub async fn users(&self, after: Option<&str>, limit: u32) -> Result<Vec<User>> {
        let rows = sqlx::query(
            "SELECT name, arn_path, policies, created_at AS user_created_at FROM users
             WHERE name > $1 ORDER BY name LIMIT $2",
        )
        .bind(after.unwrap_or_default())
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        row::all(&rows, read_user)
    }

    /// Gives a user other policies.
    ///
    /// # Errors
    /// [`StoreError::UserNotFound`].
    pub async fn set_user_policies(&self, name: &str, policies: &Value) -> Result<()> {
        let mut tx = self.write_tx().await?;
        let updated = sqlx::query("UPDATE users SET policies = $2 WHERE name = $1")
            .bind(name)
            .bind(json_text(policies)?)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        done(updated.rows_affected() > 0, || {
            StoreError::UserNotFound(name.to_owned())
        })
    }

    /// Deletes a user with all keys; `false` if there was none.
    pub async fn delete_user(&self, name: &str) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let deleted = sqlx::query("DELETE FROM users WHERE name = $1")
            .bind(name)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(deleted.rows_affected() > 0)
    }

    /// Keeps a new key, active.
    ///
    /// # Errors
    /// [`StoreError::UserNotFound`], [`StoreError::AccessKeyExists`].
    pub async fn create_access_key(&self, key: &NewAccessKey, now: Timestamp) -> Result<()> {
        let mut tx = self.write_tx().await?;
        require_user(&mut tx, &key.user).await?;
        let created = sqlx::query(
            "INSERT INTO access_keys (id, secret, user_name, status, created_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&key.id)
        .bind(&key.secret)
        .bind(&key.user)
        .bind(KeyStatus::Active.as_str())
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        done(created.rows_affected() > 0, || {
            StoreError::AccessKeyExists(key.id.clone())
        })
    }

    /// A key, whatever its status, with its user: one query, for the way of every request.
    pub async fn access_key(&self, id: &str) -> Result<Option<(AccessKey, User)>> {
        let row = sqlx::query(
            "SELECT k.id, k.secret, k.user_name, k.status, k.created_at, k.last_used_at,
             u.name, u.arn_path, u.policies, u.created_at AS user_created_at
             FROM access_keys k JOIN users u ON u.name = k.user_name WHERE k.id = $1",
        )
        .bind(id)
        .fetch_optional(&self.pool)
        .await?;
        row::one(row, |row| Ok((read_key(row)?, read_user(row)?)))
    }

    /// The keys of a user, oldest first.
    pub async fn access_keys(&self, user: &str) -> Result<Vec<AccessKey>> {
        let rows = sqlx::query("SELECT * FROM access_keys WHERE user_name = $1 ORDER BY created_at, id")
            .bind(user)
            .fetch_all(&self.pool)
            .await?;
        row::all(&rows, read_key)
    }

    /// Switches a key on or off; `false` if there is none.
    pub async fn set_access_key_status(&self, id: &str, status: KeyStatus) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let updated = sqlx::query("UPDATE access_keys SET status = $2 WHERE id = $1")
            .bind(id)
            .bind(status.as_str())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(updated.rows_affected() > 0)
    }

    /// Deletes a key; `false` if there was none.
    pub async fn delete_access_key(&self, id: &str) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let deleted = sqlx::query("DELETE FROM access_keys WHERE id = $1")
            .bind(id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(deleted.rows_affected() > 0)
    }

    /// Notes when a key was used. Not for every request: once in a while is enough.
    pub async fn record_key_use(&self, id: &str, now: Timestamp) -> Result<()> {
        let mut tx = self.write_tx().await?;
        sqlx::query("UPDATE access_keys SET last_used_at = $2 WHERE id = $1")
            .bind(id)
            .bind(now.0)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }
}

fn done(done: bool, error: impl FnOnce() -> StoreError) -> Result<()> {
    if done { Ok(()) } else { Err(error()) }
}

/// Locks the user against deletion until what belongs to it is there.
pub(crate) async fn require_user(tx: &mut Tx, name: &str) -> Result<()> {
    let locked = sqlx::query("UPDATE users SET name = name WHERE name = $1")
        .bind(name)
        .execute(&mut **tx)
        .await?;
    done(locked.rows_affected() > 0, || {
        StoreError::UserNotFound(name.to_owned())
    })
}

pub(crate) fn read_user(row: &AnyRow) -> Result<User> {
    Ok(User {
        name: row.text("name")?,
        arn_path: row.text("arn_path")?,
        policies: row.json("policies")?,
        created_at: row.time("user_created_at")?,
    })
}

fn read_key(row: &AnyRow) -> Result<AccessKey> {
    Ok(AccessKey {
        id: row.text("id")?,
        secret: row.text("secret")?,
        user: row.text("user_name")?,
        status: row.word("status", KeyStatus::from_word)?,
        created_at: row.time("created_at")?,
        last_used_at: row.time_or_none("last_used_at")?,
    })
}
