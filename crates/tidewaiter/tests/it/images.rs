//! Images for tests: the quickstart's own, as a folder that clients can read.

use std::fs::File;
use std::path::Path;

use tempfile::TempDir;

/// The quickstart's image as an OCI layout, tag `latest`, in a folder of its own.
pub fn layout() -> TempDir {
    let folder = TempDir::new().unwrap();
    let archive = tidewaiter_testkit::data::project_root().join("quickstart/image.tar");
    tar::Archive::new(File::open(archive).unwrap())
        .unpack(folder.path())
        .unwrap();
    folder
}

/// `DIR:latest`.
pub fn tagged(layout: &Path) -> String {
    format!("{}:latest", layout.display())
}

/// The program under test.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_tidewaiter"))
}
