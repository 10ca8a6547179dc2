//! The feeds of language ecosystems, a file for each, and what they share.
//!
//! Odd: the same vulnerability stands in several of these feeds (GitHub's database takes in most of the others). All are
//! read, each under its own name; which is the authority for what is said at the head of each file, and a vulnerability
//! is joined over them by its ids.

mod bitnami;
mod ecosystem;
mod ghsa;
mod govulndb;
mod haskell;
mod malware;
mod markdown;
mod nodejs;
mod osv_source;
mod php;
mod pypa;
mod record;
mod ruby;
mod rustsec;

pub(crate) use bitnami::Bitnami;
pub(crate) use ghsa::Ghsa;
pub(crate) use govulndb::GoVulnDb;
pub(crate) use haskell::Haskell;
pub(crate) use malware::NpmMalware;
pub(crate) use nodejs::NodeJs;
pub(crate) use osv_source::source;
pub(crate) use php::Php;
pub(crate) use pypa::PyPa;
pub(crate) use ruby::Ruby;
pub(crate) use rustsec::{RustSec, RustSecOsv};
