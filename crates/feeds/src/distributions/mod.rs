//! The feeds of Linux distributions, a file for each, with what only they share.

pub(crate) mod alma;
pub(crate) mod alpine;
pub(crate) mod amazon;
pub(crate) mod debian;
mod erratum;
pub(crate) mod redhat_cve;
pub(crate) mod redhat_osv;
pub(crate) mod rocky;
mod rpm;
pub(crate) mod ubuntu;
