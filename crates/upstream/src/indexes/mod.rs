//! Upstreams whose files must be asked for first: a list, a catalogue, pages. A file for each.

mod alpine;
mod amazon;
mod fedora;
mod links;
mod nvd;
mod photon;
mod redhat;
mod rocky;
mod updateinfo;

pub(crate) use alpine::Alpine;
pub(crate) use amazon::Amazon;
pub(crate) use fedora::Fedora;
pub(crate) use nvd::Nvd;
pub(crate) use photon::Photon;
pub(crate) use redhat::RedHatCsaf;
pub(crate) use rocky::Rocky;
