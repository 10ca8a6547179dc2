//! What is no feed, disks that changed, crashes in between.

use std::fs;

use tempfile::TempDir;
use tidewaiter_upstream::Outcome;

use crate::real::{files, tarball};
use crate::served::{Upstream, failed, fetch, fresh, limits};

#[tokio::test]
async fn what_is_no_feed_does_not_replace_one() {
    let Some(real) = files("alma-osv", "advisories/almalinux9/", 20) else {
        return;
    };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    upstream.put("/master.tar.gz", tarball("db", &real));
    fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await);
    let others = [
        vec![("README.md".to_owned(), b"moved".to_vec())],
        vec![("advisories/a.json".to_owned(), b"<html>sorry</html>".to_vec())],
    ];
    for other in others {
        upstream.put("/master.tar.gz", tarball("db", &other));
        let (words, stands) = failed(fetch(dir.path(), "alma", &upstream.url, &limits()).await);
        assert!(
            words.contains("what upstream sent is no alma feed") && stands,
            "{words}"
        );
        let kept = fs::read_dir(dir.path().join("alma-osv/advisories/almalinux9"))
            .unwrap()
            .count();
        assert_eq!(kept, 20);
    }
    upstream.put("/master.tar.gz", tarball("db", &real));
    let back = fetch(dir.path(), "alma", &upstream.url, &limits()).await;
    assert!(matches!(back, Outcome::Unchanged { .. }), "{back:?}");
}

#[tokio::test]
async fn a_kept_download_that_changed_on_disk_is_fetched_again() {
    let Some(real) = files("alma-osv", "advisories/almalinux9/", 20) else {
        return;
    };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    upstream.put("/master.tar.gz", tarball("db", &real));
    fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await);
    let kept = fs::read_dir(dir.path().join(".upstream/alma-osv")).unwrap();
    let body = kept
        .map(|one| one.unwrap().path())
        .find(|path| path.extension().is_some_and(|e| e == "body"));
    fs::write(body.unwrap(), "rotten").unwrap();
    fs::remove_dir_all(dir.path().join("alma-osv")).unwrap();
    upstream.asked();
    assert_eq!(
        fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await),
        20
    );
    assert!(!upstream.asked()[0].1.contains_key("if-none-match"));
}

#[tokio::test]
async fn a_state_that_cannot_be_read_costs_one_download() {
    let Some(real) = files("alma-osv", "advisories/almalinux9/", 20) else {
        return;
    };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    upstream.put("/master.tar.gz", tarball("db", &real));
    fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await);
    fs::write(dir.path().join(".upstream/alma-osv/state.json"), "{").unwrap();
    let second = fetch(dir.path(), "alma", &upstream.url, &limits()).await;
    assert!(matches!(second, Outcome::Unchanged { .. }), "{second:?}");
}
