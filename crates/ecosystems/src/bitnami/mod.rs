//! Bitnami's components, as its images list them below `/opt/bitnami`. Names have one writing, in small letters.

mod purl;
mod record;
mod version;

pub use record::{COMPONENTS, LIBRARIES};
pub use version::BitnamiOrder;

use tidewaiter_types::Ecosystem;

use crate::{Family, names};

/// All that is Bitnami's own.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Bitnami,
    extractors: &[&COMPONENTS, &LIBRARIES],
    scheme: &BitnamiOrder,
    purl: purl::of_component,
    normal_name: names::unchanged,
};
