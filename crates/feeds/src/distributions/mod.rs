//! The feeds of Linux distributions, a file for each, with what only they share.

pub(crate) mod alma;
pub(crate) mod alpine;
pub(crate) mod alpine_yaml;
pub(crate) mod amazon;
pub(crate) mod arch;
pub(crate) mod azure;
pub(crate) mod debian;
pub(crate) mod debian_dsa;
mod debian_releases;
pub(crate) mod debian_tracker;
mod erratum;
pub(crate) mod fedora;
pub(crate) mod oracle;
pub(crate) mod photon;
pub(crate) mod redhat_csaf;
pub(crate) mod redhat_cve;
pub(crate) mod redhat_osv;
pub(crate) mod rocky;
mod rpm;
mod secdb;
pub(crate) mod suse;
pub(crate) mod ubuntu;
pub(crate) mod ubuntu_osv;
mod updateinfo;
pub(crate) mod wolfi;
mod xml;
