//! `tidewaiter db diff`: what is different between two revisions.

use std::io::Write;
use std::path::PathBuf;

use serde_json::json;
use tidewaiter_advisories::{AdvisoryName, Changes, Diff, diff};

use super::{Format, files};

/// How many names of a sort are printed for people.
const SHOWN: usize = 20;

/// Arguments of `db diff`.
#[derive(clap::Args)]
pub struct DiffArguments {
    /// The older database
    older: PathBuf,
    /// The newer database
    newer: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Prints it.
pub fn run(arguments: &DiffArguments) -> anyhow::Result<()> {
    let found = diff(&files::open(&arguments.older)?, &files::open(&arguments.newer)?)?;
    let text = match arguments.format {
        Format::Text => text(&found),
        Format::Json => json(&found)?,
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

/// Everything, but of the scores, which change daily, the counts alone.
fn json(found: &Diff) -> anyhow::Result<String> {
    let mut document = serde_json::to_value(found)?;
    document["scores"] = json!({
        "added": found.scores.added.len(),
        "changed": found.scores.changed.len(),
        "removed": found.scores.removed.len(),
    });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn text(found: &Diff) -> String {
    let name = |it: &AdvisoryName| format!("{} {}", it.feed, it.id);
    let packages = found.packages.iter();
    let packages: Vec<String> = packages
        .map(|it| format!("{} {}", it.space, it.package))
        .collect();
    let mut text = format!("from  {}\nto    {}\n\n", found.from, found.to);
    text += &line("advisories", &found.advisories);
    text += &line("vulnerabilities", &found.vulnerabilities);
    text += &line("EPSS scores", &found.scores);
    text += &line("exploited CVEs", &found.exploited);
    text += &line("weaknesses", &found.weaknesses);
    text += &line("lifetimes", &found.lifetimes);
    text += &list(
        "advisories added",
        found.advisories.added.iter().map(name).collect(),
    );
    text += &list(
        "advisories changed",
        found.advisories.changed.iter().map(name).collect(),
    );
    text += &list(
        "advisories removed",
        found.advisories.removed.iter().map(name).collect(),
    );
    text + &list("packages to match again", packages)
}

fn line<T>(what: &str, changes: &Changes<T>) -> String {
    format!(
        "{what:<16} {:>7} added, {:>7} changed, {:>7} removed\n",
        changes.added.len(),
        changes.changed.len(),
        changes.removed.len()
    )
}

fn list(what: &str, names: Vec<String>) -> String {
    let mut text = format!("\n{what}: {}\n", names.len());
    for name in names.iter().take(SHOWN) {
        text += &format!("  {name}\n");
    }
    if names.len() > SHOWN {
        text += &format!("  … and {} more; --format json lists all\n", names.len() - SHOWN);
    }
    text
}
