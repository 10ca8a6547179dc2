//! Lists of images and referrers, and the times of pulls.

use std::collections::BTreeMap;

use tidewaiter_store::{ImageCursor, ImageFilter, ImageQuery, NewManifest, RepositoryId, Store};
use tidewaiter_types::Digest;

use crate::support::{at, bare, digest, on_both, push, repository};

on_both!(
    an_image_tells_what_its_manifest_said,
    pages_of_images_follow_each_other,
    referrers_are_found_by_subject_and_type,
    the_latest_pull_counts,
);

async fn an_image_tells_what_its_manifest_said(store: Store) {
    let repo = repository(&store, "r").await;
    push(&store, &repo, 10, &["b", "a"]).await;
    let image = store.image_by_tag(&repo, "a").await.unwrap().unwrap();
    assert_eq!(
        (image.digest, image.image_size, image.pushed_at),
        (digest(10), 7, at(1000))
    );
    assert_eq!(
        image.manifest_size,
        store
            .manifest_by_tag("r", "a")
            .await
            .unwrap()
            .unwrap()
            .bytes
            .len() as u64
    );
    assert_eq!(
        image.config_media_type.as_deref(),
        Some("application/vnd.oci.image.config.v1+json")
    );
    assert_eq!(
        (
            image.artifact_type.as_deref(),
            image.subject,
            image.last_pulled_at
        ),
        (None, None, None)
    );
    assert_eq!(image.tags, ["a", "b"]);
    assert_eq!(store.image_by_tag(&repo, "z").await.unwrap(), None);
}

async fn numbers(store: &Store, repo: &RepositoryId, filter: ImageFilter) -> Vec<Digest> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = store
            .images(
                repo,
                &ImageQuery {
                    filter,
                    after,
                    limit: 2,
                },
            )
            .await
            .unwrap();
        let Some(last) = page.last() else { return found };
        after = Some(ImageCursor {
            pushed_at: last.pushed_at,
            digest: last.digest,
        });
        assert!(
            page.iter()
                .all(|image| image.tags.is_empty() == (image.digest.bytes()[1] % 2 == 0))
        );
        found.extend(page.iter().map(|image| image.digest));
    }
}

/// Odd numbers have tags; several are pushed in the same millisecond.
async fn pages_of_images_follow_each_other(store: Store) {
    let repo = repository(&store, "r").await;
    let other = repository(&store, "other").await;
    for (number, pushed) in [(9, 1), (2, 2), (1, 2), (3, 2), (4, 2), (5, 3), (6, 4)] {
        let tags = if number % 2 == 1 {
            vec![format!("t{number}")]
        } else {
            vec![]
        };
        let new = NewManifest {
            pushed_at: at(pushed),
            tags,
            ..bare(&repo, number)
        };
        store.put_manifest(&new).await.unwrap();
    }
    store.put_manifest(&bare(&other, 8)).await.unwrap();
    let digests = |numbers: &[u16]| numbers.iter().copied().map(digest).collect::<Vec<_>>();
    assert_eq!(
        numbers(&store, &repo, ImageFilter::Any).await,
        digests(&[9, 1, 2, 3, 4, 5, 6])
    );
    assert_eq!(
        numbers(&store, &repo, ImageFilter::Tagged).await,
        digests(&[9, 1, 3, 5])
    );
    assert_eq!(
        numbers(&store, &repo, ImageFilter::Untagged).await,
        digests(&[2, 4, 6])
    );
}

async fn referrers_are_found_by_subject_and_type(store: Store) {
    let repo = repository(&store, "r").await;
    let about = |number: u16, artifact_type: Option<&str>| NewManifest {
        subject: Some(digest(1)),
        artifact_type: artifact_type.map(Into::into),
        annotations: BTreeMap::from([("number".into(), number.to_string())]),
        ..bare(&repo, number)
    };
    for new in [
        about(4, Some("sbom")),
        about(2, None),
        about(3, Some("sbom")),
        bare(&repo, 5),
    ] {
        store.put_manifest(&new).await.unwrap();
    }
    let find = async |kind: Option<&str>, after: Option<Digest>, limit| {
        store
            .referrers(&repo, &digest(1), kind, after.as_ref(), limit)
            .await
            .unwrap()
    };
    let digests = |found: &[tidewaiter_store::Referrer]| found.iter().map(|r| r.digest).collect::<Vec<_>>();
    assert_eq!(
        digests(&find(None, None, 9).await),
        [digest(2), digest(3), digest(4)]
    );
    assert_eq!(digests(&find(None, Some(digest(2)), 1).await), [digest(3)]);
    assert_eq!(
        digests(&find(Some("sbom"), None, 9).await),
        [digest(3), digest(4)]
    );
    let config = find(Some("application/vnd.oci.image.config.v1+json"), None, 9).await;
    assert_eq!(digests(&config), [digest(2)]);
    assert_eq!(config[0].annotations["number"], "2");
    assert_eq!(
        config[0].artifact_type.as_deref(),
        Some("application/vnd.oci.image.config.v1+json")
    );
    assert_eq!(
        store.referrers(&repo, &digest(9), None, None, 9).await.unwrap(),
        []
    );
}

async fn the_latest_pull_counts(store: Store) {
    let repo = repository(&store, "r").await;
    let image = push(&store, &repo, 10, &["a"]).await;
    let pull = |digest, time| (repo.clone(), digest, at(time));
    store
        .record_pulls(&[
            pull(image, 20),
            pull(image, 30),
            pull(digest(99), 5),
            pull(image, 25),
        ])
        .await
        .unwrap();
    store.record_pulls(&[pull(image, 28)]).await.unwrap();
    let pulled = store.image(&repo, &image).await.unwrap().unwrap().last_pulled_at;
    assert_eq!(pulled, Some(at(30)));
    assert_eq!(
        store
            .manifest_by_tag("r", "a")
            .await
            .unwrap()
            .unwrap()
            .last_pulled_at,
        pulled
    );
}
