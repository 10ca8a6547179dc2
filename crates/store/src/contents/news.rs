//! Brings what is counted of images from the published revision to one that every package is judged by, without looking at
//! images one by one.
//!
//! Of each vulnerability that news touched, the images that have it are a union of bitmaps, before and after; only the
//! difference is counted. Vulnerabilities that touch the same packages in the same way (a kernel's hundreds) are worked
//! through as one. What comes of it is a [`Plan`]: a few numbers for each image, applied block by block, each block in a
//! transaction with the metering of its rescans.
//!
//! Odd: nothing is locked while a plan is made. A block whose images changed meanwhile (its version is another) is counted
//! anew from its packages instead. So this may be broken off at any moment and begun again: a block is at the older revision
//! or at the newer one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use roaring::RoaringBitmap;
use sqlx::any::AnyRow;
use tidewaiter_types::{Severity, Timestamp};
use tokio::sync::mpsc;

use super::block::{self, Block};
use super::counting::{count_anew, severity_of};
use super::usage;
use crate::row::{self, Columns};
use crate::store::Tx;
use crate::{Effects, RepositoryId, Result, RevisionNumber, ScanKind, Store, lists};

/// Vulnerabilities whose matches are read at once.
const READ: usize = 200;
/// Packages whose images are read at once.
const PACKAGES: usize = 200;
/// Blocks that are written in one transaction.
const BLOCKS: u32 = 200;
/// Bytes of bitmaps that are kept for the vulnerabilities to come.
const REMEMBERED: usize = 128 << 20;

impl Store {
    /// Brings the findings of all watched images, and what is counted of them, to a revision that every package was judged
    /// by, and writes the effects with the end of it, once. Gives how many images news reached. Does nothing if they are there
    /// already.
    pub async fn count_news(
        &self,
        revision: RevisionNumber,
        now: Timestamp,
        effects: &Effects,
    ) -> Result<u64> {
        let published = self.published_revision().await?;
        let from = published.map_or(RevisionNumber(0), |published| published.number);
        if from >= revision {
            return Ok(0);
        }
        let plan = Plan::make(self, from, revision).await?;
        let mut reached = 0;
        loop {
            reached += self.apply_plan(&plan, now).await?;
            // A block may have been begun after the last look.
            if self.publish(revision, effects).await? {
                return Ok(reached);
            }
        }
    }

    async fn apply_plan(&self, plan: &Plan, now: Timestamp) -> Result<u64> {
        let mut reached = 0;
        loop {
            let sql =
                "SELECT number FROM image_blocks WHERE revision < $1 ORDER BY revision, number LIMIT $2";
            let rows = sqlx::query(sql)
                .bind(plan.to.0)
                .bind(i64::from(BLOCKS))
                .fetch_all(&self.pool)
                .await?;
            let mut numbers = row::all(&rows, |row| row.int("number"))?;
            if numbers.is_empty() {
                return Ok(reached);
            }
            numbers.sort_unstable();
            reached += self.apply_to(plan, &numbers, now).await?;
        }
    }

    async fn apply_to(&self, plan: &Plan, numbers: &[i64], now: Timestamp) -> Result<u64> {
        let mut tx = self.write_tx().await?;
        let mut scans: BTreeMap<RepositoryId, u64> = BTreeMap::new();
        for mut block in block::lock(self, &mut tx, numbers).await? {
            // Another server may have been here.
            if block.revision < plan.to {
                let reached = plan.bring(&mut tx, &mut block).await?;
                block::save(&mut tx, &block).await?;
                note_looks(&mut tx, plan.to, &reached).await?;
                *scans.entry(block.repository).or_default() += reached.len() as u64;
            }
        }
        scans.retain(|_, reached| *reached > 0);
        for (repository, reached) in &scans {
            usage::add(&mut tx, repository, now, ScanKind::Rescan, *reached).await?;
        }
        tx.commit().await?;
        Ok(scans.values().sum())
    }
}

/// What news change of each image.
struct Plan {
    from: RevisionNumber,
    to: RevisionNumber,
    blocks: Blocks,
    changes: Vec<[i32; 6]>,
    /// The images that have a package with a match that changed.
    reached: RoaringBitmap,
    /// Those packages.
    packages: HashSet<i64>,
}

impl Plan {
    async fn make(store: &Store, from: RevisionNumber, to: RevisionNumber) -> Result<Self> {
        let blocks = Blocks::read(store).await?;
        let (groups, packages) = groups(store, from, to).await?;
        let mut plan = Self {
            from,
            to,
            changes: vec![[0; 6]; blocks.images],
            blocks,
            reached: RoaringBitmap::new(),
            packages,
        };
        // One piece is counted, in a thread of its own, while the next one's images are read.
        let (sender, mut receiver) = mpsc::channel::<(Vec<Group>, ImagesByPackage)>(1);
        let counting = tokio::task::spawn_blocking(move || {
            let mut seen = HashSet::new();
            while let Some((groups, images)) = receiver.blocking_recv() {
                for group in &groups {
                    plan.add(group, &images, &mut seen);
                }
            }
            plan
        });
        let mut images = Images::default();
        for groups in pieces(groups) {
            let of_groups = images.read(store, groups.iter().flat_map(Group::wanted)).await?;
            if sender.send((groups, of_groups)).await.is_err() {
                break;
            }
        }
        drop(sender);
        Ok(counting.await.map_err(|_| sqlx::Error::WorkerCrashed)?)
    }

    /// Adds a group; `seen` are the packages whose images are known to be reached.
    fn add(&mut self, group: &Group, images: &ImagesByPackage, seen: &mut HashSet<i64>) {
        for part in group.parts.iter().filter(|part| part.changed) {
            if seen.insert(part.package) {
                self.reached |= with(images, part.package);
            }
        }
        if !group.is_rated_anew() {
            return;
        }
        let (group, vulnerabilities) = (&group.parts, group.vulnerabilities);
        let before = by_severity(group, images, |part| part.before);
        let after = by_severity(group, images, |part| part.after);
        for severity in Severity::GRAVEST_FIRST {
            let none = RoaringBitmap::new();
            let (before, after) = (
                before.get(&severity).unwrap_or(&none),
                after.get(&severity).unwrap_or(&none),
            );
            self.count(severity, &(after - before), vulnerabilities);
            self.count(severity, &(before - after), -vulnerabilities);
        }
    }

    fn count(&mut self, severity: Severity, images: &RoaringBitmap, findings: i32) {
        let (mut known, mut first) = (None, None);
        for number in images {
            let (block, place) = block::split(number);
            if known != Some(block) {
                (known, first) = (Some(block), self.blocks.first(block));
            }
            let Some((first, used)) = first else { continue };
            if place < used {
                self.changes[first + place][severity as usize] += findings;
            }
        }
    }

    /// Brings a block to the newer revision; gives the numbers of its watched images that news reached.
    async fn bring(&self, tx: &mut Tx, block: &mut Block) -> Result<Vec<i64>> {
        let is_as_planned =
            block.revision == self.from && self.blocks.version(block.number) == Some(block.version);
        let reached = match is_as_planned {
            true => self.apply(block),
            false => self.count_anew(tx, block).await?,
        };
        for place in &reached {
            block.places[*place].rescanned = u32::try_from(self.to.0).unwrap_or(u32::MAX);
        }
        block.revision = self.to;
        let number = |place: &usize| i64::from(block.image(*place));
        Ok(reached.iter().map(number).collect())
    }

    fn apply(&self, block: &mut Block) -> Vec<usize> {
        let (first, _) = self.blocks.first(block.number).unwrap_or_default();
        let mut reached = Vec::new();
        for place in 0..block.places.len() {
            if block.is_watched(place) && self.reached.contains(block.image(place)) {
                let counts = &mut block.places[place].counts;
                for (count, change) in counts.0.iter_mut().zip(self.changes[first + place]) {
                    *count = count.saturating_add_signed(change);
                }
                reached.push(place);
            }
        }
        reached
    }

    async fn count_anew(&self, tx: &mut Tx, block: &mut Block) -> Result<Vec<usize>> {
        let packages = count_anew(tx, block, self.to, Block::is_watched).await?;
        let is_reached =
            |packages: &BTreeSet<i64>| packages.iter().any(|package| self.packages.contains(package));
        let reached = packages.iter().filter(|(_, packages)| is_reached(packages));
        Ok(reached
            .map(|(place, _)| *place)
            .filter(|place| *place < block.places.len())
            .collect())
    }
}

/// Notes when images were looked at last: when all packages were judged by the revision, as their scans say, too. Lists of
/// findings are sorted by that.
async fn note_looks(tx: &mut Tx, revision: RevisionNumber, numbers: &[i64]) -> Result<()> {
    macro_rules! note {
        ($which:literal) => {
            concat!(
                "UPDATE last_looks SET looked_at = (SELECT judged_at FROM revisions WHERE revisions.number = $1)
                 WHERE looked_at < (SELECT judged_at FROM revisions WHERE revisions.number = $1) AND number ",
                $which
            )
        };
    }
    match *numbers {
        // As a rule all images of a block: without a list of two hundred values.
        [first, .., last] if last - first + 1 == numbers.len() as i64 => {
            let query = sqlx::query(note!("BETWEEN $2 AND $3")).bind(revision.0);
            query.bind(first).bind(last).execute(&mut **tx).await?;
        }
        _ => {
            lists::fetch_in_ints_within(tx, (note!(""), ""), &[revision.0], numbers).await?;
        }
    }
    Ok(())
}

/// Images by the severity of a vulnerability in them: the gravest that any of their packages gives it.
fn by_severity(
    group: &[Part],
    images: &ImagesByPackage,
    severity: impl Fn(&Part) -> Option<Severity>,
) -> BTreeMap<Severity, RoaringBitmap> {
    let mut found: BTreeMap<Severity, RoaringBitmap> = BTreeMap::new();
    for part in group {
        if let Some(severity) = severity(part) {
            *found.entry(severity).or_default() |= with(images, part.package);
        }
    }
    let mut graver = RoaringBitmap::new();
    for images in found.values_mut().rev() {
        *images -= &graver;
        graver |= &*images;
    }
    found
}

/// A package that a vulnerability touches, before news or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    package: i64,
    before: Option<Severity>,
    after: Option<Severity>,
    /// Whether the match is another now.
    changed: bool,
}

/// Vulnerabilities that touch the same packages in the same way.
struct Group {
    parts: Vec<Part>,
    /// How many they are.
    vulnerabilities: i32,
}

impl Group {
    /// Whether it gives any package another severity: else no image has more findings of one, or fewer.
    fn is_rated_anew(&self) -> bool {
        self.parts.iter().any(|part| part.before != part.after)
    }

    /// The packages whose images are to be known.
    fn wanted(&self) -> impl Iterator<Item = i64> + '_ {
        let all = self.is_rated_anew();
        let wanted = self.parts.iter().filter(move |part| all || part.changed);
        wanted.map(|part| part.package)
    }
}

/// All groups, and all packages whose matches changed.
async fn groups(
    store: &Store,
    from: RevisionNumber,
    to: RevisionNumber,
) -> Result<(Vec<Group>, HashSet<i64>)> {
    let (mut groups, mut packages) = (BTreeMap::new(), HashSet::new());
    let mut after = String::new();
    loop {
        let rows = sqlx::query(
            "SELECT DISTINCT vulnerability FROM match_changes WHERE revision > $1 AND revision <= $2 AND vulnerability > $3
             ORDER BY vulnerability LIMIT $4",
        )
        .bind(from.0)
        .bind(to.0)
        .bind(&after)
        .bind(READ as i64)
        .fetch_all(&store.pool)
        .await?;
        let names = row::all(&rows, |row| row.text("vulnerability"))?;
        let Some(last) = names.last() else {
            let group = |(parts, vulnerabilities)| Group {
                parts,
                vulnerabilities,
            };
            return Ok((groups.into_iter().map(group).collect(), packages));
        };
        after = last.clone();
        for parts in parts(store, from, to, &names).await?.into_values() {
            packages.extend(parts.iter().filter(|part| part.changed).map(|part| part.package));
            *groups.entry(parts).or_default() += 1;
        }
    }
}

/// What each of some vulnerabilities touches, before and after.
async fn parts(
    store: &Store,
    from: RevisionNumber,
    to: RevisionNumber,
    vulnerabilities: &[String],
) -> Result<BTreeMap<String, Vec<Part>>> {
    let sql = (
        "SELECT package_id, vulnerability, since, until, severity FROM matches WHERE vulnerability",
        "",
    );
    let mut found: BTreeMap<String, BTreeMap<i64, Part>> = BTreeMap::new();
    for row in lists::fetch_in(&store.pool, sql, &[], vulnerabilities).await? {
        let (since, until) = (row.int("since")?, row.int_or_none("until")?);
        let holds =
            |revision: RevisionNumber| since <= revision.0 && until.is_none_or(|until| until > revision.0);
        let (before, after) = (holds(from), holds(to));
        if !before && !after {
            continue;
        }
        let package = row.int("package_id")?;
        let parts = found.entry(row.text("vulnerability")?).or_default();
        let part = parts.entry(package).or_insert(Part {
            package,
            before: None,
            after: None,
            changed: false,
        });
        let severity = severity_of(&row.text("severity")?)?;
        part.changed |= before != after;
        part.before = part.before.or(before.then_some(severity));
        part.after = part.after.or(after.then_some(severity));
    }
    Ok(found
        .into_iter()
        .map(|(vulnerability, parts)| (vulnerability, parts.into_values().collect()))
        .collect())
}

/// Groups in pieces of so many packages.
fn pieces(groups: Vec<Group>) -> impl Iterator<Item = Vec<Group>> {
    let mut rest = groups.into_iter().peekable();
    std::iter::from_fn(move || {
        let mut packages = 0;
        let mut piece = Vec::new();
        while let Some(group) = rest.next_if(|next| packages == 0 || packages + next.parts.len() <= PACKAGES)
        {
            packages += group.parts.len();
            piece.push(group);
        }
        (!piece.is_empty()).then_some(piece)
    })
}

/// The images that have each of some packages.
type ImagesByPackage = HashMap<i64, Arc<RoaringBitmap>>;

fn with(images: &ImagesByPackage, package: i64) -> &RoaringBitmap {
    static NONE: std::sync::OnceLock<RoaringBitmap> = std::sync::OnceLock::new();
    let known = images.get(&package).map(Arc::as_ref);
    known.unwrap_or_else(|| NONE.get_or_init(RoaringBitmap::new))
}

/// Images by package, some kept for later.
#[derive(Default)]
struct Images {
    known: ImagesByPackage,
    order: VecDeque<i64>,
    bytes: usize,
}

impl Images {
    /// The images of packages. What is not known is read; what was read long ago is forgotten before.
    async fn read(&mut self, store: &Store, packages: impl Iterator<Item = i64>) -> Result<ImagesByPackage> {
        let wanted: BTreeSet<i64> = packages.collect();
        self.forget(&wanted);
        let unknown = wanted.iter().filter(|package| !self.known.contains_key(package));
        let unknown: Vec<i64> = unknown.copied().collect();
        let mut read = store.images_of_packages(&unknown).await?;
        for package in unknown {
            let images = read.remove(&package).unwrap_or_default();
            self.bytes += images.serialized_size();
            self.order.push_back(package);
            self.known.insert(package, Arc::new(images));
        }
        let known = |package: i64| Some((package, Arc::clone(self.known.get(&package)?)));
        Ok(wanted.into_iter().filter_map(known).collect())
    }

    fn forget(&mut self, wanted: &BTreeSet<i64>) {
        for _ in 0..self.order.len() {
            if self.bytes <= REMEMBERED {
                return;
            }
            let Some(package) = self.order.pop_front() else {
                return;
            };
            if wanted.contains(&package) {
                self.order.push_back(package);
            } else if let Some(images) = self.known.remove(&package) {
                self.bytes -= images.serialized_size();
            }
        }
    }
}

/// The blocks that a plan was made for.
#[derive(Default)]
struct Blocks {
    /// Version, the first image's place in the plan, and how many there are.
    known: HashMap<u32, (i64, usize, usize)>,
    images: usize,
}

impl Blocks {
    async fn read(store: &Store) -> Result<Self> {
        let rows = sqlx::query("SELECT number, version, used FROM image_blocks ORDER BY number")
            .fetch_all(&store.pool)
            .await?;
        let read = |row: &AnyRow| {
            let used = usize::try_from(row.count("used")?).unwrap_or(usize::MAX);
            Ok((
                block::number_of(row.int("number")?)?,
                row.int("version")?,
                used.min(block::SIZE as usize),
            ))
        };
        let mut blocks = Self::default();
        for (number, version, used) in row::all(&rows, read)? {
            blocks.known.insert(number, (version, blocks.images, used));
            blocks.images += used;
        }
        Ok(blocks)
    }

    fn version(&self, block: u32) -> Option<i64> {
        self.known.get(&block).map(|(version, ..)| *version)
    }

    /// The place of a block's first image, and how many it has.
    fn first(&self, block: u32) -> Option<(usize, usize)> {
        self.known.get(&block).map(|(_, first, used)| (*first, *used))
    }
}
