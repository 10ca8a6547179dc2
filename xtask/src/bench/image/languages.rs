//! Layers of languages' packages, from their registries and from the trees that `cargo xtask setup` builds for the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

use crate::{root, run};

/// Fills a layer.
type Fill = fn(&Path) -> anyhow::Result<()>;

/// The layers, lowest first.
pub const LAYERS: [Fill; 2] = [node, others];

/// What an application of Node's installs; some 800 packages follow from it.
const NPM: [&str; 8] = [
    "next@14.2.3",
    "webpack@5.90.0",
    "webpack-cli@5.1.4",
    "aws-sdk@2.1500.0",
    "express@4.17.1",
    "typescript@5.4.5",
    "jest@29.7.0",
    "@angular/cli@17.3.0",
];

const PYPI: [&str; 5] = [
    "django==3.2.12",
    "pandas==2.2.2",
    "flask==1.1.2",
    "boto3==1.17.0",
    "cryptography==41.0.0",
];

fn node(layer: &Path) -> anyhow::Result<()> {
    let app = layer.join("srv/app");
    fs::create_dir_all(&app)?;
    fs::write(app.join("package.json"), r#"{"name":"app","version":"1.0.0"}"#)?;
    run(Command::new("npm")
        .args([
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(&app)
        .args(NPM)
        .current_dir(&app))
}

/// Java, Go, Rust and Python.
fn others(layer: &Path) -> anyhow::Result<()> {
    for (tree, place) in [
        ("npm/usr", "usr/local"),
        ("java", "srv/java"),
        ("golang/bin", "usr/local/bin/go"),
        ("rust/bin", "usr/local/bin/rust"),
        ("rust/Cargo.lock", "srv/rust/Cargo.lock"),
        ("nodelocks/yarn1", "srv/yarn"),
        ("pylocks", "srv/python"),
    ] {
        copy(&trees()?.join(tree), &layer.join(place))?;
    }
    for program in ["crane", "oras", "versitygw"] {
        copy(
            &root().join("target/tools/go").join(program),
            &layer.join("usr/local/bin").join(program),
        )?;
    }
    run(Command::new("python3")
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
        ])
        .arg(layer.join("opt/python/site-packages"))
        .args(PYPI))
}

fn trees() -> anyhow::Result<PathBuf> {
    let folder = root().join("target/test-data/lang");
    ensure!(
        folder.is_dir(),
        "{} is missing; `cargo xtask setup` makes it",
        folder.display()
    );
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    let parent = to.parent().context("a place in a layer has a folder")?;
    fs::create_dir_all(parent)?;
    run(Command::new("cp").arg("-a").arg(from).arg(to))
}
