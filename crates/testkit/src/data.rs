//! The folder of real test data: advisory feeds and package databases with their true lists.
//!
//! It lies outside the project (`TIDEWAITER_TEST_DATA`, by default `../shared/data` seen from the project's
//! root). Packs are unpacked once into the build folder and shared by all tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

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
    Some(once(target, |fresh| extract(&source, fresh)))
}

/// The trees of real language packages that `cargo xtask setup` had built: a folder for each section (`python`, `npm`),
/// and `truth/SECTION.tsv`. `None` where there is no data.
///
/// # Panics
/// If they were not built.
pub fn language_trees() -> Option<PathBuf> {
    built("lang")
}

/// The images that `cargo xtask setup` had built: `oci/NAME`, and `truth/NAME.KIND.tsv`. `None` where there is no data.
///
/// # Panics
/// If they were not built.
pub fn built_images() -> Option<PathBuf> {
    built("built-images")
}

fn built(what: &str) -> Option<PathBuf> {
    dir()?;
    let folder = project_root().join("target/test-data").join(what);
    let words = "is not there; `cargo xtask setup` builds it";
    assert!(folder.join(".built").is_file(), "{} {words}", folder.display());
    Some(folder)
}

/// A feeds folder with some packs of `feeds/` as they were about a month before: the folder that `NAME.tar.zst` gives, with
/// `NAME-prev.tar.zst` over it and without what came since (`.prev-remove.txt`). A pack without an older state is as it
/// is today. `None` where there is no data.
///
/// # Panics
/// If a pack is missing or `tar` or `zstd` fails.
pub fn older_feeds(packs: &[&str]) -> Option<TempDir> {
    let feeds = dir()?.join("feeds");
    let folder = TempDir::new().expect("there is room for temporary files");
    for pack in packs {
        let older = older_pack(&feeds, pack);
        std::os::unix::fs::symlink(older.join(pack), folder.path().join(pack)).expect("a link can be made");
    }
    Some(folder)
}

/// The same packs as they are today.
pub fn newer_feeds(packs: &[&str]) -> Option<TempDir> {
    let feeds = dir()?.join("feeds");
    let folder = TempDir::new().expect("there is room for temporary files");
    for pack in packs {
        let name = format!("{pack}.tar.zst");
        std::os::unix::fs::symlink(feeds.join(&name), folder.path().join(name)).expect("a link can be made");
    }
    Some(folder)
}

fn older_pack(feeds: &Path, pack: &str) -> PathBuf {
    let target = project_root().join("target/test-data/feeds-older").join(pack);
    once(target, |fresh| {
        extract(&feeds.join(format!("{pack}.tar.zst")), fresh);
        let changes = feeds.join(format!("{pack}-prev.tar.zst"));
        if changes.exists() {
            extract(&changes, fresh);
            remove_listed(&fresh.join(pack));
        }
    })
}

/// Removes what came since the older state, and the list of it. Some lists name files that no pack has: they were left out
/// of it.
fn remove_listed(folder: &Path) {
    let list = folder.join(".prev-remove.txt");
    let names = fs::read_to_string(&list).unwrap_or_default();
    let names: Vec<&str> = names.lines().filter(|name| !name.trim().is_empty()).collect();
    let removed = names
        .iter()
        .filter(|name| fs::remove_file(folder.join(name)).is_ok());
    let removed = removed.count();
    assert!(
        removed > 0 || names.is_empty(),
        "{} names no file",
        list.display()
    );
    let _ = fs::remove_file(list);
}

/// Fills a folder unless it is there already.
fn once(target: PathBuf, fill: impl FnOnce(&Path)) -> PathBuf {
    if target.is_dir() {
        return target;
    }
    let parent = target.parent().expect("a pack's name has a folder in front");
    fs::create_dir_all(parent).expect("the build folder is writable");
    let fresh = tempfile::tempdir_in(parent).expect("the build folder is writable");
    fill(fresh.path());
    // Another test may have been first; then its copy serves as well.
    let _ = fs::rename(fresh.path(), &target);
    assert!(target.is_dir(), "{} was not moved into place", target.display());
    target
}

fn extract(pack: &Path, folder: &Path) {
    let status = Command::new("tar")
        .args(["--use-compress-program", "zstd -d --long=27", "-xf"])
        .arg(pack)
        .arg("-C")
        .arg(folder)
        .status()
        .expect("tar and zstd are installed; `cargo xtask setup` does it");
    assert!(status.success(), "{} could not be unpacked", pack.display());
}
