//! Archives that GNU tar writes, in each of its formats, from real files with long names, links and holes.

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use tidewaiter_archive::Kind;

use crate::support::{Seen, read};

fn tree(root: &Path, longest: usize) {
    let long = format!("{}/{}", "d".repeat(longest.min(90)), "f".repeat(longest.min(90)));
    fs::create_dir_all(root.join(Path::new(&long).parent().unwrap())).unwrap();
    fs::write(root.join(&long), b"long").unwrap();
    fs::create_dir(root.join("dir")).unwrap();
    fs::write(root.join("dir/file"), [b'x'; 513]).unwrap();
    fs::write(root.join("dir/empty"), b"").unwrap();
    fs::hard_link(root.join("dir/file"), root.join("dir/hard")).unwrap();
    symlink("../dir/file", root.join("dir/soft")).unwrap();
    if longest > 100 {
        let deep = vec!["e".repeat(80); 4].join("/");
        fs::create_dir_all(root.join(&deep)).unwrap();
        fs::write(root.join(&deep).join("ü"), b"deep").unwrap();
        symlink("t".repeat(200), root.join("dir/farsoft")).unwrap();
    }
}

fn sparse_file(path: &Path, pieces: &[(u64, &[u8])], size: u64) {
    let mut file = File::create(path).unwrap();
    for (offset, data) in pieces {
        file.seek(SeekFrom::Start(*offset)).unwrap();
        file.write_all(data).unwrap();
    }
    file.set_len(size).unwrap();
}

fn tar(root: &Path, arguments: &[&str]) -> Vec<u8> {
    let mut command = Command::new("tar");
    command
        .args(arguments)
        .args(["--sort=name", "-c", "-C"])
        .arg(root)
        .arg(".");
    let output = command
        .output()
        .expect("GNU tar is installed; `cargo xtask test` does it");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// Each entry of the archive is what stands on the disk, and all of the disk is in the archive.
fn assert_same(seen: &[Seen], root: &Path) {
    let mut regular = 0;
    for entry in seen {
        let path = root.join(&entry.path);
        let meta = fs::symlink_metadata(&path).unwrap();
        match entry.kind {
            Kind::File => assert!(entry.content == fs::read(&path).unwrap(), "{}", entry.path),
            Kind::Directory => assert!(meta.is_dir()),
            Kind::Symlink => assert_eq!(Path::new(&entry.link), fs::read_link(&path).unwrap()),
            Kind::HardLink => assert_eq!(
                fs::read(root.join(&entry.link)).unwrap(),
                fs::read(&path).unwrap()
            ),
            other => panic!("{other:?}"),
        }
        assert_eq!(entry.size, entry.content.len() as u64);
        assert_eq!(entry.ended, entry.kind == Kind::File);
        regular += 1;
    }
    assert_eq!(regular, count(root));
}

fn count(folder: &Path) -> usize {
    let inner = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            count(&entry.path())
        } else {
            1
        }
    });
    1 + inner.sum::<usize>()
}

#[test]
fn every_format_of_gnu_tar_is_read() {
    for (format, longest) in [
        ("v7", 40),
        ("oldgnu", 400),
        ("gnu", 400),
        ("ustar", 90),
        ("posix", 400),
    ] {
        let folder = tempfile::tempdir().unwrap();
        tree(folder.path(), longest);
        let archive = tar(folder.path(), &[&format!("--format={format}")]);
        assert_same(&read(&archive).unwrap(), folder.path());
    }
}

#[test]
fn sparse_files_of_all_four_kinds_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (vec![1; 4096], vec![2; 8192]);
    let many: Vec<(u64, &[u8])> = (0..120).map(|i| (i * 16384 + 4096, a.as_slice())).collect();
    sparse_file(&folder.path().join("many"), &many, 2 << 20);
    sparse_file(&folder.path().join("tail"), &[(1 << 20, &b)], (1 << 20) + 8192);
    sparse_file(&folder.path().join("hole"), &[], 300_000);
    fs::write(folder.path().join("zz"), b"after").unwrap();
    for arguments in [
        &["--format=gnu", "-S"][..],
        &["--format=posix", "-S", "--sparse-version=0.0"],
        &["--format=posix", "-S", "--sparse-version=0.1"],
        &["--format=posix", "-S", "--sparse-version=1.0"],
    ] {
        let archive = tar(folder.path(), arguments);
        assert!(archive.len() < 1 << 20, "{arguments:?} wrote no sparse files");
        assert_same(&read(&archive).unwrap(), folder.path());
    }
}
