//! The advisory file itself: opening it, a package's rows, a vulnerability's texts, and matching 500 packages; beside
//! SQLite with the same rows, asked the same in the same run.
//!
//! Odd: SQLite is asked by Python, whose own share stands in a line of its own. SQLite's "matching" is only the reading
//! of 500 packages' rows: nothing is parsed, compared or decided there.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

use super::table::{Table, mebibytes};
use super::{findings, folder, matching_example, program};
use crate::{root, run};

/// The space whose packages are looked up.
const SPACE: &str = "debian:12";

/// What is measured, with the aim, and SQLite's name for it.
const LINES: [(&str, &str, &str, &str); 6] = [
    ("open", "open the file", "5,000", "open"),
    ("package", "all rows of a package", "2", "package"),
    ("texts", "a CVE with its texts", "50", "texts"),
    ("matches", "match 500 system packages", "5,000", "matches"),
    (
        "mixed",
        "match 250 system packages and 250 libraries",
        "5,000",
        "",
    ),
    ("findings", "basic findings of 500 system packages", "5,000", ""),
];

/// Runs the benchmark.
pub fn run_benchmark() -> anyhow::Result<()> {
    let work = folder().join("database");
    fs::create_dir_all(&work)?;
    let database = build(&work)?;
    let layer = work.join("packages.tar.gz");
    fs::write(&layer, findings::whole_layer()?)?;
    let ours = example(&[
        "measure".as_ref(),
        database.as_ref(),
        SPACE.as_ref(),
        layer.as_ref(),
    ])?;
    example(&["dump".as_ref(), database.as_ref(), SPACE.as_ref(), work.as_ref()])?;
    let theirs = sqlite(&work)?;
    print(&ours, &theirs, fs::metadata(&database)?.len());
    Ok(())
}

/// A database of all feeds with their texts.
fn build(work: &Path) -> anyhow::Result<PathBuf> {
    let data = std::env::var_os("TIDEWAITER_TEST_DATA").map(PathBuf::from);
    let feeds = data
        .unwrap_or_else(|| root().join("../shared/data"))
        .join("feeds");
    ensure!(
        feeds.is_dir(),
        "the benchmark needs the feeds of the test data; set TIDEWAITER_TEST_DATA"
    );
    let database = work.join("advisories.db");
    let mut command = Command::new(program());
    command
        .args(["db", "build", "--feeds"])
        .arg(feeds)
        .arg("--out")
        .arg(&database);
    run(&mut command)?;
    Ok(database)
}

/// Microseconds by name.
type Figures = HashMap<String, f64>;

fn example(arguments: &[&std::ffi::OsStr]) -> anyhow::Result<Figures> {
    let mut command = matching_example("database");
    figures(command.args(arguments))
}

fn sqlite(work: &Path) -> anyhow::Result<Figures> {
    let script = include_str!("sqlite.py");
    figures(Command::new("python3").args(["-c", script]).arg(work).arg(SPACE))
}

fn figures(command: &mut Command) -> anyhow::Result<Figures> {
    let output = command
        .current_dir(root())
        .output()
        .context("a measuring program")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout)?;
    let figure = |line: &str| {
        let (name, value) = line.split_once('\t').context("no figure")?;
        Ok((name.to_owned(), value.parse()?))
    };
    text.lines().map(figure).collect()
}

fn print(ours: &Figures, theirs: &Figures, size: u64) {
    let title = "The advisory file, medians in microseconds";
    let mut table = Table::new(
        title,
        &["what", "aim", "tidewaiter", "SQLite by Python, same rows"],
    );
    let shown = |figures: &Figures, name: &str| {
        figures
            .get(name)
            .map_or(String::new(), |micros| format!("{micros:.2}"))
    };
    for (name, words, aim, theirs_name) in LINES {
        table.row(&[
            words,
            &format!("< {aim}"),
            &shown(ours, name),
            &shown(theirs, theirs_name),
        ]);
    }
    table.row(&["a call that reads nothing", "", "", &shown(theirs, "call")]);
    let bytes = theirs.get("size").map_or(0, |size| *size as u64);
    table.row(&["size", "", &mebibytes(size), &mebibytes(bytes)]);
    table.print();
}
