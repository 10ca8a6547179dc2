//! Feeds that affect no package but say more about CVEs and systems, a file for each.

mod csv;
mod cwe;
mod endoflife;
mod epss;
mod kev;
mod nvd;
mod vulnrichment;

pub(crate) use cwe::Cwe;
pub(crate) use endoflife::EndOfLife;
pub(crate) use epss::Epss;
pub(crate) use kev::{Kev, KevTable};
pub(crate) use nvd::Nvd;
pub(crate) use vulnrichment::Vulnrichment;
