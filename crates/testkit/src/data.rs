//! The folder of real test data: advisory feeds and package databases with their true lists.
//!
//! It lies outside the project (`TIDEWAITER_TEST_DATA`, by default `../shared/data` seen from the project's
//! root). Packs are unpacked once into the build folder and shared by all tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of test data; `None`, after a line that says so, where there is none.
///
/// # Panics
/// In CI (environment variable `CI`), where its absence is a failure.
pub fn dir() -> Option<PathBuf> {
    let folder = std::env::var_os("TIDEWAITER_TEST_DATA").map_or_else(default_dir, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    let words = format!("no test data at {}; set TIDEWAITER_TEST_DATA", folder.display());
    assert!(std::env::var_os("CI").is_none(), "{words}");
    eprintln!("skipped: {words}");
    None
}

fn default_dir() -> PathBuf {
    project_root().join("../shared/data")
}

/// The project's root folder.
pub fn project_root() -> PathBuf {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this crate lies in crates/");
    crates
        .parent()
        .expect("crates/ lies in the project's root")
        .to_owned()
}

/// Unpacks `images/NAME.tar.zst` (or `feeds/…`) once and returns its folder; `None` where there is no data.
///
/// # Panics
/// If the pack is missing or `tar` or `zstd` fails.
pub fn unpack(pack: &str) -> Option<PathBuf> {
    let source = dir()?.join(format!("{pack}.tar.zst"));
    let target = project_root().join("target/test-data").join(pack);
    if target.is_dir() {
        return Some(target);
    }
    let parent = target.parent().expect("a pack's name has a folder in front");
    fs::create_dir_all(parent).expect("the build folder is writable");
    let fresh = tempfile::tempdir_in(parent).expect("the build folder is writable");
    let status = Command::new("tar")
        .args(["--use-compress-program", "zstd -d --long=27", "-xf"])
        .arg(&source)
        .arg("-C")
        .arg(fresh.path())
        .status()
        .expect("tar and zstd are installed; `cargo xtask setup` does it");
    assert!(status.success(), "{} could not be unpacked", source.display());
    // Another test may have been first; then its copy serves as well.
    let _ = fs::rename(fresh.path(), &target);
    assert!(target.is_dir(), "{} was not moved into place", target.display());
    Some(target)
}
