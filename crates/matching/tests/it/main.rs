//! Matching on the real feeds. All of them are read once and shared by the tests.

// Helpers of tests are tests too, but the lint sees them only where `#[test]` stands.
#![allow(clippy::unwrap_used)]

mod agreement;
mod known_answers;
mod rules;
mod starter;
mod stored;

use std::sync::OnceLock;

use tidewaiter_advisories::{BuildOptions, Database, DatabaseBuilder};
use tidewaiter_feeds::{ALL, read_packs};
use tidewaiter_testkit::data;
use tidewaiter_types::{Ecosystem, Package, SourcePackage, Space};

/// The database that comes with the program, made of all feeds; `None` where there is no test data.
fn database() -> Option<&'static Database> {
    static DATABASE: OnceLock<Option<Database>> = OnceLock::new();
    DATABASE.get_or_init(build).as_ref()
}

fn build() -> Option<Database> {
    let mut builder = DatabaseBuilder::new(BuildOptions {
        facts_only: true,
        ..BuildOptions::default()
    });
    let feeds = data::dir()?.join("feeds");
    read_packs(&feeds, ALL, &mut |_| {}, &mut |advisory| builder.add(advisory)).unwrap();
    Some(Database::from_bytes(builder.to_vec().unwrap()).unwrap())
}

fn space(key: &str) -> Space {
    Space::from(key.to_owned())
}

/// A binary package whose source has the same version.
fn package(ecosystem: Ecosystem, name: &str, source: &str, version: &str) -> Package {
    let source = SourcePackage {
        name: source.into(),
        version: version.into(),
    };
    Package {
        source: Some(source),
        ..Package::new(ecosystem, name, version)
    }
}
