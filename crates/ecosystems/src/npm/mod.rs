//! Node's packages: how they are installed and locked, and their version order. Their names are told apart by case: old ones such as `JSONStream` have capitals.

mod bun;
mod deno;
mod id;
mod installed;
mod jsonc;
mod manifest;
mod package_lock;
mod pnpm;
mod pnpm_lines;
mod version;
mod yarn;

pub use bun::BunExtractor;
pub use deno::DenoExtractor;
pub use installed::InstalledExtractor;
pub use package_lock::PackageLockExtractor;
pub use pnpm::PnpmExtractor;
pub use version::NpmOrder;
pub use yarn::YarnExtractor;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is npm's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Npm,
    extractors: &[
        &InstalledExtractor,
        &PackageLockExtractor,
        &YarnExtractor,
        &PnpmExtractor,
        &BunExtractor,
        &DenoExtractor,
    ],
    scheme: &NpmOrder,
    purl: purl::of_scoped_library,
    normal_name: names::unchanged,
};
