//! Looks things up in an advisory database and prints what that costs, or writes its rows out so that other databases can
//! be asked the same: for comparing.
//!
//! `database measure DATABASE SPACE LAYER` prints name and microseconds, tab separated; `database dump DATABASE SPACE FOLDER`
//! writes `rows.tsv` (space, package, record as JSON), `texts.tsv` (vulnerability, feed, texts as JSON) and the questions
//! that are asked, `packages.txt` and `vulnerabilities.txt`.

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use serde::Serialize;
use tidewaiter_advisories::{AffectedRow, Database, Range};
use tidewaiter_inventory::{Budget, ImageInventory, LayerScanner, Squash, squash};
use tidewaiter_matching::{Candidates, CvssVersion, basic_findings, match_candidates};
use tidewaiter_types::{Ecosystem, Package, Space};

/// Each vulnerability that is so far behind the last one is asked for, so that neighbours do not help each other.
const STEP: usize = 7_919;
/// How many vulnerabilities are asked for.
const VULNERABILITIES: usize = 3_000;
/// How often the whole is done where one time says little.
const ROUNDS: usize = 51;
/// How many packages of languages are added to an image's.
const LIBRARIES: usize = 250;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["measure", database, space, layer] => measure(Path::new(database), space, Path::new(layer)),
        ["dump", database, space, folder] => dump(Path::new(database), space, Path::new(folder)),
        _ => Err("measure DATABASE SPACE LAYER, or dump DATABASE SPACE FOLDER".into()),
    }
}

fn measure(path: &Path, space: &str, layer: &Path) -> Result<(), Box<dyn Error>> {
    let open = || Database::open(path).map(drop);
    print("open", median((0..ROUNDS).map(|_| micros(open))));
    let db = Database::open(path)?;
    let view = db
        .space(&Space::from(space.to_owned()))?
        .ok_or("the space is unknown")?;
    let names = packages(&db, space)?;
    let look_up =
        |name: &String| micros(|| view.affected(name).map(|rows| rows.filter(Result::is_ok).count()));
    print("package", median(names.iter().map(look_up)));
    let ids = vulnerabilities(&db)?;
    let texts = |id: &String| micros(|| db.vulnerability(id).map(|found| found.map(|found| found.texts())));
    print("texts", median(ids.iter().map(texts)));
    let image = image(layer)?;
    let findings = || basic_findings(&db, &image, CvssVersion::V3);
    print("findings", median((0..ROUNDS).map(|_| micros(findings))));
    let libraries = libraries(&db)?;
    let system: Vec<&Package> = image
        .packages
        .iter()
        .map(|installed| &installed.package)
        .collect();
    let of_system = Candidates::new(tidewaiter_matching::space_of(&image), system.iter().copied());
    let of_both = system.iter().copied().take(LIBRARIES).chain(&libraries);
    let of_both = Candidates::new(of_system.system, of_both);
    for (name, candidates) in [("matches", &of_system), ("mixed", &of_both)] {
        print(
            name,
            median((0..ROUNDS).map(|_| micros(|| match_candidates(&db, candidates)))),
        );
        eprintln!(
            "{name}: {} packages, {} matches",
            candidates.list.len(),
            match_candidates(&db, candidates)?.len()
        );
    }
    Ok(())
}

fn print(name: &str, micros: f64) {
    println!("{name}\t{micros:.2}");
}

fn micros<T>(work: impl FnOnce() -> T) -> f64 {
    let begun = Instant::now();
    let _ = black_box(work());
    begun.elapsed().as_nanos() as f64 / 1_000.0
}

fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The packages of a space, not in their order.
fn packages(db: &Database, space: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let view = db
        .space(&Space::from(space.to_owned()))?
        .ok_or("the space is unknown")?;
    let names = view.packages().collect::<Result<Vec<_>, _>>()?;
    Ok(scattered(names))
}

fn scattered(sorted: Vec<String>) -> Vec<String> {
    let count = sorted.len();
    (0..count)
        .map(|place| sorted[place * STEP % count].clone())
        .collect()
}

/// Vulnerabilities that have texts.
fn vulnerabilities(db: &Database) -> Result<Vec<String>, Box<dyn Error>> {
    let mut ids = Vec::new();
    for record in db.vulnerabilities() {
        ids.push(record?.id.to_owned());
    }
    let mut chosen = scattered(ids);
    chosen.dedup();
    chosen.truncate(VULNERABILITIES);
    Ok(chosen)
}

fn image(layer: &Path) -> Result<ImageInventory, Box<dyn Error>> {
    let mut scanner = LayerScanner::new(Default::default(), Budget::default());
    scanner.push(&std::fs::read(layer)?)?;
    let layer = scanner.finish()?.inventory;
    match squash(&[&layer]) {
        Squash::Complete(image) => Ok(*image),
        Squash::NeedsContent(_) => Err("the layer does not stand alone".into()),
    }
}

/// Packages of languages that the database speaks of, in an old version.
fn libraries(db: &Database) -> Result<Vec<Package>, Box<dyn Error>> {
    let ecosystems = [
        Ecosystem::Npm,
        Ecosystem::Pypi,
        Ecosystem::Maven,
        Ecosystem::Golang,
    ];
    let mut libraries = Vec::new();
    for ecosystem in ecosystems {
        let Ok(names) = packages(db, ecosystem.as_str()) else {
            continue;
        };
        let names = names.into_iter().take(LIBRARIES / ecosystems.len() + 1);
        libraries.extend(names.map(|name| Package::new(ecosystem, name, "1.2.0")));
    }
    Ok(libraries)
}

/// A row as other databases hold it.
#[derive(Serialize)]
struct Row<'a> {
    advisory: &'a str,
    feed: &'a str,
    vulnerabilities: Vec<u32>,
    source: bool,
    state: String,
    severity: Option<&'a str>,
    module: Option<&'a str>,
    stream: Option<&'a str>,
    arches: Vec<&'a str>,
    ranges: Vec<Range>,
}

impl<'a> Row<'a> {
    fn new(row: &AffectedRow<'a>) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            advisory: row.advisory.id()?,
            feed: row.advisory.feed()?,
            vulnerabilities: row.advisory.vulnerabilities().collect(),
            source: row.subject == tidewaiter_advisories::Subject::Source,
            state: format!("{:?}", row.state),
            severity: row.severity,
            module: row.module,
            stream: row.stream,
            arches: row.arches.collect(),
            ranges: row.ranges.map(|range| range.to_range()).collect(),
        })
    }
}

fn dump(path: &Path, space: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let db = Database::open(path)?;
    let create = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
    let mut rows = create("rows.tsv")?;
    for view in db.spaces() {
        let view = view?;
        for name in view.packages() {
            let name = name?;
            for row in view.affected(&name)? {
                let row = serde_json::to_string(&Row::new(&row?)?)?;
                writeln!(rows, "{}\t{name}\t{row}", view.name())?;
            }
        }
    }
    let mut texts = create("texts.tsv")?;
    for record in db.vulnerabilities() {
        let record = record?;
        for (feed, told) in record.texts()? {
            let links: Vec<&str> = told.references.iter().map(|link| link.url.as_str()).collect();
            let told = serde_json::to_string(&(told.title, told.description, told.remediation, links))?;
            writeln!(texts, "{}\t{feed}\t{told}", record.id)?;
        }
    }
    writeln!(create("packages.txt")?, "{}", packages(&db, space)?.join("\n"))?;
    writeln!(
        create("vulnerabilities.txt")?,
        "{}",
        vulnerabilities(&db)?.join("\n")
    )?;
    Ok(())
}
