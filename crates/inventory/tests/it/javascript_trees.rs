//! JavaScript's packages in trees of real ones, against what each tool wrote and plain readers of the lock files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tidewaiter_ecosystems::EvidenceKind;
use tidewaiter_inventory::{FoundLibrary, ImageInventory};
use tidewaiter_types::Ecosystem;

use crate::trees::{lines_of, listed, scan, tree, truth};

fn of_kind(evidence: EvidenceKind) -> impl Fn(&FoundLibrary) -> bool {
    move |library| library.package.ecosystem == Ecosystem::Npm && library.evidence == evidence
}

fn row([_, name, version, path]: &[String; 4]) -> [String; 3] {
    [name.clone(), version.clone(), path.clone()]
}

#[test]
fn installed_packages_are_those_in_node_modules() {
    let (Some(folder), Some(truth)) = (tree("npm"), truth("npm")) else {
        return;
    };
    let image = scan(&folder);
    let expected: BTreeSet<_> = truth.iter().map(row).collect();
    assert!(expected.len() > 600);
    assert_eq!(listed(&image, of_kind(EvidenceKind::Installed)), expected);
    assert_eq!(image.problems, []);
}

/// Name and version, with whether all that name it say that it is for development.
type Marks = BTreeMap<(String, String), bool>;

fn marks_of(image: &ImageInventory, path: &str) -> Marks {
    let of_file = image.libraries.iter().filter(|library| library.path == path);
    let mark = |library: &FoundLibrary| {
        let package = &library.package;
        (
            (package.name.clone(), package.version.clone()),
            library.is_development,
        )
    };
    of_file.map(mark).collect()
}

fn marks(rows: impl Iterator<Item = (String, String, bool)>) -> Marks {
    let mut marks = Marks::new();
    for (name, version, is_development) in rows {
        *marks.entry((name, version)).or_insert(true) &= is_development;
    }
    marks
}

#[test]
fn npms_locks_and_pnpms_tree_are_read() {
    let (Some(folder), Some(truth)) = (tree("nodelocks"), truth("nodelocks")) else {
        return;
    };
    let image = scan(&folder);
    assert_eq!(image.problems, []);
    for version in ["npm-v1", "npm-v2", "npm-v3", "npm-workspaces"] {
        let file = format!("{version}/package-lock.json");
        let of_file = truth.iter().filter(|[.., path]| path.starts_with(&file));
        let rows =
            of_file.map(|[_, name, version, path]| (name.clone(), version.clone(), path.ends_with("#dev")));
        let expected = marks(rows);
        assert!(expected.len() >= 2, "{file}");
        assert_eq!(marks_of(&image, &file), expected, "{file}");
    }
    let installed: BTreeSet<_> = truth
        .iter()
        .filter(|[kind, ..]| kind == "node-pkg")
        .map(row)
        .collect();
    assert!(installed.len() > 200);
    assert_eq!(listed(&image, of_kind(EvidenceKind::Installed)), installed);
}

const LOCKS: [&str; 6] = [
    "yarn1/yarn.lock",
    "berry/yarn.lock",
    "pnpm-7.33.7/pnpm-lock.yaml",
    "pnpm-8.15.9/pnpm-lock.yaml",
    "pnpm-9.15.4/pnpm-lock.yaml",
    "bun/bun.lock",
];

#[test]
fn other_locks_are_read_as_plain_readers_read_them() {
    let Some(folder) = tree("nodelocks") else { return };
    let image = scan(&folder);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/oracles/node_locks.py");
    let answers = lines_of(&script, &folder, &LOCKS);
    for file in LOCKS {
        let of_file: Vec<_> = answers.iter().filter(|fields| fields[2] == file).collect();
        assert!(of_file.len() > 200, "{file}: {}", of_file.len());
        let names = of_file
            .iter()
            .map(|fields| (fields[0].clone(), fields[1].clone()));
        let found = marks_of(&image, file);
        assert_eq!(
            found.keys().cloned().collect::<BTreeSet<_>>(),
            names.collect(),
            "{file}"
        );
        if of_file.iter().all(|fields| !fields[3].is_empty()) {
            let rows = of_file
                .iter()
                .map(|fields| (fields[0].clone(), fields[1].clone(), fields[3] == "true"));
            assert_eq!(found, marks(rows), "{file}");
        }
    }
}

/// pnpm 8 marks each package; pnpm 9 and Bun resolved the same project, and there it follows from the graph.
#[test]
fn what_is_for_development_follows_as_pnpm_itself_marks_it() {
    let Some(folder) = tree("nodelocks") else { return };
    let image = scan(&folder);
    let marked = marks_of(&image, "pnpm-8.15.9/pnpm-lock.yaml");
    for file in ["pnpm-9.15.4/pnpm-lock.yaml", "bun/bun.lock"] {
        let found = marks_of(&image, file);
        let both: Vec<_> = found
            .iter()
            .filter(|(package, _)| marked.contains_key(*package))
            .collect();
        assert!(both.len() > 200, "{file}: {}", both.len());
        let differing: Vec<_> = both
            .iter()
            .filter(|(package, mark)| marked[*package] != **mark)
            .collect();
        assert!(differing.is_empty(), "{file}: {differing:?}");
        assert!(both.iter().any(|(_, mark)| **mark) && both.iter().any(|(_, mark)| !**mark));
    }
}
