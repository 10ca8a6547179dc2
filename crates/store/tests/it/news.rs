//! What is counted of images stays what a count from their packages and matches comes to, whatever happens in whatever order.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use tidewaiter_store::{
    CLOSED_KEPT_MILLIS, Effects, KeptContents, MatchChangeKind, NewContents, NewMatch, NewPackage,
    NewPackageSet, PackageId, RepositoryId, RevisionNumber, ScanKind, Store, WatchedImageId, Windows,
};
use tidewaiter_types::{Digest, Severity};

use crate::support::{at, digest, on_both, push, repository};

on_both!(
    counts_follow_a_model,
    changes_are_logged_once,
    news_that_are_broken_off_are_taken_up_again,
    what_no_image_has_goes_after_its_time,
    what_was_told_stays_as_of_its_revision,
);

const PACKAGES: usize = 8;
const VULNERABILITIES: u64 = 6;

fn package(number: usize) -> NewPackage {
    NewPackage::new(
        format!("p{number}"),
        vec![("debian:12".to_owned(), format!("p{number}"))],
    )
}

fn id(number: usize) -> PackageId {
    package(number).id
}

/// What touches a package: severity and fix by vulnerability.
type Verdict = BTreeMap<String, (Severity, u64)>;

fn matches(verdict: &Verdict) -> Vec<NewMatch> {
    let matches = verdict.iter().map(|(vulnerability, (severity, fix))| NewMatch {
        vulnerability: vulnerability.clone(),
        severity: severity.as_str().to_owned(),
        score: None,
        content: json!({ "fix": fix }).to_string(),
    });
    matches.collect()
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

    fn verdict(&mut self) -> Verdict {
        let mut verdict = Verdict::new();
        for number in 0..VULNERABILITIES {
            if self.below(3) == 0 {
                let severity = Severity::GRAVEST_FIRST[self.below(6) as usize];
                verdict.insert(format!("CVE-{number}"), (severity, self.below(2)));
            }
        }
        verdict
    }

    fn packages(&mut self) -> BTreeSet<usize> {
        (0..PACKAGES).filter(|_| self.below(3) == 0).collect()
    }
}

/// An image of the model.
#[derive(Clone)]
struct Image {
    repository: RepositoryId,
    digest: Digest,
    packages: BTreeSet<usize>,
    watched: bool,
    /// As it stands while it is not watched.
    frozen: BTreeMap<Severity, u32>,
}

struct Model {
    store: Store,
    random: Random,
    verdicts: BTreeMap<usize, Verdict>,
    images: Vec<Image>,
    revision: RevisionNumber,
    pushed: u16,
    rescans: u64,
    initial: u64,
}

/// The findings of packages: each vulnerability once, as grave as it is anywhere.
fn count(packages: &BTreeSet<usize>, verdicts: &BTreeMap<usize, Verdict>) -> BTreeMap<Severity, u32> {
    let mut gravest: BTreeMap<&str, Severity> = BTreeMap::new();
    for (vulnerability, (severity, _)) in packages
        .iter()
        .filter_map(|number| verdicts.get(number))
        .flatten()
    {
        let known = gravest.entry(vulnerability).or_insert(*severity);
        *known = (*known).max(*severity);
    }
    let mut counts = BTreeMap::new();
    for severity in gravest.into_values() {
        *counts.entry(severity).or_default() += 1;
    }
    counts
}

impl Model {
    fn new(store: Store) -> Self {
        Self {
            store,
            random: Random(11),
            verdicts: BTreeMap::new(),
            images: Vec::new(),
            revision: RevisionNumber(0),
            pushed: 0,
            rescans: 0,
            initial: 0,
        }
    }

    async fn adopt(&mut self) {
        let number = self.revision.0 as u16 + 1;
        let adopted = self
            .store
            .adopt_revision(&digest(number), at(1), at(i64::from(number)), &Effects::default())
            .await
            .unwrap();
        assert_eq!(adopted.number.0, i64::from(number));
        self.revision = adopted.number;
    }

    /// Looks into an image that was pushed just now, or again into one that has other packages now.
    async fn look_into(
        &mut self,
        repository: &RepositoryId,
        image: Digest,
        packages: &BTreeSet<usize>,
        watched: bool,
    ) {
        let unknown: Vec<usize> = packages
            .iter()
            .copied()
            .filter(|number| !self.verdicts.contains_key(number))
            .collect();
        for number in &unknown {
            let verdict = self.random.verdict();
            self.verdicts.insert(*number, verdict);
        }
        let (low, high): (Vec<usize>, Vec<usize>) =
            packages.iter().partition(|number| **number < PACKAGES / 2);
        let set = |(layer, members): (u32, Vec<usize>)| {
            let packages: Vec<NewPackage> = members.into_iter().map(package).collect();
            (layer, NewPackageSet::new(vec![], packages))
        };
        let sets = [(0, low), (1, high)]
            .into_iter()
            .filter(|(_, members)| !members.is_empty());
        let new = NewContents {
            repository: repository.clone(),
            digest: image,
            content: json!({}),
            sets: sets.map(set).collect(),
            matches: unknown
                .iter()
                .map(|number| (id(*number), matches(&self.verdicts[number])))
                .collect(),
            revision: self.revision,
            continuous: watched,
            scanned_at: at(100),
            scan: "scan".to_owned(),
            windows: Windows::default(),
        };
        let kept = self.store.keep_contents(&new, &Effects::default()).await.unwrap();
        assert_eq!(kept, KeptContents::Kept);
    }

    async fn push(&mut self, repository: &RepositoryId) {
        self.pushed += 10;
        let image = push(&self.store, repository, self.pushed, &[]).await;
        let (packages, watched) = (self.random.packages(), self.random.below(4) > 0);
        self.look_into(repository, image, &packages, watched).await;
        self.initial += 1;
        self.images.push(Image {
            repository: repository.clone(),
            digest: image,
            frozen: count(&packages, &self.verdicts),
            packages,
            watched,
        });
    }

    /// Judges packages by a new revision; gives those whose matches changed.
    async fn judge(&mut self) -> BTreeSet<usize> {
        let mut changed = BTreeSet::new();
        for number in self.verdicts.keys().copied().collect::<Vec<_>>() {
            if self.random.below(2) == 0 {
                let verdict = self.random.verdict();
                let judged = BTreeMap::from([(id(number), matches(&verdict))]);
                let store = self.store.clone();
                store
                    .rejudge(self.revision, &judged, |_| Effects::default())
                    .await
                    .unwrap();
                if self.verdicts[&number] != verdict {
                    changed.insert(number);
                }
                self.verdicts.insert(number, verdict);
            }
        }
        changed
    }

    async fn publish(&mut self, changed: &BTreeSet<usize>) {
        self.store.note_judged(self.revision, at(100)).await.unwrap();
        let reached = self
            .store
            .count_news(self.revision, at(100), &Effects::default())
            .await
            .unwrap();
        let expected = self
            .images
            .iter()
            .filter(|image| image.watched && !image.packages.is_disjoint(changed));
        let expected = expected.count() as u64;
        assert_eq!(
            reached, expected,
            "images that news of {:?} reached",
            self.revision
        );
        self.rescans += expected;
        assert_eq!(
            self.store
                .count_news(self.revision, at(100), &Effects::default())
                .await
                .unwrap(),
            0
        );
    }

    /// What is not watched stands as of now from now on.
    fn freeze(&mut self) {
        for image in self.images.iter_mut().filter(|image| image.watched) {
            image.frozen = count(&image.packages, &self.verdicts);
        }
    }

    async fn check(&self) {
        let mut totals: BTreeMap<&RepositoryId, (u64, u64, BTreeMap<Severity, u64>)> = BTreeMap::new();
        for image in &self.images {
            let watched = self
                .store
                .watched_image(&image.repository, &image.digest)
                .await
                .unwrap()
                .unwrap();
            assert_eq!(watched.continuous, image.watched);
            let counts = self.store.image_counts(&[watched.number]).await.unwrap()[&watched.number];
            assert_eq!(
                counts.by_severity(),
                image.frozen,
                "{:?} as of {:?}",
                image.digest,
                self.revision
            );
            let matches = self
                .store
                .image_matches(
                    WatchedImageId::of(&image.repository, &image.digest),
                    watched.as_of,
                )
                .await
                .unwrap();
            let listed: BTreeSet<&str> = matches
                .iter()
                .map(|found| found.found.vulnerability.as_str())
                .collect();
            assert_eq!(listed.len() as u32, image.frozen.values().sum::<u32>());
            if image.watched {
                let (images, affected, counted) = totals.entry(&image.repository).or_default();
                *images += 1;
                *affected += u64::from(!image.frozen.is_empty());
                for (severity, count) in &image.frozen {
                    *counted.entry(*severity).or_default() += u64::from(*count);
                }
            }
        }
        let stored = self.store.counts_by_repository().await.unwrap();
        let stored: BTreeMap<&RepositoryId, (u64, u64, BTreeMap<Severity, u64>)> = stored
            .iter()
            .map(|it| (&it.repository, (it.images, it.affected, it.findings.clone())))
            .collect();
        assert_eq!(stored, totals);
        self.check_affected().await;
        let used = self.store.usage_by_day(0, 0).await.unwrap();
        let of_kind = |kind| -> u64 {
            used.iter()
                .filter(|used| used.kind == kind)
                .map(|used| used.scans)
                .sum()
        };
        assert_eq!(
            (of_kind(ScanKind::Initial), of_kind(ScanKind::Rescan)),
            (self.initial, self.rescans)
        );
    }

    async fn check_affected(&self) {
        for number in 0..VULNERABILITIES {
            let vulnerability = format!("CVE-{number}");
            let has_it = |image: &&Image| {
                let mut verdicts = image
                    .packages
                    .iter()
                    .filter_map(|number| self.verdicts.get(number));
                image.watched && verdicts.any(|verdict| verdict.contains_key(&vulnerability))
            };
            let expected: BTreeSet<Digest> = self
                .images
                .iter()
                .filter(has_it)
                .map(|image| image.digest)
                .collect();
            let found = self.store.affected_images(&vulnerability).await.unwrap();
            let images = self.store.page_of_images(&found, None, 1000).await.unwrap();
            assert_eq!(
                images.iter().map(|image| image.digest).collect::<BTreeSet<_>>(),
                expected
            );
            assert_eq!(found.count(), expected.len() as u64);
        }
    }
}

async fn counts_follow_a_model(store: Store) {
    let repositories = [
        repository(&store, "one").await,
        repository(&store, "two").await,
        repository(&store, "three").await,
    ];
    let mut model = Model::new(store.clone());
    model.adopt().await;
    for step in 0..14_usize {
        for _ in 0..3 {
            let chosen = model.random.below(3) as usize;
            model.push(&repositories[chosen]).await;
        }
        model.check().await;
        if step % 3 == 1 {
            let place = model.random.below(model.images.len() as u64) as usize;
            let image = model.images.swap_remove(place);
            store
                .delete_manifest(&image.repository, &image.digest, true, &Effects::default(), at(5))
                .await
                .unwrap();
        }
        if step % 4 == 2 {
            let place = model.random.below(model.images.len() as u64) as usize;
            let (packages, image) = (model.random.packages(), model.images[place].clone());
            model
                .look_into(&image.repository, image.digest, &packages, image.watched)
                .await;
            model.images[place].packages = packages.clone();
            model.images[place].frozen = count(&packages, &model.verdicts);
        }
        if step % 5 == 3 {
            let (repository, watched) = (&repositories[step % 3], model.random.below(2) == 0);
            store.watch_repository(repository, watched).await.unwrap();
            for image in model
                .images
                .iter_mut()
                .filter(|image| image.repository == *repository)
            {
                if watched {
                    image.frozen = count(&image.packages, &model.verdicts);
                }
                image.watched = watched;
            }
        }
        model.adopt().await;
        let changed = model.judge().await;
        model.publish(&changed).await;
        model.freeze();
        model.check().await;
    }
    assert!(model.rescans > 50, "{}", model.rescans);
    store.delete_repository("one", true, at(6)).await.unwrap();
    model.images.retain(|image| image.repository != repositories[0]);
    let again = repository(&store, "one").await;
    model.push(&again).await;
    model.check().await;
}

async fn changes_are_logged_once(store: Store) {
    let repo = repository(&store, "r").await;
    let mut model = Model::new(store.clone());
    model.adopt().await;
    let image = push(&store, &repo, 10, &[]).await;
    let verdict = |all: &[(&str, u64)]| -> Verdict {
        all.iter()
            .map(|(vulnerability, fix)| ((*vulnerability).to_owned(), (Severity::High, *fix)))
            .collect()
    };
    model.verdicts.insert(0, verdict(&[("CVE-1", 1), ("CVE-2", 1)]));
    let first = NewContents {
        repository: repo,
        digest: image,
        content: json!({}),
        sets: vec![(0, NewPackageSet::new(vec![], vec![package(0)]))],
        matches: vec![(id(0), matches(&model.verdicts[&0]))],
        revision: model.revision,
        continuous: true,
        scanned_at: at(1),
        scan: "scan".to_owned(),
        windows: Windows::default(),
    };
    store.keep_contents(&first, &Effects::default()).await.unwrap();
    assert_eq!(store.match_changes(model.revision, None, 10).await.unwrap(), []);
    model.adopt().await;
    for now in [
        verdict(&[("CVE-2", 2), ("CVE-3", 1), ("CVE-4", 1)]),
        verdict(&[("CVE-2", 3), ("CVE-3", 1), ("CVE-5", 1)]),
    ] {
        for _ in 0..2 {
            let judged = BTreeMap::from([(id(0), matches(&now))]);
            store
                .rejudge(model.revision, &judged, |_| Effects::default())
                .await
                .unwrap();
        }
    }
    let logged = store.match_changes(model.revision, None, 10).await.unwrap();
    let shown: Vec<(&str, MatchChangeKind)> = logged
        .iter()
        .map(|change| (change.vulnerability.as_str(), change.kind))
        .collect();
    let (opened, changed, closed) = (
        MatchChangeKind::Opened,
        MatchChangeKind::Changed,
        MatchChangeKind::Closed,
    );
    assert_eq!(
        shown,
        [
            ("CVE-1", closed),
            ("CVE-2", changed),
            ("CVE-3", opened),
            ("CVE-5", opened)
        ]
    );
    let after = (id(0), "CVE-2".to_owned());
    let rest = store
        .match_changes(model.revision, Some(&after), 1)
        .await
        .unwrap();
    assert_eq!(rest, logged[2..3]);
}

/// Between the judging of packages and the counting of images all that is shown stands for the older revision.
async fn news_that_are_broken_off_are_taken_up_again(store: Store) {
    let repo = repository(&store, "r").await;
    let mut model = Model::new(store.clone());
    model.adopt().await;
    for _ in 0..6 {
        model.push(&repo).await;
    }
    for image in &mut model.images {
        image.watched = true;
    }
    store.watch_repository(&repo, true).await.unwrap();
    model.freeze();
    model.check().await;
    let before: BTreeMap<usize, Verdict> = model.verdicts.clone();
    model.adopt().await;
    let mut changed = model.judge().await;
    for image in &model.images {
        let watched = store.watched_image(&repo, &image.digest).await.unwrap().unwrap();
        assert_eq!(watched.as_of, RevisionNumber(1));
        let counts = store.image_counts(&[watched.number]).await.unwrap()[&watched.number];
        assert_eq!(counts.by_severity(), count(&image.packages, &before));
    }
    // An image that comes now, and a still newer revision before the news of this one were worked through.
    model.push(&repo).await;
    if let Some(image) = model.images.last_mut() {
        image.watched = true;
    }
    store.watch_repository(&repo, true).await.unwrap();
    model.adopt().await;
    changed.extend(model.judge().await);
    changed.retain(|number| before.get(number) != model.verdicts.get(number));
    store.note_judged(model.revision, at(100)).await.unwrap();
    store
        .count_news(model.revision, at(100), &Effects::default())
        .await
        .unwrap();
    model.rescans = store
        .usage_by_day(0, 0)
        .await
        .unwrap()
        .iter()
        .filter(|used| used.kind == ScanKind::Rescan)
        .map(|used| used.scans)
        .sum();
    model.freeze();
    model.check().await;
}

async fn what_no_image_has_goes_after_its_time(store: Store) {
    let repo = repository(&store, "r").await;
    let mut model = Model::new(store.clone());
    model.adopt().await;
    let images = [
        push(&store, &repo, 10, &[]).await,
        push(&store, &repo, 20, &[]).await,
    ];
    let verdict = |number: usize| Verdict::from([(format!("CVE-{number}"), (Severity::High, 1))]);
    for number in [0, 1, 5, 6] {
        model.verdicts.insert(number, verdict(number));
    }
    let content =
        |verdicts: &BTreeMap<usize, Verdict>, image: Digest, all: &[usize], new: &[usize]| NewContents {
            repository: repo.clone(),
            digest: image,
            content: json!({}),
            sets: all
                .iter()
                .map(|number| (*number as u32, NewPackageSet::new(vec![], vec![package(*number)])))
                .collect(),
            matches: new
                .iter()
                .map(|number| (id(*number), matches(&verdicts[number])))
                .collect(),
            revision: RevisionNumber(1),
            continuous: true,
            scanned_at: at(1),
            scan: "scan".to_owned(),
            windows: Windows::default(),
        };
    let facts: BTreeMap<String, Vec<u8>> = [0, 1, 5]
        .map(|number| (format!("CVE-{number}"), vec![number]))
        .into();
    store.tell(RevisionNumber(1), &facts).await.unwrap();
    let one = content(&model.verdicts, images[0], &[0, 1], &[0, 1]);
    let two = content(&model.verdicts, images[1], &[0, 5], &[5]);
    for new in [&one, &two] {
        assert_eq!(
            store.keep_contents(new, &Effects::default()).await.unwrap(),
            KeptContents::Kept
        );
    }
    let collect = async |before: i64, now: i64| {
        let collected = store.collect_contents(at(before), at(now)).await.unwrap();
        (collected.sets, collected.packages, collected.facts)
    };
    // The closed findings of an image that is gone are listed for a while, and need all that it had.
    let listed = CLOSED_KEPT_MILLIS;
    assert_eq!(collect(100, 100).await, (0, 0, 0));
    store
        .delete_manifest(&repo, &images[0], true, &Effects::default(), at(5))
        .await
        .unwrap();
    assert_eq!(collect(201, 300).await, (0, 0, 0), "not marked");
    assert_eq!(collect(301, listed).await, (0, 0, 0), "still not");
    assert_eq!(
        collect(0, listed + 200).await,
        (0, 0, 0),
        "marked, and not old enough"
    );
    assert_eq!(
        collect(listed + 201, listed + 300).await,
        (1, 0, 0),
        "its package has no set from now on"
    );
    assert_eq!(collect(listed + 301, listed + 400).await, (0, 1, 0));
    let known = store.known_packages(&[id(0), id(1), id(5)]).await.unwrap();
    assert_eq!(known, BTreeSet::from([id(0), id(5)]));
    // The package comes again; who took it for known is told to judge it.
    let image = push(&store, &repo, 30, &[]).await;
    let late = content(&model.verdicts, image, &[1], &[]);
    assert_eq!(
        store.keep_contents(&late, &Effects::default()).await.unwrap(),
        KeptContents::Stale
    );
    // What somebody asks for is about to be used again.
    assert_eq!(
        store
            .told_vulnerabilities(&["CVE-1".to_owned()])
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(collect(listed + 401, listed + 500).await, (0, 0, 0));
    let again = content(&model.verdicts, image, &[1], &[1]);
    assert_eq!(
        store.keep_contents(&again, &Effects::default()).await.unwrap(),
        KeptContents::Kept
    );
    assert_eq!(collect(listed + 501, listed + 600).await, (0, 0, 0));
    assert_eq!(store.count_affected_images("CVE-1").await.unwrap(), 1);
    store
        .delete_repository("r", true, at(listed + 601))
        .await
        .unwrap();
    for now in [700, 800, 900, 1000] {
        let now = 2 * listed + now;
        collect(now, now).await;
    }
    assert!(store.packages_after(None, 10).await.unwrap().is_empty());
    assert!(store.told_after("", 10).await.unwrap().is_empty());
}

async fn what_was_told_stays_as_of_its_revision(store: Store) {
    let tell = async |revision: i64, words: &str| {
        let facts = BTreeMap::from([("CVE-1".to_owned(), words.as_bytes().to_vec())]);
        store.tell(RevisionNumber(revision), &facts).await.unwrap();
    };
    let told = async |revision: i64| {
        let facts = store
            .facts_as_of(&["CVE-1".to_owned()], RevisionNumber(revision))
            .await
            .unwrap();
        String::from_utf8(facts["CVE-1"].clone()).unwrap()
    };
    for (revision, words) in [(2, "a"), (3, "a"), (4, "b"), (4, "c"), (4, "c"), (6, "a")] {
        tell(revision, words).await;
    }
    let mut all = Vec::new();
    for revision in 1..=7 {
        all.push(told(revision).await);
    }
    assert_eq!(all, ["a", "a", "a", "c", "c", "a", "a"]);
}
