//! Files for others come whole, into a folder and into a bucket, also if they are large.

use std::sync::Arc;

use bytes::Bytes;
use tidewaiter_blobs::{BlobError, BlobStore, ExportTarget, S3Config, S3Store};
use tidewaiter_testkit::s3::S3Server;

/// More than two parts of a multipart upload.
const LARGE: usize = 17 << 20;

fn large() -> Vec<u8> {
    (0..LARGE).map(|place| (place * 31 % 251) as u8).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_gets_whole_files_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let target = ExportTarget::Folder(folder.path().join("out"));
    target.put("a/b.json", Bytes::from_static(b"one")).await.unwrap();
    target.put("a/b.json", Bytes::from_static(b"two")).await.unwrap();
    let source = folder.path().join("source");
    std::fs::write(&source, large()).unwrap();
    target.put_file("large", source).await.unwrap();
    assert_eq!(std::fs::read(folder.path().join("out/a/b.json")).unwrap(), b"two");
    assert_eq!(std::fs::read(folder.path().join("out/large")).unwrap(), large());
    assert_eq!(std::fs::read_dir(folder.path().join("out/a")).unwrap().count(), 1);
    for key in ["../a", "a/../../b", "", "a//b", "/a"] {
        let refused = target.put(key, Bytes::new()).await.unwrap_err();
        assert!(matches!(refused, BlobError::Key(_)), "{key}: {refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_gets_small_and_large_files() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = Arc::new(S3Server::start());
    let config = |bucket: &str| S3Config {
        bucket: bucket.to_owned(),
        prefix: String::new(),
        endpoint: Some(server.endpoint()),
        region: Some("us-east-1".to_owned()),
        credentials: Some((S3Server::ACCESS_KEY.to_owned(), S3Server::SECRET_KEY.to_owned())),
    };
    let target = ExportTarget::Bucket(config(S3Server::BUCKET));
    // Where the blob store looks for small objects, so that it can be asked what is there.
    target
        .put("objects/small", Bytes::from_static(b"one"))
        .await
        .unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), large()).unwrap();
    target
        .put_file("objects/large", file.path().to_owned())
        .await
        .unwrap();
    let store = S3Store::open(config(S3Server::BUCKET)).unwrap();
    assert_eq!(store.get_object("small").await.unwrap().unwrap(), "one");
    assert_eq!(store.get_object("large").await.unwrap().unwrap(), large());
    let missing = ExportTarget::Bucket(config("elsewhere"));
    let refused = missing.put("a", Bytes::from_static(b"one")).await.unwrap_err();
    assert!(matches!(refused, BlobError::NotFound(_)), "{refused}");
}
