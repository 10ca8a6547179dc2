//! Enhanced scanning of 10,000, 100,000 and a million images, on SQLite and on PostgreSQL.
//!
//! Odd: the images are written by a door of the store that nothing else uses, since pushing a million would take hours; the
//! example says what they are made of. PostgreSQL is a private one that does not wait for the disk.

use std::collections::BTreeMap;

use anyhow::{Context, ensure};

use super::table::Table;
use super::{example, matching};
use crate::root;

const SIZES: [&str; 3] = ["10000", "100000", "1000000"];

/// A line of the table: what it shows, the figure's name, and its unit.
const LINES: [(&str, &str, &str); 18] = [
    ("packages known", "packages", ""),
    ("findings counted", "findings", ""),
    ("filled in", "fill", "s"),
    ("all packages judged for the first time", "judge everything", "s"),
    ("records of a day", "records of a day", ""),
    (
        "a day's records, from their adoption until all findings stand for them",
        "daily delta",
        "s",
    ),
    (
        "floor: one row written for each image, in one statement",
        "floor",
        "s",
    ),
    (
        "one advisory of a package that half have, the same",
        "one advisory",
        "s",
    ),
    ("images that it touches", "affected", ""),
    ("which images, counted", "affected images", "ms"),
    ("the same by repository", "by repository", "ms"),
    ("their first page of 100", "first page", "ms"),
    (
        "first page of 100 findings, gravest first",
        "gravest findings",
        "ms",
    ),
    ("the same, latest image first", "latest findings", "ms"),
    (
        "the same of one vulnerability",
        "findings of one vulnerability",
        "ms",
    ),
    (
        "findings by repository and severity",
        "counts by repository",
        "ms",
    ),
    (
        "findings of one image, all with their texts",
        "findings of an image",
        "ms",
    ),
    ("peak memory of the process", "peak", "MiB"),
];

/// Runs the benchmark.
pub fn run_benchmark() -> anyhow::Result<()> {
    let (database, _data) = matching::starter_database()?;
    for backend in ["sqlite", "postgres"] {
        let mut columns = Vec::new();
        for images in SIZES {
            columns.push(measure(&database.display().to_string(), backend, images)?);
        }
        let title = format!("Enhanced scanning of many images, {backend}");
        let mut table = Table::new(
            &title,
            &["what", "10,000 images", "100,000", "1,000,000", "growth"],
        );
        for (what, name, unit) in LINES {
            let figures: Vec<f64> = columns
                .iter()
                .filter_map(|column| column.get(name).copied())
                .collect();
            let shown: Vec<String> = figures.iter().map(|figure| show(*figure, unit)).collect();
            let growth = match (figures.first(), figures.last()) {
                (Some(first), Some(last)) if !unit.is_empty() && *first > 0.0 => {
                    format!("{:.1}", last / first)
                }
                _ => String::new(),
            };
            let cells: Vec<&str> = [what]
                .into_iter()
                .chain(shown.iter().map(String::as_str))
                .chain([growth.as_str()])
                .collect();
            table.row(&cells);
        }
        table.print();
    }
    Ok(())
}

fn show(figure: f64, unit: &str) -> String {
    match unit {
        "s" => format!("{figure:.2} s"),
        "ms" => format!("{:.1} ms", figure * 1000.0),
        "MiB" => format!("{figure:.0} MiB"),
        _ => format!("{figure:.0}"),
    }
}

/// The figures of one run, by name.
fn measure(database: &str, backend: &str, images: &str) -> anyhow::Result<BTreeMap<String, f64>> {
    eprintln!("bench: {images} images, {backend}");
    let mut command = example("tidewaiter-scanning", "many_images");
    let output = command
        .args([database, backend, images])
        .current_dir(root())
        .output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout)?;
    let figure = |line: &str| {
        let (name, figure) = line.split_once('\t').context("a line without a figure")?;
        Ok((name.to_owned(), figure.parse()?))
    };
    text.lines().map(figure).collect()
}
