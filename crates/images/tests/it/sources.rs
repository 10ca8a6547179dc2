//! Sources other than layouts and archives, as other programs write them, and the choice of platforms.

use std::fs;
use std::io::Write;

use serde_json::json;
use sha2::{Digest as _, Sha256};
use tidewaiter_images::{Platforms, Wanted};
use tidewaiter_types::Digest;

use super::{copy, docker_archive, layout, open, open_for, read_all};

#[test]
fn a_tar_of_a_layout_is_the_layout() {
    let folder = layout();
    let file = folder.path().join("layout.tar");
    copy(folder.path(), &format!("oci-archive:{}:1.0", file.display()));
    let of_folder = open(&format!("oci:{}", folder.path().display())).unwrap();
    for text in [
        format!("oci-archive:{}:1.0", file.display()),
        format!("oci:{}", file.display()),
        file.display().to_string(),
    ] {
        let image = open(&text).unwrap();
        assert_eq!(image.config, of_folder.config, "{text}");
        assert!(read_all(&image).unwrap() > 0, "{text}");
    }
    let Err(error) = open(&format!("oci:{}:2.0", file.display())) else {
        panic!("there is no such tag")
    };
    assert!(error.to_string().contains("it has: 1.0"), "{error}");
}

#[test]
fn a_path_alone_tells_what_it_is() {
    let folder = layout();
    let of_layout = open(&folder.path().display().to_string()).unwrap();
    let archive = docker_archive(folder.path());
    let of_archive = open(&archive.display().to_string()).unwrap();
    assert_eq!(of_layout.config, of_archive.config);
    let tagged = open(&format!("{}:latest", folder.path().display())).unwrap();
    assert_eq!(tagged.digest, of_layout.digest);
}

#[test]
fn a_file_that_is_no_image_is_told_as_such() {
    let folder = layout();
    let words = |name: &str, bytes: &[u8]| {
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        match open(&file.display().to_string()) {
            Err(error) => error.to_string(),
            Ok(_) => panic!("{name} is no image"),
        }
    };
    assert!(words("empty.tar", &[0; 1024]).contains("neither a docker archive nor"));
    let packed = words("packed.tar.gz", b"\x1f\x8b\x08\0\0\0\0\0");
    assert!(
        packed.contains("compressed with gzip; unpack it first"),
        "{packed}"
    );
}

/// podman's storage, as skopeo writes it, gives the very bytes of the layers back.
#[test]
fn storage_of_podman_gives_the_layers_of_the_image() {
    let folder = layout();
    let root = folder.path().join("storage");
    let conf = folder.path().join("storage.conf");
    let text = format!(
        "[storage]\ndriver = \"vfs\"\ngraphroot = {:?}\nrunroot = {:?}\n",
        root,
        folder.path().join("run")
    );
    fs::write(&conf, text).unwrap();
    let status = std::process::Command::new("skopeo")
        .args(["copy", "--quiet", "--insecure-policy"])
        .arg(format!("oci:{}:latest", folder.path().display()))
        .arg(format!(
            "containers-storage:[vfs@{}+{}]example.com/quick:1",
            root.display(),
            folder.path().join("run").display()
        ))
        .status()
        .expect("skopeo is installed; `cargo xtask setup` does it");
    assert!(status.success());
    let of_layout = open(&format!("oci:{}", folder.path().display())).unwrap();
    let image = tidewaiter_images::open_storage(&[root], "example.com/quick:1")
        .unwrap()
        .unwrap();
    assert_eq!(image.config, of_layout.config);
    let digests: Vec<Digest> = image.layers.iter().map(|layer| layer.digest).collect();
    assert_eq!(digests, of_layout.config.rootfs.diff_ids);
    assert!(read_all(&image).unwrap() > 1000);
}

/// A layout with one image for several platforms, made from the quickstart's.
fn index_of(folder: &std::path::Path, platforms: &[&str]) {
    let blob = |digest: &str| folder.join("blobs").join(digest.replace(':', "/"));
    let read = |path: &std::path::Path| -> serde_json::Value {
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    };
    let put = |value: &serde_json::Value| {
        let bytes = serde_json::to_vec(value).unwrap();
        let digest = Digest::Sha256(Sha256::digest(&bytes).into()).to_string();
        fs::File::create(blob(&digest))
            .unwrap()
            .write_all(&bytes)
            .unwrap();
        (digest, bytes.len())
    };
    let mut index = read(&folder.join("index.json"));
    let manifest = read(&blob(index["manifests"][0]["digest"].as_str().unwrap()));
    let config = read(&blob(manifest["config"]["digest"].as_str().unwrap()));
    let mut entries = Vec::new();
    for platform in platforms {
        let parts: Vec<&str> = platform.split('/').collect();
        let mut config = config.clone();
        config["os"] = json!(parts[0]);
        config["architecture"] = json!(parts[1]);
        let (digest, size) = put(&config);
        let mut manifest = manifest.clone();
        manifest["config"]["digest"] = json!(digest);
        manifest["config"]["size"] = json!(size);
        let (digest, size) = put(&manifest);
        let mut entry = json!({
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "digest": digest, "size": size,
            "platform": { "os": parts[0], "architecture": parts[1] }
        });
        if let Some(variant) = parts.get(2) {
            entry["platform"]["variant"] = json!(variant);
        }
        entries.push(entry);
    }
    let (digest, size) = put(&json!({ "schemaVersion": 2, "manifests": entries }));
    index["manifests"] = json!([{
        "mediaType": "application/vnd.oci.image.index.v1+json", "digest": digest, "size": size,
        "annotations": { "org.opencontainers.image.ref.name": "latest" }
    }]);
    fs::write(folder.join("index.json"), serde_json::to_vec(&index).unwrap()).unwrap();
}

#[test]
fn an_image_is_there_for_each_platform_that_the_index_lists() {
    let folder = layout();
    let all = ["linux/s390x", "linux/arm/v7", "linux/amd64", "windows/amd64"];
    index_of(folder.path(), &all);
    let source = format!("oci:{}", folder.path().display());
    let named = |platforms: &Platforms| -> Vec<String> {
        let images = open_for(&source, platforms).unwrap();
        let platform = |image: &tidewaiter_images::Image| {
            let parts = [&image.platform.os, &image.platform.architecture];
            let variant = image.platform.variant.clone();
            parts
                .into_iter()
                .cloned()
                .chain(variant)
                .collect::<Vec<_>>()
                .join("/")
        };
        images.iter().map(platform).collect()
    };
    assert_eq!(named(&Platforms::All), all);
    let one = |text: &str| Platforms::One(text.parse::<Wanted>().unwrap());
    assert_eq!(named(&one("linux/arm")), ["linux/arm/v7"]);
    assert_eq!(named(&one("windows/amd64")), ["windows/amd64"]);
    let Err(error) = open_for(&source, &one("linux/riscv64")) else {
        panic!("there is no such platform")
    };
    assert!(
        error.to_string().contains("it has: linux/s390x, linux/arm/v7"),
        "{error}"
    );
}

#[test]
fn an_image_without_an_index_is_for_the_platform_that_its_configuration_tells() {
    let folder = layout();
    for source in [
        format!("oci:{}", folder.path().display()),
        format!("docker-archive:{}", docker_archive(folder.path()).display()),
    ] {
        let one = |text: &str| open_for(&source, &Platforms::One(text.parse().unwrap()));
        assert_eq!(one("linux/amd64").unwrap().len(), 1, "{source}");
        assert!(one("linux/s390x").is_err(), "{source}");
    }
}
