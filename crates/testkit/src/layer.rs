//! Layers made of a few files, for tests that need no real image.

use tar::{Builder, Header};

/// A tar of these files.
pub fn tar<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Vec<u8> {
    let mut tar = Builder::new(Vec::new());
    for (path, content) in files {
        append(&mut tar, path, content.as_ref());
    }
    tar.into_inner().expect("memory can be written to")
}

/// Adds a file to a tar.
pub fn append(tar: &mut Builder<Vec<u8>>, path: &str, content: &[u8]) {
    let mut header = Header::new_gnu();
    header.set_size(content.len() as u64);
    header.set_mode(0o644);
    tar.append_data(&mut header, path, content)
        .expect("memory can be written to, and the path fits");
}
