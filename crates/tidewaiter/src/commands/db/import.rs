//! `tidewaiter db import`: a database out of a bundle of `db export`, or built of a bundle of Clair's.
//!
//! Odd: which of the two a file is, its first bytes tell: Clair's (`clairctl export-updaters`) is JSON, mostly in gzip.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use tidewaiter_advisories::{BuildOptions, Database, DatabaseBuilder, bundle};
use tidewaiter_feeds::clair;

use super::{files, verify};

/// Arguments of `db import`.
#[derive(clap::Args)]
pub struct ImportArguments {
    /// A bundle of `db export`, or of `clairctl export-updaters`
    bundle: PathBuf,
    /// The database to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Imports. Nothing is written unless all of the bundle is whole.
pub fn run(arguments: &ImportArguments) -> anyhow::Result<()> {
    let words = || format!("{} cannot be imported", arguments.bundle.display());
    let mut file = File::open(&arguments.bundle).with_context(words)?;
    let mut first = [0; 1];
    let read = file.read(&mut first).with_context(words)?;
    file.rewind().with_context(words)?;
    let outcome = match first {
        [0x1f | b'{'] if read == 1 => import_clair(file, &arguments.out),
        _ => import_bundle(file, &arguments.out),
    };
    outcome.with_context(words)?;
    println!(
        "{}: revision {}",
        arguments.out.display(),
        files::open(&arguments.out)?.info().revision
    );
    Ok(())
}

fn import_bundle(file: File, out: &Path) -> anyhow::Result<()> {
    files::store_with(out, |fresh| {
        let (manifest, _) = bundle::read(BufReader::new(file), fresh.as_file_mut())?;
        let database = Database::open(fresh.path())?;
        verify::walk(&database)?;
        if database.info().revision != manifest.revision {
            bail!("its manifest names another revision than it holds; copy it again");
        }
        Ok(())
    })
}

fn import_clair(file: File, out: &Path) -> anyhow::Result<()> {
    let mut builder = DatabaseBuilder::new(BuildOptions::default());
    let tally = clair::read(file, &mut |record| builder.add(record))?;
    for problem in tally.damaged.iter().take(20) {
        eprintln!("not read: {problem}");
    }
    println!("{} records, {} not readable", tally.records, tally.damaged.len());
    if tally.records == tally.damaged.len() as u64 {
        bail!("it holds nothing that can be read");
    }
    Ok(builder.write(out)?)
}
