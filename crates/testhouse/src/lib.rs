//! A whole registry behind the AWS dispatcher, for tests of the services: with users, a clock that tests set, and a small
//! advisory database. It stands apart from `testkit`, so that the tests of lower crates do not wait for all of this.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "it is the inside of tests, and a test ends where something unexpected happens"
)]

pub mod sign;
pub mod told;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_access::{DownloadKey, Gate, Home, ServerSecret, StoredKeys, Tokens};
use tidewaiter_advisories::{
    Advisory, Affected, BuildOptions, Cvss, Database, DatabaseBuilder, FixState, Limit, Range, Subject,
};
use tidewaiter_aws_api::{ecr, inspector_scan, inspector2, securityhub, sts};
use tidewaiter_aws_wire::PageTokens;
use tidewaiter_aws_wire::dispatch::Dispatcher;
use tidewaiter_blobs::{BlobStore, ExportTarget, LocalStore, digest_of};
use tidewaiter_ecr::{Ecr, EcrConfig, StsService};
use tidewaiter_events::Place;
use tidewaiter_inspector::{Inspector, InspectorConfig, Prices, Reports, SbomScan};
use tidewaiter_registry::{NoGuard, Registry, RegistryConfig};
use tidewaiter_scanning::{Gate as PullGateDoor, KernelFindings, PullGate, Scanning, ScanningConfig};
use tidewaiter_securityhub::{SecurityHub, SecurityHubConfig};
use tidewaiter_store::{NewAccessKey, Store, User};
use tidewaiter_types::{Algorithm, Clock, Digest, Space, Timestamp};
use tokio::sync::watch;

use sign::{Credentials, REGION};
use tidewaiter_testkit::layer::append;
pub use tidewaiter_testkit::layer::tar;
use tidewaiter_testkit::postgres::Postgres;

pub const ACCOUNT: &str = "123456789012";
/// 2023-11-14T00:00:00Z
pub const MIDNIGHT: Timestamp = Timestamp(1_699_920_000_000);
pub const ROOT: Credentials = Credentials {
    id: "AKIDEXAMPLE",
    secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
pub const READER: Credentials = Credentials {
    id: "AKIDREADER",
    secret: "reading",
};
/// The bucket that reports can be written to.
pub const BUCKET: &str = "reports";
pub const OCI_MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
pub const OCI_INDEX: &str = "application/vnd.oci.image.index.v1+json";
const OCI_CONFIG: &str = "application/vnd.oci.image.config.v1+json";
const OCI_LAYER: &str = "application/vnd.oci.image.layer.v1.tar";

/// Stamps each test for both databases.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::House::embedded().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                let house = $crate::House::scaled().await;
                let store = house.registry.store().clone();
                super::$name(house).await;
                store.close().await;
            })+
        }
    };
}

struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

pub struct House {
    pub registry: Registry,
    pub dispatcher: Dispatcher<Gate<StoredKeys>>,
    pub secret: ServerSecret,
    clock: Arc<SetClock>,
    stop: watch::Sender<bool>,
    scanning: Scanning,
    hub: SecurityHub,
    reports: Reports,
    folder: TempDir,
}

impl House {
    pub async fn embedded() -> Self {
        Self::with_kernel(KernelFindings::default()).await
    }

    /// One that was told what becomes of findings in kernel headers and tools.
    pub async fn with_kernel(findings: KernelFindings) -> Self {
        Self::configured(|config| config.kernel_findings = findings).await
    }

    /// One whose scanning was told something else than the defaults.
    pub async fn configured(configure: impl FnOnce(&mut ScanningConfig)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("metadata.db"))
            .await
            .unwrap();
        Self::over(store, folder, configure).await
    }

    pub async fn scaled() -> Self {
        Self::scaled_and_configured(|_| {}).await
    }

    /// The same with scanning that was told something else than the defaults.
    pub async fn scaled_and_configured(configure: impl FnOnce(&mut ScanningConfig)) -> Self {
        let fresh = tokio::task::spawn_blocking(|| Postgres::shared().fresh_database());
        let store = Store::open(&fresh.await.unwrap().unwrap()).await.unwrap();
        Self::over(store, tempfile::tempdir().unwrap(), configure).await
    }

    async fn over(store: Store, folder: TempDir, configure: impl FnOnce(&mut ScanningConfig)) -> Self {
        let blobs: Arc<dyn BlobStore> =
            Arc::new(LocalStore::open(folder.path().join("blobs")).await.unwrap());
        let clock = Arc::new(SetClock(AtomicI64::new(MIDNIGHT.0 + 3_600_000)));
        let place = Place {
            account: ACCOUNT.to_owned(),
            region: REGION.to_owned(),
        };
        let mut config = ScanningConfig::at(place.clone());
        configure(&mut config);
        let scanning = scanning(&store, &blobs, &clock, config, Arc::new(advisories()));
        scanning.adopt_database().await.unwrap();
        let observer = Arc::new(scanning.clone());
        let config = RegistryConfig {
            create_on_push: true,
            ..RegistryConfig::at(place)
        };
        let registry = Registry::new(store.clone(), blobs, clock.clone(), config, observer);
        add_users(&store).await;
        let secret = ServerSecret::from_bytes([9; 32]);
        let hub = SecurityHub::new(hub_config(&secret), registry.clone(), scanning.clone());
        let buckets = [(
            BUCKET.to_owned(),
            ExportTarget::Folder(folder.path().join(BUCKET)),
        )];
        let reports = Reports::new(registry.clone(), scanning.clone(), buckets.into());
        Self {
            hub,
            dispatcher: dispatcher(store, &secret, registry.clone(), scanning.clone()),
            registry,
            secret,
            clock,
            stop: watch::Sender::new(false),
            scanning,
            reports,
            folder,
        }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn pass(&self, millis: i64) {
        self.clock.0.fetch_add(millis, Ordering::Relaxed);
    }

    /// The folder that stands for the bucket of reports.
    pub fn bucket(&self) -> std::path::PathBuf {
        self.folder.path().join(BUCKET)
    }

    /// Nothing that was uploaded can be read any more.
    pub fn lose_all_blobs(&self) {
        std::fs::remove_dir_all(self.folder.path().join("blobs")).unwrap();
    }

    /// Another revision of the advisories comes into use.
    pub async fn learn(&self, database: Database) {
        self.scanning.use_database(Arc::new(database));
        self.scanning.adopt_database().await.unwrap();
    }

    /// A pull gate of a policy.
    pub fn gate(&self, policy: PullGate) -> PullGateDoor {
        PullGateDoor::new(self.scanning.clone(), policy)
    }

    /// Scanning beside its operations.
    pub fn scanning(&self) -> &Scanning {
        &self.scanning
    }

    /// Security Hub beside its operations.
    pub fn hub(&self) -> &SecurityHub {
        &self.hub
    }

    /// The server ends without a word, and another begins where it was, with the same advisories.
    pub fn restart(&mut self) {
        let database = self.scanning.database();
        let blobs = self.registry.blob_store();
        self.scanning = scanning(
            self.registry.store(),
            blobs,
            &self.clock,
            ScanningConfig::at(self.registry.config().place.clone()),
            database,
        );
        self.hub = SecurityHub::new(
            hub_config(&self.secret),
            self.registry.clone(),
            self.scanning.clone(),
        );
        let (store, registry) = (self.registry.store().clone(), self.registry.clone());
        self.dispatcher = dispatcher(store, &self.secret, registry, self.scanning.clone());
    }

    /// Works for so long or until all that is shown is up to date, and is then cut off wherever it is.
    pub async fn work_for(&self, time: std::time::Duration) {
        let work = self.scanning.clone().run_workers(self.stop.subscribe());
        let done = async {
            while !self.is_up_to_date().await {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        };
        let is_behind = !self.is_up_to_date().await;
        tokio::select! {
            () = work => {}
            () = tokio::time::sleep(time) => {}
            () = done, if is_behind => {}
        }
    }

    /// Whether all that is shown stands for the newest advisories.
    pub async fn is_up_to_date(&self) -> bool {
        let store = self.registry.store();
        store.published_revision().await.unwrap() == store.current_revision().await.unwrap()
    }

    /// Everything that is known of an image's findings as of a revision, as text.
    pub async fn report_as_of(&self, repository: &str, digest: &str, revision: i64) -> String {
        let repository = self.registry.repository(repository).await.unwrap();
        let number = tidewaiter_store::RevisionNumber(revision);
        let result = self
            .scanning
            .enhanced_result_as_of(&repository, &digest.parse().unwrap(), number)
            .await
            .unwrap()
            .unwrap();
        format!("{:#?} {:#?}", result.revision, result.findings)
    }

    /// From now on scans are worked on, and nothing else; until the task is aborted.
    pub fn start_scanning(&self) -> tokio::task::JoinHandle<()> {
        let (scanning, hub) = (self.scanning.clone(), self.hub.clone());
        let (scans, findings) = (self.stop.subscribe(), self.stop.subscribe());
        tokio::spawn(async move {
            tokio::join!(scanning.run_workers(scans), hub.run_workers(findings));
        })
    }

    /// From now on scans and reports are worked on; until the task is aborted, which leaves reports to go on.
    pub fn start_workers(&self) -> tokio::task::JoinHandle<()> {
        tokio::spawn(self.reports.clone().run(self.stop.subscribe()));
        self.start_scanning()
    }

    pub async fn answer(&self, request: Request<Bytes>) -> (u16, String) {
        let response = self.dispatcher.handle(request, self.now()).await;
        let status = response.status().as_u16();
        (status, String::from_utf8(response.into_body().to_vec()).unwrap())
    }

    /// What an operation answers; an error is its code and whole body.
    pub async fn call_as(
        &self,
        key: Credentials,
        operation: &str,
        input: Value,
    ) -> Result<Value, (String, Value)> {
        let request = sign::ecr(key, operation, input.to_string(), self.now());
        let (status, body) = self.answer(request).await;
        let body: Value = serde_json::from_str(&body).unwrap();
        match status {
            200 => Ok(body),
            _ => Err((body["__type"].as_str().unwrap().to_owned(), body)),
        }
    }

    /// What an operation of a REST-JSON service answers to root; an error is its code and whole body.
    pub async fn rest(
        &self,
        service: &str,
        method: &str,
        path: &str,
        input: Value,
    ) -> Result<Value, (String, Value)> {
        let body = if input.is_null() {
            String::new()
        } else {
            input.to_string()
        };
        let request = sign::rest(ROOT, service, method, path, body, self.now());
        let response = self.dispatcher.handle(request, self.now()).await;
        let code = response.headers().get("x-amzn-errortype");
        let code = code.map(|code| code.to_str().unwrap().to_owned());
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        code.map_or(Ok(body.clone()), |code| Err((code, body)))
    }

    /// What an operation answers to root, who may do everything.
    pub async fn ok(&self, operation: &str, input: Value) -> Value {
        let answer = self.call_as(ROOT, operation, input).await;
        answer.unwrap_or_else(|error| panic!("{operation}: {error:?}"))
    }

    /// Code and message with which an operation fails.
    pub async fn fails(&self, operation: &str, input: Value) -> (String, String) {
        let (code, body) = self.call_as(ROOT, operation, input).await.unwrap_err();
        (code, body["message"].as_str().unwrap().to_owned())
    }

    pub async fn create(&self, name: &str) {
        self.ok("CreateRepository", json!({"repositoryName": name})).await;
    }

    /// Uploads a blob by the layer API; answers its digest.
    pub async fn upload(&self, repository: &str, bytes: &[u8]) -> Digest {
        let begun = self
            .ok("InitiateLayerUpload", json!({"repositoryName": repository}))
            .await;
        let part = json!({
            "repositoryName": repository, "uploadId": begun["uploadId"], "layerPartBlob": base64(bytes),
            "partFirstByte": 0, "partLastByte": bytes.len() - 1,
        });
        self.ok("UploadLayerPart", part).await;
        let digest = digest_of(Algorithm::Sha256, bytes);
        let end = json!({
            "repositoryName": repository, "uploadId": begun["uploadId"], "layerDigests": [digest.to_string()],
        });
        match self.call_as(ROOT, "CompleteLayerUpload", end).await {
            Ok(_) => {}
            Err((code, _)) => assert_eq!(code, "LayerAlreadyExistsException"),
        }
        digest
    }

    /// Pushes an image whose configuration has these words in it and whose one layer is this; answers its digest.
    pub async fn push(&self, repository: &str, words: &str, layer: &[u8], tags: &[&str]) -> String {
        let config = json!({"architecture": "amd64", "os": "linux", "author": words}).to_string();
        let manifest = json!({
            "schemaVersion": 2, "mediaType": OCI_MANIFEST,
            "config": descriptor(OCI_CONFIG, &self.upload(repository, config.as_bytes()).await, config.len()),
            "layers": [descriptor(OCI_LAYER, &self.upload(repository, layer).await, layer.len())],
        });
        self.put(repository, &manifest, tags).await
    }

    /// Puts a manifest under tags, or by its digest alone; answers its digest.
    pub async fn put(&self, repository: &str, manifest: &Value, tags: &[&str]) -> String {
        let mut input = json!({"repositoryName": repository, "imageManifest": manifest.to_string()});
        if tags.is_empty() {
            self.ok("PutImage", input.clone()).await;
        }
        for tag in tags {
            input["imageTag"] = json!(tag);
            self.ok("PutImage", input.clone()).await;
        }
        digest_of(Algorithm::Sha256, manifest.to_string().as_bytes()).to_string()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}

fn scanning(
    store: &Store,
    blobs: &Arc<dyn BlobStore>,
    clock: &Arc<SetClock>,
    config: ScanningConfig,
    database: Arc<Database>,
) -> Scanning {
    let clock = Arc::clone(clock) as Arc<dyn Clock>;
    Scanning::new(store.clone(), Arc::clone(blobs), clock, config, database)
}

pub fn dispatcher(
    store: Store,
    secret: &ServerSecret,
    registry: Registry,
    scanning: Scanning,
) -> Dispatcher<Gate<StoredKeys>> {
    let home = Home {
        region: REGION.to_owned(),
        account: ACCOUNT.to_owned(),
    };
    let pages = || PageTokens::new(&secret.derive("page tokens"));
    let config = EcrConfig {
        url: "https://registry.example.com:5000".to_owned(),
        tokens: Arc::new(Tokens::new(&secret.derive("registry tokens"))),
        downloads: DownloadKey::new(&secret.derive("download urls")),
        pages: pages(),
        guard: Arc::new(NoGuard),
    };
    let gate = Gate::new(StoredKeys::new(store, home.clone()), home);
    let inspector = Inspector::new(
        InspectorConfig {
            pages: pages(),
            prices: Prices::default(),
        },
        registry.clone(),
        scanning.clone(),
    );
    let hub = SecurityHub::new(hub_config(secret), registry.clone(), scanning.clone());
    let sbom = SbomScan::new(scanning.clone());
    Dispatcher::new(
        gate,
        vec![
            Box::new(ecr::Server(Ecr::new(config, registry, scanning))),
            Box::new(sts::Server(StsService)),
            Box::new(inspector2::Server(inspector)),
            Box::new(inspector_scan::Server(sbom)),
            Box::new(securityhub::Server(hub)),
        ],
    )
}

fn hub_config(secret: &ServerSecret) -> SecurityHubConfig {
    SecurityHubConfig {
        pages: PageTokens::new(&secret.derive("page tokens")),
        forwards: true,
    }
}

async fn add_users(store: &Store) {
    for (name, arn_path, policy, key) in [
        ("root", "root", "admin", ROOT),
        ("reader", "user/reader", "read-only", READER),
    ] {
        let user = User {
            name: name.to_owned(),
            arn_path: arn_path.to_owned(),
            policies: json!([policy]),
            created_at: MIDNIGHT,
        };
        store.create_user(&user).await.unwrap();
        let key = NewAccessKey {
            id: key.id.to_owned(),
            secret: key.secret.to_owned(),
            user: user.name,
        };
        store.create_access_key(&key, MIDNIGHT).await.unwrap();
    }
}

pub fn descriptor(media_type: &str, digest: &Digest, size: usize) -> Value {
    json!({"mediaType": media_type, "digest": digest.to_string(), "size": size})
}

pub fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

const RELEASE: (&str, &str) = ("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");

/// A layer with Debian 12 and these packages in it.
pub fn debian(packages: &[(&str, &str)]) -> Vec<u8> {
    tar(&[RELEASE, ("var/lib/dpkg/status", &status(packages))])
}

/// The same, with a link where the database should be; what it leads to has a name that tells nothing.
pub fn moved_debian(packages: &[(&str, &str)]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    append(&mut tar, RELEASE.0, RELEASE.1.as_bytes());
    append(&mut tar, "opt/packages", status(packages).as_bytes());
    let mut link = tar::Header::new_gnu();
    link.set_entry_type(tar::EntryType::Symlink);
    link.set_size(0);
    tar.append_link(&mut link, "var/lib/dpkg/status", "/opt/packages")
        .unwrap();
    tar.into_inner().unwrap()
}

/// dpkg's status file.
fn status(packages: &[(&str, &str)]) -> String {
    let paragraphs = packages.iter().map(|(name, version)| {
        format!(
            "Package: {name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: {version}\n\
             Maintainer: Somebody <some@body>\nDescription: a package\n\n"
        )
    });
    paragraphs.collect()
}

/// What is known of the packages of these tests: three vulnerabilities of `alpha`, one of the kernel's headers.
fn advisories() -> Database {
    let mut builder = DatabaseBuilder::new(BuildOptions {
        created: Some(MIDNIGHT),
        ..BuildOptions::default()
    });
    for number in 1..=3 {
        builder.add(advisory("debian", &format!("CVE-2023-000{number}"), "alpha"));
    }
    builder.add(advisory("debian", "CVE-2023-9999", "linux-libc-dev"));
    builder.add(Advisory {
        description: Some("A flaw in alpha.".to_owned()),
        cvss: vec![
            cvss(2, "AV:N/AC:L/Au:N/C:P/I:P/A:P", 7.5),
            cvss(3, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8),
        ],
        affected: Vec::new(),
        ..advisory("nvd", "CVE-2023-0001", "alpha")
    });
    Database::from_bytes(builder.to_vec().unwrap()).unwrap()
}

/// A revision, a day newer, in which these packages have these vulnerabilities.
pub fn advisories_of(affected: &[(&str, &str)]) -> Database {
    let mut builder = DatabaseBuilder::new(BuildOptions {
        created: Some(MIDNIGHT.plus_millis(24 * 3_600_000)),
        ..BuildOptions::default()
    });
    for (id, package) in affected {
        builder.add(advisory("debian", id, package));
    }
    Database::from_bytes(builder.to_vec().unwrap()).unwrap()
}

/// A revision that tells of the same vulnerabilities of `alpha` in other words, with another score and another fix.
pub fn advisories_told_otherwise() -> Database {
    let mut builder = DatabaseBuilder::new(BuildOptions {
        created: Some(MIDNIGHT.plus_millis(24 * 3_600_000)),
        ..BuildOptions::default()
    });
    let mut other = advisory("debian", "CVE-2023-0001", "alpha");
    other.affected[0].ranges[0].limit = Limit::Fixed("2.1-1".to_owned());
    builder.add(other);
    builder.add(Advisory {
        title: Some("Now with a title".to_owned()),
        ..advisory("debian", "CVE-2023-0002", "alpha")
    });
    builder.add(Advisory {
        description: Some("It is less grave than it seemed.".to_owned()),
        cvss: vec![cvss(3, "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N", 1.8)],
        affected: Vec::new(),
        ..advisory("nvd", "CVE-2023-0001", "alpha")
    });
    Database::from_bytes(builder.to_vec().unwrap()).unwrap()
}

fn advisory(feed: &str, id: &str, package: &str) -> Advisory {
    Advisory {
        id: id.to_owned(),
        feed: feed.to_owned(),
        vulnerabilities: vec![id.to_owned()],
        affected: vec![Affected {
            space: Space::from("debian:12".to_owned()),
            package: package.to_owned(),
            subject: Subject::Source,
            ranges: vec![Range {
                introduced: None,
                limit: Limit::Fixed("2.0-1".to_owned()),
            }],
            state: FixState::Fixed,
            fixed_at: None,
            severity: None,
            arches: Vec::new(),
            module: None,
            stream: None,
        }],
        ..Advisory::default()
    }
}

fn cvss(version: u8, vector: &str, score: f32) -> Cvss {
    Cvss {
        version,
        vector: vector.to_owned(),
        score,
        source: "nvd@nist.gov".to_owned(),
    }
}
