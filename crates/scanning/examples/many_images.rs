//! Measures enhanced scanning at a size: `many_images DATABASE.db sqlite|postgres IMAGES`. Prints a line for each measure,
//! `NAME TAB FIGURE`, seconds or counts.
//!
//! A hundred images stand on each base. An image has 400 packages: 360 of its base, 38 of its application (five on each base),
//! two of its own. Names and versions are real: versions in which the database says that something was fixed, so that what was
//! fixed later touches them. Half of the bases are Debian 12; all bases of a distribution share its first packages in one of a
//! few versions, and draw the rest.
//!
//! Odd: the first revision knows nothing, so that all packages are judged by the second, which lacks 5,000 records of the
//! whole database; the third has them, as if they had come in a day; the fourth has one more.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::json;
use tidewaiter_advisories::{
    Advisory, Affected, BuildOptions, Database, DatabaseBuilder, FixState, Limit, Limits, Range, Record,
    Subject,
};
use tidewaiter_blobs::LocalStore;
use tidewaiter_events::Place;
use tidewaiter_matching::lookup_names;
use tidewaiter_scanning::{Criteria, FindingQuery, Scanning, ScanningConfig, SortBy, TextField};
use tidewaiter_store::{
    BulkImage, BulkSet, NewPackage, NewPackageSet, NewRepository, PackageId, Repository, Store,
};
use tidewaiter_testkit::postgres::Postgres;
use tidewaiter_types::{Clock, Digest, Ecosystem, Package, Space, Timestamp};
use tokio::sync::watch;

/// Spaces of bases, in turn: every second one is the first.
const SPACES: [(&str, Ecosystem); 6] = [
    ("debian:12", Ecosystem::Deb),
    ("ubuntu:22.04", Ecosystem::Deb),
    ("alpine:3.18", Ecosystem::Apk),
    ("almalinux:9", Ecosystem::Rpm),
    ("debian:11", Ecosystem::Deb),
    ("amazon:2023", Ecosystem::Rpm),
];
const ON_A_BASE: usize = 100;
const APPLICATIONS: usize = 5;
/// Packages that all bases of a distribution have, in some version.
const CORE: usize = 150;
/// Packages of a base, of an application and of an image alone.
const SIZES: [usize; 3] = [360, 38, 2];
/// Versions of a package that are installed anywhere.
const VERSIONS: usize = 3;
/// Records that come in a day.
const DAILY: usize = 5000;
/// A package of half of the images, and what becomes known of it.
const COMMON: (&str, &str) = ("debian:12", "openssl");
const NEW: &str = "CVE-2099-0001";
/// Bases that are filled in at once.
const AT_ONCE: usize = 100;

struct Now;

impl Clock for Now {
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
        Timestamp(since.as_millis() as i64)
    }
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % most as u64) as usize
    }
}

fn tell(name: &str, figure: impl std::fmt::Display) {
    println!("{name}\t{figure}");
}

async fn timed<T>(name: &str, work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let begun = Instant::now();
    let value = work.await?;
    tell(name, format!("{:.4}", begun.elapsed().as_secs_f64()));
    Ok(value)
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [database, backend, images] = &arguments[..] else {
        bail!("many_images DATABASE.db sqlite|postgres IMAGES")
    };
    let database = Database::open(Path::new(database))?;
    let folder = tempfile::tempdir()?;
    let postgres = (backend == "postgres")
        .then(Postgres::start_as_installed)
        .transpose()?;
    let store = match &postgres {
        Some(postgres) => Store::open(&postgres.fresh_database()?).await?,
        None => Store::open_sqlite(&folder.path().join("metadata.db")).await?,
    };
    let bases = images.parse::<usize>()? / ON_A_BASE;
    let result = measure(&store, &database, bases, folder.path()).await;
    store.close().await;
    tell("peak", peak()?);
    result
}

async fn measure(store: &Store, whole: &Database, bases: usize, folder: &Path) -> anyhow::Result<()> {
    let revisions = revisions(whole)?;
    let [nothing, older, newer, newest] = revisions.map(Arc::new);
    let blobs = Arc::new(LocalStore::open(folder.join("blobs")).await?);
    let place = Place {
        account: "123456789012".to_owned(),
        region: "eu-central-1".to_owned(),
    };
    let scanning = Scanning::new(
        store.clone(),
        blobs,
        Arc::new(Now),
        ScanningConfig::at(place),
        nothing,
    );
    scanning.adopt_database().await?;
    timed("fill", fill(store, whole, bases)).await?;
    timed("analyze", async { Ok(store.analyze().await?) }).await?;
    let (stop, stopped) = watch::channel(false);
    let workers = tokio::spawn(scanning.clone().run_workers(stopped));
    timed("judge everything", learn(store, &scanning, older)).await?;
    timed("daily delta", learn(store, &scanning, newer)).await?;
    timed("one advisory", learn(store, &scanning, newest)).await?;
    stop.send_replace(true);
    workers.await?;
    ask(store, &scanning).await?;
    // The least that it costs to write of each image that it was looked at. Last, so that what is asked for is as news left it.
    timed("floor", async { Ok(store.rewrite_looks(Timestamp(2)).await?) }).await?;
    Ok(())
}

/// Puts a revision into use; ends when all that is shown stands for it.
async fn learn(store: &Store, scanning: &Scanning, database: Arc<Database>) -> anyhow::Result<()> {
    let wanted = database.info().revision;
    scanning.use_database(database);
    scanning.adopt_database().await?;
    loop {
        let published = store.published_revision().await?;
        if published.is_some_and(|published| published.digest == wanted) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn ask(store: &Store, scanning: &Scanning) -> anyhow::Result<()> {
    let affected = timed("affected images", async { Ok(store.affected_images(NEW).await?) }).await?;
    tell("affected", affected.count());
    let by_repository = timed("by repository", async { Ok(affected.by_repository()) }).await?;
    tell("affected repositories", by_repository.len());
    let page = timed("first page", async {
        Ok(store.page_of_images(&affected, None, 100).await?)
    })
    .await?;
    for (name, sort_by) in [
        ("gravest findings", SortBy::Severity),
        ("latest findings", SortBy::Pushed),
    ] {
        // Once before, so that the figure is of a database that is warm.
        first_findings(scanning, Criteria::default(), sort_by).await?;
        timed(name, first_findings(scanning, Criteria::default(), sort_by)).await?;
    }
    let new = Criteria::default().and_equals(TextField::VulnerabilityId, &[NEW]);
    timed(
        "findings of one vulnerability",
        first_findings(scanning, new, SortBy::Severity),
    )
    .await?;
    let counts = timed("counts by repository", async {
        Ok(store.counts_by_repository().await?)
    })
    .await?;
    let images: u64 = counts.iter().map(|counts| counts.images).sum();
    let findings: u64 = counts.iter().flat_map(|counts| counts.findings.values()).sum();
    tell("images", images);
    tell("findings", findings);
    let image = page.first().context("no image is affected")?;
    let repository = store.repository_by_id(&image.repository).await?;
    let repository: Repository = repository.context("an image without its repository")?;
    scanning.enhanced_result(&repository, &image.digest).await?;
    let result = timed("findings of an image", async {
        Ok(scanning.enhanced_result(&repository, &image.digest).await?)
    });
    let listed = result.await?.context("an image without findings")?.findings.len();
    tell("findings of it", listed);
    let counted = store.image_counts(&[image.number]).await?;
    let counted: u32 = counted
        .values()
        .flat_map(|counts| counts.by_severity().into_values())
        .sum();
    if counted as usize != listed {
        bail!("{counted} findings are counted and {listed} listed");
    }
    let used: u64 = store
        .usage_by_day(0, i64::MAX)
        .await?
        .iter()
        .map(|used| used.scans)
        .sum();
    tell("rescans", used);
    Ok(())
}

/// The first page of a list of findings, which must be full.
async fn first_findings(scanning: &Scanning, criteria: Criteria, sort_by: SortBy) -> anyhow::Result<()> {
    let query = FindingQuery {
        criteria: criteria.and_equals(TextField::FindingStatus, &["ACTIVE"]),
        sort_by,
        descending: true,
        limit: 100,
        as_of: None,
    };
    match scanning.list_findings(&query, None).await?.found.len() {
        100 => Ok(()),
        short => bail!("a first page of {short} findings"),
    }
}

/// Nothing; all but some records; all; one more.
fn revisions(whole: &Database) -> anyhow::Result<[Database; 4]> {
    let mut reader = whole.record_reader()?;
    let mut random = Random(3);
    let numbers: BTreeSet<usize> = (0..DAILY * 2)
        .map(|_| random.below(reader.advisories() as usize))
        .collect();
    let mut builders = [1, 2, 3, 4].map(|day| {
        DatabaseBuilder::new(BuildOptions {
            facts_only: true,
            created: Some(Timestamp(day * 86_400_000)),
        })
    });
    let mut left_out = 0;
    for (place, record) in reader.records().enumerate() {
        let record: Record = record?;
        let touches = matches!(&record, Record::Advisory(advisory) if !advisory.affected.is_empty());
        let is_news = touches && left_out < DAILY && numbers.contains(&place);
        left_out += usize::from(is_news);
        builders[3].add(record.clone());
        builders[2].add(record.clone());
        if !is_news {
            builders[1].add(record);
        }
    }
    builders[3].add(new_advisory());
    tell("records of a day", left_out);
    let built = builders.map(|builder| Ok(Database::from_bytes(builder.to_vec()?)?));
    let built: Vec<Database> = built.into_iter().collect::<anyhow::Result<_>>()?;
    built.try_into().map_err(|_| anyhow::anyhow!("four were built"))
}

fn new_advisory() -> Advisory {
    let row = Affected::new(
        Space::from(COMMON.0.to_owned()),
        COMMON.1,
        Subject::Source,
        FixState::Fixed,
    );
    Advisory {
        id: NEW.to_owned(),
        feed: "debian".to_owned(),
        vulnerabilities: vec![NEW.to_owned()],
        affected: vec![Affected {
            ranges: vec![Range {
                introduced: None,
                limit: Limit::Fixed("99".to_owned()),
            }],
            ..row
        }],
        ..Advisory::default()
    }
}

/// The packages of a distribution, each in some versions; those that all have come first.
type Names = Vec<Vec<NewPackage>>;

fn names(database: &Database, key: &str, ecosystem: Ecosystem) -> anyhow::Result<Names> {
    let space = Space::from(key.to_owned());
    let view = database
        .space(&space)?
        .with_context(|| format!("nothing is known of {key}"))?;
    let mut all = Vec::new();
    for name in view.packages() {
        let name = name?;
        let mut versions = BTreeSet::new();
        for row in view.affected(&name)? {
            versions.extend(row?.ranges.filter_map(|range| match range.limit {
                Limits::Fixed(version) if version != "0" => Some(version.to_owned()),
                _ => None,
            }));
        }
        let step = versions.len().div_ceil(VERSIONS).max(1);
        let chosen = versions
            .iter()
            .step_by(step)
            .map(|version| new_package(&space, ecosystem, &name, version));
        let chosen: Vec<NewPackage> = chosen.collect::<anyhow::Result<_>>()?;
        match name == COMMON.1 {
            true => all.insert(0, chosen),
            false if chosen.is_empty() => {}
            false => all.push(chosen),
        }
    }
    Ok(all)
}

fn new_package(space: &Space, ecosystem: Ecosystem, name: &str, version: &str) -> anyhow::Result<NewPackage> {
    let package = Package::new(ecosystem, name, version);
    let names = lookup_names(Some(space), &package);
    let names = names.into_iter().map(|(space, name)| (space.to_string(), name));
    let content = serde_json::to_string(&json!({ "system": space, "package": package }))?;
    Ok(NewPackage::new(content, names.collect()))
}

async fn fill(store: &Store, database: &Database, bases: usize) -> anyhow::Result<()> {
    let spaces = SPACES.map(|(key, ecosystem)| names(database, key, ecosystem));
    let spaces: Vec<Names> = spaces.into_iter().collect::<anyhow::Result<_>>()?;
    let mut packages: BTreeMap<PackageId, NewPackage> = BTreeMap::new();
    packages.extend(
        spaces
            .iter()
            .flatten()
            .flatten()
            .map(|package| (package.id, package.clone())),
    );
    tell("packages", packages.len());
    let packages: Vec<NewPackage> = packages.into_values().collect();
    for packages in packages.chunks(10_000) {
        store.fill_packages(packages).await?;
    }
    let mut random = Random(7);
    for first in (0..bases).step_by(AT_ONCE) {
        let mut filling = Filling::default();
        for base in first..bases.min(first + AT_ONCE) {
            let name = format!("base-{base:05}");
            let repository = store
                .create_repository(&NewRepository::named(&name), Timestamp(1))
                .await?;
            let space = if base % 2 == 0 {
                0
            } else {
                1 + base / 2 % (SPACES.len() - 1)
            };
            let images = filling.base(base, &spaces[space], &mut random);
            filling.images.push((repository.id, images));
        }
        let sets: Vec<BulkSet> = filling.sets.into_values().collect();
        store.fill_sets(&sets).await?;
        store.fill_images(&filling.images).await?;
    }
    Ok(())
}

#[derive(Default)]
struct Filling {
    sets: BTreeMap<i64, BulkSet>,
    images: Vec<(tidewaiter_store::RepositoryId, Vec<BulkImage>)>,
}

impl Filling {
    /// The images on the base of a number, one pushed in each millisecond.
    fn base(&mut self, number: usize, names: &Names, random: &mut Random) -> Vec<BulkImage> {
        let core = CORE.min(names.len());
        let mut base: BTreeSet<usize> = (0..core).collect();
        while base.len() < SIZES[0].min(names.len() * 2 / 3) {
            base.insert(random.below(names.len()));
        }
        let base = self.set(names, &base, random);
        let mut images = Vec::new();
        for _ in 0..APPLICATIONS {
            let application = self.drawn(SIZES[1], names, random);
            for _ in 0..ON_A_BASE / APPLICATIONS {
                let own = self.drawn(SIZES[2], names, random);
                let mut digest = [0; 32];
                digest.fill_with(|| random.below(256) as u8);
                images.push(BulkImage {
                    digest: Digest::Sha256(digest),
                    pushed_at: Timestamp((number * ON_A_BASE + images.len() + 1) as i64),
                    sets: vec![base, application, own],
                });
            }
        }
        images
    }

    fn drawn(&mut self, size: usize, names: &Names, random: &mut Random) -> tidewaiter_store::PackageSetId {
        let chosen: BTreeSet<usize> = (0..size).map(|_| random.below(names.len())).collect();
        self.set(names, &chosen, random)
    }

    /// A set of these names, each in one of its versions.
    fn set(
        &mut self,
        names: &Names,
        chosen: &BTreeSet<usize>,
        random: &mut Random,
    ) -> tidewaiter_store::PackageSetId {
        let versions = chosen.iter().map(|name| &names[*name]);
        let packages: Vec<NewPackage> = versions
            .map(|versions| versions[random.below(versions.len())].clone())
            .collect();
        let places: Vec<_> = packages
            .iter()
            .map(|package| json!({ "package": package.id.0, "path": "var/lib/dpkg/status" }))
            .collect();
        let places = serde_json::to_vec(&places).unwrap_or_default();
        let content = zstd::encode_all(places.as_slice(), 1).unwrap_or_default();
        let set = NewPackageSet::new(content, packages);
        let mut ids: Vec<PackageId> = set.packages.iter().map(|package| package.id).collect();
        ids.sort_unstable();
        self.sets.insert(
            set.id.0,
            BulkSet {
                id: set.id,
                content: set.content,
                packages: ids,
            },
        );
        set.id
    }
}

/// The most memory that this process had, in MiB.
fn peak() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: u64 = line
        .context("no peak is told")?
        .trim()
        .trim_end_matches(" kB")
        .parse()?;
    Ok(kib >> 10)
}
