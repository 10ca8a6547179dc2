//! Small files of languages and programs, and pacman's records: one input, read as each of them. What comes out is bounded
//! by what goes in, and each package has a name and a version.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::extractor::{Extraction, Fact, NoSiblings, Want, WantedFile};
use tidewaiter_ecosystems::extractors;

/// A path for each kind of file.
const PATHS: [&str; 25] = [
    "pubspec.lock",
    "mix.lock",
    "rebar.lock",
    "lib/a-1/ebin/a.app",
    "Package.resolved",
    "Podfile.lock",
    "conan.lock",
    "conanfile.txt",
    "data/a/1/_/_/package/1/conaninfo.txt",
    "stack.yaml.lock",
    "cabal.project.freeze",
    "package.conf.d/a.conf",
    "DESCRIPTION",
    "renv.lock",
    "Manifest.toml",
    "packages/A/1/Project.toml",
    "rocks-5.1/a/1-1/a-1-1.rockspec",
    ".opam-switch/packages/a.1/opam",
    "Cellar/a/1/INSTALL_RECEIPT.json",
    "wp-includes/version.php",
    "wp-content/plugins/a/a.php",
    "wp-content/plugins/a.php",
    "wp-content/themes/a/style.css",
    "var/lib/pacman/local/a-1-1/desc",
    "var/lib/pacman/local/a-1-1/files",
];

fuzz_target!(|content: &[u8]| {
    for path in PATHS {
        let file = WantedFile {
            path: path.as_bytes(),
            content,
        };
        let mut out = Extraction::default();
        let mut wanting = 0;
        for extractor in extractors() {
            if extractor.wants(&file.header()) == Want::Now {
                extractor.extract(&file, &NoSiblings, &mut out);
                wanting += 1;
            }
        }
        assert!(wanting > 0, "{path}");
        check(&out, content.len(), path);
    }
});

fn check(out: &Extraction, len: usize, path: &str) {
    assert!(out.problems.len() <= 21, "{path}");
    for fact in &out.facts {
        match fact {
            Fact::Libraries(libraries) => {
                assert!(libraries.list.len() <= len + 1, "{path}");
                for record in &libraries.list {
                    assert!(!record.package.name.is_empty() && !record.package.version.is_empty());
                }
            }
            Fact::Packages { packages, .. } => assert!(packages.len() <= 1, "{path}"),
            Fact::OwnedFiles { files, .. } => {
                // A byte that is no text becomes a character of three.
                assert!(files.iter().map(String::len).sum::<usize>() <= 3 * len, "{path}");
            }
            Fact::OsRelease(_) => panic!("{path} tells of no system"),
        }
    }
}
