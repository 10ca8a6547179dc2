//! Programs that no package manager brought.
//!
//! Well-known ones are recognised by a text in them ([`known`]); a Java runtime and an Erlang tell themselves
//! ([`java_release`], [`otp_version`]).

mod java_release;
mod known;
mod otp_version;
mod signatures;
mod version;
mod version_text;

pub use java_release::JavaReleaseExtractor;
pub(crate) use known::{KnownDetector, KnownFile};
pub use otp_version::OtpVersionExtractor;
pub use version::GenericOrder;

use tidewaiter_types::Ecosystem;

use crate::program::ProgramExtractor;
use crate::{Family, names, purl};

/// What there is to say of them.
pub static FAMILY: Family = Family {
    ecosystem: Ecosystem::Generic,
    extractors: &[&ProgramExtractor, &JavaReleaseExtractor, &OtpVersionExtractor],
    scheme: &GenericOrder,
    purl: purl::of_scoped_library,
    normal_name: names::unchanged,
};
