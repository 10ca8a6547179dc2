//! gzip of several members, zstd of several frames, and what is neither.

use tidewaiter_archive::{Compression, Decoder, Error, Limits};

use crate::support::{Everything, end, gzip, raw_entry, read, read_with};

fn layer() -> Vec<u8> {
    let mut layer = raw_entry(b"a", b'0', 3, b"abc");
    layer.extend(raw_entry(b"b", b'0', 700, &[7; 700]));
    layer.extend(end());
    layer
}

fn decode(blob: &[u8], chunk: usize) -> Result<(Vec<u8>, Option<Compression>, bool), Error> {
    let mut out = Vec::new();
    let mut decoder = Decoder::new(Limits::default());
    let mut take = |bytes: &[u8]| {
        out.extend_from_slice(bytes);
        Ok(())
    };
    for part in blob.chunks(chunk) {
        decoder.push(part, &mut take)?;
    }
    decoder.finish(&mut take)?;
    Ok((out, decoder.compression(), decoder.has_trailing_garbage()))
}

#[test]
fn every_compression_gives_the_same_layer_and_diff_id() {
    let plain = layer();
    let zstd = zstd::encode_all(&plain[..], 3).unwrap();
    let mut diff_ids = Vec::new();
    for (blob, compression) in [
        (plain.clone(), Compression::None),
        (gzip(&plain), Compression::Gzip),
        (zstd, Compression::Zstd),
    ] {
        assert_eq!(read(&blob).unwrap(), read(&plain).unwrap());
        let summary = read_with(Limits::default(), &blob, 100, &mut Everything::default()).unwrap();
        assert_eq!(summary.compression, compression);
        assert_eq!(summary.compressed_bytes, blob.len() as u64);
        assert_eq!(summary.uncompressed_bytes, plain.len() as u64);
        diff_ids.push(summary.diff_id.unwrap());
    }
    let expected = <sha2::Sha256 as sha2::Digest>::digest(&plain);
    assert!(
        diff_ids
            .iter()
            .all(|digest| digest.bytes() == expected.as_slice())
    );
}

#[test]
fn members_and_frames_follow_each_other() {
    let plain = layer();
    let (head, tail) = plain.split_at(777);
    let members = [gzip(head), gzip(b""), vec![0; 40], gzip(tail), vec![0; 600]].concat();
    let skippable = [&[0x53, 0x2a, 0x4d, 0x18, 5, 0, 0, 0][..], b"hello"].concat();
    let frame = |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap();
    let frames = [skippable.clone(), frame(head), skippable, frame(tail)].concat();
    for blob in [members, frames] {
        for chunk in [1, 2, 100, blob.len()] {
            assert_eq!(decode(&blob, chunk).unwrap().0, plain);
        }
    }
}

#[test]
fn what_follows_the_last_member_is_told() {
    let blob = [gzip(&layer()), b"garbage".to_vec()].concat();
    for chunk in [1, 100, blob.len()] {
        assert_eq!(
            decode(&blob, chunk).unwrap(),
            (layer(), Some(Compression::Gzip), true)
        );
    }
    let summary = read_with(Limits::default(), &blob, 64, &mut Everything::default()).unwrap();
    assert_eq!(summary.warnings.len(), 1);
}

#[test]
fn cut_and_damaged_streams_are_told() {
    let noise: Vec<u8> = (0..100_000u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let blobs = [
        (gzip(&noise), "a gzip member"),
        (zstd::encode_all(&noise[..], 1).unwrap(), "a zstd frame"),
    ];
    for (mut blob, what) in blobs {
        assert_eq!(decode(&blob[..blob.len() - 1], 999), Err(Error::Truncated(what)));
        assert_eq!(decode(&blob[..5], 999), Err(Error::Truncated(what)));
        let last = blob.len() - 2;
        blob[last] ^= 0x55;
        let damaged = decode(&blob, 999);
        assert!(
            matches!(damaged, Err(Error::Corrupt { .. })) || what == "a zstd frame",
            "{damaged:?}"
        );
    }
}

#[test]
fn other_compressions_and_other_files_are_named() {
    let decoded = decode(b"BZh91AY&SY", 1);
    assert_eq!(decoded, Err(Error::UnsupportedCompression("bzip2")));
    assert_eq!(decode(b"\xfd7zXZ\0", 9), Err(Error::UnsupportedCompression("xz")));
    let json = br#"{"_type":"https://in-toto.io/Statement/v0.1"}"#;
    assert_eq!(read(json), Err(Error::NotTar));
    assert_eq!(read(&json.repeat(20)), Err(Error::NotTar));
    assert_eq!(read(b""), Ok(Vec::new()));
    assert_eq!(read(&gzip(b"")), Ok(Vec::new()));
}
