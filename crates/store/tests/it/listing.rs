//! Lists of findings: what a page reads does not grow with the registry, and each step gives what it says.

use std::time::Duration;

use serde_json::json;
use sqlx::{AnyConnection, Connection, Row};
use tidewaiter_store::{
    Effects, ImageTime, KeptContents, NewContents, NewMatch, NewPackage, NewPackageSet, Rated,
    RevisionNumber, Store,
};

use crate::support::{at, digest, on_both, postgres_url, push, repository};

on_both!(vulnerabilities_and_images_are_gone_through_in_order);

const IMAGES: u16 = 300;
const FROM_START: RevisionNumber = RevisionNumber(0);

fn package(name: &str) -> NewPackage {
    let names = vec![("debian:12".to_owned(), name.to_owned())];
    NewPackage::new(format!("{{\"name\":\"{name}\"}}"), names)
}

fn set(names: &[&str]) -> NewPackageSet {
    let packages = names.iter().map(|name| package(name)).collect();
    NewPackageSet::new(names.join(",").into_bytes(), packages)
}

fn found(vulnerability: &str, severity: &str, score: Option<i64>) -> NewMatch {
    NewMatch {
        vulnerability: vulnerability.to_owned(),
        severity: severity.to_owned(),
        score,
        content: json!({}),
    }
}

/// So many images on one base, each with a set of its own that has no vulnerability.
async fn fill(store: &Store, images: u16) {
    let repo = repository(store, "app").await;
    let revision = store
        .adopt_revision(&digest(1), at(1), at(1), &Effects::default())
        .await
        .unwrap();
    for number in 0..images {
        let own = format!("own-{number}");
        let base = set(&["alpha", "beta"]);
        let matches = vec![
            (
                package("alpha").id,
                vec![found("CVE-1", "HIGH", Some(75)), found("CVE-3", "LOW", None)],
            ),
            (package("beta").id, vec![found("CVE-2", "HIGH", Some(98))]),
            (package(&own).id, vec![]),
        ];
        push(store, &repo, number, &[]).await;
        let new = NewContents {
            repository: repo.clone(),
            digest: digest(number),
            content: json!({}),
            sets: vec![(0, base), (1, set(&[&own]))],
            matches,
            revision: revision.number,
            continuous: true,
            scanned_at: at(i64::from(number)),
        };
        let kept = store.keep_contents(&new, &Effects::default()).await.unwrap();
        assert_eq!(kept, KeptContents::Kept);
    }
}

async fn vulnerabilities_and_images_are_gone_through_in_order(store: Store) {
    fill(&store, 3).await;
    for (rated, wanted) in [
        (Rated::Any, vec!["CVE-1", "CVE-2", "CVE-3"]),
        (Rated::Severity("HIGH"), vec!["CVE-1", "CVE-2"]),
        (Rated::Score(98), vec!["CVE-2"]),
        (Rated::NoScore, vec!["CVE-3"]),
        (Rated::Space("debian:12"), vec!["CVE-1", "CVE-2", "CVE-3"]),
        (Rated::Space("debian:11"), vec![]),
        (Rated::Since(RevisionNumber(1)), vec!["CVE-1", "CVE-2", "CVE-3"]),
        (Rated::Since(RevisionNumber(2)), vec![]),
        (Rated::Until(RevisionNumber(1)), vec![]),
    ] {
        assert_eq!(
            store
                .vulnerabilities(rated, (None, false), FROM_START, 9)
                .await
                .unwrap(),
            wanted,
            "{rated:?}"
        );
        let mut backwards = store
            .vulnerabilities(rated, (None, true), FROM_START, 9)
            .await
            .unwrap();
        backwards.reverse();
        assert_eq!(backwards, wanted, "{rated:?}");
    }
    let after = store
        .vulnerabilities(Rated::Any, (Some("CVE-1"), false), FROM_START, 1)
        .await
        .unwrap();
    assert_eq!(after, ["CVE-2"]);
    let before = store
        .vulnerabilities(Rated::Any, (Some("CVE-2"), true), FROM_START, 9)
        .await
        .unwrap();
    assert_eq!(before, ["CVE-1"]);
    assert_eq!(store.package_spaces().await.unwrap(), ["debian:12"]);
    check_images(&store).await;
}

async fn check_images(store: &Store) {
    let sets = store.sets_touched("CVE-1", FROM_START).await.unwrap();
    assert_eq!(sets, [set(&["alpha", "beta"]).id]);
    let all = store.images_of_set(sets[0], None, 9).await.unwrap();
    assert!(all.len() == 3 && all.is_sorted_by_key(|image| image.id));
    assert_eq!(
        store.images_of_set(sets[0], Some(all[0].id), 9).await.unwrap(),
        all[1..]
    );
    for time in [ImageTime::Pushed, ImageTime::FirstScanned, ImageTime::LastScanned] {
        let forth = store.images_by_time(time, (None, false), 9).await.unwrap();
        let mut back = store.images_by_time(time, (None, true), 9).await.unwrap();
        back.reverse();
        assert!(
            forth.len() == 3 && forth.is_sorted_by_key(|(at, image)| (*at, image.id)),
            "{time:?}"
        );
        assert_eq!(back, forth, "{time:?}");
        let after = (Some((forth[0].0, forth[0].1.id)), false);
        assert_eq!(
            store.images_by_time(time, after, 9).await.unwrap(),
            forth[1..],
            "{time:?}"
        );
    }
    let ids: Vec<_> = all.iter().map(|image| image.id).collect();
    assert_eq!(store.sets_of_images(&ids).await.unwrap().len(), 6);
    let packages = [package("alpha").id, package("beta").id];
    assert_eq!(store.match_history(&packages, None).await.unwrap().len(), 3);
    assert_eq!(
        store
            .match_history(&packages[..1], Some("CVE-1"))
            .await
            .unwrap()
            .len(),
        1
    );
    assert!(
        store
            .match_history(&packages[..1], Some("CVE-2"))
            .await
            .unwrap()
            .is_empty()
    );
}

/// Told by the server's own count of the rows it touched, without statistics of the tables.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_touches_few_rows_of_many() {
    let url = postgres_url().await;
    let store = Store::open(&url).await.unwrap();
    fill(&store, IMAGES).await;
    store.close().await;
    let before = rows_touched(&url).await;
    let store = Store::open(&url).await.unwrap();
    let first = store
        .vulnerabilities(Rated::Severity("HIGH"), (None, false), FROM_START, 200)
        .await
        .unwrap();
    let sets = store.sets_touched(&first[0], FROM_START).await.unwrap();
    let images = store.images_of_set(sets[0], None, 10).await.unwrap();
    let ids: Vec<_> = images.iter().map(|image| image.id).collect();
    store.sets_of_images(&ids).await.unwrap();
    store
        .match_history(&[package("alpha").id], Some(&first[0]))
        .await
        .unwrap();
    for time in [ImageTime::Pushed, ImageTime::FirstScanned, ImageTime::LastScanned] {
        assert_eq!(
            store.images_by_time(time, (None, true), 10).await.unwrap().len(),
            10
        );
    }
    let repo = store.repository("app").await.unwrap().unwrap().id;
    store.images_of_repository(&repo, None, 10).await.unwrap();
    store.close().await;
    let touched = rows_touched(&url).await - before;
    assert!(
        (10..=i64::from(IMAGES)).contains(&touched),
        "{touched} rows for pages of 10 of {IMAGES} images"
    );
}

/// Rows that all ended sessions have read; waits until the others have ended.
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
         FROM pg_stat_user_tables WHERE relname IN ('watched_images', 'image_sets', 'package_set_members', 'matches', 'manifests')";
    let row = sqlx::query(touched).fetch_one(&mut connection).await.unwrap();
    row.get("touched")
}
