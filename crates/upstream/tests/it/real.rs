//! Real records from the shared packs, repackaged as upstream publishes them.

use std::fs::File;
use std::io::{Read, Write};

use tidewaiter_testkit::data;

/// Files of a pack whose path begins so: path without the pack's name, bytes. At most `count`; `None` without test data.
pub fn files(pack: &str, below: &str, count: usize) -> Option<Vec<(String, Vec<u8>)>> {
    let file = File::open(data::dir()?.join(format!("feeds/{pack}.tar.zst"))).unwrap();
    let mut archive = tar::Archive::new(zstd::Decoder::new(file).unwrap());
    let mut found = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().display().to_string();
        let inner = path
            .strip_prefix(&format!("{pack}/"))
            .unwrap_or_default()
            .to_owned();
        if entry.header().entry_type().is_file() && inner.starts_with(below) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            found.push((inner, bytes));
        }
        if found.len() == count {
            break;
        }
    }
    Some(found)
}

/// An excerpt of upstream's as it stands in the shared samples; `None` without test data.
pub fn sample(path: &str) -> Option<Vec<u8>> {
    let folder = data::unpack("feeds/format-samples")?.join("format-samples/pkg/fetch");
    Some(std::fs::read(folder.join(path)).unwrap())
}

/// A `.tar.gz` as code forges make it: everything in one folder.
pub fn tarball(folder: &str, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(gzip());
    for (path, bytes) in files {
        append(&mut builder, &format!("{folder}/{path}"), bytes);
    }
    builder.into_inner().unwrap().finish().unwrap()
}

/// Adds a file under any path at all, also one that a good writer refuses.
pub fn append<W: Write>(builder: &mut tar::Builder<W>, path: &str, bytes: &[u8]) {
    let mut header = tar::Header::new_gnu();
    header.as_gnu_mut().unwrap().name[..path.len()].copy_from_slice(path.as_bytes());
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_cksum();
    builder.append(&header, bytes).unwrap();
}

pub fn gzip() -> flate2::write::GzEncoder<Vec<u8>> {
    flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best())
}

/// A zip of files.
pub fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer
            .start_file(path.as_str(), zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
