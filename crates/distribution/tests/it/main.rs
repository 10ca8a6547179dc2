//! The surface over HTTP, against both databases and both blob stores; and the OCI conformance suite.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

mod behaviour;
mod conformance;
mod gate;
mod guard;
mod harness;
mod tee;

/// Stamps each behaviour as a test on SQLite with files and on PostgreSQL with S3.
macro_rules! on_both {
    ($($behaviour:ident)*) => {
        mod on_sqlite_and_files { $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $behaviour() {
                crate::behaviour::$behaviour(crate::harness::Harness::embedded().await).await;
            }
        )* }
        mod on_postgres_and_s3 { $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $behaviour() {
                crate::behaviour::$behaviour(crate::harness::Harness::scaled().await).await;
            }
        )* }
    };
}

on_both! {
    a_manifest_is_kept_to_the_byte
    a_moved_tag_is_seen_at_once
    sha512_serves_as_well
    a_manifest_needs_its_blobs
    blobs_are_read_in_part_and_not_again
    a_chunk_out_of_order_is_told_where_to_go_on
    a_broken_off_chunk_is_kept
    a_wrong_digest_ends_an_upload
    a_blob_is_mounted_without_its_bytes
    tags_come_in_pages
    an_immutable_tag_stays
    referrers_are_filtered
    errors_speak_as_ecr_does
    a_nul_is_the_clients_error
    garbage_goes_and_the_rest_stays
    history_goes_after_its_time
}
