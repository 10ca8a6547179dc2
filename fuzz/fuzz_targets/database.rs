//! A hostile advisory database, its header's checksum made right: everything that can be asked is asked.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_advisories::{AdvisoryRecord, Database, DatabaseError, Found, SpaceView, VulnerabilityRecord};
use tidewaiter_fuzz::seal;
use tidewaiter_types::Space;

/// Of lists this many items are looked at.
const MOST: usize = 200;

fuzz_target!(|data: &[u8]| {
    let mut file = data.to_vec();
    seal::database(&mut file);
    let Ok(db) = Database::from_bytes(file) else {
        return;
    };
    // Any error is a right answer: only a panic, an endless list or a wrong record is not.
    let _ = (db.verify(), ask(&db));
});

/// The first damage that is met, after all has been asked.
fn ask(db: &Database) -> Result<(), DatabaseError> {
    let info = db.info();
    assert!(info.feeds.len() as u64 <= info.size);
    let mut outcome = Ok(());
    let mut note = |found: Result<(), DatabaseError>| {
        if outcome.is_ok() {
            outcome = found;
        }
    };
    for space in db.spaces().take(MOST) {
        note(space.and_then(|space| ask_space(db, &space)));
    }
    for found in db.vulnerabilities().take(MOST) {
        note(found.and_then(|found| ask_vulnerability(db, &found)));
    }
    for found in db.advisories().take(MOST) {
        note(found.and_then(|found| ask_advisory(db, &found)));
    }
    for id in ["", "CVE-2023-4911", "DSA-5514-1", "zzz"] {
        note(db.find(id).map(drop));
        note(db.affected(&Space::from("debian:12".to_owned()), id).map(drop));
    }
    outcome
}

fn ask_space(db: &Database, space: &SpaceView<'_>) -> Result<(), DatabaseError> {
    db.space(&Space::from(space.name().to_owned()))?;
    assert_eq!(space.is_empty(), space.len() == 0);
    for package in space.packages().take(MOST) {
        let rows = space.affected(&package?)?;
        for row in rows.take(MOST) {
            let row = row?;
            let _ = (row.ranges.take(MOST).count(), row.arches.take(MOST).count());
            row.advisory.id()?;
            row.advisory.feed()?;
        }
    }
    Ok(())
}

fn ask_vulnerability(db: &Database, found: &VulnerabilityRecord<'_>) -> Result<(), DatabaseError> {
    for alias in found.aliases().take(MOST) {
        let _ = db.find(alias)?;
    }
    if let Some(Found::Vulnerability(same)) = db.find(found.id)? {
        assert_eq!(same.id, found.id);
    }
    found.published()?;
    found.modified()?;
    found.severities()?;
    found.cwes()?;
    found.cvss()?;
    found.packages()?;
    found.texts()?;
    for advisory in found.advisories().take(MOST) {
        ask_advisory(db, &advisory?)?;
    }
    Ok(())
}

fn ask_advisory(db: &Database, found: &AdvisoryRecord<'_>) -> Result<(), DatabaseError> {
    found.id()?;
    found.feed()?;
    found.severity()?;
    found.packages()?;
    let counts = (
        found.vulnerabilities().take(MOST).count(),
        found.cvss().take(MOST).count(),
    );
    let _ = (
        counts,
        found.cwes().take(MOST).count(),
        found.aliases().take(MOST).count(),
    );
    db.texts(found)?;
    Ok(())
}
