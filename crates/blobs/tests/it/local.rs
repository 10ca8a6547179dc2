//! What only local files can show: the layout, and what a crash leaves.

use bytes::Bytes;
use tidewaiter_blobs::{BlobStore, LocalStore, digest_of};
use tidewaiter_types::Algorithm;

#[tokio::test]
async fn a_file_lies_under_its_digest_and_no_upload_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalStore::open(folder.path()).await.unwrap();
    let digest = digest_of(Algorithm::Sha256, b"abc");
    let mut upload = store.begin_upload(Algorithm::Sha256).await.unwrap();
    upload.append(Bytes::from_static(b"abc")).await.unwrap();
    let stored = upload.finish(&digest).await.unwrap();
    let shelf = format!("sha256/ba/{}.", digest.hex());
    assert!(stored.location.starts_with(&shelf), "{}", stored.location);
    let path = folder.path().join("blobs").join(&stored.location);
    assert_eq!(std::fs::read(path).unwrap(), b"abc");
    assert_eq!(
        std::fs::read_dir(folder.path().join("uploads")).unwrap().count(),
        0
    );
}

/// A crash may leave more or less of the file than the last answer said: what is there is what counts.
#[tokio::test]
async fn the_file_decides_where_an_upload_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalStore::open(folder.path()).await.unwrap();
    let mut upload = store.begin_upload(Algorithm::Sha256).await.unwrap();
    let id = upload.id().to_owned();
    upload.append(Bytes::from_static(b"abcdef")).await.unwrap();
    upload.suspend().await.unwrap();
    std::fs::write(folder.path().join("uploads").join(&id), b"abc").unwrap();
    let mut upload = store.resume_upload(&id).await.unwrap();
    assert_eq!(upload.size(), 3);
    upload.append(Bytes::from_static(b"xyz")).await.unwrap();
    upload
        .finish(&digest_of(Algorithm::Sha256, b"abcxyz"))
        .await
        .unwrap();
}

#[tokio::test]
async fn keys_cannot_leave_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalStore::open(folder.path().join("inner")).await.unwrap();
    for key in ["../outside", "/outside", "a/../../outside", ""] {
        assert!(store.put_object(key, Bytes::new()).await.is_err(), "{key:?}");
        assert!(store.get(key, None).await.is_err(), "{key:?}");
    }
}
