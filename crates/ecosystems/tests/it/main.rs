//! The ecosystems against real databases and each ecosystem's own tools.

mod alpine;
mod debian;
mod distribution;
mod java_archives;
mod library_versions;
mod rpm;
mod rpm_damage;
mod rpm_versions;
mod versions;
