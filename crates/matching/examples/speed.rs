//! How long the matches and the basic findings of a list of packages take: `speed DATABASE SPACE LIST`.
//!
//! LIST has a line for each package: name, version, source, its version and architecture, tab separated, as
//! `dpkg-query -W -f '${Package}\t${Version}\t${source:Package}\t${source:Version}\t${Architecture}\n'` prints it.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use tidewaiter_advisories::Database;
use tidewaiter_matching::{CvssVersion, basic_findings_of_packages, match_packages};
use tidewaiter_types::{Ecosystem, Package, SourcePackage, Space};

/// Each is done so many times, and the median counts.
const TIMES: usize = 51;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [database, space, list] = &arguments[..] else {
        return Err("speed DATABASE SPACE LIST".into());
    };
    let db = Database::open(Path::new(database))?;
    let space = Space::from(space.clone());
    let text = std::fs::read_to_string(list)?;
    let packages: Vec<Package> = text.lines().filter_map(package).collect();
    let packages: Vec<&Package> = packages.iter().collect();
    let matches = match_packages(&db, &space, packages.iter().copied())?;
    println!("{} packages, {} matches", packages.len(), matches.len());
    let match_all = || match_packages(&db, &space, packages.iter().copied());
    let find_all = || basic_findings_of_packages(&db, &space, &packages, CvssVersion::V2);
    println!("matches  {:?}", median(|| drop(black_box(match_all()))));
    println!("findings {:?}", median(|| drop(black_box(find_all()))));
    Ok(())
}

fn package(line: &str) -> Option<Package> {
    let mut columns = line.split('\t').map(str::to_owned);
    let (name, version) = (columns.next()?, columns.next()?);
    Some(Package {
        source: Some(SourcePackage {
            name: columns.next()?,
            version: columns.next()?,
        }),
        arch: columns.next(),
        ..Package::new(Ecosystem::Deb, name, version)
    })
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[TIMES / 2]
}
