//! Go: modules. Their paths are told apart by case; the module proxy writes a capital as `!` and the small letter.
//!
//! What is in a program its linker wrote into it ([`build_info`]); `go.mod` says what a program would be built from.

mod build_info;
mod go_mod;
mod purl;
mod version;

pub(crate) use build_info::BuildInfoDetector;
pub use go_mod::GoModExtractor;
pub use version::GoOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names};

/// All that is Go's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Golang,
    extractors: &[&GoModExtractor],
    scheme: &GoOrder,
    purl: purl::of_module,
    normal_name: names::unchanged,
};

/// The path and version of a module that is replaced by another one, or by a folder: what is in a folder has no
/// version, and must bear the path of the module that it replaces (go.dev/ref/mod#go-mod-file-replace).
fn replaced(module: &str, path: &str, version: &str) -> (String, String) {
    // What replaces a module without a version can only be a folder.
    match is_folder(path) || version.is_empty() {
        true => (module.to_owned(), "(devel)".to_owned()),
        false => (path.to_owned(), version.to_owned()),
    }
}

fn is_folder(path: &str) -> bool {
    let first = path.split(['/', '\\']).next().unwrap_or_default();
    matches!(first, "" | "." | "..") || first.as_bytes().get(1) == Some(&b':')
}
