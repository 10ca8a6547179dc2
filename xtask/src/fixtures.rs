//! The real packages that tests are held against: language trees and images, built from the registries by the scripts that
//! come with the test data, once.
//!
//! Odd: registries move, so what is built today may differ from yesterday's. The truth is therefore written by the same
//! script, in the same run, by each ecosystem's own tools.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::root;

/// Builds what is missing. Without test data there is nothing to build.
pub fn set_up() -> anyhow::Result<()> {
    let data =
        std::env::var_os("TIDEWAITER_TEST_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from);
    let scripts = data.join("images/scripts");
    if !scripts.is_dir() {
        eprintln!(
            "no scripts at {}; the tests that need language trees are skipped",
            scripts.display()
        );
        return Ok(());
    }
    let folder = root().join("target/test-data");
    let trees = folder.join("lang");
    build(&scripts.join("make-lang-fixtures.sh"), &trees, &[])?;
    build(
        &scripts.join("make-images.sh"),
        &folder.join("built-images"),
        &[("LANGDIR", &trees)],
    )
}

/// Runs a script that fills a folder, unless it did so before in its present form.
fn build(script: &Path, folder: &Path, variables: &[(&str, &Path)]) -> anyhow::Result<()> {
    let text = fs::read(script).with_context(|| format!("{} cannot be read", script.display()))?;
    let mark = folder.join(".built");
    if fs::read(&mark).is_ok_and(|built| built == text) {
        return Ok(());
    }
    eprintln!(
        "building {} from the registries; this takes some minutes",
        folder.display()
    );
    fs::create_dir_all(folder)?;
    let log = fs::File::create(folder.join("build.log"))?;
    let status = Command::new("bash")
        .arg(script)
        .arg(folder)
        .envs(variables.iter().copied())
        // Cargo's settings for this project are none of the packages' that are built there.
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO_TARGET_DIR")
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .status()?;
    let lacking = sections_without_truth(folder)?;
    if !status.success() || !lacking.is_empty() {
        bail!(
            "{} failed{}; see build.log and log in {}",
            script.display(),
            lacking
                .iter()
                .map(|name| format!(", without any truth in {name}"))
                .collect::<String>(),
            folder.display()
        );
    }
    Ok(fs::write(mark, text)?)
}

/// The lists of a folder that its script left empty: a section that fails does not fail the script.
fn sections_without_truth(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut lacking = Vec::new();
    for list in fs::read_dir(folder.join("truth"))? {
        let list = list?;
        if list.metadata()?.len() == 0 {
            lacking.push(list.file_name().to_string_lossy().into_owned());
        }
    }
    Ok(lacking)
}
