//! `cargo xtask compare-inventory`: what other scanners list in the trees and images of the test data and tidewaiter does not,
//! and how much more tidewaiter lists.
//!
//! Odd: nothing here judges, and it is no test, because others list what nobody installed too. Why they do is said in
//! `docs/inventory.md`. Packages are compared by their package URLs, without qualifiers.

mod peers;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::{cargo, fixtures, root, run};
pub use peers::Peer;

/// A folder with something to list in it.
#[derive(Clone, Debug)]
enum Source {
    /// A tree of files.
    Tree(PathBuf),
    /// An image in an OCI layout.
    Image(PathBuf),
}

impl Source {
    fn path(&self) -> &Path {
        match self {
            Self::Tree(path) | Self::Image(path) => path,
        }
    }
}

/// Compares on everything that is there with the peers that are named, or with all; with the program that is given, or the one
/// that is built now.
pub fn compare(peers: &[Peer], program: Option<PathBuf>) -> anyhow::Result<()> {
    fixtures::set_up()?;
    if program.is_none() {
        run(cargo().args(["build", "--release", "--package", "tidewaiter"]))?;
    }
    let program = program.unwrap_or_else(|| root().join("target/release/tidewaiter"));
    let peers = if peers.is_empty() { &Peer::ALL[..] } else { peers };
    let mut all_found = Vec::new();
    for source in sources(&root().join("target/test-data"))? {
        all_found.push((found_by(&program, &source)?, source));
    }
    for peer in peers {
        let installed = peer.install()?;
        for (found, source) in &all_found {
            let listed = peer.list(&installed, source)?;
            tell(*peer, source.path(), &listed, found);
        }
    }
    Ok(())
}

fn sources(data: &Path) -> anyhow::Result<Vec<Source>> {
    let trees = folders(&data.join("lang"))?.into_iter().map(Source::Tree);
    let images = folders(&data.join("built-images/oci"))?
        .into_iter()
        .map(Source::Image);
    Ok(trees.chain(images).collect())
}

/// The folders in a folder, sorted, but for those of the scripts that filled it.
fn folders(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} is missing", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|path| path.is_dir() && !path.ends_with("log") && !path.ends_with("truth"));
    folders.sort();
    Ok(folders)
}

fn found_by(program: &Path, source: &Source) -> anyhow::Result<BTreeSet<String>> {
    let kind = match source {
        Source::Tree(_) => "dir",
        Source::Image(_) => "oci",
    };
    let place = format!("{kind}:{}", source.path().display());
    let mut command = Command::new(program);
    let document = output(command.args(["scan", "--no-cache", "--format", "json", &place]))?;
    let mut found = packages(&document["packages"]);
    found.extend(packages(&document["libraries"]));
    Ok(found)
}

fn output(command: &mut Command) -> anyhow::Result<Value> {
    let output = command.output().with_context(|| format!("{command:?}"))?;
    let words = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?} failed: {words}");
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn packages(list: &Value) -> BTreeSet<String> {
    let members = list.as_array().into_iter().flatten();
    members.filter_map(|one| one["purl"].as_str()).map(name).collect()
}

/// A package URL as far as it is compared: without qualifiers, and names of PyPI in their normal writing, versions of Go
/// without their `v`. Of packages of a system without the name of the system, which some lack in folders, and without the epoch,
/// which some put behind.
fn name(purl: &str) -> String {
    let purl = purl.split(['?', '#']).next().unwrap_or(purl);
    let purl = purl.replace("%2B", "+").replace("%2F", "/").replace("%40", "@");
    let (kind, rest) = purl.split_once('/').unwrap_or((&purl, ""));
    match kind {
        "pkg:pypi" => format!("{kind}/{}", rest.to_lowercase().replace(['_', '.'], "-")),
        "pkg:deb" | "pkg:apk" | "pkg:rpm" => {
            let named = rest.split_once('/').map_or(rest, |(_, name)| name);
            let (name, version) = named.split_once('@').unwrap_or((named, ""));
            let version = version.replace("%3A", ":");
            let upstream = version.split_once(':').map_or(version.as_str(), |(_, rest)| rest);
            format!("{kind}/{name}@{upstream}")
        }
        "pkg:golang" => purl.to_lowercase().replace("@v", "@"),
        _ => purl.to_lowercase(),
    }
}

fn tell(peer: Peer, path: &Path, listed: &BTreeSet<String>, found: &BTreeSet<String>) {
    let more = found.difference(listed).count();
    println!(
        "{}: {peer} lists {}, tidewaiter {}, of which {peer} lacks {more}; tidewaiter lacks",
        path.display(),
        listed.len(),
        found.len()
    );
    listed.difference(found).for_each(|purl| println!("  {purl}"));
}
