//! Every behaviour of a blob store, stamped for local files and for a real S3 server.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

mod behaviour;
mod export;
mod local;

use std::sync::Arc;

use tidewaiter_blobs::{BlobStore, LocalStore, S3Config, S3Store};
use tidewaiter_testkit::s3::S3Server;

/// A store under test that can be opened a second time, as after a restart.
pub enum Place {
    /// A folder.
    Folder(tempfile::TempDir),
    /// A bucket.
    Bucket(S3Server),
}

impl Place {
    /// An empty folder.
    pub fn folder() -> Self {
        Self::Folder(tempfile::tempdir().unwrap())
    }

    /// An empty bucket on a server of its own.
    pub fn bucket() -> Self {
        // The client wants a provider even for plain HTTP; a second installation is refused and does not matter.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self::Bucket(S3Server::start())
    }

    /// Opens the store anew.
    pub async fn open(&self) -> Arc<dyn BlobStore> {
        match self {
            Self::Folder(folder) => Arc::new(LocalStore::open(folder.path()).await.unwrap()),
            Self::Bucket(server) => Arc::new(S3Store::open(config(server)).unwrap()),
        }
    }
}

fn config(server: &S3Server) -> S3Config {
    S3Config {
        bucket: S3Server::BUCKET.into(),
        prefix: "some/prefix".into(),
        endpoint: Some(server.endpoint()),
        region: Some("us-east-1".into()),
        credentials: Some((S3Server::ACCESS_KEY.into(), S3Server::SECRET_KEY.into())),
    }
}

/// Stamps each behaviour as a test on both stores.
macro_rules! on_both_stores {
    ($($behaviour:ident)*) => {
        mod on_files { $(
            #[tokio::test]
            async fn $behaviour() { crate::behaviour::$behaviour(crate::Place::folder()).await; }
        )* }
        mod on_s3 { $(
            #[tokio::test]
            async fn $behaviour() { crate::behaviour::$behaviour(crate::Place::bucket()).await; }
        )* }
    };
}

on_both_stores! {
    a_blob_comes_back_as_it_went_in
    an_empty_blob_is_a_blob
    both_algorithms_verify_whatever_was_announced
    a_wrong_digest_leaves_nothing
    a_suspended_upload_goes_on
    an_upload_goes_on_after_a_restart
    an_abandoned_upload_keeps_what_was_suspended
    chunks_of_any_size_make_the_same_blob
    one_request_at_a_time_writes
    a_cancelled_upload_is_unknown
    ids_from_outside_are_harmless
    ranges_are_exact
    two_copies_live_and_die_apart
    small_objects_are_replaced_whole
    old_locations_are_listed
}
