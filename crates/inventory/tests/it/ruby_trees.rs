//! Gems as Debian installs them and lock files of real projects, against RubyGems and Bundler.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use tidewaiter_ecosystems::EvidenceKind;
use tidewaiter_inventory::FoundLibrary;
use tidewaiter_types::Ecosystem;

use crate::trees;

/// Where a file of real projects is that Bundler reads, and one more that only bears the name.
const PACKS: [&str; 2] = ["images/lang-samples-syft", "images/lang-samples-trivy"];
const BOGUS: &str = "glob-paths/src/Gemfile.lock";

fn gems(folder: &Path, evidence: EvidenceKind) -> Vec<FoundLibrary> {
    let is_wanted =
        |library: &FoundLibrary| library.package.ecosystem == Ecosystem::Gem && library.evidence == evidence;
    let libraries = trees::scan(folder).libraries;
    libraries.into_iter().filter(is_wanted).collect()
}

/// What a Ruby script prints of files.
fn ask(script: &str, files: &[PathBuf]) -> Vec<Vec<String>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/oracles")
        .join(script);
    let output = Command::new("ruby")
        .env("BUNDLE_GEMFILE", "/nowhere/Gemfile")
        .arg(script)
        .args(files)
        .output()
        .expect("ruby is installed; `cargo xtask setup` does it");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_gem_that_debian_installs_is_found_and_nothing_else() {
    let (Some(tree), Some(truth)) = (trees::tree("debs"), trees::truth("debs")) else {
        return;
    };
    let root = tree.join("root");
    let of_gems = truth.into_iter().filter(|[kind, ..]| kind == "gem");
    let truth: BTreeSet<_> = of_gems
        .map(|[_, name, version, path]| [name, version, path])
        .collect();
    assert!(truth.len() > 90);
    let found = trees::listed(&trees::scan(&root), |library| {
        library.package.ecosystem == Ecosystem::Gem && library.evidence == EvidenceKind::Installed
    });
    assert_eq!(found, truth);
}

#[test]
fn platforms_and_licences_are_those_that_rubygems_reads() {
    let Some(tree) = trees::tree("debs") else { return };
    let root = tree.join("root");
    let found = gems(&root, EvidenceKind::Installed);
    let files: Vec<_> = found.iter().map(|gem| root.join(&gem.path)).collect();
    for (gem, told) in found.iter().zip(ask("gemspec.rb", &files)) {
        let package = &gem.package;
        let platform = package.arch.as_deref().unwrap_or("ruby");
        let license = package.license.as_deref().unwrap_or_default();
        assert_eq!(
            [&package.name, &package.version, platform, license],
            told[..4],
            "{}",
            gem.path
        );
    }
}

#[test]
fn lock_files_have_the_gems_that_bundler_reads() {
    let Some(debs) = trees::tree("debs") else { return };
    let packs = PACKS.map(|pack| tidewaiter_testkit::data::unpack(pack).unwrap().join("files"));
    for folder in packs.into_iter().chain([debs.join("root")]) {
        let found = gems(&folder, EvidenceKind::Locked);
        let line = |gem: &FoundLibrary| {
            let package = &gem.package;
            let platform = package.arch.clone().unwrap_or_else(|| "ruby".to_owned());
            let path = folder.join(&gem.path).to_str().unwrap().to_owned();
            vec![package.name.clone(), package.version.clone(), platform, path]
        };
        let files = trees::files(&folder, |path| {
            path.ends_with("Gemfile.lock") && !path.ends_with(BOGUS)
        });
        assert!(!files.is_empty());
        let told: BTreeSet<_> = ask("bundler.rb", &files).into_iter().collect();
        assert_eq!(found.iter().map(line).collect::<BTreeSet<_>>(), told);
    }
}
