//! Haskell: Hackage's packages, whose names are told apart by case (`HTTP`).

mod freeze;
mod registered;
mod stack;
mod version;

pub use freeze::FREEZE;
pub use registered::REGISTERED;
pub use stack::STACK;
pub use version::HackageOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names, purl};

/// All that is Hackage's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Hackage,
    extractors: &[&STACK, &FREEZE, &REGISTERED],
    scheme: &HackageOrder,
    purl: purl::of_library,
    normal_name: names::unchanged,
};
