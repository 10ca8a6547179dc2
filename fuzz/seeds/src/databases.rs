//! Seeds of rpm's SQLite format and of its headers: real headers in a database so small that a fuzzer gets somewhere.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{Seeds, halves, unpack};

const SMALL: &str = "SELECT hex(blob) FROM Packages WHERE length(blob) < 9000 LIMIT 6";

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    let real = unpack("images/cbl-mariner2")?.join("rootfs/var/lib/rpm/rpmdb.sqlite");
    let real = format!("file:{}?immutable=1", real.display());
    let headers = sqlite(Path::new(&real), SMALL)?;
    for header in headers.lines() {
        seeds.add("rpm_header", &hex::decode(header)?)?;
    }
    let headers: Vec<&str> = headers.lines().collect();
    for page_size in [512, 1024, 4096] {
        seeds.add("rpm_sqlite", &database(page_size, &headers)?)?;
    }
    Ok(())
}

/// A database with two headers, a deleted third, and a fourth in the log.
fn database(page_size: u32, headers: &[&str]) -> Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("rpmdb.sqlite");
    let insert = |header: &&str| format!("INSERT INTO Packages (blob) VALUES (x'{header}');");
    let (first, last) = headers.split_at(headers.len().min(3));
    let create = "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL);";
    let inserts: String = first.iter().map(insert).collect();
    let delete = "DELETE FROM Packages WHERE hnum = 2;";
    sqlite(
        &file,
        &format!("PRAGMA page_size={page_size};{create}{inserts}{delete}"),
    )?;
    let inserts: String = last.iter().take(1).map(insert).collect();
    let log = format!(".dbconfig no_ckpt_on_close on\nPRAGMA journal_mode=wal;\n{inserts}");
    sqlite(&file, &log)?;
    let log = std::fs::read(folder.path().join("rpmdb.sqlite-wal"))?;
    Ok(halves(&std::fs::read(&file)?, &log))
}

/// Runs the `sqlite3` program and returns what it prints.
fn sqlite(file: &Path, commands: &str) -> Result<String> {
    let script = tempfile::NamedTempFile::new()?;
    std::fs::write(&script, commands)?;
    let output = Command::new("sqlite3")
        .arg("-batch")
        .arg(file)
        .stdin(script.reopen()?)
        .output()
        .context("sqlite3 is needed; `cargo xtask setup` installs it")?;
    ensure!(
        output.status.success(),
        "sqlite3: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}
