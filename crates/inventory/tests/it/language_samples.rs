//! Lock and manifest files that Trivy and Syft are tested with: what is read of them, by which extractor, and what is left
//! out and why.
//!
//! Files with lines in the packs' truth (made by plain readers of JSON, TOML and patterns) are compared with them; the
//! others with a plain count of what the format begins a package with. Files of ecosystems that have trees of their own
//! are left to the tests of those.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tidewaiter_ecosystems::extractor::{Extraction, Fact, FileHeader, NoSiblings, Want, WantedFile};
use tidewaiter_ecosystems::{LibraryRecord, extractors};

const PACKS: [&str; 2] = ["lang-samples-trivy", "lang-samples-syft"];

/// What becomes of the files whose paths end so; the first row that fits counts.
const ROWS: &[(&str, Reading)] = &[
    (".golden", LeftOut("a result that Trivy's tests expect")),
    ("metadata.json", LeftOut("the label of one of Trivy's databases")),
    ("pubspec.lock", By("pub-lock", Truth("pub"))),
    ("mix.lock", By("mix-lock", Truth("hex"))),
    ("rebar.lock", By("rebar-lock", Count(rebar))),
    ("Package.resolved", By("swift-resolved", Truth("swift"))),
    ("Podfile.lock", By("cocoapods-lock", Count(pods))),
    ("conan.lock", By("conan-lock", Truth("conan"))),
    ("conanfile.txt", By("conan-requires", Count(conan_requires))),
    (
        "conanfile-comment-in-requires.txt",
        By("conan-requires", Count(conan_requires)),
    ),
    (
        "conanfile.py",
        LeftOut("a program in Python: its versions are computed, and a cache has it for each package"),
    ),
    ("stack.yaml.lock", By("haskell-stack", Count(completed))),
    ("cabal.project.freeze", By("haskell-freeze", Count(pins))),
    ("Manifest.toml", By("julia-manifest", Truth("julia"))),
    ("r/testdata/DESCRIPTION", By("r-description", Count(built))),
    ("DESCRIPTION", By("r-description", Count(built))),
    (
        "wp-content/plugins/akismet/akismet.php",
        By("wordpress-plugin", Count(plugin_headers)),
    ),
    (
        "all-in-one-wp-migration.php",
        By("wordpress-plugin", Count(plugin_headers)),
    ),
    ("testdata/version.php", By("wordpress-core", Count(|_| 1))),
    ("testdata/versionFail.php", By("wordpress-core", Count(|_| 0))),
    ("index.php", LeftOut("no main file of a plugin")),
    (
        ".rockspec",
        LeftOut("how to build a rock; what is installed lies below `rocks-…`"),
    ),
    (
        ".opam",
        LeftOut("a project's own description; what is installed lies in a switch"),
    ),
    (
        "/opam",
        LeftOut("one package of a repository's copy; what is installed lies in a switch"),
    ),
    (
        "/opt/bitnami/redis/.spdx-apache.spdx",
        By("bitnami-component", Count(versioned_purls)),
    ),
    (
        "/opt/bitnami/redis/.spdx-redis.spdx",
        By("bitnami-component", Count(versioned_purls)),
    ),
    (
        ".spdx-postgresql.spdx",
        By("bitnami-component bitnami-libraries", Count(versioned_purls)),
    ),
    (
        ".spdx-render-template.spdx",
        By("bitnami-component bitnami-libraries", Count(versioned_purls)),
    ),
    (".spdx.json", By("sbom", Count(versioned_purls))),
    (".spdx", By("sbom", Count(versioned_purls))),
    (
        "vcpkg.json",
        LeftOut("what to build, mostly without versions; vcpkg links statically"),
    ),
    ("vcpkg-configuration.json", LeftOut("where vcpkg looks")),
    ("vcpkg-lock.json", LeftOut("the commits of vcpkg's registries")),
    ("helloworld.cpp", LeftOut("sources")),
    (
        ".terraform.lock.hcl",
        LeftOut("plug-ins of what builds infrastructure; they are programs, and read as such"),
    ),
    ("composer.lock", Elsewhere),
    ("installed.json", Elsewhere),
    (".deps.json", Elsewhere),
    ("packages.lock.json", Elsewhere),
    ("packages.config", Elsewhere),
    ("Packages.props", Elsewhere),
    ("gradle.lockfile", Elsewhere),
    ("sbt.lock", Elsewhere),
    ("pom.properties", Elsewhere),
    ("MANIFEST.MF", Elsewhere),
    ("bun.lock", Elsewhere),
    ("deno.lock", Elsewhere),
    ("METADATA", Elsewhere),
    ("PKG-INFO", Elsewhere),
    ("PKG-INFO-INVALID", Elsewhere),
    (".egg-info", Elsewhere),
    ("top_level.txt", Elsewhere),
    ("environment.yaml", Elsewhere),
    ("Gemfile.lock", Elsewhere),
    (".gemspec", Elsewhere),
    (
        ".json",
        LeftOut("records of Conda's, which other tests have, and nothing else"),
    ),
];

use Oracle::{Count, Truth};
use Reading::{By, Elsewhere, LeftOut};

/// What becomes of a file.
#[derive(Clone, Copy)]
enum Reading {
    /// These extractors read it, and find what the oracle says.
    By(&'static str, Oracle),
    /// No extractor of this test's ecosystems wants it, for this reason.
    LeftOut(&'static str),
    /// Other tests have it.
    Elsewhere,
}

#[derive(Clone, Copy)]
enum Oracle {
    /// The lines of that type in the pack's truth.
    Truth(&'static str),
    /// So many different packages, counted in the text.
    Count(fn(&str) -> usize),
}

/// Files of which less is read than the truth has, and why.
const LESS: &[(&str, &str, &str)] = &[("flutter", "0.0.0", "comes out of an SDK; that is no version")];

/// Names of samples that the file would not have in an image, with the name that it would have.
const REAL_NAMES: &[(&str, &str)] = &[
    ("happy.mix.lock", "mix.lock"),
    ("empty.mix.lock", "mix.lock"),
    ("happy-v1-Package.resolved", "Package.resolved"),
    ("happy-v2-Package.resolved", "Package.resolved"),
    ("empty-Package.resolved", "Package.resolved"),
    ("testdata/version.php", "wp-includes/version.php"),
    ("testdata/versionFail.php", "wp-includes/version.php"),
    ("conanfile-comment-in-requires.txt", "conanfile.txt"),
];

/// The extractors that have a row above.
fn known_extractors() -> BTreeSet<&'static str> {
    let names = ROWS.iter().filter_map(|(_, reading)| match reading {
        By(names, _) => Some(names.split(' ')),
        _ => None,
    });
    names.flatten().collect()
}

struct Sample {
    pack: &'static str,
    /// Path in the pack, as its truth has it.
    path: String,
    content: Vec<u8>,
}

impl Sample {
    fn reading(&self) -> Reading {
        let row = ROWS.iter().find(|(end, _)| self.path.ends_with(end));
        row.unwrap_or_else(|| panic!("{} {} has no row", self.pack, self.path))
            .1
    }

    /// What each extractor finds, with all problems.
    fn extract(&self) -> (BTreeMap<String, Vec<LibraryRecord>>, Vec<String>) {
        let real = REAL_NAMES.iter().find(|(end, _)| self.path.ends_with(end));
        let path = real.map_or(self.path.as_str(), |(_, name)| name).as_bytes();
        let file = WantedFile {
            path,
            content: &self.content,
        };
        let mut out = Extraction::default();
        for extractor in extractors() {
            if extractor.wants(&file.header()) == Want::Now {
                extractor.extract(&file, &NoSiblings, &mut out);
            }
        }
        let mut found = BTreeMap::new();
        for fact in out.facts {
            if let Fact::Libraries(libraries) = fact {
                found.insert(libraries.found_by, libraries.list);
            }
        }
        (found, out.problems)
    }
}

fn samples() -> Vec<Sample> {
    let mut all = Vec::new();
    for pack in PACKS {
        let Some(folder) = tidewaiter_testkit::data::unpack(&format!("images/{pack}")) else {
            return Vec::new();
        };
        let files = root(&folder, pack).join("files");
        add_files(pack, &files, &files, &mut all);
        assert!(
            all.iter().filter(|sample| sample.pack == pack).count() > 100,
            "{pack}"
        );
    }
    all
}

/// A pack's own folder, which may be one further down.
fn root(folder: &Path, pack: &str) -> PathBuf {
    match folder.join("files").is_dir() {
        true => folder.to_owned(),
        false => folder.join(pack),
    }
}

fn add_files(pack: &'static str, root: &Path, folder: &Path, all: &mut Vec<Sample>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add_files(pack, root, &path, all);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            all.push(Sample {
                pack,
                path: name.to_owned(),
                content: std::fs::read(&path).unwrap(),
            });
        }
    }
}

/// Name and version of all lines of the packs' truth, by pack and path, each type for itself.
fn truth() -> BTreeMap<(String, String, String), BTreeSet<(String, String)>> {
    let mut lines: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for pack in PACKS {
        let Some(folder) = tidewaiter_testkit::data::unpack(&format!("images/{pack}")) else {
            continue;
        };
        let text = std::fs::read_to_string(root(&folder, pack).join("truth.tsv")).unwrap();
        for line in text.lines().skip(1) {
            let [ty, name, version, path] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{line:?} is no line of the truth")
            };
            let key = (pack.to_owned(), path.to_owned(), ty.to_owned());
            lines
                .entry(key)
                .or_default()
                .insert((name.to_owned(), version.to_owned()));
        }
    }
    lines
}

#[test]
fn every_sample_is_read_by_its_extractors_or_left_out_for_a_reason() {
    let known = known_extractors();
    for sample in samples() {
        let (found, _) = sample.extract();
        let found_by: BTreeSet<&str> = found.keys().map(String::as_str).collect();
        match sample.reading() {
            By(names, _) => {
                let names: BTreeSet<&str> = names.split(' ').collect();
                assert!(found_by.is_subset(&names), "{}: {found_by:?}", sample.path);
            }
            LeftOut(reason) => {
                let of_ours: Vec<_> = found_by.intersection(&known).collect();
                assert!(of_ours.is_empty(), "{}: {of_ours:?} ({reason})", sample.path);
            }
            Elsewhere => {}
        }
    }
}

#[test]
fn what_is_read_is_what_a_plain_reader_finds() {
    let truth = truth();
    let (mut compared, mut packages) = (0, 0);
    let mut differences = Vec::new();
    for sample in samples() {
        let By(names, oracle) = sample.reading() else {
            continue;
        };
        let (found, problems) = sample.extract();
        let of_row = names.split(' ').flat_map(|name| found.get(name)).flatten();
        let found: BTreeSet<_> = of_row
            .map(|record| (record.package.name.clone(), record.package.version.clone()))
            .collect();
        match oracle {
            Truth(ty) => {
                let key = (sample.pack.to_owned(), sample.path.clone(), ty.to_owned());
                let lines = truth.get(&key).cloned().unwrap_or_default();
                let expected: BTreeSet<_> = lines.into_iter().filter_map(|line| expected(ty, line)).collect();
                if found != expected {
                    differences.push(format!(
                        "{}: {found:?} for {expected:?}, {problems:?}",
                        sample.path
                    ));
                }
            }
            Count(count) => {
                let expected = count(&String::from_utf8_lossy(&sample.content));
                if found.len() != expected {
                    differences.push(format!("{}: {found:?} for {expected}, {problems:?}", sample.path));
                }
            }
        }
        compared += 1;
        packages += found.len();
    }
    if tidewaiter_testkit::data::dir().is_some() {
        assert!(
            compared > 60 && packages > 250,
            "{compared} files, {packages} packages"
        );
    }
}

/// A line of the truth as it is told here; `None` for what is left out.
fn expected(ty: &str, (name, version): (String, String)) -> Option<(String, String)> {
    let is_less = LESS
        .iter()
        .any(|(less, of, _)| (*less, *of) == (name.as_str(), version.as_str()));
    if is_less || version.is_empty() {
        return None;
    }
    match ty {
        "swift" => {
            let name = name.strip_prefix("https://").unwrap_or(&name);
            let name = name.strip_suffix(".git").unwrap_or(name);
            Some((name.to_owned(), version))
        }
        _ => Some((name, version)),
    }
}

#[test]
fn damaged_files_are_reported_and_empty_ones_are_not() {
    for sample in samples() {
        let (found, problems) = sample.extract();
        if !matches!(sample.reading(), By(..)) {
            continue;
        }
        let is_damaged = DAMAGED.iter().any(|end| sample.path.ends_with(end));
        assert_eq!(!problems.is_empty(), is_damaged, "{}: {problems:?}", sample.path);
        assert!(!is_damaged || found.is_empty(), "{}: {found:?}", sample.path);
    }
}

/// Samples that are no JSON, YAML or TOML.
const DAMAGED: [&str; 9] = [
    "dart/testdata/corrupt/pubspec.lock",
    "dart/testdata/glob-paths/lock/src/pubspec.lock",
    "broken/pubspec.lock",
    "corrupt/conan.lock",
    "glob-paths/somewhere/src/conan.lock",
    "corrupt/stack.yaml.lock",
    "haskell/testdata/glob-paths/src/stack.yaml.lock",
    "glob-paths/src/Podfile.lock",
    "invalid/opt/bitnami/redis/.spdx-redis.spdx",
];

fn rebar(text: &str) -> usize {
    text.split("{pkg,<<\"").count() - 1
}

fn pods(text: &str) -> usize {
    let pods = text.split("\n\n").next().unwrap_or_default();
    let lines = pods.lines().filter_map(|line| line.strip_prefix("  - "));
    let names = lines.filter_map(|line| line.split([' ', '/']).next());
    names.collect::<BTreeSet<_>>().len()
}

fn conan_requires(text: &str) -> usize {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && line.contains('/'));
    lines.count()
}

fn completed(text: &str) -> usize {
    let packages = text.split("snapshots:").next().unwrap_or_default();
    let of_hackage = packages.split("- completed:").skip(1);
    of_hackage
        .filter(|entry| entry.trim_start().starts_with("hackage:") || entry.contains("    version:"))
        .count()
}

fn pins(text: &str) -> usize {
    text.split(" ==").count() - 1
}

fn built(text: &str) -> usize {
    usize::from(text.contains("\nBuilt: "))
}

fn plugin_headers(text: &str) -> usize {
    usize::from(text.contains("Plugin Name:"))
}

/// Different package URLs with a version, but for those of systems.
fn versioned_purls(text: &str) -> usize {
    let urls = text.split("pkg:").skip(1);
    let urls = urls.filter_map(|rest| rest.split(['"', '\n', '?']).next());
    let of_systems = ["apk/", "deb/", "rpm/", "alpm/", "oci/", "github/"];
    let urls = urls.filter(|url| !of_systems.iter().any(|ty| url.starts_with(ty)) && url.contains('@'));
    urls.collect::<BTreeSet<_>>().len()
}

#[test]
fn no_extractor_wants_a_file_for_its_folder() {
    for row in ROWS.iter().filter(|row| matches!(row.1, By(..))) {
        let path = format!("{}/other", row.0.trim_start_matches('.'));
        let header = FileHeader {
            path: path.as_bytes(),
            size: 1,
            mode: 0o644,
        };
        let known = known_extractors();
        let wanting = extractors()
            .iter()
            .filter(|extractor| known.contains(extractor.name()));
        let wanting: Vec<_> = wanting
            .filter(|extractor| extractor.wants(&header) != Want::No)
            .map(|extractor| extractor.name())
            .collect();
        assert!(wanting.is_empty(), "{path}: {wanting:?}");
    }
}
