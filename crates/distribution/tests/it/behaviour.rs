//! Behaviours of the surface, each against any database and blob store.

use serde_json::{Value, json};
use tidewaiter_blobs::digest_of;
use tidewaiter_registry::Collected;
use tidewaiter_store::{
    Effects, NewJob, NewScan, RepositoryUpdate, ScanStatus, ScanTrigger, ScanType, TagMutability,
};
use tidewaiter_types::{Algorithm, Clock};

use crate::harness::{GRACE, Harness, descriptor, error, header, image, noise, sha256};

pub async fn a_manifest_is_kept_to_the_byte(harness: Harness) {
    harness.push_image("team/app", "1", "layer").await;
    let odd = format!(" {}\n\n", image("layer"));
    let url = harness.url("team/app/manifests/odd");
    let answer = harness.client.put(url).body(odd.clone()).send().await.unwrap();
    assert_eq!(answer.status(), 201);
    let digest = sha256(odd.as_bytes()).to_string();
    assert_eq!(header(&answer, "docker-content-digest"), digest);
    for reference in ["odd", &digest, "odd"] {
        let answer = harness
            .get(&format!("team/app/manifests/{reference}"))
            .send()
            .await
            .unwrap();
        assert_eq!(header(&answer, "docker-content-digest"), digest);
        assert_eq!(
            header(&answer, "content-type"),
            "application/vnd.oci.image.manifest.v1+json"
        );
        assert_eq!(answer.text().await.unwrap(), odd);
    }
    let head = harness
        .client
        .head(harness.url("team/app/manifests/odd"))
        .send()
        .await
        .unwrap();
    assert_eq!(header(&head, "content-length"), odd.len().to_string());
    let known = harness
        .get("team/app/manifests/odd")
        .header("if-none-match", format!("\"{digest}\""));
    assert_eq!(known.send().await.unwrap().status(), 304);
}

pub async fn a_moved_tag_is_seen_at_once(harness: Harness) {
    for round in 0..5 {
        let digest = harness
            .push_image("app", "latest", &format!("layer {round}"))
            .await
            .to_string();
        for _ in 0..2 {
            let answer = harness.get("app/manifests/latest").send().await.unwrap();
            assert_eq!(header(&answer, "docker-content-digest"), digest);
        }
    }
    let url = harness.url("app/manifests/latest");
    assert_eq!(harness.client.delete(&url).send().await.unwrap().status(), 202);
    assert_eq!(
        harness.get("app/manifests/latest").send().await.unwrap().status(),
        404
    );
    let digest = sha256(image("layer 4").to_string().as_bytes());
    let by_digest = format!("app/manifests/{digest}");
    assert_eq!(harness.get(&by_digest).send().await.unwrap().status(), 200);
    let url = harness.url(&by_digest);
    assert_eq!(harness.client.delete(&url).send().await.unwrap().status(), 202);
    assert_eq!(harness.get(&by_digest).send().await.unwrap().status(), 404);
}

pub async fn sha512_serves_as_well(harness: Harness) {
    harness.push_image("app", "1", "layer").await;
    let layer = noise(100_000);
    let digest = digest_of(Algorithm::Sha512, &layer);
    let started = harness
        .client
        .post(harness.url("app/blobs/uploads/"))
        .send()
        .await
        .unwrap();
    let put = harness.url(&format!("{}?digest={digest}", header(&started, "location")));
    let answer = harness.client.put(put).body(layer.clone()).send().await.unwrap();
    assert_eq!(answer.status(), 201);
    let answer = harness.get(&format!("app/blobs/{digest}")).send().await.unwrap();
    assert!(answer.bytes().await.unwrap() == layer);
    let manifest = image("layer");
    let digest = digest_of(Algorithm::Sha512, manifest.to_string().as_bytes()).to_string();
    let answer = harness.put_manifest("app", &digest, &manifest).await;
    assert_eq!(
        (answer.status().as_u16(), header(&answer, "docker-content-digest")),
        (201, digest)
    );
}

pub async fn a_manifest_needs_its_blobs(harness: Harness) {
    harness.push_blob("app", b"{}").await;
    let answer = harness.put_manifest("app", "1", &image("never pushed")).await;
    let (status, code, message) = error(answer).await;
    assert_eq!((status, code.as_str()), (400, "MANIFEST_BLOB_UNKNOWN"));
    assert!(
        message.contains(&sha256(b"never pushed").to_string()),
        "{message}"
    );
    assert_eq!(harness.get("app/manifests/1").send().await.unwrap().status(), 404);
    let mut foreign = image("never pushed");
    foreign["layers"][0]["urls"] = json!(["https://elsewhere.example/layer"]);
    assert_eq!(harness.put_manifest("app", "1", &foreign).await.status(), 201);
}

pub async fn blobs_are_read_in_part_and_not_again(harness: Harness) {
    let bytes = noise(700_000);
    let digest = harness.push_blob("app", &bytes).await;
    let path = format!("app/blobs/{digest}");
    let whole = harness.get(&path).send().await.unwrap();
    assert_eq!(header(&whole, "etag"), format!("\"{digest}\""));
    assert!(whole.bytes().await.unwrap() == bytes);
    for (range, from, to) in [
        ("0-0", 0, 1),
        ("300000-", 300_000, 700_000),
        ("-10", 699_990, 700_000),
    ] {
        let part = harness
            .get(&path)
            .header("range", format!("bytes={range}"))
            .send()
            .await
            .unwrap();
        assert_eq!(part.status(), 206);
        assert_eq!(
            header(&part, "content-range"),
            format!("bytes {from}-{}/700000", to - 1)
        );
        assert!(part.bytes().await.unwrap() == bytes[from..to], "{range}");
    }
    let beyond = harness
        .get(&path)
        .header("range", "bytes=700000-")
        .send()
        .await
        .unwrap();
    assert_eq!(
        (beyond.status().as_u16(), header(&beyond, "content-range")),
        (416, "bytes */700000".into())
    );
    let known = harness
        .get(&path)
        .header("if-none-match", format!("\"{digest}\""))
        .send()
        .await
        .unwrap();
    assert_eq!(known.status(), 304);
    let head = harness.client.head(harness.url(&path)).send().await.unwrap();
    assert_eq!(header(&head, "content-length"), "700000");
}

pub async fn a_chunk_out_of_order_is_told_where_to_go_on(harness: Harness) {
    let bytes = noise(30_000);
    let started = harness
        .client
        .post(harness.url("app/blobs/uploads/"))
        .send()
        .await
        .unwrap();
    assert_eq!(
        (started.status().as_u16(), header(&started, "range")),
        (202, "0-0".into())
    );
    let location = harness.url(&header(&started, "location"));
    let patch = |from: usize, to: usize| {
        let request = harness
            .client
            .patch(&location)
            .header("content-range", format!("{from}-{}", to - 1));
        request.body(bytes.slice(from..to)).send()
    };
    let first = patch(0, 10_000).await.unwrap();
    assert_eq!(
        (first.status().as_u16(), header(&first, "range")),
        (202, "0-9999".into())
    );
    for (from, to) in [(0, 10_000), (20_000, 30_000)] {
        let wrong = patch(from, to).await.unwrap();
        assert_eq!(
            (wrong.status().as_u16(), header(&wrong, "range")),
            (416, "0-9999".into())
        );
    }
    let status = harness.client.get(&location).send().await.unwrap();
    assert_eq!(
        (status.status().as_u16(), header(&status, "range")),
        (204, "0-9999".into())
    );
    assert_eq!(patch(10_000, 20_000).await.unwrap().status(), 202);
    let end = harness
        .client
        .put(format!("{location}?digest={}", sha256(&bytes)));
    let end = end
        .header("content-range", "20000-29999")
        .body(bytes.slice(20_000..))
        .send()
        .await
        .unwrap();
    assert_eq!(end.status(), 201);
    assert_eq!(harness.client.get(&location).send().await.unwrap().status(), 404);
}

pub async fn a_broken_off_chunk_is_kept(harness: Harness) {
    use std::io::Write;
    let bytes = noise(3_000_000);
    let started = harness
        .client
        .post(harness.url("app/blobs/uploads/"))
        .send()
        .await
        .unwrap();
    let location = header(&started, "location");
    let mut socket = std::net::TcpStream::connect(&harness.address).unwrap();
    write!(
        socket,
        "PATCH {location} HTTP/1.1\r\nhost: x\r\ncontent-length: 3000000\r\n\r\n"
    )
    .unwrap();
    socket.write_all(&bytes[..2_000_000]).unwrap();
    drop(socket);
    let url = harness.url(&location);
    let mut kept = 0;
    for _ in 0..100 {
        let status = harness.client.get(&url).send().await.unwrap();
        kept = header(&status, "range")["0-".len()..].parse::<usize>().unwrap() + 1;
        if kept == 2_000_000 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(kept, 2_000_000);
    let end = harness
        .client
        .put(format!("{url}?digest={}", sha256(&bytes)))
        .body(bytes.slice(kept..));
    assert_eq!(end.send().await.unwrap().status(), 201);
}

pub async fn a_wrong_digest_ends_an_upload(harness: Harness) {
    let started = harness
        .client
        .post(harness.url("app/blobs/uploads/"))
        .send()
        .await
        .unwrap();
    let location = harness.url(&header(&started, "location"));
    let wrong = sha256(b"promised");
    let answer = harness
        .client
        .put(format!("{location}?digest={wrong}"))
        .body("sent")
        .send()
        .await
        .unwrap();
    let (status, code, _) = error(answer).await;
    assert_eq!((status, code.as_str()), (400, "DIGEST_INVALID"));
    let head = harness
        .client
        .head(harness.url(&format!("app/blobs/{wrong}")))
        .send()
        .await
        .unwrap();
    assert_eq!(head.status(), 404);
    let again = harness
        .client
        .put(format!("{location}?digest={wrong}"))
        .body("promised")
        .send()
        .await
        .unwrap();
    assert_eq!(error(again).await.1, "BLOB_UPLOAD_UNKNOWN");
    let absent = harness
        .client
        .post(harness.url("app/blobs/uploads/?digest=sha256:zz"))
        .send()
        .await
        .unwrap();
    assert_eq!(error(absent).await.1, "DIGEST_INVALID");
}

pub async fn a_blob_is_mounted_without_its_bytes(harness: Harness) {
    let digest = harness.push_blob("from/here", b"shared").await;
    let mount = |target: &str, query: String| {
        let url = harness.url(&format!("{target}/blobs/uploads/?mount={digest}{query}"));
        harness.client.post(url).send()
    };
    for (target, query) in [("a/named", "&from=from/here"), ("an/anonymous", "")] {
        assert_eq!(
            mount(target, query.into()).await.unwrap().status(),
            201,
            "{target}"
        );
        let read = harness
            .get(&format!("{target}/blobs/{digest}"))
            .send()
            .await
            .unwrap();
        assert_eq!(read.text().await.unwrap(), "shared");
    }
    let absent = mount("a/third", "&from=no/such".into()).await.unwrap();
    assert_eq!(absent.status(), 202);
    assert!(header(&absent, "location").starts_with("/v2/a/third/blobs/uploads/"));
    let gone = harness
        .client
        .delete(harness.url(&format!("a/named/blobs/{digest}")))
        .send()
        .await
        .unwrap();
    assert_eq!(gone.status(), 202);
    assert_eq!(
        harness
            .get(&format!("a/named/blobs/{digest}"))
            .send()
            .await
            .unwrap()
            .status(),
        404
    );
    assert_eq!(
        harness
            .get(&format!("from/here/blobs/{digest}"))
            .send()
            .await
            .unwrap()
            .status(),
        200
    );
}

pub async fn tags_come_in_pages(harness: Harness) {
    for tag in ["b", "A", "c", "1"] {
        harness.push_image("app", tag, "layer").await;
    }
    let mut path = "/v2/app/tags/list?n=2".to_owned();
    let mut found: Vec<Vec<String>> = Vec::new();
    loop {
        let answer = harness.get(&path).send().await.unwrap();
        let link = header(&answer, "link");
        let page: Value = answer.json().await.unwrap();
        found.push(
            page["tags"]
                .as_array()
                .unwrap()
                .iter()
                .map(|tag| tag.as_str().unwrap().to_owned())
                .collect(),
        );
        let Some((next, rest)) = link.strip_prefix('<').and_then(|link| link.split_once('>')) else {
            break;
        };
        assert_eq!(rest, "; rel=\"next\"");
        path = next.to_owned();
    }
    let pages: [Vec<String>; 2] = [vec!["1".into(), "A".into()], vec!["b".into(), "c".into()]];
    assert_eq!(found, pages);
    let none: Value = harness
        .get("app/tags/list?n=0")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(none, json!({ "name": "app", "tags": [] }));
    let catalog: Value = harness
        .get("_catalog")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(catalog, json!({ "repositories": ["app"] }));
}

pub async fn an_immutable_tag_stays(harness: Harness) {
    let first = harness.push_image("app", "1", "layer").await;
    let update = RepositoryUpdate {
        mutability: Some((TagMutability::Immutable, Vec::new())),
        scan_on_push: None,
    };
    harness.registry.update_repository("app", &update).await.unwrap();
    harness.push_blob("app", b"other").await;
    let (status, code, message) = error(harness.put_manifest("app", "1", &image("other")).await).await;
    assert_eq!((status, code.as_str()), (400, "TAG_INVALID"));
    let expected = "The image tag '1' already exists in the 'app' repository and cannot be overwritten because \
                    the tag is immutable.";
    assert_eq!(message, expected);
    let answer = harness.get("app/manifests/1").send().await.unwrap();
    assert_eq!(header(&answer, "docker-content-digest"), first.to_string());
}

pub async fn referrers_are_filtered(harness: Harness) {
    let subject = harness.push_image("app", "1", "layer").await.to_string();
    let list = |query: &str| harness.get(&format!("app/referrers/{subject}{query}")).send();
    let empty: Value = list("").await.unwrap().json().await.unwrap();
    assert_eq!(empty["manifests"], json!([]));
    for kind in ["application/one", "application/two+json"] {
        let mut artifact = image("layer");
        artifact["artifactType"] = kind.into();
        artifact["annotations"] = json!({ "kind": kind });
        artifact["subject"] = json!({ "mediaType": artifact["mediaType"], "digest": subject, "size": 1 });
        let digest = sha256(artifact.to_string().as_bytes()).to_string();
        let answer = harness.put_manifest("app", &digest, &artifact).await;
        assert_eq!(
            (answer.status().as_u16(), header(&answer, "oci-subject")),
            (201, subject.clone())
        );
    }
    let all: Value = list("").await.unwrap().json().await.unwrap();
    assert_eq!(all["manifests"].as_array().unwrap().len(), 2);
    let some = list("?artifactType=application/two%2Bjson").await.unwrap();
    assert_eq!(header(&some, "oci-filters-applied"), "artifactType");
    assert_eq!(
        header(&some, "content-type"),
        "application/vnd.oci.image.index.v1+json"
    );
    let some: Value = some.json().await.unwrap();
    assert_eq!(some["manifests"].as_array().unwrap().len(), 1);
    assert_eq!(some["manifests"][0]["artifactType"], "application/two+json");
    assert_eq!(
        some["manifests"][0]["annotations"],
        json!({ "kind": "application/two+json" })
    );
    let first = list("?n=1").await.unwrap();
    let link = header(&first, "link");
    let next = link.trim_start_matches('<').split('>').next().unwrap().to_owned();
    let second: Value = harness.get(&next).send().await.unwrap().json().await.unwrap();
    assert_eq!(second["manifests"].as_array().unwrap().len(), 1);
    assert_ne!(
        second["manifests"],
        first.json::<Value>().await.unwrap()["manifests"]
    );
}

pub async fn errors_speak_as_ecr_does(harness: Harness) {
    let unknown = error(harness.get("no/such/manifests/1").send().await.unwrap()).await;
    let text = "The repository with name 'no/such' does not exist in the registry with id '123456789012'";
    assert_eq!(unknown, (404, "NAME_UNKNOWN".into(), text.into()));
    harness.push_blob("app", b"{}").await;
    let unknown = error(harness.get("app/manifests/1").send().await.unwrap()).await;
    assert_eq!(
        unknown,
        (404, "MANIFEST_UNKNOWN".into(), "Requested image not found".into())
    );
    for (path, status, code) in [
        ("app/blobs/sha256:00", 400, "DIGEST_INVALID"),
        ("app/blobs/md5:00", 400, "DIGEST_INVALID"),
        ("app/manifests/.x", 400, "TAG_INVALID"),
        ("App/tags/list", 400, "NAME_INVALID"),
        ("app/tags/list?n=x", 400, "PAGINATION_NUMBER_INVALID"),
        ("app/blobs/uploads/1", 404, "BLOB_UPLOAD_UNKNOWN"),
        ("app/other/1/2", 404, "UNSUPPORTED"),
    ] {
        let (actual, named, _) = error(harness.get(path).send().await.unwrap()).await;
        assert_eq!((actual, named.as_str()), (status, code), "{path}");
    }
    let long = vec![b' '; (4 << 20) + 1];
    let long = harness
        .client
        .put(harness.url("app/manifests/1"))
        .body(long)
        .send()
        .await;
    // The server may answer and close before the client has sent it all.
    assert!(long.is_err() || long.unwrap().status() == 413);
    let ping = harness.get("/v2/").send().await.unwrap();
    assert_eq!(
        (
            ping.status().as_u16(),
            header(&ping, "docker-distribution-api-version")
        ),
        (200, "registry/2.0".into())
    );
    let listed = json!({ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json",
        "manifests": [descriptor("application/vnd.oci.image.manifest.v1+json", b"absent")] });
    assert_eq!(
        error(harness.put_manifest("app", "1", &listed).await).await.1,
        "MANIFEST_BLOB_UNKNOWN"
    );
}

pub async fn garbage_goes_and_the_rest_stays(harness: Harness) {
    let used = harness.push_image("app", "1", "used").await;
    let unused = harness.push_blob("app", b"not used").await;
    harness.push_blob("other", b"not used").await;
    let started = harness
        .client
        .post(harness.url("app/blobs/uploads/"))
        .send()
        .await
        .unwrap();
    let mut orphan = harness
        .registry
        .blob_store()
        .begin_upload(Algorithm::Sha256)
        .await
        .unwrap();
    orphan.append("nobody's".into()).await.unwrap();
    let orphan = orphan.finish(&sha256(b"nobody's")).await.unwrap();
    // Within the grace period nothing goes.
    assert_eq!(
        harness.registry.collect_garbage().await.unwrap(),
        Collected::default()
    );
    harness.clock.advance(GRACE + 60_000);
    let first = harness.registry.collect_garbage().await.unwrap();
    // A blob that just lost its last repository has a grace period of its own.
    harness.clock.advance(GRACE + 60_000);
    let second = harness.registry.collect_garbage().await.unwrap();
    let sum = |count: fn(&Collected) -> u64| count(&first) + count(&second);
    assert_eq!(
        (
            sum(|run| run.uploads),
            sum(|run| run.links),
            sum(|run| run.orphans)
        ),
        (1, 2, 1)
    );
    assert_eq!(
        (sum(|run| run.blobs), sum(|run| run.bytes)),
        (1, b"not used".len() as u64)
    );
    assert!(
        harness
            .registry
            .blob_store()
            .size(&orphan.location)
            .await
            .is_err()
    );
    let harness = &harness;
    let status = async |path: String| harness.get(&path).send().await.unwrap().status().as_u16();
    assert_eq!(status(format!("app/blobs/{unused}")).await, 404);
    assert_eq!(status(header(&started, "location")).await, 404);
    assert_eq!(status(format!("app/manifests/{used}")).await, 200);
    assert_eq!(status(format!("app/blobs/{}", sha256(b"used"))).await, 200);
}

/// Two scans of one image and a dead job: the newest scan stays.
pub async fn history_goes_after_its_time(harness: Harness) {
    const DAY: i64 = 24 * 3_600_000;
    let digest = harness.push_image("app", "1", "layer").await;
    let store = harness.registry.store();
    let repository = store.repository("app").await.unwrap().unwrap().id;
    let now = harness.clock.now();
    for started_at in [now, now.plus_millis(1)] {
        let scan = NewScan {
            repository: repository.clone(),
            digest,
            scan_type: ScanType::Basic,
            trigger: ScanTrigger::Manual,
            status: ScanStatus::Complete,
            description: None,
            started_at,
        };
        store.start_scan(&scan, None, &Effects::default()).await.unwrap();
    }
    let job = NewJob {
        queue: "q".into(),
        payload: json!(1),
        unique_key: None,
        run_at: now,
        max_attempts: 1,
    };
    store.enqueue(&job, now).await.unwrap();
    let job = store.lease_job("q", now, 1000).await.unwrap().unwrap();
    store.fail_job(&job, "no", now).await.unwrap();
    let used_up = store.lease_job("q", now, 1000).await.unwrap().unwrap();
    assert!(store.bury_job(&used_up).await.unwrap());
    for (days, expected) in [
        (13, (0, 0)),
        (15, (1, 0)),
        (89, (0, 0)),
        (91, (0, 1)),
        (999, (0, 0)),
    ] {
        harness.clock.set(days * DAY);
        let run = harness.registry.collect_garbage().await.unwrap();
        assert_eq!((run.jobs, run.scans), expected, "after {days} days");
    }
    let left = store.scan_history(&repository, &digest, 9).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].started_at, now.plus_millis(1));
}

/// No text of PostgreSQL's can hold this character, so it must not get as far.
pub async fn a_nul_is_the_clients_error(harness: Harness) {
    let digest = harness.push_image("team/app", "1", "layer").await;
    for path in [
        "team/app/tags/list?last=%00",
        "/v2/_catalog?last=a%00",
        &format!("team/app/referrers/{digest}?artifactType=%00"),
        "team/app/blobs/uploads/%00",
    ] {
        let answer = harness.get(path).send().await.unwrap();
        assert!(answer.status().is_client_error(), "{path}: {}", answer.status());
    }
    let mut manifest = image("layer");
    for place in ["/artifactType", "/config/mediaType", "/layers/0/mediaType"] {
        let before = manifest.pointer(place).cloned();
        match manifest.pointer_mut(place) {
            Some(value) => *value = json!("a\0b"),
            None => manifest["artifactType"] = json!("a\0b"),
        }
        let told = error(harness.put_manifest("team/app", "2", &manifest).await).await;
        assert_eq!(
            (told.0, told.1.as_str()),
            (400, "MANIFEST_INVALID"),
            "{place}: {told:?}"
        );
        match before {
            Some(value) => *manifest.pointer_mut(place).unwrap() = value,
            None => drop(manifest.as_object_mut().unwrap().remove("artifactType")),
        }
    }
    // A key or a value of an annotation is kept within JSON, where the character is written in letters.
    manifest["annotations"] = json!({"k\0": "v\0"});
    assert_eq!(
        harness.put_manifest("team/app", "3", &manifest).await.status(),
        201
    );
}
