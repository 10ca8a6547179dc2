//! Trees of real language packages, scanned as a layer and compared with the list that their ecosystem's own tool gives.
//!
//! The trees are those that the scripts of the test data build from the registries; `cargo xtask setup` has them built.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use tidewaiter_archive::Limits;
use tidewaiter_inventory::{Budget, FoundLibrary, ImageInventory, LayerScanner, Squash, squash};

/// The folder of the trees of one section (`python`), or `None` where there is no test data at all.
pub fn tree(section: &str) -> Option<PathBuf> {
    tidewaiter_testkit::data::language_trees().map(|trees| trees.join(section))
}

/// The list that stands for the truth of a section: kind, name, version, path.
pub fn truth(section: &str) -> Option<Vec<[String; 4]>> {
    let file = tidewaiter_testkit::data::language_trees()?.join(format!("truth/{section}.tsv"));
    Some(read_truth(&file))
}

fn read_truth(file: &Path) -> Vec<[String; 4]> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let line = |line: &str| {
        let mut fields = line.split('\t').map(str::to_owned);
        std::array::from_fn(|_| fields.next().unwrap_or_default())
    };
    text.lines().map(line).collect()
}

/// A pack of files of real projects.
pub struct Samples {
    pub folder: PathBuf,
    truth: Vec<[String; 4]>,
}

/// The pack of that name, or `None` where there is no test data at all.
pub fn samples(pack: &str) -> Option<Samples> {
    let pack = tidewaiter_testkit::data::unpack(pack)?;
    Some(Samples {
        folder: pack.join("files"),
        truth: read_truth(&pack.join("truth.tsv")),
    })
}

impl Samples {
    /// Name, version and path of what a plain reader lists of that kind.
    pub fn truth(&self, kind: &str) -> BTreeSet<[String; 3]> {
        let lines = self.truth.iter().filter(|line| line[0] == kind);
        lines
            .map(|[_, name, version, path]| [name.clone(), version.clone(), path.clone()])
            .collect()
    }

    /// Paths of the files that the plain reader could not read.
    pub fn damaged(&self) -> BTreeSet<String> {
        let lines = self.truth.iter().filter(|line| line[0] == "#unparsed");
        lines.map(|line| line[3].clone()).collect()
    }
}

/// The files of a folder and its folders whose path is wanted.
pub fn files(folder: &Path, wanted: impl Fn(&Path) -> bool + Copy) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.symlink_metadata().unwrap().file_type();
        if kind.is_dir() {
            found.extend(files(&path, wanted));
        } else if kind.is_file() && wanted(&path) {
            found.push(path);
        }
    }
    found
}

/// What a folder holds, as if it were the root of an image of one layer.
pub fn scan(folder: &Path) -> ImageInventory {
    let mut scanner = LayerScanner::new(Limits::default(), Budget::default());
    let mut archive = tar::Builder::new(Pushing(&mut scanner));
    archive.follow_symlinks(false);
    archive.append_dir_all("", folder).unwrap();
    archive.into_inner().unwrap();
    let inventory = scanner.finish().unwrap().inventory;
    match squash(&[&inventory]) {
        Squash::Complete(image) => *image,
        Squash::NeedsContent(needs) => panic!("one layer needs nothing read again: {needs:?}"),
    }
}

struct Pushing<'a>(&'a mut LayerScanner);

impl std::io::Write for Pushing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.push(bytes).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Name, version and path of each library that a filter lets through.
pub fn listed(image: &ImageInventory, wanted: impl Fn(&FoundLibrary) -> bool) -> BTreeSet<[String; 3]> {
    let wanted = image.libraries.iter().filter(|library| wanted(library));
    wanted
        .map(|library| {
            let package = &library.package;
            [
                package.name.clone(),
                package.version.clone(),
                library.path.clone(),
            ]
        })
        .collect()
}

/// What a script in Python answers of files of a tree: its lines, cut at tabs; paths are those given.
pub fn lines_of(script: &Path, folder: &Path, files: &[&str]) -> Vec<Vec<String>> {
    let output = Command::new("python3")
        .arg(script)
        .args(files)
        .current_dir(folder)
        .output();
    let output = output.expect("python3 is there; `cargo xtask setup` installs it");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {words}", script.display());
    let answers = String::from_utf8(output.stdout).unwrap();
    answers
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

#[test]
fn a_tree_is_scanned_as_an_image_of_one_layer() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("etc")).unwrap();
    std::fs::write(folder.path().join("etc/os-release"), "ID=alpine\n").unwrap();
    let image = scan(folder.path());
    assert_eq!(image.os_release.unwrap().id, "alpine");
    assert!(image.libraries.is_empty());
}
