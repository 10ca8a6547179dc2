//! The ways of HTTP: nothing new, cut connections, errors that pass and errors that stay.

use tempfile::TempDir;
use tidewaiter_upstream::{Limits, Outcome};

use crate::real;
use crate::served::{Manner, Upstream, failed, fetch, fresh, limits};

/// Real errata of AlmaLinux as its repository's tarball; `None` without test data.
fn alma(count: usize) -> Option<Vec<u8>> {
    Some(real::tarball(
        "osv-database-master",
        &real::files("alma-osv", "advisories/almalinux9/", count)?,
    ))
}

#[tokio::test]
async fn what_did_not_change_is_not_sent_again() {
    let Some(tarball) = alma(30) else { return };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    upstream.put("/master.tar.gz", tarball);
    assert_eq!(
        fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await),
        30
    );
    let file = dir.path().join("alma-osv/advisories/almalinux9");
    let file = std::fs::read_dir(file).unwrap().next().unwrap().unwrap();
    let modified = file.metadata().unwrap().modified().unwrap();
    let since = modified.duration_since(std::time::UNIX_EPOCH).unwrap();
    assert_eq!(since.as_secs(), 1_739_345_280, "files carry upstream's date");
    upstream.asked();
    let second = fetch(dir.path(), "alma", &upstream.url, &limits()).await;
    assert!(matches!(second, Outcome::Unchanged { .. }), "{second:?}");
    let asked = upstream.asked();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].1.contains_key("if-none-match"));
    upstream.put("/master.tar.gz", alma(31).unwrap());
    assert_eq!(
        fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await),
        31
    );
}

#[tokio::test]
async fn a_cut_download_goes_on_where_it_ended() {
    let Some(tarball) = alma(200) else { return };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    upstream.put_so(
        "/master.tar.gz",
        tarball.clone(),
        Manner::Cut(tarball.len() / 3, 2),
    );
    assert_eq!(
        fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await),
        200
    );
    let asked = upstream.asked();
    assert_eq!(asked.len(), 3);
    assert!(!asked[0].1.contains_key("range"));
    for (_, headers) in &asked[1..] {
        assert!(headers["range"].to_str().unwrap() > "bytes=0-" && headers.contains_key("if-range"));
    }
}

#[tokio::test]
async fn a_rest_of_another_version_is_not_joined_to_what_came() {
    let Some(old) = alma(200) else { return };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    upstream.put_so("/master.tar.gz", old.clone(), Manner::Cut(old.len() / 3, 9));
    let once = Limits {
        attempts: 1,
        ..limits()
    };
    failed(fetch(dir.path(), "alma", &upstream.url, &once).await);
    upstream.put("/master.tar.gz", alma(120).unwrap());
    assert_eq!(
        fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await),
        120
    );
}

#[tokio::test]
async fn errors_that_pass_are_waited_out_and_errors_that_stay_are_told() {
    let Some(tarball) = alma(10) else { return };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    upstream.put_so("/master.tar.gz", tarball.clone(), Manner::Status(503, 3));
    assert_eq!(
        fresh(fetch(dir.path(), "alma", &upstream.url, &limits()).await),
        10
    );
    assert_eq!(upstream.asked().len(), 4);
    upstream.put_so("/master.tar.gz", tarball.clone(), Manner::Status(500, 99));
    let (words, stands) = failed(fetch(dir.path(), "alma", &upstream.url, &limits()).await);
    assert!(words.contains("answered 500") && stands, "{words}");
    assert_eq!(upstream.asked().len(), 5);
    upstream.put_so("/master.tar.gz", tarball, Manner::Status(404, 99));
    let (words, stands) = failed(fetch(dir.path(), "alma", &upstream.url, &limits()).await);
    assert!(words.contains("answered 404") && stands, "{words}");
    assert_eq!(
        upstream.asked().len(),
        1,
        "an error that stays is not asked for again"
    );
    assert_eq!(
        std::fs::read_dir(dir.path().join("alma-osv/advisories/almalinux9"))
            .unwrap()
            .count(),
        10
    );
}

#[tokio::test]
async fn bodies_without_end_and_without_progress_are_given_up() {
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    let mut tight = limits();
    tight.download = 1 << 20;
    upstream.put_so("/master.tar.gz", "", Manner::Endless);
    let (words, stands) = failed(fetch(dir.path(), "alma", &upstream.url, &tight).await);
    assert!(
        words.contains("larger than the 1048576 bytes") && !stands,
        "{words}"
    );
    tight.idle_seconds = 1;
    tight.attempts = 1;
    upstream.put_so("/master.tar.gz", "[]", Manner::Stuck);
    let (words, _) = failed(fetch(dir.path(), "alma", &upstream.url, &tight).await);
    assert!(words.contains("timed out"), "{words}");
    tight.idle_seconds = 30;
    tight.seconds = 1;
    let (words, _) = failed(fetch(dir.path(), "alma", &upstream.url, &tight).await);
    assert!(words.contains("not there after 1 seconds"), "{words}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let dir = TempDir::new().unwrap();
    let (words, _) = failed(fetch(dir.path(), "alma", "http://me:secret@127.0.0.1:1", &limits()).await);
    assert!(
        words.contains("http://127.0.0.1:1/master.tar.gz") && !words.contains("secret"),
        "{words}"
    );
}
