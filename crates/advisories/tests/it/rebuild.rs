//! A file's records make the same file again.

use proptest::collection::vec;
use proptest::prelude::*;
use tidewaiter_advisories::*;
use tidewaiter_types::Timestamp;

use crate::samples::{advisory, beside, built_of, fixed, record};

/// The bytes that the records of this database make.
fn rebuilt(db: &Database) -> Vec<u8> {
    let mut builder = DatabaseBuilder::restoring(db.build_options());
    let mut reader = db.record_reader().unwrap();
    reader.records().for_each(|record| builder.add(record.unwrap()));
    builder.to_vec().unwrap()
}

fn assert_comes_back(records: Vec<Record>, options: BuildOptions) -> Result<(), TestCaseError> {
    let bytes = built_of(records, options);
    let db = Database::from_bytes(bytes.clone()).unwrap();
    prop_assert!(rebuilt(&db) == bytes, "another file came back");
    Ok(())
}

proptest! {
    #[test]
    fn all_records_of_a_file_make_it_again(
        advisories in vec(advisory(), 0..14),
        others in vec(beside(), 0..8),
        facts_only: bool,
        created in proptest::option::of(0i64..2_000_000_000_000),
    ) {
        let records = advisories.into_iter().map(Record::from).chain(others).collect();
        assert_comes_back(records, BuildOptions { facts_only, created: created.map(Timestamp) })?;
    }
}

/// What an absorbed record alone said is not in the file, and does not come back either.
#[test]
fn a_record_that_replaced_another_leaves_nothing_of_it() {
    let cvss = |vector: &str| Cvss {
        version: 3,
        vector: vector.into(),
        score: 7.5,
        source: "NVD".into(),
    };
    let mut older = record("nvd", "CVE-2024-0001");
    older.modified = Some(Timestamp(1));
    older.cvss = vec![cvss("A"), cvss("C")];
    let mut newer = record("nvd", "CVE-2024-0001");
    newer.modified = Some(Timestamp(2));
    newer.cvss = vec![cvss("B")];
    let mut affected = fixed("debian:12", "glibc", Subject::Source, "1");
    affected.severity = Some(String::new());
    newer.affected = vec![affected, fixed("debian:12", "zlib", Subject::Source, "1")];
    let records = vec![older.into(), newer.into()];
    assert_comes_back(records, BuildOptions::default()).unwrap();
}

/// Two names of one vulnerability, told twice: the rebuild must not join what the first build kept apart.
#[test]
fn names_that_were_closed_are_not_closed_again() {
    let mut first = record("f", "PYSEC-1");
    first.vulnerabilities = vec!["GHSA-1".into()];
    let mut second = record("f", "GHSA-1");
    second.aliases = vec!["CVE-2024-1".into(), "CVE-2024-2".into()];
    let mut third = record("g", "X");
    third.aliases = vec!["PYSEC-1".into()];
    let mut fourth = record("f", "PYSEC-1");
    fourth.vulnerabilities = vec!["CVE-2024-1".into(), "CVE-2024-2".into()];
    let records = [first, second, third, fourth].map(Record::from).to_vec();
    assert_comes_back(records, BuildOptions::default()).unwrap();
}
