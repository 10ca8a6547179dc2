//! The rules of squashing, each with the case that made it.

use tidewaiter_inventory::{FileState, LayerInventory, Squash, squash};

use crate::support::{
    Item, apk, dir, file, hardlink, image, image_of_blobs, layer, names, opaque, packages, scan, symlink,
    whiteout,
};

const DB: &str = "lib/apk/db/installed";

fn base() -> Vec<Item> {
    vec![
        file("etc/os-release", "ID=alpine\nVERSION_ID=3.20.1\n"),
        dir("lib"),
        dir("lib/apk"),
        dir("lib/apk/db"),
        file(DB, &apk(&[("busybox", "1"), ("musl", "1"), ("openssl", "1")])),
    ]
}

fn record(name: &str, version: &str) -> String {
    format!("Package: {name}\nStatus: install ok installed\nVersion: {version}\nArchitecture: amd64\n\n")
}

#[test]
fn only_the_topmost_version_of_a_database_counts() {
    let upper = [file(DB, &apk(&[("busybox", "2"), ("musl", "1")]))];
    let image = image(&[&base(), &[file("x", "")], &upper]);
    assert_eq!(
        packages(&image),
        [("busybox", "2"), ("musl", "1")]
            .map(|(a, b)| (a.into(), b.into()))
            .into()
    );
    let layers: Vec<_> = image.packages.iter().map(|found| found.layer).collect();
    assert_eq!(layers, [2, 0]);
    assert_eq!(image.packages[0].database_path, DB);
    assert_eq!(image.distribution.unwrap().space.unwrap().as_str(), "alpine:3.20");
}

#[test]
fn a_whiteout_never_hits_its_own_layer_whatever_the_order() {
    let new = file(DB, &apk(&[("new", "1")]));
    for marks in [
        whiteout("lib"),
        whiteout(DB),
        opaque("lib/apk"),
        opaque("lib/apk/db"),
    ] {
        let before = image(&[&base(), &[marks.clone(), new.clone()]]);
        let after = image(&[&base(), &[new.clone(), marks]]);
        assert_eq!(names(&before), ["new"]);
        assert_eq!(before, after);
    }
}

#[test]
fn opaque_folders_and_whiteouts_give_the_same() {
    for marks in [
        vec![whiteout(DB)],
        vec![whiteout("lib/apk/db")],
        vec![whiteout("lib")],
        vec![opaque("lib/apk/db")],
        vec![dir("lib"), opaque("lib")],
    ] {
        let image = image(&[&base(), &marks]);
        assert_eq!(names(&image), [""; 0], "{marks:?}");
        assert!(image.os_release.is_some(), "the system is still known");
        assert_eq!(image.warnings.len(), 1);
    }
}

#[test]
fn a_folder_replaced_by_a_file_or_link_without_a_whiteout_is_gone() {
    for replacement in [
        file("lib/apk", "x"),
        symlink("lib/apk", "/nowhere"),
        Item::Device("lib".into()),
    ] {
        assert_eq!(names(&image(&[&base(), &[replacement]])), [""; 0]);
    }
    assert_eq!(names(&image(&[&base(), &[dir(DB)]])), [""; 0]);
    assert_eq!(
        names(&image(&[
            &base(),
            &[file("lib/apk", "x")],
            &[dir("lib/apk"), dir("lib/apk/db")]
        ])),
        [""; 0]
    );
}

#[test]
fn a_database_that_many_paths_lead_to_is_read_once() {
    let mut layer = vec![
        file("usr/lib/apk/db/installed", &apk(&[("a", "1")])),
        symlink("lib", "usr/lib"),
        symlink("usr/share", "/usr/lib"),
    ];
    let found = image(&[&layer]);
    assert_eq!(names(&found), ["a"]);
    assert_eq!(found.warnings.len(), 1, "{:?}", found.warnings);
    layer.push(hardlink("usr/lib/apk/db/copy", "usr/lib/apk/db/installed"));
    assert_eq!(names(&image(&[&layer])), ["a"]);
}

#[test]
fn links_stay_inside_the_root_and_end() {
    let absolute = [
        symlink("etc/os-release", "/usr/lib/os-release"),
        file("usr/lib/os-release", "ID=a\n"),
    ];
    assert_eq!(image(&[&absolute]).os_release.unwrap().id, "a");
    let climbing = [
        symlink("etc/os-release", "../../../../srv/rel"),
        file("srv/rel", "ID=b\n"),
    ];
    let (found, again) = image_of_blobs(&[layer(&climbing)]);
    assert_eq!((found.os_release.unwrap().id.as_str(), again), ("b", 1));
    let circle = [symlink("etc/os-release", "/x"), symlink("x", "/etc/os-release")];
    let found = image(&[&circle]);
    assert_eq!(found.os_release, None);
    assert!(
        found
            .problems
            .iter()
            .any(|problem| problem.words.contains("circles"))
    );
}

#[test]
fn chains_of_hard_links_into_lower_layers_are_followed() {
    // As in OSTree images, where every file is a link to an object.
    let lower = [file("ostree/objects/aa/bb.file", &apk(&[("a", "1")]))];
    let upper = [
        hardlink("ostree/second", "/ostree/objects/aa/bb.file"),
        hardlink(DB, "./ostree/second"),
    ];
    let (found, again) = image_of_blobs(&[layer(&lower), layer(&upper), layer(&[whiteout("ostree")])]);
    assert_eq!(names(&found), ["a"]);
    assert!(again >= 2, "two layers had to be read again");
    let circle = [hardlink(DB, "a"), hardlink("a", DB)];
    assert!(!image(&[&circle]).problems.is_empty());
}

#[test]
fn a_layer_that_writes_through_a_link_of_a_lower_one_is_understood() {
    let lower = [
        dir("usr"),
        dir("usr/lib"),
        symlink("lib", "usr/lib"),
        file("usr/lib/apk/db/installed", &apk(&[("a", "1")])),
    ];
    assert_eq!(names(&image(&[&lower, &[file(DB, &apk(&[("b", "1")]))]])), ["b"]);
    assert_eq!(names(&image(&[&lower, &[whiteout("lib/apk")]])), [""; 0]);
    let replaced = image(&[&lower, &[dir("lib"), file(DB, &apk(&[("b", "1")]))]]);
    assert_eq!(names(&replaced), ["a", "b"], "now there are two databases");
    assert_eq!(
        replaced
            .warnings
            .iter()
            .filter(|words| words.contains("of one kind"))
            .count(),
        1
    );
}

#[test]
fn a_moved_database_keeps_the_layers_of_its_packages() {
    let moved = [
        whiteout("lib"),
        file(
            "usr/lib/apk/db/installed",
            &apk(&[("busybox", "1"), ("new", "1")]),
        ),
        symlink("lib", "usr/lib"),
    ];
    let found = image(&[&base(), &[], &moved]);
    let layers: Vec<_> = found
        .packages
        .iter()
        .map(|found| (found.package.name.as_str(), found.layer))
        .collect();
    assert_eq!(layers, [("busybox", 0), ("new", 2)]);
    assert_eq!(found.packages[0].database_path, "usr/lib/apk/db/installed");
}

#[test]
fn records_of_distroless_images_are_packages_and_their_checksums_are_not() {
    let lower = [
        file("var/lib/dpkg/status.d/base", &record("base-files", "12")),
        file(
            "var/lib/dpkg/status.d/base.md5sums",
            "d41d8cd98f00b204e9800998ecf8427e  usr/bin/x\n",
        ),
        file("var/lib/dpkg/status.d/libc6", &record("libc6", "2.36")),
    ];
    let upper = [
        file("var/lib/dpkg/status.d/tzdata", &record("tzdata", "2024")),
        whiteout("var/lib/dpkg/status.d/libc6"),
    ];
    let found = image(&[&lower, &upper]);
    let layers: Vec<_> = found
        .packages
        .iter()
        .map(|found| (found.package.name.as_str(), found.layer))
        .collect();
    assert_eq!(layers, [("base-files", 0), ("tzdata", 1)]);
    assert_eq!(found.packages[0].database_path, "var/lib/dpkg/status.d/base");
}

#[test]
fn a_database_elsewhere_does_not_count() {
    let found = image(&[&[file("srv/rootfs/lib/apk/db/installed", &apk(&[("a", "1")]))]]);
    assert_eq!(names(&found), [""; 0]);
    assert!(found.warnings[0].contains("neither"));
}

#[test]
fn a_layer_that_is_not_at_hand_counts_as_empty() {
    let (foreign, own) = (LayerInventory::default(), scan(&layer(&base())));
    let Squash::Complete(found) = squash(&[&foreign, &own]) else {
        panic!("nothing is missing")
    };
    assert_eq!(found.packages.len(), 3);
    assert!(found.packages.iter().all(|package| package.layer == 1));
}

#[test]
fn later_entries_of_one_layer_replace_earlier_ones() {
    let found = image(&[&[file(DB, &apk(&[("a", "1")])), file(DB, &apk(&[("b", "1")]))]]);
    assert_eq!(names(&found), ["b"]);
    let inventory = scan(&layer(&[
        file(DB, &apk(&[("a", "1")])),
        symlink("lib", "usr/lib"),
    ]));
    assert_eq!(inventory.files.len(), 0);
    let inventory = scan(&layer(&[symlink(DB, "x"), file(DB, &apk(&[("a", "1")]))]));
    assert!(inventory.symlinks.is_empty());
    assert!(matches!(inventory.files[DB.as_bytes()], FileState::Read(_)));
}
