//! `tidewaiter harbor-adapter`: scans for Harbor, by its scanner API.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, anyhow, bail};
use tokio::net::TcpListener;

use super::serve::{log, runtime};
use crate::config::{LogFormat, Tls};
use crate::harbor::{Registries, Scanner, Secret, router};
use crate::layers::CacheArguments;
use crate::server::{acceptor, serve_connections, stop_signal};

/// Arguments of `harbor-adapter`.
#[derive(clap::Args)]
pub struct HarborArguments {
    /// Address to listen on
    #[arg(
        long,
        env = "TIDEWAITER_HARBOR_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDR"
    )]
    listen: SocketAddr,
    /// A registry that images may be fetched from, as Harbor names it: https://HOST[:PORT]; may be given several times
    #[arg(
        long = "registry",
        env = "TIDEWAITER_HARBOR_REGISTRIES",
        value_delimiter = ',',
        required = true
    )]
    registries: Vec<String>,
    /// File with the secret that Harbor shows: as a bearer token, a password, or an API key
    #[arg(long, env = "TIDEWAITER_HARBOR_SECRET_FILE", value_name = "FILE")]
    secret_file: Option<PathBuf>,
    /// PEM file of the TLS certificate chain
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_certificate: Option<PathBuf>,
    /// PEM file of the TLS private key
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    tls_key: Option<PathBuf>,
    /// Serve without TLS on an address that can be reached from outside
    #[arg(long)]
    allow_plain_http: bool,
    /// Advisory database file, opened anew for each scan [default: the starter database that comes with the program]
    #[arg(long, env = "TIDEWAITER_ADVISORIES", value_name = "FILE")]
    advisories: Option<PathBuf>,
    #[command(flatten)]
    cache: CacheArguments,
    /// How to write the log [default: text on a terminal, else json]
    #[arg(long, value_enum)]
    log_format: Option<LogFormat>,
}

/// Serves until a signal asks to stop.
pub fn run(arguments: HarborArguments) -> anyhow::Result<ExitCode> {
    let registries = Registries::new(&arguments.registries).map_err(|words| anyhow!(words))?;
    let (secret, tls) = (arguments.secret()?, arguments.tls());
    arguments.check(secret.is_some(), tls.is_some())?;
    log(arguments.log_format, "info");
    let scanner = Scanner {
        advisories: arguments.advisories.clone(),
        cache: arguments.cache.open(),
    };
    scanner
        .database_date()
        .context("the advisory database cannot be used")?;
    let router = router(scanner, registries, secret);
    runtime()?.block_on(async {
        let listener = TcpListener::bind(arguments.listen)
            .await
            .with_context(|| format!("{} cannot be listened on", arguments.listen))?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let tls = tls.as_ref().map(acceptor).transpose()?;
        println!("tidewaiter listens on {scheme}://{}", listener.local_addr()?);
        serve_connections(listener, tls, router, async {
            // Without signals it runs until it is killed.
            if stop_signal().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await;
        Ok(ExitCode::SUCCESS)
    })
}

impl HarborArguments {
    fn secret(&self) -> anyhow::Result<Option<Secret>> {
        let Some(file) = &self.secret_file else {
            return Ok(None);
        };
        let text =
            std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        match text.trim() {
            "" => bail!("{} is empty", file.display()),
            secret => Ok(Some(Secret::new(secret))),
        }
    }

    fn tls(&self) -> Option<Tls> {
        let pair = self.tls_certificate.clone().zip(self.tls_key.clone());
        pair.map(|(certificate, key)| Tls { certificate, key })
    }

    fn check(&self, has_secret: bool, has_tls: bool) -> anyhow::Result<()> {
        if self.listen.ip().is_loopback() {
            return Ok(());
        }
        if !has_secret {
            bail!(
                "{} can be reached from outside: give --secret-file, for whoever may ask has images fetched",
                self.listen
            );
        }
        if !has_tls && !self.allow_plain_http {
            bail!(
                "{} can be reached from outside: give --tls-certificate and --tls-key, or say \
                 --allow-plain-http if something in front speaks TLS",
                self.listen
            );
        }
        Ok(())
    }
}
