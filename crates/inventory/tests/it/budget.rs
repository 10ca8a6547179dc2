//! What does not fit is reported.

use tidewaiter_archive::Limits;
use tidewaiter_inventory::{Budget, FileState, LayerScanner, ScannedLayer, Squash, squash};

use crate::support::{Item, apk, dir, file, layer, symlink};

fn scan(items: &[Item], budget: Budget) -> ScannedLayer {
    let mut scanner = LayerScanner::new(Limits::default(), budget);
    scanner.push(&layer(items)).unwrap();
    scanner.finish().unwrap()
}

#[test]
fn a_database_over_the_budget_is_a_problem_of_the_image() {
    let database = apk(&[("a", "1"), ("b", "1")]);
    let items = [
        file("lib/apk/db/installed", &database),
        file("etc/os-release", "ID=alpine\n"),
    ];
    let of_file = Budget {
        file_bytes: 20,
        ..Budget::default()
    };
    let of_layer = Budget {
        layer_bytes: 20,
        ..Budget::default()
    };
    for budget in [of_file, of_layer] {
        let inventory = scan(&items, budget).inventory;
        assert!(matches!(
            inventory.files[&b"lib/apk/db/installed"[..]],
            FileState::TooLarge(_)
        ));
        let Squash::Complete(image) = squash(&[&inventory]) else {
            panic!("nothing can be read again")
        };
        assert!(image.os_release.is_some());
        assert_eq!(image.problems[0].path.as_deref(), Some("lib/apk/db/installed"));
    }
}

#[test]
fn links_over_the_budget_are_a_problem_of_the_layer() {
    let items: Vec<Item> = (0..100).map(|i| symlink(&format!("l{i}"), "target")).collect();
    let budget = Budget {
        name_bytes: 100,
        ..Budget::default()
    };
    let inventory = scan(&items, budget).inventory;
    assert!(inventory.symlinks.len() < 20);
    assert_eq!(inventory.problems.len(), 1, "{:?}", inventory.problems);
    assert_eq!(inventory.entries, 100);
}

/// One entry may name five hundred folders that are nowhere else.
#[test]
fn folders_over_the_budget_are_a_problem_of_the_layer() {
    let items: Vec<Item> = (0..100).map(|i| file(&format!("{i}/a/b/c/d/e"), "")).collect();
    let budget = Budget {
        places: 50,
        ..Budget::default()
    };
    let inventory = scan(&items, budget).inventory;
    let places = inventory.others.len() + inventory.directories.len() + inventory.implied.len();
    assert_eq!((places, inventory.entries), (50, 100));
    assert_eq!(inventory.problems.len(), 1, "{:?}", inventory.problems);
}

/// A file and then a folder in its place, and a link and then a file behind it, are remembered by their paths.
#[test]
fn replaced_paths_count_as_names() {
    let mut items: Vec<Item> = Vec::new();
    for i in 0..100 {
        items.extend([file(&format!("f{i}"), ""), dir(&format!("f{i}"))]);
    }
    let budget = Budget {
        name_bytes: 1000,
        ..Budget::default()
    };
    let inventory = scan(&items, budget).inventory;
    assert!(inventory.opaque.len() < 20, "{}", inventory.opaque.len());
    assert_eq!(inventory.problems.len(), 1, "{:?}", inventory.problems);
}

/// A database may be small and its packages many; many small databases make more of them.
#[test]
fn facts_over_the_budget_are_a_problem_of_the_image() {
    let database = apk(&[("a", "1"), ("b", "1")]);
    let items: Vec<Item> = (0..20)
        .map(|i| file(&format!("srv/{i}/apk/db/installed"), &database))
        .collect();
    let budget = Budget {
        fact_bytes: 5000,
        ..Budget::default()
    };
    let inventory = scan(&items, budget).inventory;
    let read = |state: &&FileState| matches!(state, FileState::Read(_));
    let read = inventory.files.values().filter(read).count();
    assert!((1..10).contains(&read), "{read}");
    let too_large =
        |state: &&FileState| matches!(state, FileState::TooLarge(words) if words.contains("5000"));
    assert_eq!(inventory.files.values().filter(too_large).count(), 20 - read);
}
