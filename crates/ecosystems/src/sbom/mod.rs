//! Bills of materials that others wrote: CycloneDX (JSON and XML), SPDX (JSON, tag-value, 3.0), Syft's own JSON.
//!
//! [`read`] serves two: the extractor of such files in images, and whoever scans a bill of materials instead of an image.
//! A component becomes a package by its package URL. One without says no more than a name, and names collide between
//! ecosystems, so it is counted and left out.
//!
//! Odd: the package URLs of a system's packages mostly name the system, which hardly any bill of materials does elsewhere.
//! So the system is the one that is stated, else the one that most packages name.

mod collector;
mod cyclonedx;
mod cyclonedx_xml;
mod extract;
mod json;
mod purl;
mod spdx;
mod spdx_3;
mod syft;
mod system;
mod tag_value;

pub use extract::SBOM;
pub use purl::Purl;
pub use system::is_placed;

use tidewaiter_types::{OsRelease, Package};

pub(crate) use extract::{is_of_system, read_into};

/// What a bill of materials says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sbom {
    /// How it is written.
    pub format: Format,
    /// The version of the format, as the file has it (`1.6`, `SPDX-2.3`).
    pub version: String,
    /// The system whose packages it lists, if it lists any.
    pub system: Option<OsRelease>,
    /// Its packages, in the file's order.
    pub components: Vec<Component>,
    /// What it lists and is left out here, in words for people.
    pub left_out: Vec<String>,
}

/// A package of a bill of materials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// The package.
    pub package: Package,
    /// The package URL that names it, as the file has it.
    pub purl: String,
    /// Where it was found, if the file says so.
    pub path: Option<String>,
    /// Needed only to develop or test.
    pub is_development: bool,
}

/// How a bill of materials is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// CycloneDX, in JSON or XML.
    CycloneDx,
    /// SPDX, in JSON or tag-value.
    Spdx,
    /// Syft's own JSON.
    Syft,
}

impl Format {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CycloneDx => "CycloneDX",
            Self::Spdx => "SPDX",
            Self::Syft => "Syft JSON",
        }
    }
}

/// Why a file could not be read as a bill of materials.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SbomError {
    /// It is something else.
    #[error(
        "it is not a bill of materials of a kind that is known here: CycloneDX (JSON, XML), SPDX (JSON, tag-value), Syft's JSON"
    )]
    Unknown,
    /// It begins like one and then is not.
    #[error("it is a damaged bill of materials: {0}")]
    Damaged(String),
}

/// Reads a bill of materials, whatever its format.
pub fn read(bytes: &[u8]) -> Result<Sbom, SbomError> {
    let text = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    match text.first() {
        Some(b'{') => json::read(text),
        Some(b'<') => cyclonedx_xml::read(text),
        _ => tag_value::read(text),
    }
}
