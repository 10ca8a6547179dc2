//! Images as they were at an earlier instant: which revision their findings stood for, and when they were last looked at.
//!
//! Odd: nothing of this is kept for its own sake. Revisions say when all packages were judged by them, matches say which
//! revisions changed what an image has, and scans say when it was looked into. Scans that were forgotten since are not missed:
//! then the first look counts.

use sqlx::any::AnyRow;
use tidewaiter_types::{Digest, Timestamp};

use crate::row::{self, Columns};
use crate::{Result, Revision, RevisionNumber, ScanType, Store, WatchedImage};

/// An image at an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierImage {
    /// The image, with the revision and the last look of then.
    pub image: WatchedImage,
    /// The date of the advisories of the last look; none if the scan is forgotten.
    pub database_date: Option<Timestamp>,
}

/// A scan that had ended.
struct Ended {
    at: Timestamp,
    database_date: Timestamp,
    revision: Digest,
}

impl Store {
    /// An image as it was at an instant; `None` if it was not looked into by then.
    pub async fn image_at(&self, image: &WatchedImage, at: Timestamp) -> Result<Option<EarlierImage>> {
        let Some(judged) = self.judged_at(at).await? else {
            return Ok(None);
        };
        if image.first_scanned_at > at {
            return Ok(None);
        }
        let scan = self.scan_ended_by(image, at).await?;
        let looked = scan.as_ref().map_or(image.first_scanned_at, |scan| scan.at);
        let mut earlier = EarlierImage {
            image: WatchedImage {
                as_of: judged.number.min(image.as_of),
                last_scanned_at: looked.max(image.first_scanned_at),
                ..image.clone()
            },
            database_date: scan.as_ref().map(|scan| scan.database_date),
        };
        match scan {
            // Until its time was over, news counted for it.
            _ if image.continuous || image.expired => self.lay_news_over(&mut earlier).await?,
            Some(scan) => {
                let number = self.number_by(&scan.revision, judged.number).await?;
                earlier.image.as_of = number.unwrap_or(earlier.image.as_of);
            }
            None => {}
        }
        Ok(Some(earlier))
    }

    /// The newest revision that every package was judged by at an instant.
    async fn judged_at(&self, at: Timestamp) -> Result<Option<Revision>> {
        let sql = "SELECT * FROM revisions WHERE judged_at <= $1 ORDER BY number DESC LIMIT 1";
        let row = sqlx::query(sql).bind(at.0).fetch_optional(&self.pool).await?;
        row::one(row, super::revisions::read)
    }

    async fn scan_ended_by(&self, image: &WatchedImage, at: Timestamp) -> Result<Option<Ended>> {
        let row = sqlx::query(
            "SELECT completed_at, database_date, revision FROM scans WHERE repository_id = $1 AND digest = $2
             AND scan_type = $3 AND completed_at <= $4 AND revision IS NOT NULL AND database_date IS NOT NULL
             ORDER BY completed_at DESC, id DESC LIMIT 1",
        )
        .bind(&image.repository.0)
        .bind(image.digest.to_string())
        .bind(ScanType::Enhanced.as_str())
        .bind(at.0)
        .fetch_optional(&self.pool)
        .await?;
        let read = |row: &AnyRow| {
            Ok(Ended {
                at: row.time("completed_at")?,
                database_date: row.time("database_date")?,
                revision: row.digest("revision")?,
            })
        };
        row::one(row, read)
    }

    /// The last look was that of the last revision which changed a match of one of the image's packages.
    async fn lay_news_over(&self, earlier: &mut EarlierImage) -> Result<()> {
        let row = sqlx::query(
            "SELECT MAX(CASE WHEN until <= $2 THEN until ELSE since END) AS last FROM matches
             WHERE since <= $2 AND package_id IN (SELECT package_id FROM image_sets JOIN package_set_members
             ON package_set_members.set_id = image_sets.set_id WHERE image_id = $1)",
        )
        .bind(earlier.image.id.0)
        .bind(earlier.image.as_of.0)
        .fetch_one(&self.pool)
        .await?;
        let Some(last) = row.int_or_none("last")? else {
            return Ok(());
        };
        // Of a revision that was never worked through the next one brought the news.
        let sql =
            "SELECT database_date, judged_at FROM revisions WHERE number >= $1 AND judged_at IS NOT NULL
                   ORDER BY number LIMIT 1";
        let row = sqlx::query(sql).bind(last).fetch_optional(&self.pool).await?;
        let read = |row: &AnyRow| Ok((row.time("judged_at")?, row.time("database_date")?));
        if let Some((judged_at, date)) = row::one(row, read)?
            && judged_at > earlier.image.last_scanned_at
        {
            earlier.image.last_scanned_at = judged_at;
            earlier.database_date = Some(date);
        }
        Ok(())
    }

    /// The last number that a revision had, up to one.
    async fn number_by(&self, digest: &Digest, last: RevisionNumber) -> Result<Option<RevisionNumber>> {
        let sql = "SELECT MAX(number) AS number FROM revisions WHERE digest = $1 AND number <= $2";
        let row = sqlx::query(sql)
            .bind(digest.to_string())
            .bind(last.0)
            .fetch_one(&self.pool)
            .await?;
        Ok(row.int_or_none("number")?.map(RevisionNumber))
    }
}
