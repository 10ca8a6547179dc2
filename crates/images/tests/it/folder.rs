//! Trees of files, as a sink is told of them.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use tidewaiter_archive::{Entry, EntrySink, Kind, Limits, Take};
use tidewaiter_images::{Walked, walk};

/// Writes down what it is told.
#[derive(Default)]
struct Notes {
    entries: Vec<String>,
    content: Vec<u8>,
}

impl EntrySink for Notes {
    fn entry(&mut self, entry: &Entry<'_>) -> Take {
        let path = String::from_utf8_lossy(entry.path).into_owned();
        let link = String::from_utf8_lossy(entry.link).into_owned();
        self.entries.push(match entry.kind {
            Kind::Directory => format!("{path}/"),
            Kind::Symlink => format!("{path} -> {link}"),
            Kind::HardLink => format!("{path} = {link}"),
            Kind::File => format!("{path} {}", entry.size),
            kind => format!("{path} {kind:?}"),
        });
        match path.starts_with("skipped") {
            true => Take::Skip,
            false => Take::Content,
        }
    }

    fn data(&mut self, bytes: &[u8]) {
        self.content.extend_from_slice(bytes);
    }

    fn end(&mut self) {
        self.content.push(b';');
    }
}

fn notes(root: &Path, limits: &Limits) -> (Notes, Walked) {
    let mut notes = Notes::default();
    let walked = walk(root, limits, &mut notes).unwrap();
    (notes, walked)
}

fn put(root: &Path, path: &str, content: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

#[test]
fn entries_come_in_the_order_of_names_and_links_are_told_and_not_followed() {
    let folder = TempDir::new().unwrap();
    let root = folder.path();
    put(root, "b/two", "22");
    put(root, "a", "1");
    put(root, "b.x", "333");
    put(root, "skipped", "no");
    symlink("/etc", root.join("c")).unwrap();
    symlink("c", root.join("b/loop")).unwrap();
    fs::hard_link(root.join("a"), root.join("z")).unwrap();
    let (notes, walked) = notes(root, &Limits::default());
    let expected = [
        "a 1",
        "b/",
        "b/loop -> c",
        "b/two 2",
        "b.x 3",
        "c -> /etc",
        "skipped 2",
        "z = a",
    ];
    assert_eq!(notes.entries, expected);
    assert_eq!(notes.content, b"1;22;333;");
    assert_eq!(
        walked,
        Walked {
            entries: 8,
            problems: vec![]
        }
    );
}

/// A pipe without a writer would be waited for without end.
#[test]
fn pipes_and_sockets_are_told_and_not_opened() {
    let folder = TempDir::new().unwrap();
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe"))
        .status()
        .unwrap();
    assert!(made.success());
    let _socket = UnixListener::bind(folder.path().join("socket")).unwrap();
    let (notes, _) = notes(folder.path(), &Limits::default());
    assert_eq!(notes.entries, ["pipe Fifo", "socket Other(115)"]);
}

#[test]
fn what_is_too_much_is_told() {
    let folder = TempDir::new().unwrap();
    for name in 0..10 {
        put(folder.path(), &format!("a/{name}"), "");
    }
    put(folder.path(), "b/c/d/e", "");
    let limits = Limits {
        entries: 5,
        ..Limits::default()
    };
    let (notes_few, walked) = notes(folder.path(), &limits);
    assert_eq!((notes_few.entries.len(), walked.entries), (5, 5));
    assert!(
        walked.problems[0].contains("more files than are read"),
        "{walked:?}"
    );
    let limits = Limits {
        depth: 1,
        ..Limits::default()
    };
    let (_, walked) = notes(folder.path(), &limits);
    assert!(walked.problems[0].starts_with("b/c: folders lie"), "{walked:?}");
}

#[test]
fn a_root_that_is_not_there_is_an_error() {
    assert!(
        walk(
            Path::new("/no/such/folder"),
            &Limits::default(),
            &mut Notes::default()
        )
        .is_err()
    );
}
