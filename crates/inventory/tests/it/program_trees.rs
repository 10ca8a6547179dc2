//! Programs of Go and Rust, and the programs of the machine that runs the tests, against what their own tools say of
//! them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use tidewaiter_ecosystems::EvidenceKind;
use tidewaiter_types::Ecosystem;

use crate::trees::{listed, scan, tree, truth};

/// A path that replaces a module is a folder: what is in it bears the module's own path, and `go version` shows the
/// folder's.
const FOLDERS: &[(&str, &str)] = &[("./local", "example.org/local")];

type Rows = BTreeSet<[String; 3]>;

fn assert_same(found: &Rows, expected: &Rows) {
    let missing: Vec<_> = expected.difference(found).collect();
    let more: Vec<_> = found.difference(expected).collect();
    assert!(
        missing.is_empty() && more.is_empty(),
        "missing {missing:#?}, not there {more:#?}"
    );
    assert!(!expected.is_empty());
}

#[test]
fn go_programs_have_the_modules_that_go_version_shows() {
    let (Some(folder), Some(truth)) = (tree("golang"), truth("golang")) else {
        return;
    };
    let image = scan(&folder);
    let found = listed(&image, |library| library.evidence == EvidenceKind::Installed);
    let expected = truth.into_iter().map(|[_, name, version, path]| {
        let folder = FOLDERS.iter().find(|(folder, _)| *folder == name);
        let name = folder.map_or(name, |(_, module)| (*module).to_owned());
        [name, version, path.trim_end_matches("#replaced").to_owned()]
    });
    assert_same(&found, &expected.collect());
    assert!(image.problems.is_empty(), "{:?}", image.problems);
}

#[test]
fn go_mod_files_list_what_go_mod_edit_shows() {
    let Some(folder) = tree("golang") else { return };
    let found = listed(&scan(&folder), |library| library.evidence == EvidenceKind::Locked);
    let mut expected = BTreeSet::new();
    for path in ["go.mod", "src/go.mod", "src/local/go.mod"] {
        let file = folder.join(path);
        let output = Command::new("go")
            .args(["mod", "edit", "-json"])
            .arg(file)
            .output()
            .unwrap();
        let module: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let replaced = |required: &serde_json::Value| {
            let all = module["Replace"].as_array().cloned().unwrap_or_default();
            all.into_iter()
                .find(|replace| replace["Old"]["Path"] == required["Path"])
        };
        for required in module["Require"].as_array().cloned().unwrap_or_default() {
            let (name, version) = match replaced(&required).map(|replace| replace["New"].clone()) {
                Some(by) if by["Version"].is_null() => (text(&required["Path"]), "(devel)".to_owned()),
                Some(by) => (text(&by["Path"]), text(&by["Version"])),
                None => (text(&required["Path"]), text(&required["Version"])),
            };
            expected.insert([name, version, path.to_owned()]);
        }
    }
    assert_same(&found, &expected);
}

#[test]
fn rust_programs_and_lock_files_have_the_crates_that_their_tools_show() {
    let (Some(folder), Some(truth)) = (tree("rust"), truth("rust")) else {
        return;
    };
    let image = scan(&folder);
    let is_ours = |path: &str| path.starts_with("bin/") || path == "Cargo.lock";
    let found = listed(&image, |library| is_ours(&library.path));
    let mut expected = BTreeSet::new();
    for [_, name, version, path] in truth {
        let path = path.trim_end_matches("#build");
        expected.insert([name.clone(), version.clone(), path.to_owned()]);
        if path == "bin/demo-auditable" {
            // Stripping leaves the list where it is; the program that was built without it has none.
            expected.insert([name, version, "bin/demo-auditable-stripped".to_owned()]);
        }
    }
    assert_same(&found, &expected);
    let build_only = image.libraries.iter().filter(|library| library.is_development);
    let names: BTreeSet<_> = build_only.map(|library| library.package.name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["cc"]));
}

#[test]
fn an_older_lock_file_lists_the_same_crates() {
    let Some(folder) = tree("rust") else { return };
    let fresh = tempfile::tempdir().unwrap();
    std::fs::copy(folder.join("Cargo.lock.v3"), fresh.path().join("Cargo.lock")).unwrap();
    let names = |folder: &Path| listed(&scan(folder), |library| library.path == "Cargo.lock");
    assert_same(&names(fresh.path()), &names(&folder));
}

/// A program of this machine, how it is asked for its version, and the text in front of that.
struct OfThisMachine {
    name: &'static str,
    program: &'static str,
    argument: &'static str,
    before: &'static str,
}

const fn here(
    name: &'static str,
    program: &'static str,
    argument: &'static str,
    before: &'static str,
) -> OfThisMachine {
    OfThisMachine {
        name,
        program,
        argument,
        before,
    }
}

/// What the set-up installs or builds need anyway.
const HERE: &[OfThisMachine] = &[
    here("bash", "bash", "--version", "version "),
    here("curl", "curl", "--version", "curl "),
    here("libcurl", "curl", "--version", "libcurl/"),
    here("node", "node", "--version", "v"),
    here("openssl", "openssl", "version", "OpenSSL "),
    here("perl", "perl", "-v", "(v"),
    here("php", "php", "--version", "PHP "),
    here(
        "postgresql",
        "/usr/lib/postgresql/*/bin/postgres",
        "--version",
        "(PostgreSQL) ",
    ),
    here("python", "/usr/bin/python3", "--version", "Python "),
    here("ruby", "ruby", "--version", "ruby "),
    here("zlib", "curl", "--version", "zlib/"),
];

impl OfThisMachine {
    /// The file that is run, with all links followed.
    fn file(&self) -> PathBuf {
        let found = Command::new("sh")
            .args(["-c", &format!("readlink -f $(command -v {})", self.program)])
            .output()
            .unwrap();
        PathBuf::from(String::from_utf8(found.stdout).unwrap().trim())
    }

    /// What it says of itself, as far as it is numbers.
    fn version(&self) -> String {
        let output = Command::new(self.file()).arg(self.argument).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let (_, version) = text.split_once(self.before).unwrap();
        let end = version.find(|c: char| !c.is_ascii_digit() && c != '.');
        version[..end.unwrap_or(version.len())].to_owned()
    }
}

/// The programs, and the libraries that they load, as files of a folder.
fn copy_programs(folder: &Path) {
    for program in HERE {
        let file = program.file();
        std::fs::copy(&file, folder.join(file.file_name().unwrap())).unwrap();
        let loaded = Command::new("ldd").arg(&file).output().unwrap();
        for line in String::from_utf8(loaded.stdout).unwrap().lines() {
            let Some(library) = line.split_whitespace().find(|word| word.starts_with('/')) else {
                continue;
            };
            std::fs::copy(library, folder.join(Path::new(library).file_name().unwrap())).unwrap();
        }
    }
}

#[test]
fn programs_of_this_machine_have_the_versions_that_they_print() {
    let folder = tempfile::tempdir().unwrap();
    copy_programs(folder.path());
    let image = scan(folder.path());
    let recognized = image
        .libraries
        .iter()
        .filter(|library| library.evidence == EvidenceKind::Recognized);
    let found: BTreeSet<_> = recognized
        .map(|library| {
            assert_eq!(library.package.ecosystem, Ecosystem::Generic);
            (library.package.name.clone(), library.package.version.clone())
        })
        .collect();
    for program in HERE {
        let expected = (program.name.to_owned(), program.version());
        assert!(found.contains(&expected), "{expected:?} is not in {found:?}");
    }
    let names: BTreeSet<_> = HERE
        .iter()
        .map(|program| program.name)
        .chain(["glibc", "xz", "lua"])
        .collect();
    assert!(
        found.iter().all(|(name, _)| names.contains(name.as_str())),
        "{found:?}"
    );
    let distinct: BTreeSet<_> = found.iter().map(|(name, _)| name).collect();
    assert_eq!(distinct.len(), found.len(), "one has two versions: {found:?}");
}
