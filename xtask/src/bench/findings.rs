//! From the PUT of a manifest to readable findings: an image of ten layers and 500 Debian packages.
//!
//! Odd: the packages are the first 500 that are installed on this machine, in their real versions; each layer
//! installs fifty and so carries the whole package database, as layers of real images do. Each measured image has
//! layers of its own, so that nothing is known of it before.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::aws;
use super::client::{Body, Connection};
use super::contents::{self, Image};
use super::median;
use super::registries::{Kind, Server, push_blob, put_manifest};
use super::table::{Table, millis};

const IMAGES: usize = 20;
const LAYERS: usize = 10;
const PACKAGES: usize = 500;
const PATIENCE: Duration = Duration::from_secs(30);
/// Pause between two questions for the result.
const PAUSE: Duration = Duration::from_millis(1);

/// Runs the benchmark.
pub fn run() -> anyhow::Result<()> {
    let title = "Manifest PUT to readable findings, 10 layers and 500 packages (aim: median below 100 ms)";
    let columns = [
        "registry",
        "PUT answered, median",
        "findings readable, median",
        "worst",
        "findings",
    ];
    let mut table = Table::new(title, &columns);
    let images = images()?;
    let (puts, reads, findings) = ours(&images)?;
    let worst = *reads.iter().max().context("images were measured")?;
    let cells = [
        millis(median(puts)),
        millis(median(reads)),
        millis(worst),
        findings.to_string(),
    ];
    table.row(&["tidewaiter", &cells[0], &cells[1], &cells[2], &cells[3]]);
    let peer = millis(median(distribution(&images)?));
    table.row(&["distribution 3.1.2 (does not scan)", &peer, "", "", ""]);
    table.print();
    Ok(())
}

/// Times of PUTs, times to findings, and how many findings an image has.
fn ours(images: &[Image]) -> anyhow::Result<(Vec<Duration>, Vec<Duration>, usize)> {
    let (server, _data) = Server::start(Kind::Tidewaiter)?;
    server.create_repository("bench/findings")?;
    let mut asking = Connection::open(&server.address)?;
    let (mut puts, mut reads, mut findings) = (Vec::new(), Vec::new(), 0);
    for (index, image) in images.iter().enumerate() {
        let (begun, put) = put(&server, image, index)?;
        puts.push(put);
        findings = wait(&mut asking, &contents::digest(&image.manifest))?;
        reads.push(begun.elapsed());
    }
    ensure!(findings > 0, "nothing was found in {PACKAGES} packages");
    Ok((puts, reads, findings))
}

fn distribution(images: &[Image]) -> anyhow::Result<Vec<Duration>> {
    let (server, _data) = Server::start(Kind::Distribution)?;
    let put = |(index, image)| Ok(put(&server, image, index)?.1);
    images.iter().enumerate().map(put).collect()
}

/// Pushes an image; answers the moment before its manifest went, and how long that took.
fn put(server: &Server, image: &Image, index: usize) -> anyhow::Result<(Instant, Duration)> {
    let mut connection = server.connect()?;
    for blob in &image.blobs {
        push_blob(
            &mut connection,
            "bench/findings",
            &contents::digest(blob),
            Body::Bytes(blob),
        )?;
    }
    let begun = Instant::now();
    put_manifest(
        &mut connection,
        "bench/findings",
        &format!("t{index}"),
        &image.manifest,
    )?;
    Ok((begun, begun.elapsed()))
}

/// Asks until the scan is complete; answers the number of findings.
fn wait(connection: &mut Connection, digest: &str) -> anyhow::Result<usize> {
    let input = json!({
        "repositoryName": "bench/findings", "imageId": { "imageDigest": digest }, "maxResults": 1000,
    });
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let result = aws::call(connection, "DescribeImageScanFindings", &input)?;
        match result["imageScanStatus"]["status"].as_str() {
            Some("COMPLETE") => return Ok(count(&result)),
            Some("IN_PROGRESS" | "PENDING") => std::thread::sleep(PAUSE),
            _ => anyhow::bail!("the scan ended otherwise: {}", result["imageScanStatus"]),
        }
    }
    anyhow::bail!("no result came within {} s", PATIENCE.as_secs())
}

fn count(result: &Value) -> usize {
    let counts = result["imageScanFindings"]["findingSeverityCounts"].as_object();
    let counts = counts.into_iter().flat_map(|counts| counts.values());
    counts.filter_map(Value::as_u64).sum::<u64>() as usize
}

fn images() -> anyhow::Result<Vec<Image>> {
    let packages = installed_packages()?;
    let release = std::fs::read("/etc/os-release").context("which Debian is this?")?;
    let image = |index| {
        let layer = |layer| packed_layer(&packages, &release, layer, index);
        let layers = (1..=LAYERS).map(layer).collect::<anyhow::Result<Vec<_>>>()?;
        let layers: Vec<&[u8]> = layers.iter().map(Vec::as_slice).collect();
        Ok(Image::new(&layers, &index.to_string()))
    };
    (0..IMAGES).map(image).collect()
}

/// One layer with all packages.
pub fn whole_layer() -> anyhow::Result<Vec<u8>> {
    let release = std::fs::read("/etc/os-release").context("which Debian is this?")?;
    let status = installed_packages()?.concat();
    contents::gzip(&contents::layer(&[
        ("var/lib/dpkg/status", status.as_bytes()),
        ("etc/os-release", &release),
    ])?)
}

/// The records of the first packages of dpkg's database.
fn installed_packages() -> anyhow::Result<Vec<String>> {
    let status = std::fs::read_to_string("/var/lib/dpkg/status")
        .context("the benchmark reads this machine's dpkg database, and so needs a Debian")?;
    let records: Vec<_> = status
        .split_inclusive("\n\n")
        .take(PACKAGES)
        .map(str::to_owned)
        .collect();
    ensure!(
        records.len() == PACKAGES,
        "fewer than {PACKAGES} packages are installed here"
    );
    Ok(records)
}

/// The n-th layer, compressed, with all packages that are installed by then and a file of its own.
fn packed_layer(packages: &[String], release: &[u8], layer: usize, image: usize) -> anyhow::Result<Vec<u8>> {
    let status = packages[..PACKAGES * layer / LAYERS].concat();
    let mark = format!("layer {layer} of image {image}");
    let mut files = vec![
        ("var/lib/dpkg/status", status.as_bytes()),
        ("etc/mark", mark.as_bytes()),
    ];
    if layer == 1 {
        files.push(("etc/os-release", release));
    }
    contents::gzip(&contents::layer(&files)?)
}
