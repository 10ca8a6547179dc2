//! The server: everything wired together over one settings structure.
//!
//! Odd: with the embedded database one process owns the data folder, because the registry keeps a cache that only
//! its own writes keep exact; a lock on the folder holds that.

mod aws;
mod console;
mod counted;
mod health;
mod listen;
mod results;
mod root_key;

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use axum::{Router, middleware};
use tidewaiter_access::{DownloadKey, Home, ServerSecret, StoredKeys, Tokens};
use tidewaiter_advisories::Database;
use tidewaiter_attestation::Attestor;
use tidewaiter_aws_wire::PageTokens;
use tidewaiter_blobs::{BlobStore, ExportTarget, LocalStore, S3Config, S3Store};
use tidewaiter_console::Changes;
use tidewaiter_distribution::{Distribution, TokenGate};
use tidewaiter_events::sinks::{Log, Sink, Webhook};
use tidewaiter_events::{Courier, Filter, Place, Subscription, kind};
use tidewaiter_inspector::{Prices, Reports};
use tidewaiter_registry::{NoGuard, PullGuard, Registry, RegistryConfig};
use tidewaiter_scanning::{Follower, Gate, KernelFindings, Scanning, ScanningConfig};
use tidewaiter_securityhub::{Forwarder, SecurityHub, SecurityHubConfig};
use tidewaiter_store::Store;
use tidewaiter_types::Clock;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::advisories::{Flips, Loss, Revisions, Updater};
use crate::clock::SystemClock;
use crate::config::{self, Settings, Updates};
use crate::starter;
use counted::Counted;
pub use listen::{acceptor, serve as serve_connections, stop_signal};
pub use root_key::FreshKey;

/// How often unreferenced blobs are looked for.
const COLLECT_EVERY: Duration = Duration::from_secs(3600);
/// How often the times of pulls are written down.
const FLUSH_PULLS_EVERY: Duration = Duration::from_secs(30);

/// A server that is ready to serve.
pub struct Server {
    listener: TcpListener,
    settings: Settings,
    router: Router,
    parts: Parts,
    courier: Courier,
    updater: Updater,
    attestor: Option<Attestor>,
    changes: Changes,
    stopping: watch::Sender<bool>,
    /// The root key, if it was made by this start.
    pub fresh_key: Option<FreshKey>,
    _lock: File,
}

/// The pieces that others join.
#[derive(Clone)]
pub struct Parts {
    /// Metadata.
    pub store: Store,
    /// The registry.
    pub registry: Registry,
    /// Scanning.
    pub scanning: Scanning,
    /// Security Hub.
    pub hub: SecurityHub,
    /// Registry tokens.
    pub tokens: Arc<Tokens>,
    /// What scans would cost on AWS.
    pub prices: Prices,
    /// Reports to buckets.
    pub reports: Reports,
}

impl Server {
    /// Opens everything and takes the port.
    pub async fn open(settings: Settings) -> anyhow::Result<Self> {
        let lock = lock_folder(&settings.data)?;
        let listener = TcpListener::bind(settings.listen)
            .await
            .with_context(|| format!("{} cannot be listened on", settings.listen))?;
        let host = host(&settings, &listener)?;
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let store = Store::open(&settings.database_url)
            .await
            .context("the metadata database cannot be opened")?;
        // The lock says that whoever held these is dead.
        store.end_leases(clock.now()).await?;
        let fresh_key = root_key::ensure(&store, clock.now()).await?;
        let secret = store
            .secret("server", ServerSecret::generate().as_bytes(), clock.now())
            .await?;
        let secret = ServerSecret::from_bytes(secret);
        let revisions = Revisions::of(&settings.data);
        revisions.prepare()?;
        let (database, is_starter) = open_database(&settings, &revisions)?;
        let parts = parts(&settings, store, &clock, &secret, database).await?;
        remember_judged(&parts, &revisions).await?;
        let updater = updater(&settings, &parts, revisions, &clock, is_starter);
        let expander = Arc::new(parts.scanning.clone());
        let subscriptions = subscriptions(&settings, &clock)?;
        let courier = Courier::new(parts.store.clone(), Arc::clone(&clock), subscriptions, expander).await?;
        let (stopping, stopped) = watch::channel(false);
        let changes = Changes::new(stopped);
        let router = router(&settings, &parts, &clock, &secret, &host, changes.clone())?;
        let attestor = results::attestor(&settings, &parts, &secret, &host).await?;
        let router = router.merge(results::router(attestor.as_ref()));
        Ok(Self {
            listener,
            settings,
            router,
            parts,
            courier,
            updater,
            attestor,
            changes,
            stopping,
            fresh_key,
            _lock: lock,
        })
    }

    /// `http://ADDRESS` or `https://ADDRESS` that it listens on.
    pub fn url(&self) -> anyhow::Result<String> {
        let scheme = if self.settings.tls.is_some() {
            "https"
        } else {
            "http"
        };
        Ok(format!("{scheme}://{}", self.listener.local_addr()?))
    }

    /// The pieces that others join.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Serves until `stop` ends, then ends everything in good order.
    pub async fn serve(self, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
        let tls = self.settings.tls.as_ref().map(listen::acceptor).transpose()?;
        let (stopping, stopped) = watch::channel(false);
        let stop = async {
            stop.await;
            // Streams of changes end, so that their connections are not waited for.
            self.stopping.send_replace(true);
        };
        let mut background = JoinSet::new();
        background.spawn(self.parts.scanning.clone().run_workers(stopped.clone()));
        let followers = self
            .attestor
            .into_iter()
            .map(|attestor| Arc::new(attestor) as Arc<dyn Follower>);
        let hub = self.parts.hub.clone();
        background.spawn(hub.run_workers_with(followers.collect(), stopped.clone()));
        if let Some(forward) = &self.settings.forward {
            let forwarder = Forwarder::new(self.parts.hub.clone(), forward.config()?)?;
            background.spawn(forwarder.run(stopped.clone()));
        }
        background.spawn(self.changes.run(self.parts.store.clone(), Arc::new(SystemClock)));
        background.spawn(self.parts.reports.clone().run(stopped.clone()));
        background.spawn(self.courier.run(stopped.clone()));
        background.spawn(self.updater.run(stopped.clone()));
        background.spawn(tend(self.parts.registry.clone(), stopped));
        listen::serve(self.listener, tls, self.router, stop).await;
        stopping.send_replace(true);
        background.join_all().await;
        self.parts.registry.flush_pulls().await?;
        self.parts.store.close().await;
        Ok(())
    }
}

/// Opens the revision that packages were judged by when the server last ran, if it is kept still.
async fn remember_judged(parts: &Parts, revisions: &Revisions) -> anyhow::Result<()> {
    let Some(judged) = parts.store.judged_revision().await? else {
        return Ok(());
    };
    if parts.scanning.database().info().revision == judged.digest {
        parts.scanning.remember_database(parts.scanning.database());
    } else if let Some(database) = revisions.kept(judged.digest) {
        parts.scanning.remember_database(Arc::new(database));
    }
    Ok(())
}

/// Takes the data folder for this process alone.
fn lock_folder(folder: &Path) -> anyhow::Result<File> {
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))?;
    let path = folder.join("lock");
    let file = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!("another server uses {}", folder.display()),
        Err(TryLockError::Error(error)) => Err(error).context("the data folder cannot be locked"),
    }
}

/// Where clients reach the registry.
fn host(settings: &Settings, listener: &TcpListener) -> anyhow::Result<String> {
    match &settings.registry_host {
        Some(host) => Ok(host.clone()),
        None => Ok(listener.local_addr()?.to_string()),
    }
}

async fn parts(
    settings: &Settings,
    store: Store,
    clock: &Arc<dyn Clock>,
    secret: &ServerSecret,
    database: Database,
) -> anyhow::Result<Parts> {
    let blobs = blobs(settings).await.context("the blob store cannot be opened")?;
    let scanning = scanning(settings, store.clone(), Arc::clone(&blobs), clock, database)?;
    scanning
        .adopt_database()
        .await
        .context("the advisories could not be made the registry's")?;
    let registry = Registry::new(
        store.clone(),
        blobs,
        Arc::clone(clock),
        registry_config(settings, place(settings)),
        Arc::new(scanning.clone()),
    );
    let reports = Reports::new(registry.clone(), scanning.clone(), buckets(settings));
    let tokens = Arc::new(Tokens::new(&token_key(secret)));
    let hub = SecurityHub::new(
        SecurityHubConfig {
            pages: PageTokens::new(&secret.derive("page tokens")),
            forwards: settings.forward.is_some(),
        },
        registry.clone(),
        scanning.clone(),
    );
    Ok(Parts {
        store,
        registry,
        scanning,
        hub,
        tokens,
        prices: settings.prices.of(&settings.region),
        reports,
    })
}

fn place(settings: &Settings) -> Place {
    Place {
        account: settings.account_id.clone(),
        region: settings.region.clone(),
    }
}

fn scanning(
    settings: &Settings,
    store: Store,
    blobs: Arc<dyn BlobStore>,
    clock: &Arc<dyn Clock>,
    database: Database,
) -> anyhow::Result<Scanning> {
    let config = ScanningConfig {
        kernel_findings: kernel_findings(settings.kernel_findings),
        refuses_manual_enhanced: settings.strict_manual_scans,
        tells_of_basic: settings.basic_findings_to_hub,
        vex: results::vex_trust(settings)?,
        ..ScanningConfig::at(place(settings))
    };
    let (clock, database) = (Arc::clone(clock), Arc::new(database));
    Ok(Scanning::new(store, blobs, clock, config, database))
}

/// Scanning beside a server, for reading: with the advisories that a server would begin with.
pub async fn scanning_alone(settings: &Settings) -> anyhow::Result<Scanning> {
    let store = Store::open(&settings.database_url)
        .await
        .context("the metadata database cannot be opened")?;
    let revisions = Revisions::of(&settings.data);
    let (database, _) = open_database(settings, &revisions)?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    scanning(settings, store, blobs(settings).await?, &clock, database)
}

/// What is behind the names of buckets that reports go to.
fn buckets(settings: &Settings) -> BTreeMap<String, ExportTarget> {
    let target = |(name, bucket): (&String, &config::ReportBucket)| {
        let target = match &bucket.folder {
            Some(folder) => ExportTarget::Folder(folder.clone()),
            None => ExportTarget::Bucket(S3Config {
                bucket: name.clone(),
                prefix: String::new(),
                endpoint: bucket.endpoint.clone(),
                region: Some(bucket.region.clone().unwrap_or_else(|| settings.region.clone())),
                credentials: bucket.access_key_id.clone().zip(bucket.secret_access_key.clone()),
            }),
        };
        (name.clone(), target)
    };
    settings.report_buckets.iter().map(target).collect()
}

/// What becomes of findings of the kernel, by the setting.
pub fn kernel_findings(setting: config::KernelFindings) -> KernelFindings {
    match setting {
        config::KernelFindings::Count => KernelFindings::Count,
        config::KernelFindings::List => KernelFindings::List,
        config::KernelFindings::Hide => KernelFindings::Hide,
    }
}

/// The advisory database to begin with, and whether it is the one that comes with the program. A file of the settings
/// counts before what updates brought only where updates are off.
pub fn open_database(settings: &Settings, revisions: &Revisions) -> anyhow::Result<(Database, bool)> {
    let file = || match &settings.advisories {
        Some(file) => Database::open(file)
            .map(Some)
            .with_context(|| format!("{} cannot be used", file.display())),
        None => Ok(None),
    };
    let given = if settings.advisory.updates == Updates::Off {
        file()?.or_else(|| revisions.newest())
    } else {
        revisions
            .newest()
            .map_or_else(file, |database| Ok(Some(database)))?
    };
    match given {
        Some(database) => Ok((database, false)),
        None => Ok((starter::open(&settings.data.join("advisories"))?, true)),
    }
}

/// What keeps the advisories up to date.
fn updater(
    settings: &Settings,
    parts: &Parts,
    revisions: Revisions,
    clock: &Arc<dyn Clock>,
    is_starter: bool,
) -> Updater {
    let loss = Loss {
        percent: settings.advisory.max_loss,
    };
    let flips = Flips {
        store: parts.store.clone(),
        scanning: parts.scanning.clone(),
        percent: settings.advisory.max_change,
    };
    Updater {
        revisions,
        scanning: parts.scanning.clone(),
        settings: settings.advisory.clone(),
        guards: vec![Box::new(loss), Box::new(flips)],
        clock: Arc::clone(clock),
        is_starter,
    }
}

/// The registry's part of the settings.
pub fn registry_config(settings: &Settings, place: Place) -> RegistryConfig {
    let hours = |count: u32| i64::from(count) * 3_600_000;
    let days = |count: u32| 24 * hours(count);
    RegistryConfig {
        create_on_push: settings.create_on_push,
        grace_millis: hours(settings.gc_grace_hours),
        keep_dead_jobs_millis: days(settings.keep_dead_jobs_days),
        keep_scans_millis: days(settings.keep_scans_days),
        ..RegistryConfig::at(place)
    }
}

/// The blob store of the settings; what is read from it is counted.
pub async fn blobs(settings: &Settings) -> anyhow::Result<Arc<dyn BlobStore>> {
    Ok(Arc::new(Counted(open_blobs(settings).await?)))
}

async fn open_blobs(settings: &Settings) -> anyhow::Result<Arc<dyn BlobStore>> {
    if !settings.blobs.starts_with("s3://") {
        return Ok(Arc::new(LocalStore::open(&settings.blobs).await?));
    }
    let mut config = S3Config::parse(&settings.blobs)?;
    config.endpoint = settings.s3.endpoint.clone().or(config.endpoint);
    config.region = config.region.or_else(|| Some(settings.region.clone()));
    config.credentials = settings
        .s3
        .access_key_id
        .clone()
        .zip(settings.s3.secret_access_key.clone());
    Ok(Arc::new(S3Store::open(config)?))
}

/// Where events go. The log has no event for each finding and each rescan: there may be half a million of one advisory.
fn subscriptions(settings: &Settings, clock: &Arc<dyn Clock>) -> anyhow::Result<Vec<Subscription>> {
    let log = Subscription {
        sink: Arc::new(Log),
        filter: Filter {
            not_detail_types: vec![kind::FINDING.to_owned(), kind::SCAN.to_owned()],
            ..Filter::default()
        },
    };
    let mut subscriptions = vec![log];
    for url in &settings.webhooks {
        let sink: Arc<dyn Sink> = Arc::new(Webhook::new(url.as_str())?);
        subscriptions.push(sink.into());
    }
    for webhook in &settings.finding_webhooks {
        let sink: Arc<dyn Sink> = Arc::new(webhook.sink()?);
        subscriptions.push(sink.into());
    }
    for sink in &settings.sinks {
        subscriptions.push(sink.clone().subscription(clock)?);
    }
    Ok(subscriptions)
}

/// The key that registry tokens are made with.
fn token_key(secret: &ServerSecret) -> [u8; 32] {
    secret.derive("registry tokens")
}

/// The key that download URLs are signed with.
fn download_key(secret: &ServerSecret) -> DownloadKey {
    DownloadKey::new(&secret.derive("download URLs"))
}

fn router(
    settings: &Settings,
    parts: &Parts,
    clock: &Arc<dyn Clock>,
    secret: &ServerSecret,
    host: &str,
    changes: Changes,
) -> anyhow::Result<Router> {
    let home = Home {
        region: settings.region.clone(),
        account: settings.account_id.clone(),
    };
    let gate = TokenGate {
        keys: StoredKeys::new(parts.store.clone(), home.clone()),
        tokens: Tokens::new(&token_key(secret)),
        downloads: download_key(secret),
        home: home.clone(),
        clock: Arc::clone(clock),
    };
    let guard = guard(settings, parts);
    let distribution = Distribution {
        registry: parts.registry.clone(),
        gate: Arc::new(gate),
        guard: Arc::clone(&guard),
        host: host.to_owned(),
    };
    let scheme = if settings.tls.is_some() { "https" } else { "http" };
    let url = format!("{scheme}://{host}");
    let dispatcher = aws::dispatcher(parts, home.clone(), secret, &url, guard);
    let dispatcher = Arc::new(dispatcher);
    let console = console::router(
        (settings, parts, clock, secret),
        (home, host),
        Arc::clone(&dispatcher),
        changes,
    )?;
    Ok(tidewaiter_distribution::router(distribution)
        .merge(health::router(parts.store.clone())?)
        .merge(console)
        .fallback_service(aws::router(dispatcher, clock))
        .layer(middleware::from_fn(health::measure)))
}

/// What stands before pulls.
fn guard(settings: &Settings, parts: &Parts) -> Arc<dyn PullGuard> {
    match &settings.pull_gate {
        Some(policy) => Arc::new(Gate::new(parts.scanning.clone(), policy.clone())),
        None => Arc::new(NoGuard),
    }
}

/// Collects garbage and writes down pulls, again and again.
async fn tend(registry: Registry, mut stopped: watch::Receiver<bool>) {
    let mut collect = tokio::time::interval(COLLECT_EVERY);
    let mut flush = tokio::time::interval(FLUSH_PULLS_EVERY);
    loop {
        let result = tokio::select! {
            _ = stopped.changed() => return,
            _ = flush.tick() => registry.flush_pulls().await,
            _ = collect.tick() => registry.collect_garbage().await.map(drop),
        };
        if let Err(error) = result {
            tracing::error!(%error, "the registry's upkeep failed; it is tried again");
        }
    }
}
