//! Sessions of the web console, and the passwords that people may begin them with.
//!
//! Odd: a session belongs to what it was begun with. It works no longer once its access key is disabled or deleted, or,
//! if it was begun with the password, once that is changed.

use sqlx::any::AnyRow;
use tidewaiter_types::Timestamp;

use crate::access::{read_user, require_user};
use crate::row::{self, Columns};
use crate::{ConsoleSession, KeyStatus, Result, Store, User};

impl Store {
    /// Gives a user a password (its hash, a PHC string) and ends the sessions that were begun with the one before.
    ///
    /// # Errors
    /// [`crate::StoreError::UserNotFound`].
    pub async fn set_password(&self, user: &str, hash: &str, now: Timestamp) -> Result<()> {
        let mut tx = self.write_tx().await?;
        require_user(&mut tx, user).await?;
        sqlx::query(
            "INSERT INTO passwords (user_name, hash, changed_at) VALUES ($1, $2, $3)
             ON CONFLICT (user_name) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at",
        )
        .bind(user)
        .bind(hash)
        .bind(now.0)
        .execute(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM console_sessions WHERE user_name = $1 AND access_key_id IS NULL")
            .bind(user)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// The hash of a user's password; none if there is no such user or it has none.
    pub async fn password(&self, user: &str) -> Result<Option<String>> {
        let row = sqlx::query("SELECT hash FROM passwords WHERE user_name = $1")
            .bind(user)
            .fetch_optional(&self.pool)
            .await?;
        row::one(row, |row| row.text("hash"))
    }

    /// Begins a session, and forgets those that have ended.
    ///
    /// # Errors
    /// [`crate::StoreError::UserNotFound`].
    pub async fn begin_session(&self, session: &ConsoleSession) -> Result<()> {
        let mut tx = self.write_tx().await?;
        require_user(&mut tx, &session.user).await?;
        sqlx::query("DELETE FROM console_sessions WHERE expires_at <= $1")
            .bind(session.created_at.0)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO console_sessions (id, user_name, access_key_id, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&session.id)
        .bind(&session.user)
        .bind(&session.access_key_id)
        .bind(session.created_at.0)
        .bind(session.expires_at.0)
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// A session that has not ended and whose key, if it has one, is active; with its user.
    pub async fn session(&self, id: &str, now: Timestamp) -> Result<Option<(ConsoleSession, User)>> {
        let row = sqlx::query(
            "SELECT s.id, s.user_name, s.access_key_id, s.created_at, s.expires_at,
             u.name, u.arn_path, u.policies, u.created_at AS user_created_at
             FROM console_sessions s JOIN users u ON u.name = s.user_name
             LEFT JOIN access_keys k ON k.id = s.access_key_id
             WHERE s.id = $1 AND s.expires_at > $2 AND (s.access_key_id IS NULL OR k.status = $3)",
        )
        .bind(id)
        .bind(now.0)
        .bind(KeyStatus::Active.as_str())
        .fetch_optional(&self.pool)
        .await?;
        row::one(row, |row| Ok((read_session(row)?, read_user(row)?)))
    }

    /// Ends a session; `false` if there was none.
    pub async fn end_session(&self, id: &str) -> Result<bool> {
        let mut tx = self.write_tx().await?;
        let ended = sqlx::query("DELETE FROM console_sessions WHERE id = $1")
            .bind(id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(ended.rows_affected() > 0)
    }
}

fn read_session(row: &AnyRow) -> Result<ConsoleSession> {
    Ok(ConsoleSession {
        id: row.text("id")?,
        user: row.text("user_name")?,
        access_key_id: row.text_or_none("access_key_id")?,
        created_at: row.time("created_at")?,
        expires_at: row.time("expires_at")?,
    })
}
