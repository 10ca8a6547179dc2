//! Images that mean harm, pushed through the front door: the push succeeds, the scan ends and says why, and the
//! server goes on.

use std::io::{Read, Write};
use std::time::Duration;

use tidewaiter_testkit::clients::aws;
use tidewaiter_testkit::server::Server;

use crate::images::program;
use crate::pusher::{Pusher, Types};

const IMAGE: Types<'_> = Types {
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar+zstd",
};

/// A tar with one file of so many zeros, in zstd: some kilobytes.
fn bomb(bytes: u64) -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    header.set_path("zeros").unwrap();
    header.set_size(bytes);
    header.set_cksum();
    let mut packed = zstd::Encoder::new(Vec::new(), 1).unwrap();
    packed.write_all(header.as_bytes()).unwrap();
    std::io::copy(&mut std::io::repeat(0).take(bytes + 1024), &mut packed).unwrap();
    packed.finish().unwrap()
}

/// A tar whose header promises more than follows.
fn cut_short() -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    header.set_path("var/lib/dpkg/status").unwrap();
    header.set_size(1 << 40);
    header.set_cksum();
    let mut packed = zstd::Encoder::new(Vec::new(), 1).unwrap();
    packed.write_all(header.as_bytes()).unwrap();
    packed.write_all(&[b'x'; 5000]).unwrap();
    packed.finish().unwrap()
}

fn status(server: &Server, tag: &str) -> (String, String) {
    let id = format!("imageTag={tag}");
    let describe = [
        "ecr",
        "describe-image-scan-findings",
        "--repository-name",
        "app",
        "--image-id",
        &id,
    ];
    for _ in 0..300 {
        let status = aws(server, &describe).json()["imageScanStatus"].take();
        if status["status"] != "IN_PROGRESS" {
            let words = status["description"].as_str().unwrap_or_default().to_owned();
            return (status["status"].as_str().unwrap().to_owned(), words);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("the scan of {tag} does not end");
}

#[test]
fn hostile_layers_end_in_a_failed_scan_with_its_reason() {
    let server = Server::start(program(), &[]);
    let create = [
        "ecr",
        "create-repository",
        "--repository-name",
        "app",
        "--image-scanning-configuration",
    ];
    aws(&server, &[&create[..], &["scanOnPush=true"]].concat()).expect_success();
    let pusher = Pusher::new(&server, "app", Duration::from_secs(120));
    let config = br#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#;
    for (tag, layer, words) in [
        ("bomb", bomb(5 << 30), "times"),
        ("cut-short", cut_short(), "end"),
        ("noise", vec![0x5a; 100_000], "tar"),
    ] {
        assert!(
            pusher.image(tag, config, &layer, &IMAGE).is_some(),
            "{tag} was not accepted"
        );
        let (status, reason) = status(&server, tag);
        assert_eq!(status, "FAILED", "{tag}: {reason}");
        assert!(reason.contains(words), "{tag}: {reason}");
    }
    aws(&server, &["ecr", "describe-repositories"]).expect_success();
}
