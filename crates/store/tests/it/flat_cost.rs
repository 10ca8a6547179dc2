//! What a pull costs does not grow with the repository, even before PostgreSQL has gathered statistics: told by the
//! server's own count of the rows it touched.

use std::time::Duration;

use sqlx::{AnyConnection, Connection, Row};
use tidewaiter_store::{NewManifest, Store};

use crate::support::{add_blobs, bare, digest, postgres_url, repository};

const IMAGES: u16 = 400;
const PULLS: i64 = 50;

#[tokio::test(flavor = "multi_thread")]
async fn a_pull_touches_a_handful_of_rows() {
    let url = postgres_url().await;
    fill(&url).await;
    let before = rows_touched(&url).await;
    let store = Store::open(&url).await.unwrap();
    for number in 0..u16::try_from(PULLS).unwrap() {
        let by_tag = store
            .manifest_by_tag("r", &format!("t{number}"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(by_tag.digest, digest(number));
        assert!(
            store
                .manifest_by_digest("r", &digest(number))
                .await
                .unwrap()
                .is_some()
        );
        assert!(store.blob_by_name("r", &digest(number)).await.unwrap().is_some());
    }
    store.close().await;
    let touched = rows_touched(&url).await - before;
    // Three queries a round: the repository, the tag, the manifest, the link, the blob, and some for a look twice.
    assert!(
        (PULLS..=PULLS * 15).contains(&touched),
        "{touched} rows for {PULLS} rounds"
    );
}

async fn fill(url: &str) {
    let store = Store::open(url).await.unwrap();
    let repo = repository(&store, "r").await;
    for number in 0..IMAGES {
        let new = NewManifest {
            tags: vec![format!("t{number}")],
            ..bare(&repo, number)
        };
        store.put_manifest(&new).await.unwrap();
    }
    add_blobs(
        &store,
        &repo,
        &(0..IMAGES).collect::<Vec<_>>(),
        crate::support::at(1),
    )
    .await;
    store.close().await;
}

/// Rows that all ended sessions have read from our tables; waits until the others have ended, since a session reports
/// what it read when it ends.
async fn rows_touched(url: &str) -> i64 {
    let mut connection = AnyConnection::connect(url).await.unwrap();
    loop {
        let others = "SELECT COUNT(*) AS others FROM pg_stat_activity WHERE datname = current_database()
             AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
        let row = sqlx::query(others).fetch_one(&mut connection).await.unwrap();
        if row.get::<i64, _>("others") == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let touched = "SELECT CAST(SUM(seq_tup_read + COALESCE(idx_tup_fetch, 0)) AS BIGINT) AS touched
         FROM pg_stat_user_tables WHERE relname IN ('repositories', 'tags', 'manifests', 'repository_blobs', 'blobs')";
    let row = sqlx::query(touched).fetch_one(&mut connection).await.unwrap();
    row.get("touched")
}
