//! The ecosystems against real databases and each ecosystem's own tools.

mod alpine;
mod debian;
mod distribution;
mod go_programs;
mod java_archives;
mod libraries;
mod library_files;
mod library_tools;
mod library_versions;
mod rpm;
mod rpm_damage;
mod rpm_versions;
mod sboms;
mod versions;
