//! What does not fit is reported.

use tidewaiter_archive::Limits;
use tidewaiter_inventory::{Budget, FileState, LayerScanner, ScannedLayer, Squash, squash};

use crate::support::{Item, apk, file, layer, symlink};

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
