//! Archives that mean harm: bombs, paths that lead elsewhere, links.

use std::fs;
use std::io::Write;

use tempfile::TempDir;

use crate::real::{append, files, gzip, tarball, zip};
use crate::served::{Upstream, failed, fetch, fresh, limits};

const GOOD: &[u8] = br#"{"id":"ALSA-2099:1","affected":[]}"#;

/// What is said of a tarball for AlmaLinux.
async fn said(tarball: Vec<u8>) -> String {
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    upstream.put("/master.tar.gz", tarball);
    let (words, stands) = failed(fetch(dir.path(), "alma", &upstream.url, &limits()).await);
    assert!(!stands && !dir.path().join("alma-osv").exists());
    assert!(!dir.path().join("evil.json").exists() && !dir.path().join(".upstream/evil.json").exists());
    words
}

#[tokio::test]
async fn a_path_that_leads_elsewhere_refuses_the_archive() {
    for path in [
        "db/../../evil.json",
        "/db/evil.json",
        "db/advisories/../../../evil.json",
        "db\\evil.json",
    ] {
        let mut builder = tar::Builder::new(gzip());
        append(&mut builder, "db/advisories/a.json", GOOD);
        append(&mut builder, path, GOOD);
        let words = said(builder.into_inner().unwrap().finish().unwrap()).await;
        assert!(words.contains("leads elsewhere"), "{path}: {words}");
    }
}

#[tokio::test]
async fn links_are_passed_over() {
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    let mut builder = tar::Builder::new(gzip());
    append(&mut builder, "db/advisories/a.json", GOOD);
    let mut link = tar::Header::new_gnu();
    link.set_entry_type(tar::EntryType::Symlink);
    link.set_size(0);
    builder
        .append_link(&mut link, "db/advisories/out", "/etc")
        .unwrap();
    upstream.put("/master.tar.gz", builder.into_inner().unwrap().finish().unwrap());
    assert_eq!(
        fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await),
        1
    );
    assert!(fs::symlink_metadata(dir.path().join("alma-osv/advisories/out")).is_err());
}

#[tokio::test]
async fn a_bomb_is_not_unpacked_to_its_end() {
    let zeros = vec![0; 1 << 20];
    let mut bomb = gzip();
    let mut header = tar::Header::new_gnu();
    header.set_path("db/advisories/a.json").unwrap();
    header.set_size(200 << 20);
    header.set_cksum();
    bomb.write_all(header.as_bytes()).unwrap();
    for _ in 0..200 {
        bomb.write_all(&zeros).unwrap();
    }
    let words = said(bomb.finish().unwrap()).await;
    assert!(words.contains("more than it may"), "{words}");
    // The same in a file that nobody wants, which is read over.
    let mut bomb = gzip();
    header.set_path("db/other.bin").unwrap();
    header.set_cksum();
    bomb.write_all(header.as_bytes()).unwrap();
    for _ in 0..200 {
        bomb.write_all(&zeros).unwrap();
    }
    let words = said(bomb.finish().unwrap()).await;
    assert!(words.contains("more than it may"), "{words}");
}

#[tokio::test]
async fn a_zip_is_unpacked_under_the_same_bounds() {
    let Some(real) = files("redhat-osv", "", 20) else {
        return;
    };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    let flat: Vec<_> = real
        .iter()
        .map(|(path, bytes)| (path.rsplit('/').next().unwrap().to_owned(), bytes.clone()))
        .filter(|(path, _)| path.ends_with(".json"))
        .collect();
    upstream.put("/all.zip", zip(&flat));
    assert_eq!(
        fresh(fetch(dir.path(), "redhat-osv", &upstream.url, &limits()).await),
        flat.len() as u64
    );
    for bad in ["../evil.json", "/evil.json", "a/../../evil.json"] {
        upstream.put("/all.zip", zip(&[(bad.to_owned(), GOOD.to_vec())]));
        let (words, stands) = failed(fetch(dir.path(), "redhat-osv", &upstream.url, &limits()).await);
        assert!(words.contains("leads elsewhere") && stands, "{words}");
    }
    upstream.put(
        "/all.zip",
        zip(&[("bomb.json".to_owned(), vec![b' '; 100 << 20])]),
    );
    let (words, _) = failed(fetch(dir.path(), "redhat-osv", &upstream.url, &limits()).await);
    assert!(words.contains("more than it may"), "{words}");
    let mut few = limits();
    few.files = 5;
    upstream.put("/all.zip", zip(&flat[..10]));
    let (words, _) = failed(fetch(dir.path(), "redhat-osv", &upstream.url, &few).await);
    assert!(words.contains("more than 5 files"), "{words}");
    assert!(!dir.path().join("evil.json").exists());
    let left = fs::read_dir(dir.path().join("redhat-osv")).unwrap().count();
    assert_eq!(left, flat.len() + 1, "the good folder stands, with its stamp");
}

#[tokio::test]
async fn a_damaged_archive_is_told() {
    let Some(real) = files("alma-osv", "advisories/almalinux9/", 40) else {
        return;
    };
    let whole = tarball("db", &real);
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x40;
    for bytes in [
        whole[..whole.len() / 2].to_vec(),
        flipped,
        b"<html>sorry</html>".to_vec(),
    ] {
        said(bytes).await;
    }
}
