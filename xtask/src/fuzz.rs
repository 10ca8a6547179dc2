//! `cargo xtask fuzz`: runs the targets of `fuzz/`, each on every parser's hostile input for some minutes.
//!
//! Seeds are made from the test data first. Corpora stay in `target/fuzz-corpus`, so that a later run goes on where an
//! earlier one ended; input that broke something is in `target/fuzz-artifacts`. Odd: no sanitizer is on. All code of ours
//! but one memory map is free of `unsafe`, what is looked for is panics, wrong results and waste, and all of these are found
//! twice as fast without. So a stable compiler does as well, with the switch that lets it take nightly's flags.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

use crate::{cargo, root, run, tools};

/// What one step may take: memory in MiB and time in seconds.
const LIMITS: [&str; 2] = ["-rss_limit_mb=2048", "-timeout=10"];

/// Runs one target, or all one after the other, and fails if any of them found something.
pub fn run_targets(target: Option<&str>, minutes: u64) -> anyhow::Result<()> {
    let all = targets()?;
    let chosen = match target {
        Some(name) if !all.iter().any(|known| known == name) => {
            bail!("no fuzz target is called {name:?}; there are {}", all.join(", "))
        }
        Some(name) => vec![name.to_owned()],
        None => all,
    };
    let tools = root().join("target/tools");
    let cargo_fuzz = tools::cargo_tool(&tools, "cargo-fuzz", "0.13.2")?;
    make_seeds()?;
    let mut broken = Vec::new();
    for name in chosen {
        if run_target(&cargo_fuzz, &name, minutes).is_err() {
            broken.push(name);
        }
    }
    if !broken.is_empty() {
        bail!("{} found something: see target/fuzz-artifacts", broken.join(", "));
    }
    Ok(())
}

/// The names of the targets, sorted.
fn targets() -> anyhow::Result<Vec<String>> {
    let folder = root().join("fuzz/fuzz_targets");
    let files = fs::read_dir(&folder).with_context(|| format!("{} is missing", folder.display()))?;
    let mut names: Vec<String> = files
        .flatten()
        .filter_map(|file| Some(file.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn make_seeds() -> anyhow::Result<()> {
    run(cargo()
        .args([
            "run",
            "--quiet",
            "--manifest-path",
            "fuzz/Cargo.toml",
            "--package",
            "seeds",
        ])
        .args(["--target-dir", "target/fuzz", "--", "target/fuzz-seeds"]))
}

fn run_target(cargo_fuzz: &Path, name: &str, minutes: u64) -> anyhow::Result<()> {
    let folders =
        ["corpus", "seeds", "artifacts"].map(|kind| root().join(format!("target/fuzz-{kind}/{name}")));
    for folder in &folders {
        fs::create_dir_all(folder)?;
    }
    let [corpus, seeds, artifacts] = folders;
    let mut command = Command::new(cargo_fuzz);
    command
        .args(["fuzz", "run", "--fuzz-dir", "fuzz", "--target-dir", "target/fuzz"])
        .args(["--sanitizer", "none", name])
        .args([corpus, seeds])
        .arg("--")
        .arg(format!("-max_total_time={}", minutes * 60))
        .arg(format!("-max_len={}", longest_input(name)))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .args(LIMITS);
    run(on_toolchain(&mut command))
}

/// Bytes of input that are worth a target's while.
fn longest_input(target: &str) -> u32 {
    match target {
        "versions" | "references" | "tokens" => 512,
        "policy" | "sigv4" | "aws_request" | "os_release" => 8 << 10,
        _ => 64 << 10,
    }
}

/// Nightly where it is installed; else the compiler that is there, told to take nightly's flags.
fn on_toolchain(command: &mut Command) -> &mut Command {
    let listed = Command::new("rustup").args(["toolchain", "list"]).output();
    let has_nightly = listed.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("nightly"));
    match has_nightly {
        true => command.env("RUSTUP_TOOLCHAIN", "nightly"),
        false => command.env("RUSTC_BOOTSTRAP", "1"),
    }
}
