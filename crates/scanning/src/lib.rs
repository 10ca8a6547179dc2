//! From push to finding: the upload tee, layer inventories, scans and their results.

pub mod rules;
