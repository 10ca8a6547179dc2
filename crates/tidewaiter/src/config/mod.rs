//! Settings of the server, from flags, environment and a TOML file.
//!
//! One structure serves all three: a flag `--registry-host` is the variable `TIDEWAITER_REGISTRY_HOST` and the
//! key `registry-host`. A flag wins over the environment, the environment over the file, the file over the
//! default. Unknown keys in the file are errors, because a misspelt setting must not be a silent default.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::Deserialize;
use tidewaiter_events::sinks::SinkSettings;
use tidewaiter_inspector::PriceBook;
use tidewaiter_scanning::PullGate;

mod advisory;
mod hub;
mod inspector;
mod metadata;
mod oidc;

pub use advisory::{AdvisorySettings, Updates};
pub use hub::{FindingWebhook, Forward};
pub use inspector::{RegionPrices, ReportBucket};
pub use metadata::MetadataOptions;
pub use oidc::Oidc;

/// The region of a registry that was told none.
const DEFAULT_REGION: &str = "us-east-1";

/// Settings as they are given, each of them optional.
#[derive(Clone, Debug, Default, PartialEq, clap::Args, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Options {
    /// Folder for everything that is kept: database, blobs, keys, advisories
    #[arg(long, env = "TIDEWAITER_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Address to listen on [default: 127.0.0.1:5000]
    #[arg(long, env = "TIDEWAITER_LISTEN", value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Advisory database file [default: the starter database that comes with the program]
    #[arg(long, env = "TIDEWAITER_ADVISORIES", value_name = "FILE")]
    pub advisories: Option<PathBuf>,
    /// How advisories are kept up to date: off, pull:REFERENCE or build [default: off]
    #[arg(long, env = "TIDEWAITER_ADVISORY_UPDATES", value_name = "HOW")]
    pub advisory_updates: Option<String>,
    /// Time between two updates [default: 6h]
    #[arg(long, env = "TIDEWAITER_ADVISORY_INTERVAL", value_name = "TIME")]
    pub advisory_interval: Option<String>,
    /// Public key that a pulled database must be signed with
    #[arg(long, env = "TIDEWAITER_ADVISORY_KEY", value_name = "FILE")]
    pub advisory_key: Option<PathBuf>,
    /// Pull databases that nobody signed
    #[arg(long, env = "TIDEWAITER_ADVISORY_INSECURE_UNSIGNED", num_args = 0..=1, default_missing_value = "true")]
    pub advisory_insecure_unsigned: Option<bool>,
    /// How many revisions are kept [default: 3]
    #[arg(long, env = "TIDEWAITER_ADVISORY_KEEP", value_name = "COUNT")]
    pub advisory_keep: Option<usize>,
    /// Hold an update back that loses more than this share of a feed, in percent [default: 20]
    #[arg(long, env = "TIDEWAITER_ADVISORY_MAX_LOSS", value_name = "PERCENT")]
    pub advisory_max_loss: Option<u8>,
    /// Hold an update back that changes more than this share of what is found in stored images, in percent
    /// [default: 10]
    #[arg(long, env = "TIDEWAITER_ADVISORY_MAX_CHANGE", value_name = "PERCENT")]
    pub advisory_max_change: Option<u8>,
    /// Where feeds are fetched from: a table of the file, see docs/database-distribution.md
    #[arg(skip)]
    pub feeds: Option<tidewaiter_upstream::Settings>,
    /// Metadata database: postgres://… or sqlite:FILE [default: SQLite in the data folder]
    #[arg(
        long,
        env = "TIDEWAITER_DATABASE_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database_url: Option<String>,
    /// Where blobs are kept: a folder or s3://BUCKET/PREFIX [default: in the data folder]
    #[arg(long, env = "TIDEWAITER_BLOBS", value_name = "DIR|URL")]
    pub blobs: Option<String>,
    /// The S3-compatible store's address, for s3:// blobs
    #[arg(long, env = "TIDEWAITER_S3_ENDPOINT", value_name = "URL")]
    pub s3_endpoint: Option<String>,
    /// Access key id for s3:// blobs
    #[arg(long, env = "TIDEWAITER_S3_ACCESS_KEY_ID", value_name = "ID")]
    pub s3_access_key_id: Option<String>,
    /// Secret access key for s3:// blobs
    #[arg(
        long,
        env = "TIDEWAITER_S3_SECRET_ACCESS_KEY",
        value_name = "SECRET",
        hide_env_values = true
    )]
    pub s3_secret_access_key: Option<String>,
    /// The account that this registry belongs to, twelve digits [default: 000000000000]
    #[arg(long, env = "TIDEWAITER_ACCOUNT_ID", value_name = "ID")]
    pub account_id: Option<String>,
    /// The AWS region that it plays [default: us-east-1]
    #[arg(long, env = "TIDEWAITER_REGION", value_name = "REGION")]
    pub region: Option<String>,
    /// Name and port under which clients reach the registry [default: the listening address]
    #[arg(long, env = "TIDEWAITER_REGISTRY_HOST", value_name = "HOST[:PORT]")]
    pub registry_host: Option<String>,
    /// PEM file of the TLS certificate chain
    #[arg(long, env = "TIDEWAITER_TLS_CERTIFICATE", value_name = "FILE")]
    pub tls_certificate: Option<PathBuf>,
    /// PEM file of the TLS private key
    #[arg(long, env = "TIDEWAITER_TLS_KEY", value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
    /// Listen on a public address without TLS (a proxy in front speaks it)
    #[arg(long, env = "TIDEWAITER_ALLOW_PLAIN_HTTP", num_args = 0..=1, default_missing_value = "true")]
    pub allow_plain_http: Option<bool>,
    /// Create a repository when something is pushed to it
    #[arg(long, env = "TIDEWAITER_CREATE_ON_PUSH", num_args = 0..=1, default_missing_value = "true")]
    pub create_on_push: Option<bool>,
    /// Address that events are posted to; may be given several times
    #[arg(long, env = "TIDEWAITER_WEBHOOK", value_name = "URL", value_delimiter = ',')]
    pub webhook: Vec<String>,
    /// Where else events go, and which: tables of the file, see docs/events.md
    #[arg(skip)]
    pub sinks: Option<Vec<SinkSettings>>,
    /// When an image may be pulled: a table of the file, see docs/pull-gate.md
    #[arg(skip)]
    pub pull_gate: Option<PullGate>,
    /// The Security Hub that findings are sent on to: a table of the file, see docs/security-hub.md
    #[arg(skip)]
    pub forward: Option<Forward>,
    /// Whom people sign in to the console through: a table of the file, see docs/console.md
    #[arg(skip)]
    pub oidc: Option<Oidc>,
    /// Addresses that findings are posted to: tables of the file, see docs/security-hub.md
    #[arg(skip)]
    pub finding_webhook: Option<Vec<FindingWebhook>>,
    /// Hours that a blob without an image is kept before it is collected [default: 24]
    #[arg(long, env = "TIDEWAITER_GC_GRACE_HOURS", value_name = "HOURS")]
    pub gc_grace_hours: Option<u32>,
    /// Days that jobs are kept which were given up [default: 14]
    #[arg(long, env = "TIDEWAITER_KEEP_DEAD_JOBS_DAYS", value_name = "DAYS")]
    pub keep_dead_jobs_days: Option<u32>,
    /// Days that scans are kept which newer ones have superseded; at least 1 [default: 90]
    #[arg(long, env = "TIDEWAITER_KEEP_SCANS_DAYS", value_name = "DAYS")]
    pub keep_scans_days: Option<u32>,
    /// Findings in kernel headers and tools, which a container does not run [default: list]
    #[arg(long, env = "TIDEWAITER_KERNEL_FINDINGS", value_name = "WHAT")]
    pub kernel_findings: Option<KernelFindings>,
    /// Refuse scans by hand under enhanced scanning, as AWS does
    #[arg(long, env = "TIDEWAITER_STRICT_MANUAL_SCANS", num_args = 0..=1, default_missing_value = "true")]
    pub strict_manual_scans: Option<bool>,
    /// Send findings of basic scanning to Security Hub too, which AWS does not
    #[arg(long, env = "TIDEWAITER_BASIC_FINDINGS_TO_HUB", num_args = 0..=1, default_missing_value = "true")]
    pub basic_findings_to_hub: Option<bool>,
    /// Sign what enhanced scanning finds in images, and keep it as referrers of them, see docs/signed-results.md
    #[arg(long, env = "TIDEWAITER_SIGNED_RESULTS", num_args = 0..=1, default_missing_value = "true")]
    pub signed_results: Option<bool>,
    /// Take the word of VEX documents among the referrers of images, see docs/signed-results.md
    #[arg(long, env = "TIDEWAITER_VEX_REFERRERS", num_args = 0..=1, default_missing_value = "true")]
    pub vex_referrers: Option<bool>,
    /// Public key that such documents must be signed with, in PEM; several with commas between [default: none must be]
    #[arg(long, env = "TIDEWAITER_VEX_KEYS", value_name = "FILE", value_delimiter = ',')]
    pub vex_keys: Option<Vec<PathBuf>>,
    /// US dollars that the first scan of an image costs in this region, for costs [default: 0.11]
    #[arg(long, env = "TIDEWAITER_PRICE_INITIAL_SCAN", value_name = "USD")]
    pub price_initial_scan: Option<String>,
    /// US dollars that each scan after it costs [default: 0.01]
    #[arg(long, env = "TIDEWAITER_PRICE_RESCAN", value_name = "USD")]
    pub price_rescan: Option<String>,
    /// Prices of other regions: a table of the file, see docs/inspector.md
    #[arg(skip)]
    pub prices: Option<BTreeMap<String, RegionPrices>>,
    /// Where reports to buckets go: tables of the file, see docs/inspector.md
    #[arg(skip)]
    pub report_buckets: Option<BTreeMap<String, ReportBucket>>,
    /// How log lines are written [default: text on a terminal, else json]
    #[arg(long, env = "TIDEWAITER_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What becomes of findings in kernel headers and tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KernelFindings {
    /// Count them like all others.
    Count,
    /// List them, marked `kernel_policy` = `excluded`, and do not count them.
    List,
    /// Neither list nor count them.
    Hide,
}

/// Takes what `upper` has, else what `lower` has, field by field.
macro_rules! first_given {
    ($upper:ident, $lower:ident: $($field:ident),+) => {
        Options { webhook: if $upper.webhook.is_empty() { $lower.webhook } else { $upper.webhook },
                  $($field: $upper.$field.or($lower.$field)),+ }
    };
}

impl Options {
    /// What a TOML file says.
    pub fn from_file(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the configuration file {} cannot be read", path.display()))?;
        toml::from_str(&text)
            .with_context(|| format!("the configuration file {} is not right", path.display()))
    }

    /// The settings of these options and, below them, of a TOML file.
    pub fn with_file(self, file: Option<&Path>) -> anyhow::Result<Settings> {
        let file = file.map(Self::from_file).transpose()?;
        self.over(file.unwrap_or_default()).resolve()
    }

    /// These options where given, else those of `lower`.
    pub fn over(self, lower: Self) -> Self {
        let upper = self;
        first_given!(upper, lower: data, listen, advisories, advisory_updates, advisory_interval, advisory_key,
            advisory_insecure_unsigned, advisory_keep, advisory_max_loss, advisory_max_change, feeds, database_url,
            blobs, s3_endpoint, s3_access_key_id, s3_secret_access_key, account_id, region, registry_host, tls_certificate, tls_key, allow_plain_http,
            create_on_push, sinks, pull_gate, forward, oidc, finding_webhook, gc_grace_hours, keep_dead_jobs_days, keep_scans_days,
            kernel_findings, strict_manual_scans, basic_findings_to_hub, signed_results, vex_referrers, vex_keys, price_initial_scan, price_rescan, prices, report_buckets, log_format)
    }

    /// The settings that follow, with defaults filled in and checked.
    pub fn resolve(self) -> anyhow::Result<Settings> {
        let advisory = AdvisorySettings::of(&self)?;
        let prices = inspector::prices(&self)?;
        let Some(data) = self.data else {
            bail!("say where everything is to be kept: --data DIR");
        };
        let listen = self
            .listen
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 5000)));
        let settings = Settings {
            database_url: self
                .database_url
                .unwrap_or_else(|| format!("sqlite:{}", data.join("tidewaiter.db").display())),
            blobs: self
                .blobs
                .unwrap_or_else(|| data.join("blobs").display().to_string()),
            s3: S3 {
                endpoint: self.s3_endpoint,
                access_key_id: self.s3_access_key_id,
                secret_access_key: self.s3_secret_access_key,
            },
            advisories: self.advisories,
            advisory,
            account_id: self.account_id.unwrap_or_else(|| "000000000000".to_owned()),
            region: self.region.unwrap_or_else(|| DEFAULT_REGION.to_owned()),
            registry_host: self.registry_host,
            tls: tls(self.tls_certificate, self.tls_key)?,
            allow_plain_http: self.allow_plain_http.unwrap_or(false),
            create_on_push: self.create_on_push.unwrap_or(false),
            webhooks: self.webhook,
            sinks: self.sinks.unwrap_or_default(),
            pull_gate: self.pull_gate,
            forward: self.forward,
            oidc: self.oidc,
            finding_webhooks: self.finding_webhook.unwrap_or_default(),
            gc_grace_hours: self.gc_grace_hours.unwrap_or(24),
            keep_dead_jobs_days: self.keep_dead_jobs_days.unwrap_or(14),
            keep_scans_days: self.keep_scans_days.unwrap_or(90),
            kernel_findings: self.kernel_findings.unwrap_or(KernelFindings::List),
            strict_manual_scans: self.strict_manual_scans.unwrap_or(false),
            basic_findings_to_hub: self.basic_findings_to_hub.unwrap_or(false),
            signed_results: self.signed_results.unwrap_or(false),
            vex: self
                .vex_referrers
                .unwrap_or(false)
                .then(|| self.vex_keys.unwrap_or_default()),
            prices,
            report_buckets: self.report_buckets.unwrap_or_default(),
            log_format: self.log_format,
            listen,
            data,
        };
        settings.check()?;
        Ok(settings)
    }
}

fn tls(certificate: Option<PathBuf>, key: Option<PathBuf>) -> anyhow::Result<Option<Tls>> {
    match (certificate, key) {
        (Some(certificate), Some(key)) => Ok(Some(Tls { certificate, key })),
        (None, None) => Ok(None),
        _ => bail!("TLS needs both --tls-certificate and --tls-key"),
    }
}

/// Settings ready for use.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Folder for everything that is kept.
    pub data: PathBuf,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Advisory database, if not the one that comes with the program.
    pub advisories: Option<PathBuf>,
    /// How advisories are kept up to date.
    pub advisory: AdvisorySettings,
    /// Metadata database.
    pub database_url: String,
    /// A folder or an `s3://` address.
    pub blobs: String,
    /// How to reach an `s3://` address.
    pub s3: S3,
    /// Twelve digits.
    pub account_id: String,
    /// AWS region.
    pub region: String,
    /// Host and port for clients; the listening address if absent.
    pub registry_host: Option<String>,
    /// Certificate and key.
    pub tls: Option<Tls>,
    /// Whether a public address without TLS is accepted.
    pub allow_plain_http: bool,
    /// Whether a push creates its repository.
    pub create_on_push: bool,
    /// Addresses that events are posted to.
    pub webhooks: Vec<String>,
    /// Where else they go.
    pub sinks: Vec<SinkSettings>,
    /// When an image may be pulled; none: whenever somebody may read it.
    pub pull_gate: Option<PullGate>,
    /// The hub that findings are sent on to.
    pub forward: Option<Forward>,
    /// Whom people sign in to the console through.
    pub oidc: Option<Oidc>,
    /// Addresses that findings are posted to.
    pub finding_webhooks: Vec<FindingWebhook>,
    /// Hours that an unreferenced blob is kept.
    pub gc_grace_hours: u32,
    /// Days that jobs are kept which were given up.
    pub keep_dead_jobs_days: u32,
    /// Days that scans are kept which newer ones have superseded.
    pub keep_scans_days: u32,
    /// What becomes of findings in kernel headers and tools.
    pub kernel_findings: KernelFindings,
    /// Whether scans by hand are refused under enhanced scanning.
    pub strict_manual_scans: bool,
    /// Whether findings of basic scanning come into Security Hub too.
    pub basic_findings_to_hub: bool,
    /// Whether results are signed and kept as referrers of their images.
    pub signed_results: bool,
    /// The keys of VEX documents whose word is taken, anybody's without keys; none: nobody's.
    pub vex: Option<Vec<PathBuf>>,
    /// What scans cost by region.
    pub prices: PriceBook,
    /// Where reports go, by the bucket's name.
    pub report_buckets: BTreeMap<String, ReportBucket>,
    /// How log lines are written.
    pub log_format: Option<LogFormat>,
}

/// How to reach an S3-compatible store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3 {
    /// Its address.
    pub endpoint: Option<String>,
    /// Access key id.
    pub access_key_id: Option<String>,
    /// Secret access key.
    pub secret_access_key: Option<String>,
}

/// Files of the TLS identity.
#[derive(Clone, Debug, PartialEq)]
pub struct Tls {
    /// PEM certificate chain.
    pub certificate: PathBuf,
    /// PEM private key.
    pub key: PathBuf,
}

impl Settings {
    fn check(&self) -> anyhow::Result<()> {
        if self.account_id.len() != 12 || !self.account_id.bytes().all(|b| b.is_ascii_digit()) {
            bail!("an account id has twelve digits; {:?} has not", self.account_id);
        }
        if self.keep_scans_days == 0 {
            bail!(
                "keep scans for a day at least: an image is scanned by hand once a day, and they tell when it was"
            );
        }
        for (place, sink) in self.sinks.iter().enumerate() {
            if self.sinks[..place].iter().any(|other| other.name == sink.name) {
                bail!(
                    "two sinks are called {:?}; events would go to one of them",
                    sink.name
                );
            }
        }
        let public = !self.listen.ip().is_loopback();
        if public && self.tls.is_none() && !self.allow_plain_http {
            bail!(
                "{} can be reached from outside: give --tls-certificate and --tls-key, or say \
                 --allow-plain-http if something in front speaks TLS",
                self.listen
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> Options {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn the_upper_source_wins_field_by_field() {
        let flags = given("data = '/a'");
        let file = given("data = '/b'\nregion = 'eu-west-1'\nwebhook = ['http://127.0.0.1:1/']");
        let settings = flags.over(file).resolve().unwrap();
        assert_eq!(settings.data, Path::new("/a"));
        assert_eq!(settings.region, "eu-west-1");
        assert_eq!(settings.webhooks, ["http://127.0.0.1:1/"]);
        assert_eq!(settings.kernel_findings, KernelFindings::List);
        assert_eq!(settings.database_url, "sqlite:/a/tidewaiter.db");
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        let error = toml::from_str::<Options>("regoin = 'x'").unwrap_err();
        assert!(error.to_string().contains("unknown field `regoin`"), "{error}");
    }

    #[test]
    fn a_public_address_needs_tls_or_consent() {
        let public = "data = '/a'\nlisten = '0.0.0.0:443'\n";
        assert!(given(public).resolve().is_err());
        assert!(
            given(&format!("{public}allow-plain-http = true"))
                .resolve()
                .is_ok()
        );
        let tls = "tls-certificate = 'c.pem'\ntls-key = 'k.pem'";
        assert!(given(&format!("{public}{tls}")).resolve().is_ok());
        assert!(given(&format!("{public}tls-key = 'k.pem'")).resolve().is_err());
    }

    #[test]
    fn scans_are_kept_for_the_period_of_their_quota() {
        assert!(given("data = '/a'\nkeep-scans-days = 0").resolve().is_err());
        let least = given("data = '/a'\nkeep-scans-days = 1\nkeep-dead-jobs-days = 0").resolve();
        let least = least.unwrap();
        assert_eq!((least.keep_scans_days, least.keep_dead_jobs_days), (1, 0));
    }

    #[test]
    fn an_account_id_has_twelve_digits() {
        assert!(given("data = '/a'\naccount-id = '123'").resolve().is_err());
    }
}
