//! Python's and Conda's packages in trees of real ones, against what `importlib.metadata`, plain readers of the lock files and
//! `packaging` say.

use std::collections::BTreeSet;
use std::path::Path;

use tidewaiter_ecosystems::EvidenceKind;
use tidewaiter_inventory::{FoundLibrary, ImageInventory};
use tidewaiter_types::Ecosystem;

use crate::trees::{lines_of, listed, scan, tree, truth};

/// What the tree has beside what Python finds on the paths that it was given, each with the reason.
const INSTALLED_BESIDE: [(&str, &str, &str); 3] = [
    // Source trees that were built in place. They look as the one of itsdangerous does, which is linked and counts.
    ("docopt", "0.6.2", "src/docopt-0.6.2/docopt.egg-info"),
    (
        "simplejson",
        "3.17.0",
        "src/simplejson-3.17.0/simplejson.egg-info",
    ),
    // An egg that was built and can be put on a path, as the one in eggs/ was.
    (
        "simplejson",
        "3.17.0",
        "src/simplejson-3.17.0/dist/simplejson-3.17.0-py3.11-linux-x86_64.egg/EGG-INFO",
    ),
];

fn is_installed(library: &FoundLibrary) -> bool {
    library.package.ecosystem == Ecosystem::Pypi && library.evidence == EvidenceKind::Installed
}

/// The path that Python gives to a distribution: its folder, or the file if there is none.
fn distribution(path: &str, inner_path: Option<&str>) -> String {
    let path = inner_path.map_or(path.to_owned(), |inner| format!("{path}/{inner}"));
    let folder = path
        .strip_suffix("/METADATA")
        .or_else(|| path.strip_suffix("/PKG-INFO"));
    folder.unwrap_or(&path).to_owned()
}

fn installed(image: &ImageInventory) -> BTreeSet<[String; 3]> {
    let libraries = image.libraries.iter().filter(|library| is_installed(library));
    let row = |library: &FoundLibrary| {
        let path = distribution(&library.path, library.inner_path.as_deref());
        [
            library.package.name.clone(),
            library.package.version.clone(),
            path,
        ]
    };
    libraries.map(row).collect()
}

#[test]
fn installed_packages_are_those_that_python_finds() {
    let (Some(folder), Some(truth)) = (tree("python"), truth("python")) else {
        return;
    };
    let image = scan(&folder);
    let beside = INSTALLED_BESIDE.map(|(name, version, path)| [name, version, path].map(str::to_owned));
    let expected: BTreeSet<_> = truth
        .into_iter()
        .map(|[_, name, version, path]| [name, version, path])
        .chain(beside)
        .collect();
    assert!(expected.len() > 30);
    assert_eq!(installed(&image), expected);
    assert_eq!(image.problems, []);
}

/// Name, version, path and licence of what Python finds in any folder of a tree.
fn found_by_python(folder: &Path) -> BTreeSet<[String; 4]> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/oracles/distributions.py");
    let rows = lines_of(&script, folder, &[]);
    rows.into_iter()
        .map(|row| row.try_into().expect("four fields"))
        .collect()
}

/// The same of ours, without what lies packed in eggs: Python does not look for these in folders.
fn found_by_us(image: &ImageInventory) -> BTreeSet<[String; 4]> {
    let libraries = image.libraries.iter().filter(|library| is_installed(library));
    let unpacked =
        libraries.filter(|library| library.inner_path.is_none() && !library.path.contains(".egg/"));
    let row = |library: &FoundLibrary| {
        let package = &library.package;
        let license = package.license.clone().unwrap_or_default();
        [
            package.name.clone(),
            package.version.clone(),
            distribution(&library.path, None),
            license,
        ]
    };
    unpacked.map(row).collect()
}

#[test]
fn headers_are_read_as_python_reads_them() {
    let Some(folder) = tree("python") else { return };
    let expected = found_by_python(&folder);
    assert!(expected.len() > 30 && expected.iter().all(|[.., license]| !license.is_empty()));
    assert_eq!(found_by_us(&scan(&folder)), expected);
}

/// Odd metadata that another scanner's authors made.
#[test]
fn odd_samples_are_read_as_python_reads_them() {
    let Some(samples) = tidewaiter_testkit::data::unpack("images/lang-samples-syft") else {
        return;
    };
    let folder = samples.join("files/syft/pkg/cataloger/python/testdata");
    let expected = found_by_python(&folder);
    assert!(expected.len() >= 5);
    assert_eq!(found_by_us(&scan(&folder)), expected);
}

fn locked(image: &ImageInventory) -> BTreeSet<[String; 3]> {
    listed(image, |library| {
        library.package.ecosystem == Ecosystem::Pypi && library.evidence == EvidenceKind::Locked
    })
}

#[test]
fn locked_packages_are_those_of_plain_readers() {
    let (Some(folder), Some(truth)) = (tree("pylocks"), truth("pylocks")) else {
        return;
    };
    let image = scan(&folder);
    assert_eq!(image.problems, []);
    // The project itself stands in its own lock, and is nobody's package.
    let truth: Vec<_> = truth
        .into_iter()
        .filter(|[_, name, ..]| name != "demo-uv")
        .collect();
    let file = |path: &str| path.split('#').next().unwrap_or_default().to_owned();
    let rows = truth
        .iter()
        .map(|[_, name, version, path]| [name.clone(), version.clone(), file(path)]);
    let expected: BTreeSet<_> = rows.collect();
    assert!(expected.len() > 80);
    let found = locked(&image)
        .into_iter()
        .filter(|[_, _, path]| !path.ends_with(".txt"));
    assert_eq!(found.collect::<BTreeSet<_>>(), expected);

    let for_development = |path: &str| -> BTreeSet<&str> {
        let marked = image
            .libraries
            .iter()
            .filter(|library| library.is_development && library.path == path);
        marked.map(|library| library.package.name.as_str()).collect()
    };
    let of_group = |group: &str| -> BTreeSet<&str> {
        let rows = truth
            .iter()
            .filter(|[.., path]| *path == format!("pipenv/Pipfile.lock#{group}"));
        rows.map(|[_, name, ..]| name.as_str()).collect()
    };
    let only_develop: BTreeSet<&str> = &of_group("develop") - &of_group("default");
    assert!(only_develop.contains("pytest"));
    assert_eq!(for_development("pipenv/Pipfile.lock"), only_develop);
    // What pytest 7.1.0 needs, and requests, fastapi and numpy do not.
    let of_pytest = [
        "atomicwrites",
        "attrs",
        "colorama",
        "iniconfig",
        "packaging",
        "pluggy",
        "py",
        "pytest",
        "tomli",
    ];
    for path in ["uv/uv.lock", "uv2/uv.lock"] {
        assert_eq!(for_development(path), BTreeSet::from(of_pytest), "{path}");
    }
    assert_eq!(
        for_development("poetry1/poetry.lock"),
        BTreeSet::new(),
        "Poetry 1.8 does not say it"
    );
}

#[test]
fn pinned_requirements_are_those_that_packaging_reads() {
    let Some(folder) = tree("pylocks") else { return };
    let written = ["req/requirements.txt", "uv/requirements.exported.txt"];
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/oracles/requirements.py");
    let answers = lines_of(&script, &folder, &written);
    let answered = answers
        .iter()
        .map(|fields| [&fields[0], &fields[1], &fields[2]].map(String::clone));
    let by_hand = [
        ("requests", "2.25.1"),
        ("Django", "3.2.12"),
        ("Not_Normalised.Name", "1.0"),
    ];
    let by_hand =
        by_hand.map(|(name, version)| [name, version, "req/requirements-hard.txt"].map(str::to_owned));
    let expected: BTreeSet<_> = answered.chain(by_hand).collect();
    assert!(expected.len() > 25);
    let found = locked(&scan(&folder))
        .into_iter()
        .filter(|[_, _, path]| path.ends_with(".txt"));
    assert_eq!(found.collect::<BTreeSet<_>>(), expected);
}

/// Samples that other scanners' authors made, with what stands in their files.
#[test]
fn records_of_conda_are_read() {
    let unpack = tidewaiter_testkit::data::unpack;
    let (Some(trivy), Some(syft)) = (
        unpack("images/lang-samples-trivy"),
        unpack("images/lang-samples-syft"),
    ) else {
        return;
    };
    let found = conda(&trivy.join("files/pkg/fanal/analyzer/language/conda/environment/testdata"));
    let expected = [
        ["_libgcc_mutex", "0.1", "conda-meta/_libgcc_mutex-0.1-main.json"],
        ["_openmp_mutex", "5.1", "conda-meta/_openmp_mutex-5.1-1_gnu.json"],
        ["_openmp_mutex", "5.1", "environment.yaml"],
        ["blas", "1.0", "conda-meta/blas-1.0-openblas.json"],
        ["blas", "1.0", "environment.yaml"],
        ["bzip2", "1.0.8", "conda-meta/bzip2-1.0.8-h5eee18b_6.json"],
        ["bzip2", "1.0.8", "environment.yaml"],
    ];
    assert_eq!(found, expected.map(|row| row.map(str::to_owned)).into());
    let found = conda(&syft.join("files/syft/pkg/cataloger/conda/testdata/conda-meta-python-c-etc"));
    let expected = [
        [
            "jupyterlab",
            "4.4.3",
            "conda-meta/jupyterlab-4.4.3-pyhd8ed1ab_0.json",
        ],
        ["zlib", "1.2.11", "conda-meta/zlib-1.2.11-h90dfc92_1014.json"],
    ];
    assert_eq!(found, expected.map(|row| row.map(str::to_owned)).into());
}

fn conda(folder: &Path) -> BTreeSet<[String; 3]> {
    listed(&scan(folder), |library| {
        library.package.ecosystem == Ecosystem::Conda
    })
}
