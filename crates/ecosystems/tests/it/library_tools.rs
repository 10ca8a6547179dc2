//! What is read of lock files, installed packages and bills of materials, against what each ecosystem's own tool says of
//! the same files.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tidewaiter_ecosystems::extractor::{Extraction, Fact, NoSiblings, Want, WantedFile};
use tidewaiter_ecosystems::{extractors, sbom};
use tidewaiter_testkit::clients::{program, run};
use tidewaiter_testkit::data;

/// Name and version of all that our extractors find in a file, libraries and the system's packages alike.
fn found(path: &Path) -> BTreeSet<(String, String)> {
    let content = fs::read(path).expect("it was just listed");
    let name = path.to_str().expect("its name is UTF-8").trim_start_matches('/');
    let file = WantedFile {
        path: name.as_bytes(),
        content: &content,
    };
    let mut out = Extraction::default();
    for extractor in extractors() {
        if extractor.wants(&file.header()) == Want::Now {
            extractor.extract(&file, &NoSiblings, &mut out);
        }
    }
    let packages = out.facts.into_iter().flat_map(|fact| match fact {
        Fact::Libraries(libraries) => libraries.list.into_iter().map(|record| record.package).collect(),
        Fact::Packages { packages, .. } => packages.into_iter().map(|record| record.package).collect(),
        _ => Vec::new(),
    });
    packages.map(|package| (package.name, package.version)).collect()
}

/// All files below a folder, links passed by.
fn walk(folder: &Path, wanted: &dyn Fn(&Path) -> bool, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), wanted, all),
            Ok(kind) if kind.is_file() && wanted(&entry.path()) => all.push(entry.path()),
            _ => {}
        }
    }
}

fn files(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut all = Vec::new();
    walk(folder, &wanted, &mut all);
    all.sort();
    all
}

/// What a command says, cut at tabs.
fn lines(command: &mut Command) -> Vec<Vec<String>> {
    let said = run(command);
    assert!(said.success, "{command:?}: {}", said.err);
    let lines = said.out.lines();
    lines
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

fn oracle(name: &str) -> PathBuf {
    data::project_root()
        .join("crates/ecosystems/tests/it/oracles")
        .join(name)
}

/// Name and version of what Elixir and Erlang read out of files.
fn terms(paths: &[PathBuf]) -> Vec<(PathBuf, BTreeSet<(String, String)>)> {
    let said = lines(Command::new("elixir").arg(oracle("terms.exs")).args(paths));
    let of = |path: &PathBuf| {
        let of_path = said.iter().filter(|line| Path::new(&line[0]) == path);
        of_path.map(|line| (line[1].clone(), line[2].clone())).collect()
    };
    paths.iter().map(|path| (path.clone(), of(path))).collect()
}

#[test]
fn elixir_and_erlang_read_the_same_applications() {
    let roots = ["/usr/lib/erlang", "/usr/lib/elixir"].map(Path::new);
    let is_application = |path: &Path| path.extension() == Some(OsStr::new("app"));
    let paths: Vec<_> = roots
        .iter()
        .flat_map(|root| files(root, is_application))
        .collect();
    assert!(paths.len() > 15, "{paths:?}");
    for (path, expected) in terms(&paths) {
        let is_elixirs_part = path.starts_with("/usr/lib/elixir") && !path.ends_with("elixir.app");
        let expected = if is_elixirs_part {
            BTreeSet::new()
        } else {
            expected
        };
        assert_eq!(found(&path), expected, "{}", path.display());
    }
}

#[test]
fn elixir_and_erlang_read_the_same_lock_files() {
    let packs =
        ["lang-samples-trivy", "lang-samples-syft"].map(|pack| data::unpack(&format!("images/{pack}")));
    let is_lock = |path: &Path| {
        matches!(
            path.file_name().and_then(OsStr::to_str),
            Some("mix.lock" | "rebar.lock")
        )
    };
    let paths = packs.iter().flatten().flat_map(|pack| files(pack, is_lock));
    // Those are no terms, on purpose.
    let is_whole = |path: &PathBuf| {
        !["corrupt", "glob-paths"]
            .iter()
            .any(|part| path.to_str().unwrap().contains(part))
    };
    let paths: Vec<_> = paths.filter(is_whole).collect();
    let mut count = 0;
    for (path, expected) in terms(&paths) {
        assert_eq!(found(&path), expected, "{}", path.display());
        count += expected.len();
    }
    assert!(count > 40 || packs.iter().flatten().count() == 0, "{count}");
}

#[test]
fn r_lists_the_same_installed_packages() {
    let script = r#"cat(.Library, "\n", sep = ""); x <- installed.packages(lib.loc = .Library); write.table(x[, c("Package", "Version")], quote = FALSE, row.names = FALSE, col.names = FALSE, sep = "\t")"#;
    let said = lines(Command::new("Rscript").args(["--vanilla", "-e", script]));
    let (library, expected) = said.split_first().unwrap();
    let expected: BTreeSet<_> = expected
        .iter()
        .map(|line| (line[0].clone(), line[1].clone()))
        .collect();
    let is_description = |path: &Path| path.ends_with("DESCRIPTION");
    let descriptions = files(Path::new(&library[0]), is_description);
    let found: BTreeSet<_> = descriptions.iter().flat_map(|path| found(path)).collect();
    assert!(expected.len() > 10, "{expected:?}");
    assert_eq!(found, expected);
}

#[test]
fn conan_writes_the_same_into_its_lock_files() {
    let folder = tempfile::tempdir().unwrap();
    let lock = folder.path().join("conan.lock");
    let asked = [
        "--requires=zlib/1.2.13#97d5",
        "--requires=pkg/cci.20210118@user/chan",
        "--build-requires=cmake/3.25.3",
        "--python-requires=tool/0.1",
    ];
    let said = run(program("conan")
        .env("CONAN_HOME", folder.path())
        .args(["lock", "add"])
        .args(asked)
        .arg(format!("--lockfile-out={}", lock.display())));
    assert!(said.success, "{}", said.err);
    let expected = [
        ("zlib", "1.2.13"),
        ("pkg", "cci.20210118"),
        ("cmake", "3.25.3"),
        ("tool", "0.1"),
    ];
    let expected = expected.map(|(name, version)| (name.to_owned(), version.to_owned()));
    assert_eq!(found(&lock), BTreeSet::from(expected));
}

#[test]
fn pacman_lists_the_same_packages() {
    let Some(pack) = data::unpack("images/os-release-and-small-osdb") else {
        return;
    };
    let is_desc = |path: &Path| {
        path.ends_with("desc")
            && path
                .to_str()
                .is_some_and(|path| path.contains("arch/testdata/installed"))
    };
    let folder = tempfile::tempdir().unwrap();
    let local = folder.path().join("local");
    let mut ours = BTreeSet::new();
    // pacman guesses name and version of a damaged record from its folder; here it is a problem.
    for desc in files(&pack, is_desc)
        .iter()
        .filter(|path| !path.to_str().unwrap().contains("corrupt"))
    {
        let package = local.join(desc.parent().and_then(Path::file_name).unwrap());
        fs::create_dir_all(&package).unwrap();
        fs::copy(desc, package.join("desc")).unwrap();
        ours.extend(found(desc));
    }
    fs::write(local.join("ALPM_DB_VERSION"), "9\n").unwrap();
    let said = run(Command::new("pacman")
        .args(["-Q", "--dbpath"])
        .arg(folder.path())
        .arg("--root")
        .arg(folder.path()));
    let pairs = said.out.lines().filter_map(|line| line.split_once(' '));
    let expected: BTreeSet<_> = pairs
        .map(|(name, version)| (name.to_owned(), version.to_owned()))
        .collect();
    assert_eq!(ours, expected, "{}", said.err);
    assert_eq!(ours.len(), 5);
}

/// Package URLs, each with the name that its ecosystem has for it.
const PURLS: [(&str, &str); 6] = [
    ("pkg:npm/%40angular/core@12.3.1", "@angular/core 12.3.1"),
    (
        "pkg:maven/org.slf4j/slf4j-api@2.0.7?type=jar",
        "org.slf4j:slf4j-api 2.0.7",
    ),
    (
        "pkg:deb/debian/g%2B%2B@4:12.2.0-3?arch=amd64&distro=debian-12&upstream=gcc-defaults%401.203",
        "g++ 4:12.2.0-3",
    ),
    (
        "pkg:golang/github.com/pkg/errors@v0.9.1",
        "github.com/pkg/errors v0.9.1",
    ),
    ("pkg:rpm/redhat/bash@5.1.8-6.el9?epoch=1", "bash 1:5.1.8-6.el9"),
    ("pkg:pypi/django@4.2", "django 4.2"),
];

#[test]
fn cyclonedxs_own_library_writes_what_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let purls = PURLS.map(|(purl, _)| purl);
    let said = run(program("python")
        .arg(oracle("boms.py"))
        .arg(folder.path())
        .args(purls));
    assert!(said.success, "{}", said.err);
    let written = files(folder.path(), |_| true);
    // XML from 1.0 on, JSON from 1.2 on.
    assert!(written.len() >= 14, "{written:?}");
    for path in written {
        let sbom = sbom::read(&fs::read(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(Some(OsStr::new(&sbom.version)), path.file_stem());
        let of =
            |component: &sbom::Component| format!("{} {}", component.package.name, component.package.version);
        let ours: BTreeSet<_> = sbom.components.iter().map(of).collect();
        let expected: BTreeSet<_> = PURLS.iter().map(|(_, name)| (*name).to_owned()).collect();
        assert_eq!(ours, expected, "{}", path.display());
        let excluded = sbom
            .components
            .iter()
            .filter(|component| component.is_development);
        let excluded: BTreeSet<_> = excluded.map(of).collect();
        let expected = match sbom.version.as_str() {
            // For this one the library writes no scopes.
            "1.0" => BTreeSet::new(),
            _ => BTreeSet::from(["g++ 4:12.2.0-3".to_owned(), "django 4.2".to_owned()]),
        };
        assert_eq!(excluded, expected, "{}", path.display());
        assert_eq!(sbom.system.map(|system| system.id).as_deref(), Some("debian"));
    }
}
