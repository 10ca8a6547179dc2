//! Signatures.
#![allow(missing_docs, unused_variables, clippy::todo)]
use crate::*;
use serde_json::Value;
use std::collections::BTreeMap;
use tidewaiter_types::{Digest, Timestamp};

/// Repositories.
impl Store {
    /// Errors: RepositoryExists.
    pub async fn create_repository(&self, new: &NewRepository, now: Timestamp) -> Result<Repository> {
        todo!()
    }
    pub async fn repository(&self, name: &str) -> Result<Option<Repository>> {
        todo!()
    }
    pub async fn repository_by_id(&self, id: &RepositoryId) -> Result<Option<Repository>> {
        todo!()
    }
    /// In byte order of names, after `after`.
    pub async fn repositories(&self, after: Option<&str>, limit: u32) -> Result<Vec<Repository>> {
        todo!()
    }
    /// Errors: RepositoryNotFound.
    pub async fn update_repository(&self, name: &str, update: &RepositoryUpdate) -> Result<Repository> {
        todo!()
    }
    /// Errors: RepositoryNotFound, RepositoryNotEmpty (unless force). Gives what it deleted.
    pub async fn delete_repository(&self, name: &str, force: bool, now: Timestamp) -> Result<Repository> {
        todo!()
    }
}

/// Blobs.
impl Store {
    /// Hot path: one query by repository name.
    pub async fn blob_by_name(&self, repository: &str, digest: &Digest) -> Result<Option<BlobLink>> {
        todo!()
    }
    pub async fn blob_in(&self, repository: &RepositoryId, digest: &Digest) -> Result<Option<BlobLink>> {
        todo!()
    }
    /// Anywhere in the registry.
    pub async fn blob(&self, digest: &Digest) -> Result<Option<Blob>> {
        todo!()
    }
    /// Which of these the repository lacks.
    pub async fn missing_blobs(&self, repository: &RepositoryId, digests: &[Digest]) -> Result<Vec<Digest>> {
        todo!()
    }
    /// A finished upload becomes visible. If the bytes were stored before, the answer's location is the older one
    /// and the caller deletes the newer bytes. Ends the upload session of that id in the same transaction.
    pub async fn add_blob(
        &self,
        repository: &RepositoryId,
        blob: &Blob,
        upload: Option<&str>,
    ) -> Result<Blob> {
        todo!()
    }
    /// Shows a blob that exists anywhere in this repository too; `false` if it exists nowhere (or not in `from`).
    pub async fn mount_blob(
        &self,
        to: &RepositoryId,
        digest: &Digest,
        from: Option<&RepositoryId>,
        now: Timestamp,
    ) -> Result<bool> {
        todo!()
    }
    /// Gives an unreferenced blob a new grace period: somebody was told that it is here.
    pub async fn touch_blob(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<bool> {
        todo!()
    }
    /// DELETE of a blob; `false` if it was not there. A blob that manifests refer to is not deleted: Err? no, `Referenced`.
    pub async fn unlink_blob(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<bool> {
        todo!()
    }
    pub async fn start_upload(&self, upload: &NewUpload, now: Timestamp) -> Result<()> {
        todo!()
    }
    pub async fn upload(&self, repository: &RepositoryId, id: &str) -> Result<Option<UploadSession>> {
        todo!()
    }
    /// `expected` is the offset before: `false` if another request was faster or the upload is gone.
    pub async fn advance_upload(
        &self,
        id: &str,
        expected: u64,
        offset: u64,
        state: &Value,
        now: Timestamp,
    ) -> Result<bool> {
        todo!()
    }
    pub async fn delete_upload(&self, id: &str) -> Result<bool> {
        todo!()
    }
    /// Not touched since `before`, oldest first.
    pub async fn stale_uploads(&self, before: Timestamp, limit: u32) -> Result<Vec<UploadSession>> {
        todo!()
    }
}

/// Garbage collection.
impl Store {
    /// Removes links without a manifest since before `before`; how many (0: done).
    pub async fn collect_links(&self, before: Timestamp, now: Timestamp, limit: u32) -> Result<u64> {
        todo!()
    }
    /// Moves blobs without a repository since before `before` to the trash; how many (0: done).
    pub async fn collect_blobs(&self, before: Timestamp, limit: u32) -> Result<u64> {
        todo!()
    }
    /// Whose bytes are to be deleted.
    pub async fn trash(&self, limit: u32) -> Result<Vec<CollectedBlob>> {
        todo!()
    }
    /// The bytes at these locations are deleted.
    pub async fn trash_emptied(&self, locations: &[String]) -> Result<()> {
        todo!()
    }
    /// Which of these locations no row knows: orphans of a crash.
    pub async fn unknown_locations(&self, locations: &[String]) -> Result<Vec<String>> {
        todo!()
    }
}

/// Manifests and tags.
impl Store {
    /// Errors: RepositoryNotFound.
    pub async fn put_manifest(&self, new: &NewManifest) -> Result<PutOutcome> {
        todo!()
    }
    /// Hot path: one query.
    pub async fn manifest_by_tag(&self, repository: &str, tag: &str) -> Result<Option<Manifest>> {
        todo!()
    }
    /// Hot path: one query.
    pub async fn manifest_by_digest(&self, repository: &str, digest: &Digest) -> Result<Option<Manifest>> {
        todo!()
    }
    /// What the manifest refers to, in the manifest's order.
    pub async fn references(&self, repository: &RepositoryId, digest: &Digest) -> Result<Vec<Reference>> {
        todo!()
    }
    /// Points one more tag at an image that is there. Errors: ImageNotFound.
    pub async fn tag(&self, repository: &RepositoryId, name: &str) -> Result<Option<Tag>> {
        todo!()
    }
    /// In byte order, after `after`.
    pub async fn tags(&self, repository: &RepositoryId, after: Option<&str>, limit: u32) -> Result<Vec<Tag>> {
        todo!()
    }
    /// `with_image`: deleting the last tag deletes the image, as ECR does; else the manifest stays.
    pub async fn delete_tag(
        &self,
        repository: &RepositoryId,
        tag: &str,
        with_image: bool,
        effects: &Effects,
        now: Timestamp,
    ) -> Result<Deleted> {
        todo!()
    }
    /// With all its tags. `force`: even if an index lists it.
    pub async fn delete_manifest(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        force: bool,
        effects: &Effects,
        now: Timestamp,
    ) -> Result<Deleted> {
        todo!()
    }
    pub async fn image(&self, repository: &RepositoryId, digest: &Digest) -> Result<Option<Image>> {
        todo!()
    }
    pub async fn image_by_tag(&self, repository: &RepositoryId, tag: &str) -> Result<Option<Image>> {
        todo!()
    }
    pub async fn images(&self, repository: &RepositoryId, query: &ImageQuery) -> Result<Vec<Image>> {
        todo!()
    }
    /// Which indexes of the repository list this manifest.
    pub async fn parents(&self, repository: &RepositoryId, digest: &Digest) -> Result<Vec<Digest>> {
        todo!()
    }
    /// By digest, after `after`.
    pub async fn referrers(
        &self,
        repository: &RepositoryId,
        subject: &Digest,
        artifact_type: Option<&str>,
        after: Option<&Digest>,
        limit: u32,
    ) -> Result<Vec<Referrer>> {
        todo!()
    }
    /// Batched by the caller (pulls are frequent, their times need no durability of their own).
    pub async fn record_pulls(&self, pulls: &[(RepositoryId, Digest, Timestamp)]) -> Result<()> {
        todo!()
    }
}

/// Scans.
impl Store {
    /// Errors: ImageNotFound. Jobs and events in `effects` are queued only if it was started.
    pub async fn start_scan(
        &self,
        new: &NewScan,
        quota: Option<ScanQuota>,
        effects: &Effects,
    ) -> Result<StartedScan> {
        todo!()
    }
    /// `false` if the scan (or its image) is gone; nothing happens then.
    pub async fn finish_scan(&self, id: &str, finished: &FinishedScan, effects: &Effects) -> Result<bool> {
        todo!()
    }
    pub async fn scan(&self, id: &str) -> Result<Option<Scan>> {
        todo!()
    }
    pub async fn latest_scan(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        scan_type: ScanType,
    ) -> Result<Option<Scan>> {
        todo!()
    }
    pub async fn latest_scans(
        &self,
        repository: &RepositoryId,
        digests: &[Digest],
        scan_type: ScanType,
    ) -> Result<BTreeMap<Digest, Scan>> {
        todo!()
    }
    /// The bytes given to finish_scan.
    pub async fn scan_result(&self, id: &str) -> Result<Option<Vec<u8>>> {
        todo!()
    }
    /// Newest first.
    pub async fn scan_history(
        &self,
        repository: &RepositoryId,
        digest: &Digest,
        limit: u32,
    ) -> Result<Vec<Scan>> {
        todo!()
    }
}

/// Settings, secrets, users.
impl Store {
    pub async fn setting(&self, key: &str) -> Result<Option<Value>> {
        todo!()
    }
    pub async fn put_setting(&self, key: &str, value: &Value, now: Timestamp) -> Result<()> {
        todo!()
    }
    /// The secret of this name; `fresh` is kept if there was none.
    pub async fn secret(&self, name: &str, fresh: &[u8; 32], now: Timestamp) -> Result<[u8; 32]> {
        todo!()
    }
    pub async fn resource_tags(&self, resource: &str) -> Result<Vec<(String, String)>> {
        todo!()
    }
    pub async fn tag_resource(&self, resource: &str, tags: &[(String, String)]) -> Result<()> {
        todo!()
    }
    pub async fn untag_resource(&self, resource: &str, keys: &[String]) -> Result<()> {
        todo!()
    }
    /// Errors: UserExists.
    pub async fn create_user(&self, user: &User) -> Result<()> {
        todo!()
    }
    pub async fn user(&self, name: &str) -> Result<Option<User>> {
        todo!()
    }
    pub async fn users(&self, after: Option<&str>, limit: u32) -> Result<Vec<User>> {
        todo!()
    }
    /// Errors: UserNotFound.
    pub async fn set_user_policies(&self, name: &str, policies: &Value) -> Result<()> {
        todo!()
    }
    /// With its keys.
    pub async fn delete_user(&self, name: &str) -> Result<bool> {
        todo!()
    }
    /// Errors: AccessKeyExists, UserNotFound.
    pub async fn create_access_key(&self, key: &NewAccessKey, now: Timestamp) -> Result<()> {
        todo!()
    }
    /// One query: the key and its user.
    pub async fn access_key(&self, id: &str) -> Result<Option<(AccessKey, User)>> {
        todo!()
    }
    pub async fn access_keys(&self, user: &str) -> Result<Vec<AccessKey>> {
        todo!()
    }
    pub async fn set_access_key_status(&self, id: &str, status: KeyStatus) -> Result<bool> {
        todo!()
    }
    pub async fn delete_access_key(&self, id: &str) -> Result<bool> {
        todo!()
    }
    pub async fn record_key_use(&self, id: &str, now: Timestamp) -> Result<()> {
        todo!()
    }
}

/// Jobs.
impl Store {
    pub async fn enqueue(&self, job: &NewJob, now: Timestamp) -> Result<()> {
        todo!()
    }
    /// The most overdue job of the queue; it is the caller's for `lease_millis`.
    pub async fn lease_job(&self, queue: &str, now: Timestamp, lease_millis: i64) -> Result<Option<Job>> {
        todo!()
    }
    /// `false`: the lease had ended and somebody else has the job.
    pub async fn heartbeat(&self, job: &Job, now: Timestamp, lease_millis: i64) -> Result<bool> {
        todo!()
    }
    pub async fn complete_job(&self, job: &Job, now: Timestamp) -> Result<bool> {
        todo!()
    }
    /// Back-off: 1 s, 2 s, 4 s … 5 min.
    pub async fn fail_job(&self, job: &Job, error: &str, now: Timestamp) -> Result<JobFailure> {
        todo!()
    }
    /// When the next job of the queue is due.
    pub async fn next_job_at(&self, queue: &str) -> Result<Option<Timestamp>> {
        todo!()
    }
    pub async fn job_counts(&self, queue: &str) -> Result<JobCounts> {
        todo!()
    }
}

/// Outbox.
impl Store {
    /// Which sinks get the events from now on (replaces the list; waiting deliveries of dropped sinks go).
    pub async fn set_sinks(&self, sinks: &[String], now: Timestamp) -> Result<()> {
        todo!()
    }
    pub async fn emit(&self, events: &[NewEvent]) -> Result<()> {
        todo!()
    }
    /// Deliveries due to a sink, at most one per subject; they are the caller's for `lease_millis`.
    pub async fn due_deliveries(
        &self,
        sink: &str,
        now: Timestamp,
        lease_millis: i64,
        limit: u32,
    ) -> Result<Vec<Delivery>> {
        todo!()
    }
    pub async fn delivered(&self, delivery: &Delivery, now: Timestamp) -> Result<()> {
        todo!()
    }
    /// Back-off as for jobs.
    pub async fn delivery_failed(
        &self,
        delivery: &Delivery,
        error: &str,
        max_attempts: u32,
        now: Timestamp,
    ) -> Result<DeliveryFailure> {
        todo!()
    }
    /// When the sink's next delivery is due.
    pub async fn next_delivery_at(&self, sink: &str) -> Result<Option<Timestamp>> {
        todo!()
    }
    /// Forgets events older than `before` that no sink waits for; how many.
    pub async fn purge_events(&self, before: Timestamp, limit: u32) -> Result<u64> {
        todo!()
    }
}
