//! Squashing random stacks of layers gives what a naive file system shows after the same layers.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;

use crate::model::Model;
use crate::support::{Item, apk, image_of_blobs, layer, packages};

fn path() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "lib/apk/db/installed", "usr/lib/apk/db/installed", "etc/os-release", "usr/lib/os-release",
            "usr/share/apk/db/installed", "srv/odd",
        ]),
        6 => prop::sample::select(vec![
            "lib", "usr", "usr/lib", "lib/apk", "lib/apk/db", "usr/lib/apk", "usr/lib/apk/db", "usr/share", "etc", "srv",
        ]),
    ]
    .prop_map(str::to_owned)
}

fn target() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "usr/lib",
        "/usr/lib",
        "../usr/lib",
        "../../usr/lib/apk",
        "/usr/share",
        "/srv/odd",
        "../srv/odd",
        "/lib",
        "../../../../usr/share/apk/db/installed",
        "../usr/lib/os-release",
        "installed",
        "/",
    ])
    .prop_map(str::to_owned)
}

fn content() -> impl Strategy<Value = String> {
    (1..4u8, 1..3u8).prop_map(|(names, version)| {
        let version = version.to_string();
        let all = [("a", version.as_str()), ("b", "1"), ("c", "1")];
        // One text that both kinds of file can be read from, so that any may be linked to any.
        format!("ID=os{names}\n\n{}", apk(&all[..usize::from(names)]))
    })
}

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![
        6 => (path(), content()).prop_map(|(path, content)| Item::File(path, content)),
        3 => path().prop_map(Item::Dir),
        3 => (path(), target()).prop_map(|(path, target)| Item::Symlink(path, target)),
        2 => (path(), path()).prop_map(|(path, target)| Item::HardLink(path, target)),
        2 => path().prop_map(Item::Whiteout),
        1 => path().prop_map(Item::Opaque),
        1 => path().prop_map(Item::Device),
    ]
}

/// Name and version of each package that a naive reader finds in the model's files.
fn expected(model: &Model) -> BTreeSet<(String, String)> {
    let places = ["lib/apk/db/installed", "usr/lib/apk/db/installed"];
    let contents: BTreeSet<&String> = places.iter().filter_map(|place| model.read(place)).collect();
    let mut found = BTreeSet::new();
    for record in contents.iter().flat_map(|content| content.split("\n\n")) {
        let field = |name: &str| {
            record
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .map(str::to_owned)
        };
        found.extend(field("P:").zip(field("V:")));
    }
    found
}

fn expected_system(model: &Model) -> Option<String> {
    let places = ["etc/os-release", "usr/lib/os-release"];
    let text = places.iter().find_map(|place| model.read(place))?;
    text.lines()
        .find_map(|line| line.strip_prefix("ID="))
        .map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1000,
        max_global_rejects: 100_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_squash_is_what_a_runtime_shows(stack in vec(vec(item(), 1..6), 1..5)) {
        let mut model = Model::default();
        stack.iter().for_each(|items| model.apply(items));
        prop_assume!(!model.undefined);
        let blobs: Vec<_> = stack.iter().map(|items| layer(items)).collect();
        let (image, _) = image_of_blobs(&blobs);
        let found: BTreeSet<_> = image.packages.iter()
            .map(|found| (found.package.name.clone(), found.package.version.clone()))
            .collect();
        prop_assert_eq!(found, expected(&model));
        prop_assert_eq!(image.os_release.map(|release| release.id), expected_system(&model));
    }

    #[test]
    fn the_layer_of_a_package_is_the_lowest_that_every_later_version_agrees_with(
        versions in vec(prop::option::of(content()), 1..6)
    ) {
        let stack: Vec<Vec<Item>> = versions.iter()
            .map(|content| content.iter().map(|c| Item::File("lib/apk/db/installed".into(), c.clone())).collect())
            .collect();
        let blobs: Vec<_> = stack.iter().map(|items| layer(items)).collect();
        let (image, _) = image_of_blobs(&blobs);
        let written: BTreeMap<usize, &String> =
            versions.iter().enumerate().filter_map(|(at, content)| Some((at, content.as_ref()?))).collect();
        packages(&image);
        for found in &image.packages {
            let record = format!("P:{}\nV:{}\n", found.package.name, found.package.version);
            let agreeing = written.iter().rev().take_while(|(_, content)| content.contains(&record));
            prop_assert_eq!(Some(&found.layer), agreeing.last().map(|(at, _)| at));
        }
    }
}
