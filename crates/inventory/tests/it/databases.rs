//! Real package databases inside layers, against their true lists.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tidewaiter_inventory::ImageInventory;
use tidewaiter_testkit::layer::tar;

use crate::support::image_of_blobs;

fn found(image: &ImageInventory) -> BTreeSet<String> {
    image
        .packages
        .iter()
        .map(|found| found.package.name.clone())
        .collect()
}

fn versions(image: &ImageInventory) -> Vec<(&str, &str)> {
    let packages = image.packages.iter().map(|found| &found.package);
    packages
        .map(|package| (package.name.as_str(), package.version.as_str()))
        .collect()
}

/// The first column of a list of truth.
fn truth(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text
        .lines()
        .skip(1)
        .map(|line| line.split('\t').next().unwrap_or_default());
    lines.map(str::to_owned).collect()
}

#[test]
fn a_log_counts_in_whichever_layer_it_lies() {
    let Some(pack) = tidewaiter_testkit::data::unpack("images/rpm-synth-sqlite-wal") else {
        return;
    };
    let folder = pack.join("rootfs/var/lib/rpm");
    let database = (
        "var/lib/rpm/rpmdb.sqlite",
        fs::read(folder.join("rpmdb.sqlite")).unwrap(),
    );
    let log = (
        "var/lib/rpm/rpmdb.sqlite-wal",
        fs::read(folder.join("rpmdb.sqlite-wal")).unwrap(),
    );
    let empty = ("var/lib/rpm/rpmdb.sqlite-wal", Vec::new());
    let gone = ("var/lib/rpm/.wh.rpmdb.sqlite-wal", Vec::new());
    let (database_alone, log_alone) = (
        tar(std::slice::from_ref(&database)),
        tar(std::slice::from_ref(&log)),
    );
    let together = tar(&[log, database]);

    let (whole, again) = image_of_blobs(std::slice::from_ref(&together));
    assert_eq!((found(&whole), again), (truth(&pack.join("truth.rpm.tsv")), 0));
    let (split, again) = image_of_blobs(&[database_alone.clone(), log_alone]);
    assert_eq!((versions(&split), again), (versions(&whole), 2));
    let (without, _) = image_of_blobs(&[database_alone]);
    assert_ne!(without.packages, whole.packages, "the log changes something");
    for mark in [empty, gone] {
        let (emptied, _) = image_of_blobs(&[together.clone(), tar(&[mark])]);
        assert_eq!(versions(&emptied), versions(&without));
    }
}

#[test]
fn links_between_the_places_of_rpm_are_followed() {
    let Some(pack) = tidewaiter_testkit::data::unpack("images/rpm-synth-ndb") else {
        return;
    };
    let content = ["var/lib/rpm", "usr/lib/sysimage/rpm"]
        .iter()
        .find_map(|folder| fs::read(pack.join("rootfs").join(folder).join("Packages.db")).ok())
        .unwrap();
    let moved = tar(&[("srv/database", content)]);
    let links = crate::support::layer(&[
        crate::support::symlink("usr/lib/sysimage/rpm/Packages.db", "/srv/database"),
        crate::support::symlink("var/lib/rpm", "../../usr/lib/sysimage/rpm"),
        crate::support::symlink("usr/share/rpm", "/var/lib/rpm"),
    ]);
    let (image, again) = image_of_blobs(&[moved, links]);
    assert_eq!(found(&image), truth(&pack.join("truth.rpm.tsv")));
    assert_eq!(again, 1);
    assert!(
        image
            .packages
            .iter()
            .all(|found| found.database_path == "srv/database" && found.layer == 0)
    );
}

/// Name and version of each record of pacman's in a folder, by the lines behind `%NAME%` and `%VERSION%`.
fn pacmans_truth(local: &Path) -> BTreeSet<(String, String)> {
    let folders = fs::read_dir(local).unwrap().map(|entry| entry.unwrap().path());
    let texts = folders.filter_map(|folder| fs::read_to_string(folder.join("desc")).ok());
    let value = |text: &str, section: &str| {
        let mut lines = text.lines().skip_while(|line| *line != section);
        lines.nth(1).map(str::to_owned)
    };
    let pairs = texts.filter_map(|text| Some((value(&text, "%NAME%")?, value(&text, "%VERSION%")?)));
    pairs.collect()
}

#[test]
fn pacmans_records_are_packages_of_the_system() {
    let Some(pack) = tidewaiter_testkit::data::unpack("images/os-release-and-small-osdb") else {
        return;
    };
    let installed = "files/syft/syft/pkg/cataloger/arch/testdata/installed";
    let root = [
        pack.join(installed),
        pack.join("os-release-and-small-osdb").join(installed),
    ];
    let root = root.iter().find(|root| root.is_dir()).unwrap();
    let image = crate::trees::scan(root);
    let found: BTreeSet<_> = versions(&image)
        .into_iter()
        .map(|(name, version)| (name.to_owned(), version.to_owned()))
        .collect();
    assert_eq!(found, pacmans_truth(&root.join("var/lib/pacman/local")));
    assert_eq!(found.len(), 5);
    let [problem] = &image.problems[..] else {
        panic!("{:?}", image.problems)
    };
    let path = problem.path.as_deref();
    assert_eq!(path, Some("var/lib/pacman/local/corrupt-0.2.1-3/desc"));
}

#[test]
fn a_record_of_pacmans_goes_with_its_folder() {
    use crate::support::{file, image, names, whiteout};
    let desc = |name: &str| {
        let text = format!("%NAME%\n{name}\n\n%VERSION%\n1-1\n\n%ARCH%\nany\n\n");
        file(&format!("var/lib/pacman/local/{name}-1-1/desc"), &text)
    };
    let base = [desc("a"), desc("b"), file("etc/os-release", "ID=arch\n")];
    let above = [desc("c"), whiteout("var/lib/pacman/local/a-1-1")];
    let image = image(&[&base, &above]);
    assert_eq!(names(&image), ["b", "c"]);
    let layers: Vec<_> = image.packages.iter().map(|found| found.layer).collect();
    assert_eq!(layers, [0, 1]);
    let space = image.distribution.and_then(|found| found.space);
    assert_eq!(space.unwrap().as_str(), "arch");
}
