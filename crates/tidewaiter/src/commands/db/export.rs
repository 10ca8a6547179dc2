//! `tidewaiter db export`: a database with its manifest and its notice in one file, to be carried where no network leads.

use std::path::PathBuf;

use tidewaiter_advisories::{DatabaseInfo, bundle};
use tidewaiter_feeds::by_name;

use super::files;

/// Arguments of `db export`.
#[derive(clap::Args)]
pub struct ExportArguments {
    /// The database
    file: PathBuf,
    /// The bundle to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Writes the bundle.
pub fn run(arguments: &ExportArguments) -> anyhow::Result<()> {
    let database = files::open(&arguments.file)?;
    let notice = notice(&database.info());
    files::store_with(&arguments.out, |file| {
        bundle::write(&database, &notice, file.as_file_mut())?;
        Ok(())
    })?;
    println!(
        "{}: revision {}",
        arguments.out.display(),
        database.info().revision
    );
    Ok(())
}

/// Whom the data is from, and on what terms.
fn notice(info: &DatabaseInfo) -> String {
    let mut text = "This advisory database is made of data from these sources, with thanks:\n\n".to_owned();
    for name in sources(info) {
        text += &match by_name(name) {
            Some(feed) => format!(
                "- {} ({}): {}\n",
                feed.title(),
                feed.licence(),
                feed.attribution()
            ),
            None => format!("- {name}\n"),
        };
    }
    text
}

/// Names of feeds; those that bring no advisories do not stand in the list of the database.
fn sources(info: &DatabaseInfo) -> Vec<&str> {
    let beside = [
        ("epss", info.scores),
        ("kev", info.exploited),
        ("cwe", info.weaknesses),
        ("endoflife", info.lifetimes),
    ];
    let beside = beside
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, _)| name);
    info.feeds
        .iter()
        .map(|feed| feed.name.as_str())
        .chain(beside)
        .collect()
}
