//! Each form of upstream, over real records: lists of files, pages, repositories, packs, local mirrors.

use std::fs;

use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use tidewaiter_upstream::Outcome;

use crate::real::{files, gzip, sample};
use crate::served::{Upstream, failed, fetch, fresh, limits};

/// Alpine's database as its server shows it.
fn alpine(upstream: &Upstream, branches: &[&str]) -> Option<u64> {
    let all = files("alpine-secdb", "", 100)?;
    let mut count = 0;
    let mut top = "<a href=\"../\">../</a><a href=\"license.txt\">x</a>".to_owned();
    for branch in branches {
        top += &format!("<a href=\"v{branch}/\">v{branch}/</a>");
        let mut list = "<a href=\"../\">../</a>".to_owned();
        for (path, bytes) in all
            .iter()
            .filter(|(path, _)| path.starts_with(&format!("{branch}/")))
        {
            let name = path.rsplit('/').next().unwrap();
            list += &format!("<a href=\"{name}\">{name}</a><a href=\"{name}.yaml\">x</a>");
            upstream.put(&format!("/v{branch}/{name}"), bytes.clone());
            count += 1;
        }
        upstream.put(&format!("/v{branch}/"), list);
    }
    upstream.put("/", top);
    Some(count)
}

#[tokio::test]
async fn a_list_of_branches_is_followed() {
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    let Some(count) = alpine(&upstream, &["3.18", "3.19"]) else {
        return;
    };
    assert_eq!(count, 4);
    assert_eq!(
        fresh(fetch(dir.path(), "alpine", &upstream.url, &limits()).await),
        4
    );
    assert!(dir.path().join("alpine-secdb/v3.18/main.json").is_file());
    alpine(&upstream, &["3.19"]);
    assert_eq!(
        fresh(fetch(dir.path(), "alpine", &upstream.url, &limits()).await),
        2
    );
    assert!(
        !dir.path().join("alpine-secdb/v3.18").exists(),
        "what upstream no longer names goes"
    );
}

#[tokio::test]
async fn pages_of_records_become_files() {
    let Some(errata) = files("rocky-errata", "", 150) else {
        return;
    };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    let page = |number: usize, limit: usize, records: &[(String, Vec<u8>)]| {
        let texts: Vec<_> = records
            .iter()
            .map(|(_, bytes)| String::from_utf8_lossy(bytes))
            .collect();
        let path = format!("/api?filters.product=&filters.fetchRelated=true&page={number}&limit={limit}");
        upstream.put(
            &path,
            format!(
                r#"{{"total":"150","advisories":[{}],"page":{number}}}"#,
                texts.join(",")
            ),
        );
    };
    page(0, 1, &errata[..1]);
    page(0, 100, &errata[..100]);
    page(1, 100, &errata[100..]);
    let outcome = fetch(dir.path(), "rocky", &format!("{}/api", upstream.url), &limits()).await;
    assert_eq!(fresh(outcome), 150);
    for (path, bytes) in &errata {
        let name = path.rsplit('/').next().unwrap();
        let kept = fs::read(dir.path().join("rocky-errata").join(name)).unwrap();
        assert!(kept == bytes.trim_ascii(), "{name}");
    }
}

/// One repository of Amazon Linux with real errata, and what is served beside it.
fn amazon(upstream: &Upstream, errata: &[u8], checksum: &str) {
    let mut packed = gzip();
    std::io::Write::write_all(&mut packed, errata).unwrap();
    let packed = packed.finish().unwrap();
    let checksum = match checksum {
        "right" => hex::encode(Sha256::digest(&packed)),
        other => other.to_owned(),
    };
    let repomd = format!(
        r#"<repomd xmlns="http://linux.duke.edu/metadata/repo"><data type="updateinfo">
        <checksum type="sha256">{checksum}</checksum><location href="repodata/u.xml.gz"/></data></repomd>"#
    );
    for (list, name) in [
        ("/2/core/latest/x86_64/mirror.list", "2core"),
        ("/al2023/core/mirrors/latest/x86_64/mirror.list", "2023core"),
        (
            "/al2023/kernel-livepatch/mirrors/latest/x86_64/mirror.list",
            "live",
        ),
        ("/2/extras/docker/latest/x86_64/mirror.list", "docker"),
        ("/2/extras/empty/latest/x86_64/mirror.list", "empty"),
    ] {
        upstream.put(list, format!("{}/guid/{name}\n", upstream.url));
        upstream.put(&format!("/guid/{name}/repodata/repomd.xml"), repomd.clone());
        upstream.put(&format!("/guid/{name}/repodata/u.xml.gz"), packed.clone());
    }
    upstream.put("/guid/empty/repodata/repomd.xml", "<repomd></repomd>");
    upstream.put(
        "/2/extras-catalog.json",
        r#"{"topics":[{"n":"docker"},{"n":"empty"},{"n":"../x"}]}"#,
    );
}

#[tokio::test]
async fn repositories_are_found_through_lists_of_mirrors_and_checked() {
    let Some(found) = files("amazon", "2/core/", 1) else {
        return;
    };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    amazon(&upstream, &found[0].1, "right");
    assert_eq!(
        fresh(fetch(dir.path(), "amazon", &upstream.url, &limits()).await),
        4
    );
    for repository in ["2/core", "2023/core", "2023/livepatch", "2/extras/docker"] {
        assert!(
            dir.path()
                .join("amazon")
                .join(repository)
                .join("updateinfo.xml.gz")
                .is_file(),
            "{repository}"
        );
    }
    upstream.asked();
    let second = fetch(dir.path(), "amazon", &upstream.url, &limits()).await;
    assert!(matches!(second, Outcome::Unchanged { .. }));
    let again = upstream
        .asked()
        .iter()
        .filter(|(path, _)| path.ends_with("u.xml.gz"))
        .count();
    assert_eq!(again, 0, "a checksum that stands needs no request");
    amazon(&upstream, &found[0].1, &"0".repeat(64));
    let (words, stands) = failed(fetch(dir.path(), "amazon", &upstream.url, &limits()).await);
    assert!(words.contains("but upstream says 0000") && stands, "{words}");
}

#[tokio::test]
async fn a_pack_and_a_local_mirror_serve_any_feed() {
    let Some(folder) = tidewaiter_testkit::data::dir() else {
        return;
    };
    let dir = TempDir::new().unwrap();
    let pack = format!(
        "file://{}/feeds/alpine-secdb.tar.zst",
        fs::canonicalize(folder).unwrap().display()
    );
    assert!(fresh(fetch(dir.path(), "alpine", &pack, &limits()).await) > 10);
    let second = fetch(dir.path(), "alpine", &pack, &limits()).await;
    assert!(matches!(second, Outcome::Unchanged { .. }));
    // The folder that was made serves as a mirror laid out like upstream.
    let mirror = TempDir::new().unwrap();
    for branch in ["3.18", "3.19"] {
        let to = mirror.path().join(format!("v{branch}"));
        fs::rename(dir.path().join("alpine-secdb").join(branch), to).unwrap();
    }
    let other = TempDir::new().unwrap();
    let address = format!("file://{}", mirror.path().display());
    assert_eq!(fresh(fetch(other.path(), "alpine", &address, &limits()).await), 4);
}

#[tokio::test]
async fn what_is_bzip2_is_unpacked() {
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    let group = r#"<oval_definitions><definitions><definition id="oval:com.oracle.elsa:def:1" class="patch">
        <metadata><title>ELSA-2024-1:  a security update (LOW)</title></metadata></definition></definitions></oval_definitions>"#;
    let mut packed = bzip2::write::BzEncoder::new(vec![], bzip2::Compression::fast());
    std::io::Write::write_all(&mut packed, group.as_bytes()).unwrap();
    upstream.put("/com.oracle.elsa-all.xml.bz2", packed.finish().unwrap());
    let outcome = fetch(dir.path(), "oracle", &upstream.url, &limits()).await;
    let said = format!("{outcome:?}");
    let kept = fs::read_to_string(dir.path().join("oracle/com.oracle.elsa-all.xml"));
    assert!(kept.is_ok_and(|kept| kept == group), "{said}");
}

#[tokio::test]
async fn a_private_feed_gets_a_folder_of_its_own_name() {
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    let record = br#"{"id":"ACME-1","affected":[]}"#.to_vec();
    upstream.put(
        "/acme.zip",
        crate::real::zip(&[("a/ACME-1.json".to_owned(), record)]),
    );
    let address = format!("{}/acme.zip", upstream.url);
    assert_eq!(fresh(fetch(dir.path(), "osv-acme", &address, &limits()).await), 1);
    assert!(dir.path().join("osv-acme/a/ACME-1.json").is_file());
}

/// NVD's feed of a year with upstream's own excerpt in it, and the `.meta` beside it, with this checksum if one is given.
fn nvd_year(upstream: &Upstream, year: u16, content: &[u8], checksum: Option<&str>) {
    let mut packed = gzip();
    std::io::Write::write_all(&mut packed, content).unwrap();
    let own = hex::encode_upper(Sha256::digest(content));
    let meta = format!(
        "lastModifiedDate:2025-02-12T03:00:00-05:00\r\nsize:{}\r\nsha256:{}\r\n",
        content.len(),
        checksum.unwrap_or(&own)
    );
    upstream.put(&format!("/nvdcve-2.0-{year}.meta"), meta);
    upstream.put(&format!("/nvdcve-2.0-{year}.json.gz"), packed.finish().unwrap());
}

#[tokio::test]
async fn nvds_years_are_followed_and_a_wrong_checksum_keeps_the_last_good_one() {
    let pages = ["3_items/0-3.json", "1_item/0-1.json"];
    let page = |name: &str| sample(&format!("nvd/api/cve/testdata/fixtures/{name}"));
    let Some(pages) = pages.iter().map(|name| page(name)).collect::<Option<Vec<_>>>() else {
        return;
    };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    for year in 2002..2005 {
        nvd_year(&upstream, year, &pages[0], None);
    }
    let limits = limits();
    let update = || fetch(dir.path(), "nvd", &upstream.url, &limits);
    assert_eq!(fresh(update().await), 3);
    let asked = upstream.asked();
    assert_eq!(asked.last().unwrap().0, "/nvdcve-2.0-2004.json.gz");
    assert!(asked.iter().any(|(path, _)| path == "/nvdcve-2.0-2005.meta"));
    let kept = dir.path().join("nvd/nvdcve-2.0-2004.json.gz");
    let good = fs::read(&kept).unwrap();
    nvd_year(&upstream, 2004, &pages[1], Some(&"0".repeat(64)));
    let (words, stands) = failed(update().await);
    assert!(words.contains("but upstream says 0000") && stands, "{words}");
    assert!(fs::read(&kept).unwrap() == good, "the last good year stands");
    nvd_year(&upstream, 2004, &pages[1], None);
    upstream.asked();
    assert_eq!(fresh(update().await), 3);
    assert!(fs::read(&kept).unwrap() != good);
    let bodies = upstream
        .asked()
        .into_iter()
        .filter(|(path, _)| path.ends_with(".gz"));
    let bodies: Vec<String> = bodies.map(|(path, _)| path).collect();
    assert_eq!(bodies, ["/nvdcve-2.0-2004.json.gz"], "the other years are had");
}

#[tokio::test]
async fn red_hats_archive_is_the_one_that_its_list_names() {
    let Some(archive) = sample("redhat/vex/v2/testdata/fixtures/vex-archive.tar.zst") else {
        return;
    };
    let (upstream, dir) = (Upstream::start().await, TempDir::new().unwrap());
    upstream.put("/archive_latest.txt", "csaf_vex_2025-02-09.tar.zst\n");
    upstream.put("/csaf_vex_2025-02-09.tar.zst", archive.clone());
    let limits = limits();
    let update = || fetch(dir.path(), "redhat-csaf", &upstream.url, &limits);
    assert!(fresh(update().await) > 0);
    let document = dir.path().join("redhat-csaf/2023/cve-2023-6228.json");
    let document = fs::read_to_string(document).unwrap();
    assert!(document.contains("CVE-2023-6228"));
    let again = update().await;
    assert!(matches!(again, Outcome::Unchanged { .. }), "{again:?}");
    upstream.put("/archive_latest.txt", "csaf_vex_2025-02-12.tar.zst");
    let (words, stands) = failed(update().await);
    assert!(words.contains("csaf_vex_2025-02-12.tar.zst") && stands, "{words}");
    upstream.put("/csaf_vex_2025-02-12.tar.zst", archive);
    assert!(!matches!(update().await, Outcome::Failed { .. }));
    upstream.put("/archive_latest.txt", "<html>we are sorry</html>");
    let (words, stands) = failed(update().await);
    assert!(words.contains("names no archive") && stands, "{words}");
}
