//! A report as an SPDX document, a file for each version.
//!
//! Odd: SPDX identifiers take letters, digits, dots and hyphens alone, so components get numbers and keep their names
//! elsewhere.

pub mod v2;
pub mod v3;
