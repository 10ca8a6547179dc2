use proptest::prelude::*;

use super::*;
use crate::plan::WHOLE;

fn folder(root: &Path) -> Folder {
    let mut folder = Folder::new(root.to_owned(), &Limits::default());
    folder.left = ALWAYS;
    folder
}

#[test]
fn a_path_that_leads_elsewhere_is_refused() {
    for path in [
        "/etc/passwd",
        "../a",
        "a/../../b",
        "a\\b",
        "a\0b",
        "",
        ".",
        &"a/".repeat(17),
    ] {
        assert!(safe(path).is_err(), "{path:?}");
    }
    assert_eq!(safe("./a//b.json").unwrap(), Path::new("a/b.json"));
}

#[test]
fn leading_folders_are_dropped_and_only_what_is_wanted_is_kept() {
    let root = tempfile::tempdir().unwrap();
    let mut folder = folder(root.path());
    let how = Unpack {
        strip: 1,
        keep: &["crates", "rust"],
        into: "x",
    };
    folder.entry("db-main/crates/a/1.md", &how, &b"one"[..]).unwrap();
    folder.entry("db-main/README.md", &how, &b"two"[..]).unwrap();
    folder
        .entry("db-main/crates-old/a.md", &how, &b"three"[..])
        .unwrap();
    folder.entry("top", &how, &b"four"[..]).unwrap();
    assert_eq!(folder.files(), 1);
    assert_eq!(fs::read(root.path().join("x/crates/a/1.md")).unwrap(), b"one");
}

#[test]
fn a_file_is_not_written_twice_and_not_through_another() {
    let root = tempfile::tempdir().unwrap();
    let mut folder = folder(root.path());
    folder.entry("a", &WHOLE, &b"1"[..]).unwrap();
    assert!(folder.entry("a", &WHOLE, &b"2"[..]).is_err());
    assert!(folder.entry("a/b", &WHOLE, &b"3"[..]).is_err());
    assert_eq!(fs::read(root.path().join("a")).unwrap(), b"1");
}

#[test]
fn bytes_and_files_are_bounded() {
    let root = tempfile::tempdir().unwrap();
    let mut small = folder(root.path());
    small.left = 10;
    assert!(small.entry("a", &WHOLE, io::repeat(0)).is_err());
    let mut few = folder(root.path());
    few.limits.files = 1;
    few.entry("b", &WHOLE, &b""[..]).unwrap();
    assert!(few.entry("c", &WHOLE, &b""[..]).is_err());
}

#[test]
fn archives_are_known_by_their_endings() {
    use super::archive::{Kind, kind};
    assert_eq!(kind("https://h.example/all.zip"), Some(Kind::Zip));
    assert_eq!(
        kind("https://h.example/x-master.tar.gz?path=data"),
        Some(Kind::Gzip)
    );
    assert_eq!(kind("https://h.example/all.json"), None);
}

proptest! {
    #[test]
    fn no_path_leaves_its_folder(path in "[a./\\\\ \u{0}é-]{0,40}") {
        if let Ok(clean) = safe(&path) {
            prop_assert!(clean.is_relative());
            prop_assert!(clean.components().all(|part| matches!(part, Component::Normal(_))));
        }
    }
}
