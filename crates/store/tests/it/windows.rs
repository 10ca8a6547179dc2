//! Windows are set, made longer and ended by many at once.

use tidewaiter_store::{
    BulkImage, BulkSet, Effects, NewPackage, NewPackageSet, RepositoryId, Store, Windows,
};
use tidewaiter_types::Digest;

use crate::support::{at, digest, on_both, repository};

on_both!(whoever_changes_windows_of_many_images_waits_for_others);

const IMAGES: u16 = 300;
const PUSH: i64 = 1_000_000;

fn windows(push: i64) -> Windows {
    Windows {
        push: Some(push),
        pull: None,
    }
}

/// Two repositories of images of two blocks each.
async fn fill(store: &Store) -> Vec<(RepositoryId, Digest)> {
    store
        .adopt_revision(&digest(1), at(1), at(1), &Effects::default())
        .await
        .unwrap();
    let names = vec![("debian:12".to_owned(), "alpha".to_owned())];
    let package = NewPackage::new("{}".to_owned(), names);
    store.fill_packages(std::slice::from_ref(&package)).await.unwrap();
    let set = NewPackageSet::new(b"alpha".to_vec(), vec![package]);
    let bulk = BulkSet {
        id: set.id,
        content: set.content,
        packages: set.packages.iter().map(|package| package.id).collect(),
    };
    store.fill_sets(&[bulk]).await.unwrap();
    let mut all = Vec::new();
    for (place, name) in ["app", "web"].into_iter().enumerate() {
        let repo = repository(store, name).await;
        let numbers = (0..IMAGES).map(|number| 10 + number + place as u16 * IMAGES);
        let images = numbers.map(|number| BulkImage {
            digest: digest(number),
            pushed_at: at(1),
            sets: vec![set.id],
        });
        let images: Vec<BulkImage> = images.collect();
        all.extend(images.iter().map(|image| (repo.clone(), image.digest)));
        store.fill_images(&[(repo, images)]).await.unwrap();
    }
    all
}

async fn whoever_changes_windows_of_many_images_waits_for_others(store: Store) {
    let images = fill(&store).await;
    let mut backwards = images.clone();
    backwards.reverse();
    let mut tasks = Vec::new();
    for _ in 0..4 {
        let (one, two, three) = (store.clone(), store.clone(), store.clone());
        tasks.push(tokio::spawn(async move { one.set_windows(windows(PUSH)).await }));
        let backwards = backwards.clone();
        tasks.push(tokio::spawn(async move {
            two.renew_windows(&backwards, windows(PUSH)).await
        }));
        tasks.push(tokio::spawn(async move {
            for _ in 0..10 {
                let nothing = |_: &RepositoryId, _: &Digest, _| Effects::default();
                three.end_windows(at(PUSH + 2), "over", 70, nothing).await?;
            }
            Ok(())
        }));
    }
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let mut ended = 0;
    while store.has_windows_to_end(at(PUSH + 1)).await.unwrap() {
        let nothing = |_: &RepositoryId, _: &Digest, _| Effects::default();
        let some = store.end_windows(at(PUSH + 1), "over", 70, nothing).await;
        ended += some.unwrap().len();
    }
    for (repo, digest) in &images {
        let image = store.watched_image(repo, digest).await.unwrap().unwrap();
        let end = image.closed.map(|end| end.at);
        assert_eq!(end, Some(at(1 + PUSH)), "after {ended} more");
    }
}
