//! `tidewaiter db verify`: whether a database is whole.
//!
//! Odd: checksums and digest tell that nothing was damaged on the way, not that whoever made the file made it right. So
//! every record is read as well.

use std::path::PathBuf;

use anyhow::Context;
use tidewaiter_advisories::{Database, DatabaseError};

use super::files;

/// Arguments of `db verify`.
#[derive(clap::Args)]
pub struct VerifyArguments {
    /// The database
    file: PathBuf,
}

/// Reads all of it.
pub fn run(arguments: &VerifyArguments) -> anyhow::Result<()> {
    let database = files::open(&arguments.file)?;
    let records = walk(&database).with_context(|| format!("{} is not whole", arguments.file.display()))?;
    println!("{}\n{records} records, all whole", database.info().revision);
    Ok(())
}

/// Checks checksums and digest, then reads every record and every vulnerability; gives the number of records.
pub fn walk(database: &Database) -> Result<u64, DatabaseError> {
    database.verify()?;
    let mut count = 0;
    for record in database.record_reader()?.records() {
        record?;
        count += 1;
    }
    for vulnerability in database.vulnerabilities() {
        vulnerability?
            .advisories()
            .try_for_each(|advisory| advisory.map(drop))?;
    }
    Ok(count)
}
