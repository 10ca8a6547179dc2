//! Images built from the registries by the scripts of the test data, with the lists that each ecosystem's own tool gives of
//! them from within: whatever is listed is found, and nothing else of its kind, but for what stands here with its reason.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tidewaiter_testkit::data::built_images;

use crate::images::program;

/// Name and version of each package.
type Names = BTreeSet<(String, String)>;

struct Built {
    report: Value,
    truth: Vec<Vec<String>>,
}

/// An image, scanned, with one of its lists.
fn built(image: &str, kind: &str) -> Option<Built> {
    let folder = built_images()?;
    let truth = fs::read_to_string(folder.join(format!("truth/{image}.{kind}.tsv"))).unwrap();
    let truth = truth
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect());
    Some(Built {
        report: scan(&folder.join("oci").join(image)),
        truth: truth.collect(),
    })
}

fn scan(layout: &Path) -> Value {
    let output = Command::new(program())
        .args(["scan", "--no-cache", "--format", "json"])
        .arg(format!("oci:{}", layout.display()))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text(value: &Value, member: &str) -> String {
    value[member].as_str().unwrap_or_default().to_owned()
}

impl Built {
    fn packages(&self) -> Names {
        let packages = self.report["packages"].as_array().unwrap();
        packages
            .iter()
            .map(|package| (text(package, "name"), text(package, "version")))
            .collect()
    }

    /// Libraries of an ecosystem that are installed, whoever owns them.
    fn libraries(&self, ecosystem: &str) -> Names {
        let libraries = self.report["libraries"].as_array().unwrap().iter();
        let of_it = libraries.filter(|one| one["ecosystem"] == ecosystem && one["evidence"] == "installed");
        of_it
            .map(|library| (text(library, "name"), text(library, "version")))
            .collect()
    }

    /// The first two columns from one on.
    fn listed(&self, from: usize) -> Names {
        self.truth
            .iter()
            .map(|line| (line[from].clone(), line[from + 1].clone()))
            .collect()
    }
}

/// What is missing and what is too much.
fn differences(found: &Names, listed: &Names) -> (Names, Names) {
    (
        listed.difference(found).cloned().collect(),
        found.difference(listed).cloned().collect(),
    )
}

fn nothing() -> (Names, Names) {
    (Names::new(), Names::new())
}

fn names(all: &[(&str, &str)]) -> Names {
    all.iter()
        .map(|(name, version)| ((*name).to_owned(), (*version).to_owned()))
        .collect()
}

#[test]
fn packages_of_debian_images_are_those_that_dpkg_lists() {
    for image in [
        "debian12-python",
        "debian12-node",
        "debian12-java",
        "debian13-ruby",
        "distroless-like",
        "many-layers",
    ] {
        let Some(built) = built(image, "dpkg") else { return };
        assert_eq!(
            differences(&built.packages(), &built.listed(0)),
            nothing(),
            "{image}"
        );
    }
}

#[test]
fn python_packages_are_those_on_the_disk() {
    for image in ["debian12-python", "many-layers"] {
        let Some(built) = built(image, "pyfiles") else {
            return;
        };
        assert_eq!(
            differences(&built.libraries("pypi"), &built.listed(1)),
            nothing(),
            "{image}"
        );
    }
}

#[test]
fn node_packages_are_those_on_the_disk() {
    let Some(built) = built("debian12-node", "npm") else {
        return;
    };
    let (missing, more) = differences(&built.libraries("npm"), &built.listed(1));
    assert_eq!(missing, Names::new());
    // Debian's own, below `usr/share/nodejs` and `usr/lib`, where the list does not look.
    let owned = owned(&built.report, "npm");
    assert_eq!(differences(&owned, &more).0, Names::new());
}

fn owned(report: &Value, ecosystem: &str) -> Names {
    let libraries = report["libraries"].as_array().unwrap().iter();
    let of_it = libraries.filter(|one| one["ecosystem"] == ecosystem && !one["ownedBy"].is_null());
    of_it
        .map(|library| (text(library, "name"), text(library, "version")))
        .collect()
}

#[test]
fn go_programs_have_the_modules_that_go_lists() {
    let Some(built) = built("go-scratch", "go") else {
        return;
    };
    let (missing, more) = differences(&built.libraries("golang"), &built.listed(1));
    // A module replaced by a folder: Go writes the folder, and what stands in the program is the module.
    assert_eq!(missing, names(&[("./local", "(devel)")]));
    assert_eq!(more, names(&[("example.org/local", "(devel)")]));
}

#[test]
fn rust_programs_have_the_crates_that_were_built_in() {
    let Some(built) = built("rust-scratch", "rust") else {
        return;
    };
    let programs = built
        .truth
        .iter()
        .filter(|line| line[0] == "rust-binary" && !line[3].ends_with("#build"));
    let listed: Names = programs.map(|line| (line[1].clone(), line[2].clone())).collect();
    assert_eq!(differences(&built.libraries("cargo"), &listed).0, Names::new());
}

#[test]
fn java_archives_hold_what_maven_put_into_them() {
    let Some(built) = built("debian12-java", "jar") else {
        return;
    };
    let (missing, _) = differences(&built.libraries("maven"), &built.listed(1));
    assert_eq!(missing, Names::new());
}

#[test]
fn gems_are_those_that_ruby_lists() {
    let Some(built) = built("debian13-ruby", "gem") else {
        return;
    };
    let listed = built.truth.iter().flat_map(|line| {
        let versions = line[1].split(", ");
        versions.map(|version| {
            (
                line[0].clone(),
                version.trim_start_matches("default: ").to_owned(),
            )
        })
    });
    assert_eq!(differences(&built.libraries("gem"), &listed.collect()), nothing());
}
