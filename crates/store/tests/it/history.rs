//! What happened to images, and how scans are counted.

use std::collections::BTreeMap;

use serde_json::json;
use tidewaiter_store::{
    Effects, NewContents, NewMatch, NewPackage, NewPackageSet, PackageId, ReportEnd, ReportKind,
    ReportStatus, Store, Usage, WatchedImageId, Windows,
};

use crate::support::{at, digest, on_both, push, repository};

on_both!(
    news_of_an_image_are_those_after_its_first_scan,
    a_revision_counts_once_for_an_image,
    a_scan_that_is_kept_twice_counts_once,
    reports_of_a_kind_exclude_each_other,
);

const DAY: i64 = 24 * 3_600_000;

fn package() -> NewPackage {
    NewPackage::new("\"a\"".to_owned(), vec![("s".to_owned(), "a".to_owned())])
}

fn found(id: &str) -> NewMatch {
    NewMatch {
        vulnerability: id.to_owned(),
        severity: "HIGH".to_owned(),
        score: None,
        content: "{}".to_owned(),
    }
}

/// Adopts a revision and judges the package by it.
async fn learn(store: &Store, number: u16, when: i64, ids: &[&str]) -> tidewaiter_store::Revision {
    let (digest, effects) = (digest(number), Effects::default());
    let adopted = store.adopt_revision(&digest, at(when), at(when), &effects);
    let revision = adopted.await.unwrap();
    let matches = ids.iter().map(|id| found(id)).collect();
    if !store.known_packages(&[package().id]).await.unwrap().is_empty() {
        let judged: BTreeMap<PackageId, Vec<NewMatch>> = [(package().id, matches)].into();
        store
            .rejudge(revision.number, &judged, |_| Effects::default())
            .await
            .unwrap();
    }
    revision
}

async fn scanned(
    store: &Store,
    scan: &str,
    when: i64,
    revision: &tidewaiter_store::Revision,
) -> WatchedImageId {
    let repo = store.repository("r").await.unwrap().unwrap().id;
    let contents = NewContents {
        repository: repo.clone(),
        digest: digest(10),
        content: json!({}),
        sets: vec![(0, NewPackageSet::new(Vec::new(), vec![package()]))],
        matches: vec![(package().id, vec![found("CVE-1")])],
        revision: revision.number,
        continuous: true,
        scanned_at: at(when),
        scan: scan.to_owned(),
        windows: Windows::default(),
    };
    store.keep_contents(&contents, &Effects::default()).await.unwrap();
    WatchedImageId::of(&repo, &digest(10))
}

async fn news_of_an_image_are_those_after_its_first_scan(store: Store) {
    let repo = repository(&store, "r").await;
    push(&store, &repo, 10, &[]).await;
    push(&store, &repo, 20, &[]).await;
    let first = learn(&store, 1, 1000, &[]).await;
    scanned(&store, "one", 2000, &first).await;
    learn(&store, 2, 3000, &["CVE-1", "CVE-2"]).await;
    learn(&store, 3, 4000, &["CVE-1", "CVE-2"]).await;
    learn(&store, 4, 5000, &["CVE-2"]).await;
    let all = store.image_histories(None, at(0), 10).await.unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(
        all[0].news,
        [at(3000), at(5000)],
        "the third revision changed nothing"
    );
    assert_eq!(all[0].first_scanned_at, Some(at(2000)));
    assert_eq!((all[1].first_scanned_at, all[1].news.len()), (None, 0));
    let late = store.image_histories(None, at(4000), 1).await.unwrap();
    assert_eq!((late.len(), &late[0].news), (1, &vec![at(5000)]));
    let rest = store
        .image_histories(Some((&repo, &late[0].digest)), at(0), 10)
        .await
        .unwrap();
    assert_eq!(rest.len(), 1);
}

async fn a_revision_counts_once_for_an_image(store: Store) {
    let repo = repository(&store, "r").await;
    push(&store, &repo, 10, &[]).await;
    let first = learn(&store, 1, 1000, &[]).await;
    scanned(&store, "one", 2000, &first).await;
    store
        .count_news(first.number, at(2500), &Effects::default())
        .await
        .unwrap();
    let second = learn(&store, 2, DAY, &["CVE-2"]).await;
    for _ in 0..3 {
        store
            .count_news(second.number, at(DAY + 5), &Effects::default())
            .await
            .unwrap();
    }
    let usage = |initial, rescans| Usage { initial, rescans };
    assert_eq!(store.usage(at(0), at(DAY)).await.unwrap(), usage(1, 1));
    assert_eq!(store.usage(at(0), at(DAY - 1)).await.unwrap(), usage(1, 0));
    assert_eq!(store.usage(at(DAY), at(2 * DAY)).await.unwrap(), usage(0, 1));
    let by_repository = store.usage_by_repository(at(0), at(DAY)).await.unwrap();
    assert_eq!(
        (by_repository.len(), by_repository[0].repository.as_deref()),
        (1, Some("r"))
    );
}

async fn a_scan_that_is_kept_twice_counts_once(store: Store) {
    let repo = repository(&store, "r").await;
    push(&store, &repo, 10, &[]).await;
    let first = learn(&store, 1, 1000, &[]).await;
    scanned(&store, "one", 2000, &first).await;
    scanned(&store, "one", 2001, &first).await;
    let usage = |initial, rescans| Usage { initial, rescans };
    assert_eq!(store.usage(at(0), at(DAY)).await.unwrap(), usage(1, 0));
    scanned(&store, "two", 3000, &first).await;
    assert_eq!(store.usage(at(0), at(DAY)).await.unwrap(), usage(1, 1));
}

async fn reports_of_a_kind_exclude_each_other(store: Store) {
    let request = json!({});
    let start = |kind, when| store.start_report(kind, &request, at(when), |_| Effects::default());
    let first = start(ReportKind::Findings, 1).await.unwrap().unwrap();
    assert_eq!(start(ReportKind::Findings, 2).await.unwrap(), None);
    assert!(start(ReportKind::Sboms, 2).await.unwrap().is_some());
    let end = ReportEnd {
        status: ReportStatus::Failed,
        error: Some(("WORD".to_owned(), "words".to_owned())),
    };
    assert!(
        store
            .end_report(ReportKind::Findings, &first, &end)
            .await
            .unwrap()
    );
    assert!(
        !store
            .end_report(ReportKind::Findings, &first, &end)
            .await
            .unwrap()
    );
    let second = start(ReportKind::Findings, 3).await.unwrap().unwrap();
    let kept = store.report(ReportKind::Findings, &first).await.unwrap().unwrap();
    assert_eq!(
        (kept.status, kept.error_code.as_deref()),
        (ReportStatus::Failed, Some("WORD"))
    );
    let latest = store.latest_report(ReportKind::Findings).await.unwrap().unwrap();
    assert_eq!((latest.id, latest.status), (second, ReportStatus::InProgress));
    assert_eq!(store.report(ReportKind::Sboms, &first).await.unwrap(), None);
}
