//! Matching alone: 500 packages that are known already against the starter database, basic findings.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use tempfile::TempDir;

use super::registries::{Kind, Server};
use super::table::Table;
use super::{findings, folder, matching_example};
use crate::root;

/// How often the same packages are matched.
const ROUNDS: &str = "51";

/// Runs the benchmark.
pub fn run() -> anyhow::Result<()> {
    let title = "Matching alone, 500 packages, basic findings";
    let mut table = Table::new(
        title,
        &["matcher", "packages", "findings", "first time", "median"],
    );
    let output = measure()?;
    let words: Vec<&str> = output.split_whitespace().collect();
    let [packages, found, first, median] = words[..] else {
        anyhow::bail!("no figures came: {output}")
    };
    let (first, median) = (format!("{first} µs"), format!("{median} µs"));
    table.row(&["tidewaiter", packages, found, &first, &median]);
    table.row(&[
        "Trivy 0.74.0, whole process on a list of packages (quoted)",
        "",
        "",
        "",
        "70 to 220 ms",
    ]);
    table.row(&[
        "Grype 0.121.2, whole process on a list of packages (quoted)",
        "",
        "",
        "",
        "120 to 1,730 ms",
    ]);
    table.print();
    Ok(())
}

/// The database that comes with the program, which a server unpacks when it starts; with the folder that it is in.
pub fn starter_database() -> anyhow::Result<(PathBuf, TempDir)> {
    let (mut server, data) = Server::start(Kind::Tidewaiter)?;
    server.process.stop()?;
    let files = fs::read_dir(data.path().join("tidewaiter/advisories"))?;
    let is_database = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "db");
    let database = files.flatten().map(|entry| entry.path()).find(is_database);
    Ok((database.context("no database was unpacked")?, data))
}

fn measure() -> anyhow::Result<String> {
    let (database, _data) = starter_database()?;
    let layer = folder().join("packages.tar.gz");
    fs::write(&layer, findings::whole_layer()?)?;
    let mut command = matching_example("match_layer");
    let output = command
        .arg(database)
        .arg(layer)
        .arg(ROUNDS)
        .current_dir(root())
        .output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}
