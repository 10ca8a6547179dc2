//! `tidewaiter quickstart`: the whole story in one command, in a folder of its own.
//!
//! It starts a server, pushes the small Debian image that comes with the program over HTTP as any client would,
//! waits for the scan, prints the findings and the lines to try next, and goes on serving.

mod image;
mod push;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use tidewaiter_images::Reference;
use tidewaiter_registry::RegistryError;
use tidewaiter_reports::table::{self, Look};
use tidewaiter_reports::{Contents, Evaluation, Findings, LibraryCoverage, Report};
use tidewaiter_scanning::BasicResult;
use tidewaiter_store::{AccessKey, NewRepository, Scan, ScanStatus, ScanType, StoreError};
use tidewaiter_types::{Clock, Digest};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::serve::{log, runtime};
use crate::clock::SystemClock;
use crate::config::Options;
use crate::server::{Parts, Server, stop_signal};
use image::Layout;

const REPOSITORY: &str = "quickstart";
const TAG: &str = "latest";
/// The port that is taken if it is free.
const PORT: u16 = 5000;
/// How long the scan may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Arguments of `quickstart`.
#[derive(clap::Args)]
pub struct QuickstartArguments {
    /// End after the findings are printed
    #[arg(long)]
    exit: bool,
    /// Folder for everything that is kept
    #[arg(long, value_name = "DIR", default_value = "tidewaiter-quickstart")]
    data: PathBuf,
    /// Address to listen on [default: 127.0.0.1:5000, or a free port if that one is taken]
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
}

/// Tells the story.
pub fn run(arguments: QuickstartArguments) -> anyhow::Result<ExitCode> {
    log(None, "warn");
    runtime()?.block_on(async {
        let listen = match arguments.listen {
            Some(address) => address,
            None => free_address().await,
        };
        let options = Options {
            data: Some(arguments.data),
            listen: Some(listen),
            ..Options::default()
        };
        let server = Server::open(options.resolve()?).await?;
        let (url, parts) = (server.url()?, server.parts().clone());
        let (stop, serving) = start(server);
        tell(&url, &parts).await?;
        if !arguments.exit {
            println!("\nServing on {url} until Ctrl-C.");
            stop_signal().await?;
        }
        // If the server ended by itself, its result says why.
        let _ = stop.send(());
        serving.await??;
        Ok(ExitCode::SUCCESS)
    })
}

async fn free_address() -> SocketAddr {
    let usual = SocketAddr::from((Ipv4Addr::LOCALHOST, PORT));
    match TcpListener::bind(usual).await {
        Ok(_) => usual,
        Err(_) => SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
    }
}

/// Serves in the background until the sender is used or dropped.
fn start(server: Server) -> (oneshot::Sender<()>, JoinHandle<anyhow::Result<()>>) {
    let (stop, stopped) = oneshot::channel();
    let serving = tokio::spawn(server.serve(async {
        // A dropped sender means stop as well.
        let _ = stopped.await;
    }));
    (stop, serving)
}

async fn tell(url: &str, parts: &Parts) -> anyhow::Result<()> {
    let key = root_key(parts).await?;
    create_repository(parts).await?;
    let token = parts.tokens.issue(
        &key.id,
        &parts.registry.config().place.account,
        None,
        SystemClock.now(),
    );
    let image = Arc::new(Layout::embedded()?);
    println!("Pushing a small Debian image to {url} as {REPOSITORY}:{TAG} …");
    let host = url.split_once("://").map_or(url, |(_, host)| host);
    let reference: Reference = format!("{host}/{REPOSITORY}:{TAG}").parse()?;
    let pushed = Arc::clone(&image);
    let pushing = tokio::task::spawn_blocking(move || push::push(&reference, &token.text, &pushed));
    let digest = pushing.await??;
    let scan = wait_for_scan(parts, &digest).await?;
    let result = parts
        .scanning
        .basic_result(&scan)
        .await?
        .context("the scan kept no result")?;
    println!("{}", report(parts, &image, &digest, &result).await?);
    println!("{}", next_lines(url, &key, &parts.registry.config().place.region));
    Ok(())
}

/// The findings as a table, as `tidewaiter scan` shows them.
async fn report(
    parts: &Parts,
    image: &Layout,
    digest: &Digest,
    result: &BasicResult,
) -> anyhow::Result<String> {
    let found = parts.scanning.contents(REPOSITORY, digest).await?;
    let (inventory, _) = found.context("the image holds no files")?;
    let database = parts.scanning.database();
    let contents = Contents::of(&inventory);
    let report = Report {
        image: image.describe(&format!("{REPOSITORY}:{TAG}"))?,
        inventory: &inventory,
        contents: &contents,
        findings: &Findings::of_basic(&result.findings, &contents),
        database: &database.info(),
        evaluation: Evaluation::of(&inventory, &database)?,
        libraries: LibraryCoverage::default(),
        end_of_life: None,
        unread: vec![],
        notes: vec![],
    };
    Ok(table::render(&report, Look::default()))
}

/// The key to show: this registry is for trying out, so it is shown at every start.
async fn root_key(parts: &Parts) -> anyhow::Result<AccessKey> {
    let keys = parts.store.access_keys("root").await?;
    keys.into_iter()
        .next()
        .context("the root user has no access key; delete the quickstart's folder")
}

async fn create_repository(parts: &Parts) -> anyhow::Result<()> {
    let new = NewRepository {
        scan_on_push: true,
        ..NewRepository::named(REPOSITORY)
    };
    match parts.registry.create_repository(&new).await {
        Ok(_) | Err(RegistryError::Store(StoreError::RepositoryExists(_))) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn wait_for_scan(parts: &Parts, digest: &Digest) -> anyhow::Result<Scan> {
    let repository = parts.registry.repository(REPOSITORY).await?;
    let waiting = async {
        loop {
            let scan = parts
                .store
                .latest_scan(&repository.id, digest, ScanType::Basic)
                .await?;
            match scan {
                Some(scan) if scan.status == ScanStatus::Complete => return Ok(scan),
                Some(scan) if scan.status != ScanStatus::InProgress => {
                    bail!(
                        "the scan ended as {}: {}",
                        scan.status.as_str(),
                        scan.description.unwrap_or_default()
                    )
                }
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    };
    tokio::time::timeout(PATIENCE, waiting)
        .await
        .context("the scan takes too long")?
}

fn next_lines(url: &str, key: &AccessKey, region: &str) -> String {
    let host = url.split_once("://").map_or(url, |(_, host)| host);
    format!(
        "Try next, in another terminal:\n
    export AWS_ACCESS_KEY_ID={} AWS_SECRET_ACCESS_KEY={}
    export AWS_DEFAULT_REGION={region} AWS_ENDPOINT_URL={url}
    aws ecr describe-image-scan-findings --repository-name {REPOSITORY} --image-id imageTag={TAG} \\
        --query \"imageScanFindings.findings[].[name,uri,severity]\" --output table
    aws ecr create-repository --repository-name app --image-scanning-configuration scanOnPush=true
    aws ecr get-login-password | docker login --username AWS --password-stdin {host}
    docker tag IMAGE {host}/app:1.0 && docker push {host}/app:1.0",
        key.id, key.secret
    )
}
