//! Lists of findings: each step of going through vulnerabilities, sets and images gives what it says, in order.

use serde_json::json;
use tidewaiter_store::{
    Effects, ImageTime, KeptContents, NewContents, NewMatch, NewPackage, NewPackageSet, Rated,
    RevisionNumber, Store, Windows,
};

use crate::support::{at, digest, on_both, push, repository};

on_both!(vulnerabilities_and_images_are_gone_through_in_order);

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
        content: "{}".to_owned(),
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
        let tags: &[&str] = if number == 1 { &["b", "a"] } else { &[] };
        push(store, &repo, number, tags).await;
        let new = NewContents {
            repository: repo.clone(),
            digest: digest(number),
            content: json!({}),
            sets: vec![(0, base), (1, set(&[&own]))],
            matches,
            revision: revision.number,
            continuous: true,
            scanned_at: at(i64::from(number)),
            scan: "scan".to_owned(),
            windows: Windows::default(),
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
            forth.len() == 3 && forth.is_sorted_by_key(|(at, image)| (*at, time.place(image))),
            "{time:?}"
        );
        assert_eq!(back, forth, "{time:?}");
        let after = (Some((forth[0].0, time.place(&forth[0].1))), false);
        assert_eq!(
            store.images_by_time(time, after, 9).await.unwrap(),
            forth[1..],
            "{time:?}"
        );
    }
    let ids: Vec<_> = all.iter().map(|image| image.id).collect();
    let rows = store.rows_of_watched(&ids).await.unwrap();
    assert_eq!(rows.len(), 3);
    for image in &all {
        let row = store.image(&image.repository, &image.digest).await.unwrap();
        assert_eq!(rows.get(&image.id), row.as_ref());
    }
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
