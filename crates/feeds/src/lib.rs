//! Upstream advisory feeds to the normal form; a file for each feed
