//! The behaviours, each against any store.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures::TryStreamExt;
use tidewaiter_blobs::{BlobError, BlobStore, Stored, digest_of};
use tidewaiter_types::{Algorithm, Digest};

use crate::Place;

/// Bytes that differ from place to place, so that a lost, doubled or swapped chunk shows.
fn noise(length: usize) -> Bytes {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let bytes = (0..length).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    });
    bytes.collect::<Vec<u8>>().into()
}

fn sha256(bytes: &[u8]) -> Digest {
    digest_of(Algorithm::Sha256, bytes)
}

async fn store_blob(store: &dyn BlobStore, bytes: &Bytes) -> Stored {
    let mut upload = store.begin_upload(Algorithm::Sha256).await.unwrap();
    upload.append(bytes.clone()).await.unwrap();
    upload.finish(&sha256(bytes)).await.unwrap()
}

async fn read(store: &dyn BlobStore, location: &str) -> Vec<u8> {
    let stream = store.get(location, None).await.unwrap();
    let chunks: Vec<Bytes> = stream.try_collect().await.unwrap();
    chunks.concat()
}

pub async fn a_blob_comes_back_as_it_went_in(place: Place) {
    let store = place.open().await;
    // More than two parts of a multipart upload, and no multiple of anything.
    let bytes = noise(20_000_003);
    let mut upload = store.begin_upload(Algorithm::Sha256).await.unwrap();
    for chunk in bytes.chunks(70_001) {
        upload.append(bytes.slice_ref(chunk)).await.unwrap();
    }
    assert_eq!(upload.size(), bytes.len() as u64);
    let stored = upload.finish(&sha256(&bytes)).await.unwrap();
    assert_eq!(stored.size, bytes.len() as u64);
    assert_eq!(store.size(&stored.location).await.unwrap(), stored.size);
    assert!(read(&*store, &stored.location).await == bytes);
}

pub async fn an_empty_blob_is_a_blob(place: Place) {
    let store = place.open().await;
    let stored = store_blob(&*store, &Bytes::new()).await;
    assert_eq!(stored.size, 0);
    assert_eq!(store.size(&stored.location).await.unwrap(), 0);
    assert!(read(&*store, &stored.location).await.is_empty());
}

pub async fn both_algorithms_verify_whatever_was_announced(place: Place) {
    let store = place.open().await;
    let bytes = noise(9_000_000);
    for announced in [Algorithm::Sha256, Algorithm::Sha512] {
        for used in [Algorithm::Sha256, Algorithm::Sha512] {
            let mut upload = store.begin_upload(announced).await.unwrap();
            upload.append(bytes.clone()).await.unwrap();
            let stored = upload.finish(&digest_of(used, &bytes)).await.unwrap();
            assert_eq!(stored.size, bytes.len() as u64);
        }
    }
}

pub async fn a_wrong_digest_leaves_nothing(place: Place) {
    let store = place.open().await;
    for length in [10, 9_000_000] {
        let bytes = noise(length);
        let mut upload = store.begin_upload(Algorithm::Sha256).await.unwrap();
        upload.append(bytes.clone()).await.unwrap();
        let id = upload.id().to_owned();
        let wrong = sha256(b"something else");
        let error = upload.finish(&wrong).await.unwrap_err();
        let BlobError::DigestMismatch { expected, actual } = error else {
            panic!("{error}")
        };
        assert_eq!((*expected, *actual), (wrong, sha256(&bytes)));
        assert!(matches!(
            store.resume_upload(&id).await,
            Err(BlobError::UploadUnknown(_))
        ));
    }
    let later = SystemTime::now() + Duration::from_secs(3600);
    let left: Vec<String> = store
        .written_before(later)
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert!(left.is_empty(), "{left:?}");
}

pub async fn a_suspended_upload_goes_on(place: Place) {
    let store = place.open().await;
    go_on_in_steps(&*store, &*store).await;
}

pub async fn an_upload_goes_on_after_a_restart(place: Place) {
    let (before, after) = (place.open().await, place.open().await);
    go_on_in_steps(&*before, &*after).await;
}

async fn go_on_in_steps(first: &dyn BlobStore, second: &dyn BlobStore) {
    let bytes = noise(18_000_000);
    let mut upload = first.begin_upload(Algorithm::Sha256).await.unwrap();
    let id = upload.id().to_owned();
    assert_eq!(upload.size(), 0);
    let mut from = 0;
    for to in [1, 5_000_000, 5_000_000, 14_000_000] {
        upload.append(bytes.slice(from..to)).await.unwrap();
        assert_eq!(upload.suspend().await.unwrap(), to as u64);
        assert_eq!(second.upload_size(&id).await.unwrap(), to as u64);
        upload = second.resume_upload(&id).await.unwrap();
        from = to;
    }
    assert_eq!((upload.id(), upload.size()), (id.as_str(), 14_000_000));
    upload.append(bytes.slice(from..)).await.unwrap();
    let stored = upload.finish(&sha256(&bytes)).await.unwrap();
    assert!(read(second, &stored.location).await == bytes);
    assert!(matches!(
        second.upload_size(&id).await,
        Err(BlobError::UploadUnknown(_))
    ));
}

pub async fn an_abandoned_upload_keeps_what_was_suspended(place: Place) {
    let bytes = noise(30_000_000);
    let before = place.open().await;
    let mut upload = before.begin_upload(Algorithm::Sha256).await.unwrap();
    let id = upload.id().to_owned();
    upload.append(bytes.slice(..1000)).await.unwrap();
    upload.suspend().await.unwrap();
    let mut upload = before.resume_upload(&id).await.unwrap();
    upload.append(bytes.slice(1000..25_000_000)).await.unwrap();
    drop(upload);
    // What was under way when the client hung up may still be on its way to the store.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let after = place.open().await;
    let mut upload = after.resume_upload(&id).await.unwrap();
    let kept = upload.size() as usize;
    assert!(kept >= 1000, "{kept}");
    upload.append(bytes.slice(kept..)).await.unwrap();
    let stored = upload.finish(&sha256(&bytes)).await.unwrap();
    assert!(read(&*after, &stored.location).await == bytes);
}

pub async fn chunks_of_any_size_make_the_same_blob(place: Place) {
    let store = place.open().await;
    let bytes = noise(9_000_000);
    for sizes in [[1, 4096, 2_000_000], [8 << 20, 1, 1 << 20], [0, 333_333, 65_537]] {
        let mut upload = store.begin_upload(Algorithm::Sha256).await.unwrap();
        let (mut rest, mut sizes) = (bytes.clone(), sizes.into_iter().cycle());
        while !rest.is_empty() {
            let size = sizes.next().unwrap().min(rest.len());
            upload.append(rest.split_to(size)).await.unwrap();
        }
        upload.finish(&sha256(&bytes)).await.unwrap();
    }
}

pub async fn one_request_at_a_time_writes(place: Place) {
    let store = place.open().await;
    let upload = store.begin_upload(Algorithm::Sha256).await.unwrap();
    let id = upload.id().to_owned();
    assert!(matches!(
        store.resume_upload(&id).await,
        Err(BlobError::UploadBusy(_))
    ));
    upload.suspend().await.unwrap();
    assert!(store.resume_upload(&id).await.is_ok());
}

pub async fn a_cancelled_upload_is_unknown(place: Place) {
    let store = place.open().await;
    let mut upload = store.begin_upload(Algorithm::Sha256).await.unwrap();
    let id = upload.id().to_owned();
    upload.append(noise(20_000_000)).await.unwrap();
    upload.suspend().await.unwrap();
    store.cancel_upload(&id).await.unwrap();
    assert!(matches!(
        store.resume_upload(&id).await,
        Err(BlobError::UploadUnknown(_))
    ));
    store.cancel_upload(&id).await.unwrap();
}

pub async fn ids_from_outside_are_harmless(place: Place) {
    let store = place.open().await;
    for id in ["", "..", "../blobs", "/etc/passwd", "0", "a\0b"] {
        assert!(
            matches!(store.resume_upload(id).await, Err(BlobError::UploadUnknown(_))),
            "{id:?}"
        );
        assert!(
            matches!(store.upload_size(id).await, Err(BlobError::UploadUnknown(_))),
            "{id:?}"
        );
    }
}

pub async fn ranges_are_exact(place: Place) {
    let store = place.open().await;
    let bytes = noise(1_000_000);
    let stored = store_blob(&*store, &bytes).await;
    for (from, to) in [
        (0, 1),
        (999_999, 1_000_000),
        (262_143, 524_289),
        (0, 1_000_000),
        (5, 5),
    ] {
        let stream = store.get(&stored.location, Some(from..to)).await.unwrap();
        let chunks: Vec<Bytes> = stream.try_collect().await.unwrap();
        assert!(
            chunks.concat() == bytes[from as usize..to as usize],
            "{from}..{to}"
        );
    }
}

pub async fn two_copies_live_and_die_apart(place: Place) {
    let store = place.open().await;
    let bytes = noise(1000);
    let (one, other) = (
        store_blob(&*store, &bytes).await,
        store_blob(&*store, &bytes).await,
    );
    assert_ne!(one.location, other.location);
    store.delete(&one.location).await.unwrap();
    store.delete(&one.location).await.unwrap();
    assert!(matches!(
        store.size(&one.location).await,
        Err(BlobError::NotFound(_))
    ));
    assert!(matches!(
        store.get(&one.location, None).await,
        Err(BlobError::NotFound(_))
    ));
    assert!(read(&*store, &other.location).await == bytes);
}

pub async fn small_objects_are_replaced_whole(place: Place) {
    let store = place.open().await;
    let key = "inventory/sha256:00ff/7";
    assert_eq!(store.get_object(key).await.unwrap(), None);
    for text in ["first", "", "a third, longer than those"] {
        store
            .put_object(key, Bytes::from_static(text.as_bytes()))
            .await
            .unwrap();
        assert_eq!(store.get_object(key).await.unwrap().unwrap(), text);
    }
    store.delete_object(key).await.unwrap();
    store.delete_object(key).await.unwrap();
    assert_eq!(store.get_object(key).await.unwrap(), None);
}

pub async fn old_locations_are_listed(place: Place) {
    let store = place.open().await;
    let one = store_blob(&*store, &noise(10)).await;
    let other = store_blob(&*store, &noise(9_000_000)).await;
    let hour = Duration::from_secs(3600);
    let listed = |instant| {
        let store = store.clone();
        async move {
            let stream = store.written_before(instant).await.unwrap();
            let mut found: Vec<String> = stream.try_collect().await.unwrap();
            found.sort();
            found
        }
    };
    let mut both = vec![one.location, other.location];
    both.sort();
    assert_eq!(listed(SystemTime::now() + hour).await, both);
    assert!(listed(SystemTime::now() - hour).await.is_empty());
}
