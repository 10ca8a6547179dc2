//! rpm's databases against what `rpm` itself says of them: the packages (lists made by `rpm -qa`) and the files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use tidewaiter_ecosystems::extractor::{Database, Extraction, Extractor, Fact, Siblings, WantedFile};
use tidewaiter_ecosystems::rpm::{
    BerkeleyError, Contents, DatabaseExtractor, RpmError, RpmRecord, SqliteError, parse_database,
    parse_header,
};
use tidewaiter_testkit::data;

/// The packs of `images/` with an rpm database, but for one that is damaged.
const PACKS: &[&str] = &[
    "alma8-micro-s390x-20230523",
    "alma9-micro-aarch64-20231124",
    "cbl-mariner2",
    "centos6-plain",
    "centos7-many",
    "centos8-modularitylabel",
    "epoch-one-package",
    "fedora35",
    "libuuid-one-package",
    "rockylinux9-go-rpmdb",
    "rpm-list-amzn2",
    "rpm-list-ol8-ksplice",
    "rpm-list-photon5",
    "rpm-synth-bdb",
    "rpm-synth-ndb",
    "rpm-synth-sqlite",
    "rpm-synth-sqlite-wal",
    "sle15-bci",
];

/// A pack's database.
pub struct Files {
    pack: PathBuf,
    database: PathBuf,
    pub bytes: Vec<u8>,
    pub wal: Option<Vec<u8>>,
}

impl Files {
    /// `None` where there is no test data.
    pub fn of(pack: &str) -> Option<Self> {
        let pack = data::unpack(&format!("images/{pack}"))?;
        let folders = ["var/lib/rpm", "usr/lib/sysimage/rpm"].map(|folder| pack.join("rootfs").join(folder));
        let names = ["rpmdb.sqlite", "Packages.db", "Packages"];
        let mut places = folders
            .iter()
            .flat_map(|folder| names.map(|name| folder.join(name)));
        let database = places
            .find(|place| place.is_file())
            .expect("the pack holds a database");
        let bytes = fs::read(&database).expect("the database can be read");
        let wal = fs::read(database.with_extension("sqlite-wal")).ok();
        Some(Self {
            pack,
            database,
            bytes,
            wal,
        })
    }

    pub fn parse(&self) -> Contents {
        parse_database(&self.bytes, self.wal.as_deref()).expect("the database can be read")
    }

    fn truth(&self) -> Vec<String> {
        let truth = fs::read_to_string(self.pack.join("truth.rpm.tsv")).expect("the pack holds a true list");
        sorted(truth.lines().skip(1).map(str::to_owned))
    }
}

fn sorted(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<_> = lines.collect();
    lines.sort();
    lines
}

/// A record as the true lists write it.
fn line(record: &RpmRecord) -> String {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "(none)".to_owned());
    let epoch = record.epoch.map(|epoch| epoch.to_string());
    [
        record.name.clone(),
        or_none(&epoch),
        record.version.clone(),
        record.release.clone(),
        or_none(&record.arch),
        or_none(&record.source_rpm),
        or_none(&record.modularity_label),
        or_none(&record.vendor),
        or_none(&record.license),
    ]
    .join("\t")
}

#[test]
fn every_database_holds_exactly_the_packages_that_rpm_lists() {
    for pack in PACKS {
        let Some(files) = Files::of(pack) else { return };
        let contents = files.parse();
        assert_eq!(contents.problems, [], "{pack}");
        assert_eq!(sorted(contents.records.iter().map(line)), files.truth(), "{pack}");
    }
}

/// In centos7-epel-200 one record's pages have been freed. rpm stops there with an error ("bdb_ro error reading
/// Packages database") and lists what comes before; here the record is reported and the rest is read as well.
#[test]
fn a_damaged_record_hides_no_other() {
    let Some(files) = Files::of("centos7-epel-200") else {
        return;
    };
    let contents = files.parse();
    assert_eq!(contents.problems, [RpmError::Berkeley(BerkeleyError::Page(2323))]);
    let truth = files.truth();
    let (before, after) = contents.records.split_at(truth.len());
    assert_eq!(sorted(before.iter().map(line)), truth);
    // The file's first page counts 231 items; one is rpm's counter and one is damaged.
    assert_eq!(after.len(), 231 - 2 - truth.len());
}

#[test]
fn a_log_counts_up_to_its_last_whole_commit() {
    let Some(mut files) = Files::of("rpm-synth-sqlite-wal") else {
        return;
    };
    let whole = files.wal.take().expect("the pack has a log");
    let mut seen = BTreeSet::new();
    for tenths in 0..=10 {
        let cut = &whole[..whole.len() * tenths / 10];
        files.wal = Some(cut.to_vec());
        let ours = sorted(files.parse().records.iter().map(line));
        assert_eq!(
            ours,
            rows_by_sqlite(&files.bytes, cut),
            "{tenths} tenths of the log"
        );
        seen.insert(ours);
    }
    assert!(seen.len() > 1, "the log changes what the database holds");
}

#[test]
fn a_log_of_another_time_or_damaged_does_not_count() {
    let Some(mut files) = Files::of("rpm-synth-sqlite-wal") else {
        return;
    };
    let whole = files.wal.take().expect("the pack has a log");
    let without = files.parse();
    let damaged_at = |at: usize| {
        let mut wal = whole.clone();
        wal[at] ^= 1;
        parse_database(&files.bytes, Some(&wal)).expect("a log cannot spoil a database")
    };
    let (salt_of_first_frame, salt_of_header) = (32 + 8, 17);
    assert_eq!(damaged_at(salt_of_first_frame), without);
    let contents = damaged_at(salt_of_header);
    assert_eq!(contents.records, without.records);
    assert_eq!(contents.problems, [RpmError::Sqlite(SqliteError::WalHeader)]);
}

/// The same table in layouts that SQLite has and rpm does not use, written by SQLite.
#[test]
fn the_table_is_found_in_any_layout() {
    let Some(files) = Files::of("rpm-synth-sqlite-wal") else {
        return;
    };
    let truth = files.truth();
    let folder = database_folder(&files.bytes, files.wal.as_deref());
    let rows = sqlite(
        &folder.path().join("rpmdb.sqlite"),
        "SELECT 'INSERT INTO Packages (hnum, blob) VALUES (' || hnum || ',' || quote(blob) || ');' FROM Packages",
    );
    let usual = "blob BLOB NOT NULL, hnum INTEGER PRIMARY KEY";
    for (pragmas, columns) in [
        ("PRAGMA page_size=512;", usual),
        ("PRAGMA page_size=65536;", usual),
        (
            "PRAGMA auto_vacuum=FULL;",
            "hnum INTEGER, x TEXT DEFAULT 'a,(b', [blob] BLOB",
        ),
        ("PRAGMA encoding='UTF-16le';", usual),
        (
            "PRAGMA encoding='UTF-16be';",
            "\"hnum\" NUMERIC(10, 5) CHECK (hnum > 0), blob",
        ),
    ] {
        let fresh = folder.path().join("fresh.sqlite");
        let _ = fs::remove_file(&fresh);
        let script = folder.path().join("script.sql");
        let text = format!(
            "{pragmas} CREATE TABLE t(a); CREATE TABLE \"Packages\" ({columns}); BEGIN; {rows} COMMIT;"
        );
        fs::write(&script, text).expect("there is room for a script");
        sqlite(&fresh, &format!(".read '{}'", script.display()));
        let contents = parse_database(&fs::read(&fresh).expect("sqlite3 wrote it"), None).expect(pragmas);
        assert_eq!(contents.problems, [], "{pragmas}");
        assert_eq!(sorted(contents.records.iter().map(line)), truth, "{pragmas}");
    }
}

/// The packages that SQLite finds in a database and its log.
fn rows_by_sqlite(database: &[u8], wal: &[u8]) -> Vec<String> {
    let folder = database_folder(database, Some(wal));
    let rows = sqlite(
        &folder.path().join("rpmdb.sqlite"),
        "SELECT hex(blob) FROM Packages",
    );
    let records = rows.lines().map(|row| {
        let blob = (0..row.len() / 2).map(|at| u8::from_str_radix(&row[at * 2..at * 2 + 2], 16));
        let blob: Vec<u8> = blob
            .collect::<Result<_, _>>()
            .expect("sqlite3 prints hexadecimal digits");
        line(&parse_header(&blob).expect("the headers are sound"))
    });
    sorted(records)
}

fn database_folder(database: &[u8], wal: Option<&[u8]>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a copy");
    fs::write(folder.path().join("rpmdb.sqlite"), database).expect("there is room for a copy");
    if let Some(wal) = wal {
        fs::write(folder.path().join("rpmdb.sqlite-wal"), wal).expect("there is room for a copy");
    }
    folder
}

fn sqlite(database: &Path, script: &str) -> String {
    let output = Command::new("sqlite3").arg(database).arg(script).output();
    let output = output.expect("sqlite3 is installed; `cargo xtask test` does it");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("sqlite3 prints text")
}

/// CentOS 5 has hash version 8. It differs from 9 in that the items of a page are not sorted, which its type says.
#[test]
fn an_older_hash_version_is_read_alike() {
    let Some(files) = Files::of("centos6-plain") else {
        return;
    };
    let mut bytes = files.bytes.clone();
    bytes[16] = 8;
    let hash_pages = (1..bytes.len() / 4096).filter(|page| files.bytes[page * 4096 + 25] == 13);
    hash_pages.for_each(|page| bytes[page * 4096 + 25] = 2);
    assert_eq!(parse_database(&bytes, None), Ok(files.parse()));
}

/// Debian's rpm reads SQLite and Berkeley DB; ndb is compiled out, so for that the lists made elsewhere must do.
#[test]
fn the_files_are_those_that_rpm_lists() {
    for (pack, backend) in [
        ("centos6-plain", "bdb_ro"),
        ("centos8-modularitylabel", "bdb_ro"),
        ("alma8-micro-s390x-20230523", "bdb_ro"),
        ("fedora35", "sqlite"),
        ("rpm-synth-sqlite-wal", "sqlite"),
        ("cbl-mariner2", "sqlite"),
    ] {
        let Some(files) = Files::of(pack) else { return };
        let ours: BTreeSet<String> = files.parse().records.iter().flat_map(owned).collect();
        let theirs = files_by_rpm(&files.database, backend);
        assert!(theirs.len() > 100, "{pack}: rpm lists {} files", theirs.len());
        let differing: Vec<_> = ours.symmetric_difference(&theirs).take(5).collect();
        assert!(differing.is_empty(), "{pack}: {differing:#?}");
    }
}

fn owned(record: &RpmRecord) -> Vec<String> {
    record
        .files
        .iter()
        .map(|file| format!("{} /{file}", record.name))
        .collect()
}

/// `name path` of each file that is no folder. rpm writes beside a database that it reads, hence the copy.
fn files_by_rpm(database: &Path, backend: &str) -> BTreeSet<String> {
    let folder = database.parent().expect("a database lies in a folder");
    let copy = tempfile::tempdir().expect("there is room for a copy");
    for file in fs::read_dir(folder).expect("the folder can be read").flatten() {
        fs::copy(file.path(), copy.path().join(file.file_name())).expect("there is room for a copy");
    }
    let output = Command::new("rpm")
        .arg("--dbpath")
        .arg(copy.path())
        .args(["--define", &format!("_db_backend {backend}"), "-qa", "--qf"])
        .arg("[%{=NAME} %{FILEMODES:octal} %{FILENAMES}\\n]")
        .output()
        .expect("rpm is installed; `cargo xtask test` does it");
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text.lines().filter_map(|line| {
        let [name, mode, path] = line.splitn(3, ' ').collect::<Vec<_>>().try_into().ok()?;
        let mode = u32::from_str_radix(mode, 8).expect("a mode is octal");
        (mode & 0o170_000 != 0o040_000).then(|| format!("{name} {path}"))
    });
    lines.collect()
}

#[test]
fn a_package_carries_its_source_and_its_module() {
    let Some(files) = Files::of("rpm-synth-ndb") else {
        return;
    };
    let packages: Vec<_> = files.parse().records.iter().map(RpmRecord::to_package).collect();
    let find = |name: &str| packages.iter().find(|package| package.name == name).expect(name);
    assert_eq!(find("zero-epoch-demo").version, "0:1.0-1");
    assert_eq!(
        find("nodejs-demo").module.as_deref(),
        Some("nodejs:16:8060020220321151134:ad008a3a")
    );
    assert_eq!(
        find("caret-demo").source_version(),
        "2.0^20240101git1234abc-2.fc39"
    );
    assert_eq!(find("gpg-pubkey").source, None);
}

/// The files of a folder, as a layer holds them.
struct Folder(PathBuf, Vec<u8>);

impl Siblings for Folder {
    fn get(&self, path: &[u8]) -> Option<&[u8]> {
        let name = self.0.file_name()?.as_encoded_bytes();
        path.ends_with(name).then_some(&self.1)
    }
}

#[test]
fn the_extractor_reads_the_log_that_lies_beside() {
    let Some(mut files) = Files::of("rpm-synth-sqlite-wal") else {
        return;
    };
    let expected = files.parse();
    let log = Folder(
        "rpmdb.sqlite-wal".into(),
        files.wal.take().expect("the pack has a log"),
    );
    let file = WantedFile {
        path: b"var/lib/rpm/rpmdb.sqlite",
        content: &files.bytes,
    };
    let mut out = Extraction::default();
    DatabaseExtractor.extract(&file, &log, &mut out);
    let [
        Fact::Packages {
            database: Database::RpmSqlite,
            packages,
        },
    ] = &out.facts[..]
    else {
        panic!("one database is one fact: {:?}", out.facts.len());
    };
    let ours: Vec<_> = packages.iter().map(|record| record.package.clone()).collect();
    assert_eq!(
        ours,
        expected
            .records
            .iter()
            .map(RpmRecord::to_package)
            .collect::<Vec<_>>()
    );
    assert_eq!(out.problems, [""; 0]);
    let huge = packages
        .iter()
        .find(|record| record.package.name == "huge-demo")
        .expect("it is in the pack");
    assert_eq!(huge.files.len(), 12_000);
}

#[test]
fn the_largest_database_is_read_in_a_fraction_of_a_second() {
    let Some(files) = Files::of("centos7-many") else {
        return;
    };
    let start = Instant::now();
    assert_eq!(files.parse().records.len(), 396);
    let took = start.elapsed();
    println!("centos7-many: {} bytes in {took:?}", files.bytes.len());
    assert!(took < Duration::from_secs(2), "{took:?}");
}
