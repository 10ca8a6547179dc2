//! What is in images, which vulnerabilities touch it, and how that changes with the advisory database.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use tidewaiter_store::{
    Backend, Effects, KeptContents, MatchChanges, NewContents, NewMatch, NewPackage, NewPackageSet,
    PackageId, RepositoryId, Revision, RevisionNumber, Store, StoreError, WatchedImageId, Windows,
};
use tidewaiter_types::Digest;

use crate::support::{at, digest, on_both, push, repository};

on_both!(
    a_revision_is_adopted_once,
    contents_come_back_and_are_shared,
    what_was_judged_by_an_older_revision_is_stale,
    a_package_that_nobody_judged_is_stale,
    a_new_revision_opens_changes_and_closes_matches,
    judging_again_changes_nothing,
    findings_of_an_image_go_with_it,
    an_image_scanned_again_has_its_new_contents_only,
    affected_images_are_counted_and_found,
    two_images_with_the_same_packages_are_kept_at_once,
    matches_follow_a_model,
);

fn package(name: &str) -> NewPackage {
    NewPackage::new(
        format!("{{\"name\":\"{name}\"}}"),
        vec![("debian:12".to_owned(), name.to_owned())],
    )
}

fn set(names: &[&str]) -> NewPackageSet {
    NewPackageSet::new(
        names.join(",").into_bytes(),
        names.iter().map(|name| package(name)).collect(),
    )
}

fn found(vulnerability: &str, fix: &str) -> NewMatch {
    NewMatch {
        vulnerability: vulnerability.to_owned(),
        severity: "HIGH".to_owned(),
        score: Some(75),
        content: json!({ "fix": fix }).to_string(),
    }
}

fn id(name: &str) -> PackageId {
    package(name).id
}

fn contents(repo: &RepositoryId, image: Digest, revision: &Revision, sets: &[&[&str]]) -> NewContents {
    NewContents {
        repository: repo.clone(),
        digest: image,
        content: json!({ "os": "linux" }),
        sets: sets
            .iter()
            .enumerate()
            .map(|(layer, names)| (layer as u32, set(names)))
            .collect(),
        matches: vec![],
        revision: revision.number,
        continuous: true,
        scanned_at: at(100),
        scan: "scan-1".to_owned(),
        windows: Windows::default(),
    }
}

fn judged(mut contents: NewContents, matches: &[(&str, &[NewMatch])]) -> NewContents {
    contents.matches = matches
        .iter()
        .map(|(name, found)| (id(name), found.to_vec()))
        .collect();
    contents
}

async fn adopt(store: &Store, number: u16) -> Revision {
    store
        .adopt_revision(&digest(number), at(1), at(i64::from(number)), &Effects::default())
        .await
        .unwrap()
}

async fn keep(store: &Store, contents: &NewContents) -> KeptContents {
    store.keep_contents(contents, &Effects::default()).await.unwrap()
}

async fn rejudge(store: &Store, revision: &Revision, judged: &[(&str, &[NewMatch])]) -> MatchChanges {
    let judged = judged
        .iter()
        .map(|(name, found)| (id(name), found.to_vec()))
        .collect();
    store
        .rejudge(revision.number, &judged, |_| Effects::default())
        .await
        .unwrap()
}

/// Vulnerabilities and fixes of an image as a revision has them.
async fn findings(
    store: &Store,
    repo: &RepositoryId,
    image: &Digest,
    revision: &Revision,
) -> BTreeSet<(PackageId, String, String)> {
    let matches = store
        .image_matches(WatchedImageId::of(repo, image), revision.number)
        .await
        .unwrap();
    let facts = matches.into_iter().map(|stored| {
        let fix = fix(&stored.found);
        (stored.package, stored.found.vulnerability, fix)
    });
    facts.collect()
}

fn fix(found: &NewMatch) -> String {
    let content: serde_json::Value = serde_json::from_str(&found.content).unwrap();
    content["fix"].as_str().unwrap().to_owned()
}

fn expected(facts: &[(&str, &str, &str)]) -> BTreeSet<(PackageId, String, String)> {
    facts
        .iter()
        .map(|(name, vulnerability, fix)| (id(name), (*vulnerability).to_owned(), (*fix).to_owned()))
        .collect()
}

async fn a_revision_is_adopted_once(store: Store) {
    assert_eq!(store.current_revision().await.unwrap(), None);
    let first = adopt(&store, 10).await;
    assert_eq!(adopt(&store, 10).await, first);
    let second = adopt(&store, 20).await;
    assert_eq!(
        (first.number, second.number),
        (RevisionNumber(1), RevisionNumber(2))
    );
    assert_eq!(store.current_revision().await.unwrap().as_ref(), Some(&second));
    assert_eq!(store.revisions().await.unwrap(), [first.clone(), second.clone()]);
    let older = store
        .adopt_revision(&digest(30), at(0), at(30), &Effects::default())
        .await
        .unwrap();
    match store.backend() {
        Backend::Postgres => assert_eq!(older, second, "a server that is behind does not lead others back"),
        Backend::Sqlite => assert_eq!(older.number, RevisionNumber(3)),
    }
    for (instant, revision) in [
        (9, None),
        (10, Some(&first)),
        (19, Some(&first)),
        (20, Some(&second)),
    ] {
        assert_eq!(store.revision_at(at(instant)).await.unwrap().as_ref(), revision);
    }
}

async fn contents_come_back_and_are_shared(store: Store) {
    let repo = repository(&store, "r").await;
    let (one, two) = (
        push(&store, &repo, 10, &[]).await,
        push(&store, &repo, 20, &[]).await,
    );
    let revision = adopt(&store, 1).await;
    let first = contents(&repo, one, &revision, &[&["a", "b"], &["c"]]);
    let first = judged(first, &[("a", &[found("CVE-1", "2")]), ("b", &[]), ("c", &[])]);
    assert_eq!(keep(&store, &first).await, KeptContents::Kept);
    let known = store.known_packages(&[id("a"), id("b"), id("d")]).await.unwrap();
    assert_eq!(known, BTreeSet::from([id("a"), id("b")]));
    let second = judged(
        contents(&repo, two, &revision, &[&["a", "b"], &["d"]]),
        &[("d", &[])],
    );
    assert_eq!(keep(&store, &second).await, KeptContents::Kept);

    let image = WatchedImageId::of(&repo, &two);
    let sets = store.image_contents(image).await.unwrap();
    let shown: Vec<_> = sets
        .iter()
        .map(|set| (set.layer, set.content.as_slice()))
        .collect();
    assert_eq!(shown, [(0, &b"a,b"[..]), (1, &b"d"[..])]);
    assert_eq!(
        sets[0].packages,
        BTreeMap::from([(id("a"), package("a").content), (id("b"), package("b").content)])
    );
    for image in [one, two] {
        assert_eq!(
            findings(&store, &repo, &image, &revision).await,
            expected(&[("a", "CVE-1", "2")])
        );
    }
    let watched = store.watched_image(&repo, &two).await.unwrap().unwrap();
    assert_eq!(
        (watched.id, watched.content, watched.continuous),
        (image, json!({ "os": "linux" }), true)
    );
    assert_eq!(store.watched_image(&repo, &digest(99)).await.unwrap(), None);
}

async fn what_was_judged_by_an_older_revision_is_stale(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let old = adopt(&store, 1).await;
    adopt(&store, 2).await;
    let late = judged(contents(&repo, image, &old, &[&["a"]]), &[("a", &[])]);
    assert_eq!(keep(&store, &late).await, KeptContents::Stale);
    assert!(store.known_packages(&[id("a")]).await.unwrap().is_empty());
    let missing = NewContents {
        digest: digest(77),
        ..late
    };
    let error = store
        .keep_contents(&missing, &Effects::default())
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::ImageNotFound(_)), "{error}");
}

async fn a_package_that_nobody_judged_is_stale(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let revision = adopt(&store, 1).await;
    let unjudged = judged(contents(&repo, image, &revision, &[&["a", "b"]]), &[("a", &[])]);
    assert_eq!(keep(&store, &unjudged).await, KeptContents::Stale);
    assert_eq!(store.watched_image(&repo, &image).await.unwrap(), None);
}

async fn a_new_revision_opens_changes_and_closes_matches(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let first = adopt(&store, 1).await;
    let matches: &[NewMatch] = &[found("CVE-1", "2"), found("CVE-2", "2"), found("CVE-3", "2")];
    keep(
        &store,
        &judged(contents(&repo, image, &first, &[&["a"]]), &[("a", matches)]),
    )
    .await;

    let second = adopt(&store, 2).await;
    let named = store
        .packages_named("debian:12", &["a".to_owned(), "z".to_owned()])
        .await
        .unwrap();
    assert_eq!(named, BTreeMap::from([(id("a"), package("a").content)]));
    assert!(
        store
            .packages_named("debian:11", &["a".to_owned()])
            .await
            .unwrap()
            .is_empty()
    );
    let changes = rejudge(
        &store,
        &second,
        &[(
            "a",
            &[found("CVE-2", "2"), found("CVE-3", "3"), found("CVE-4", "2")],
        )],
    )
    .await;
    let of_a = |vulnerability: &str| vec![(id("a"), vulnerability.to_owned())];
    assert_eq!(
        changes,
        MatchChanges {
            opened: of_a("CVE-4"),
            changed: of_a("CVE-3"),
            closed: of_a("CVE-1")
        }
    );

    let before = expected(&[("a", "CVE-1", "2"), ("a", "CVE-2", "2"), ("a", "CVE-3", "2")]);
    let after = expected(&[("a", "CVE-2", "2"), ("a", "CVE-3", "3"), ("a", "CVE-4", "2")]);
    assert_eq!(findings(&store, &repo, &image, &first).await, before);
    assert_eq!(findings(&store, &repo, &image, &second).await, after);

    let third = adopt(&store, 3).await;
    rejudge(&store, &third, &[("a", &[found("CVE-1", "2")])]).await;
    assert_eq!(
        findings(&store, &repo, &image, &third).await,
        expected(&[("a", "CVE-1", "2")])
    );
    assert_eq!(findings(&store, &repo, &image, &second).await, after);
}

async fn judging_again_changes_nothing(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let first = adopt(&store, 1).await;
    keep(
        &store,
        &judged(
            contents(&repo, image, &first, &[&["a"]]),
            &[("a", &[found("CVE-1", "2")])],
        ),
    )
    .await;
    let second = adopt(&store, 2).await;
    let now: &[(&str, &[NewMatch])] = &[("a", &[found("CVE-1", "3"), found("CVE-2", "2")])];
    rejudge(&store, &second, now).await;
    assert_eq!(rejudge(&store, &second, now).await, MatchChanges::default());
    // A second look by the same revision, another result: what was there for a moment has never held.
    rejudge(&store, &second, &[("a", &[found("CVE-3", "2")])]).await;
    assert_eq!(
        findings(&store, &repo, &image, &second).await,
        expected(&[("a", "CVE-3", "2")])
    );
    assert_eq!(
        findings(&store, &repo, &image, &first).await,
        expected(&[("a", "CVE-1", "2")])
    );
}

async fn findings_of_an_image_go_with_it(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let revision = adopt(&store, 1).await;
    keep(
        &store,
        &judged(
            contents(&repo, image, &revision, &[&["a"]]),
            &[("a", &[found("CVE-1", "2")])],
        ),
    )
    .await;
    store
        .delete_manifest(&repo, &image, true, &Effects::default(), at(5))
        .await
        .unwrap();
    assert_eq!(store.watched_image(&repo, &image).await.unwrap(), None);
    assert!(findings(&store, &repo, &image, &revision).await.is_empty());
    assert_eq!(store.count_affected_images("CVE-1").await.unwrap(), 0);
}

async fn an_image_scanned_again_has_its_new_contents_only(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &[]).await;
    let revision = adopt(&store, 1).await;
    keep(
        &store,
        &judged(
            contents(&repo, image, &revision, &[&["a"]]),
            &[("a", &[found("CVE-1", "2")])],
        ),
    )
    .await;
    let again = NewContents {
        scanned_at: at(200),
        continuous: false,
        ..judged(
            contents(&repo, image, &revision, &[&["b"]]),
            &[("b", &[found("CVE-2", "2")])],
        )
    };
    keep(&store, &again).await;
    assert_eq!(
        findings(&store, &repo, &image, &revision).await,
        expected(&[("b", "CVE-2", "2")])
    );
    let watched = store.watched_image(&repo, &image).await.unwrap().unwrap();
    assert_eq!(
        (watched.first_scanned_at, watched.last_scanned_at),
        (at(100), at(200))
    );
    assert_eq!((watched.continuous, watched.as_of), (false, revision.number));
}

async fn affected_images_are_counted_and_found(store: Store) {
    let repo = repository(&store, "r").await;
    let revision = adopt(&store, 1).await;
    let mut images = BTreeSet::new();
    for number in 1..=9 {
        let image = push(&store, &repo, number * 10, &[]).await;
        let (own, base) = (format!("own{number}"), if number % 3 == 0 { "a" } else { "b" });
        let new = NewContents {
            continuous: number != 9,
            ..contents(&repo, image, &revision, &[&[base], &[&own]])
        };
        let all = [
            ("a", vec![found("CVE-1", "2")]),
            ("b", vec![]),
            (own.as_str(), vec![]),
        ];
        let known = store.known_packages(&[id("a"), id("b")]).await.unwrap();
        let unknown = all
            .iter()
            .filter(|(name, _)| !known.contains(&id(name)) && (*name == base || *name == own));
        let unknown: Vec<(&str, &[NewMatch])> =
            unknown.map(|(name, found)| (*name, found.as_slice())).collect();
        assert_eq!(keep(&store, &judged(new, &unknown)).await, KeptContents::Kept);
        if number % 3 == 0 && number != 9 {
            images.insert(image);
        }
    }
    assert_eq!(store.count_affected_images("CVE-1").await.unwrap(), 2);
    let numbers = store.images_with(&[id("a")]).await.unwrap();
    assert_eq!(numbers, store.affected_images("CVE-1").await.unwrap());
    assert_eq!(numbers.by_repository(), BTreeMap::from([(repo, 2)]));
    let found = store.page_of_images(&numbers, None, 10).await.unwrap();
    assert_eq!(
        found.iter().map(|image| image.digest).collect::<BTreeSet<_>>(),
        images
    );
    let first = store.page_of_images(&numbers, None, 1).await.unwrap();
    let second = store
        .page_of_images(&numbers, Some(first[0].number), 10)
        .await
        .unwrap();
    assert_eq!([first, second].concat(), found);
}

async fn two_images_with_the_same_packages_are_kept_at_once(store: Store) {
    let revision = adopt(&store, 1).await;
    let names: Vec<String> = (0..200).map(|number| format!("p{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..6 {
        let repo = repository(&store, &format!("r{number}")).await;
        let image = push(&store, &repo, 10, &[]).await;
        let mut order = names.clone();
        order.rotate_left(number * 30);
        let matches: Vec<(&str, &[NewMatch])> = order.iter().map(|name| (*name, &[][..])).collect();
        let new = judged(contents(&repo, image, &revision, &[&order]), &matches);
        let store = store.clone();
        tasks.spawn(async move { keep(&store, &new).await });
    }
    for outcome in tasks.join_all().await {
        assert_eq!(outcome, KeptContents::Kept);
    }
}

/// Random contents and verdicts; every revision's findings stay what they were in its time.
async fn matches_follow_a_model(store: Store) {
    let mut random = Random(7);
    let repo = repository(&store, "r").await;
    let names: Vec<String> = (0..6).map(|number| format!("p{number}")).collect();
    let mut verdicts: BTreeMap<&str, Vec<NewMatch>> = BTreeMap::new();
    let mut images: BTreeMap<Digest, Vec<&str>> = BTreeMap::new();
    let mut history = Vec::new();
    for step in 1..=12_u16 {
        let revision = adopt(&store, step).await;
        for name in verdicts.keys().copied().collect::<Vec<_>>() {
            if random.below(3) > 0 {
                let now = random.matches();
                rejudge(&store, &revision, &[(name, &now)]).await;
                verdicts.insert(name, now);
            }
        }
        let image = push(&store, &repo, step * 100, &[]).await;
        let chosen: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|_| random.below(2) == 0)
            .collect();
        let mut new = Vec::new();
        for name in chosen
            .iter()
            .copied()
            .filter(|name| !verdicts.contains_key(name))
            .collect::<Vec<_>>()
        {
            let now = random.matches();
            new.push((name, now.clone()));
            verdicts.insert(name, now);
        }
        let new: Vec<(&str, &[NewMatch])> = new
            .iter()
            .map(|(name, found)| (*name, found.as_slice()))
            .collect();
        let (low, high) = chosen.split_at(chosen.len() / 2);
        let kept = keep(
            &store,
            &judged(contents(&repo, image, &revision, &[low, high]), &new),
        )
        .await;
        assert_eq!(kept, KeptContents::Kept);
        images.insert(image, chosen);
        let now: BTreeMap<Digest, _> = images
            .iter()
            .map(|(image, chosen)| (*image, facts(chosen, &verdicts)))
            .collect();
        history.push((revision, now));
    }
    for (revision, then) in &history {
        for (image, facts) in then {
            assert_eq!(
                &findings(&store, &repo, image, revision).await,
                facts,
                "as of {revision:?}"
            );
        }
    }
}

fn facts(chosen: &[&str], verdicts: &BTreeMap<&str, Vec<NewMatch>>) -> BTreeSet<(PackageId, String, String)> {
    let all = chosen
        .iter()
        .flat_map(|name| verdicts[name].iter().map(move |found| (id(name), found)));
    all.map(|(package, found)| (package, found.vulnerability.clone(), fix(found)))
        .collect()
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn matches(&mut self) -> Vec<NewMatch> {
        let mut all = Vec::new();
        for number in 0..5 {
            if self.below(2) == 0 {
                all.push(found(&format!("CVE-{number}"), &self.below(3).to_string()));
            }
        }
        all
    }
}
