//! What an image is judged by: the type of scanning, exceptions, VEX documents and filters; and the report that comes of it.
//!
//! Scanning is enhanced unless it was asked for otherwise: who scans an image at hand wants to know of its libraries too.
//! Basic scanning is there to see what ECR's basic scanning lists.
//!
//! Odd: a life is over or not as of the database's date, so that the same image and revision give the same report. An
//! exception ends by the day on which the scan runs.

use std::panic::resume_unwind;
use std::thread;

use clap::ValueEnum;
use tidewaiter_advisories::{Database, DatabaseError, DatabaseInfo};
use tidewaiter_inventory::ImageInventory;
use tidewaiter_matching::{
    BasicFinding, Candidates, CvssVersion, Finding, basic_findings, end_of_life, findings, space_of,
};
use tidewaiter_reports::{
    Contents, Evaluation, Filter, Findings, Image, Layer, LibraryCoverage, Report, ScanType,
};

use super::filters::FilterArguments;
use super::ignore::{Ignore, IgnoreArguments};
use super::vex::VexArguments;
use crate::targets::Target;

/// The types of scanning, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Type {
    /// Packages of the system, as ECR's basic scanning lists them.
    Basic,
    /// Packages and libraries, one finding for each vulnerability.
    Enhanced,
}

/// How to judge.
#[derive(clap::Args)]
pub struct JudgingArguments {
    /// Judge the system's packages alone (basic), or libraries and programs too (enhanced)
    #[arg(long = "type", value_enum, default_value_t = Type::Enhanced, value_name = "TYPE")]
    scan_type: Type,
    /// In basic scanning: the version of CVSS by which vulnerabilities are rated that the distribution does not rate
    #[arg(long, value_parser = cvss_version, default_value = "3", value_name = "2|3")]
    cvss: CvssVersion,
    #[command(flatten)]
    filters: FilterArguments,
    #[command(flatten)]
    ignore: IgnoreArguments,
    #[command(flatten)]
    vex: VexArguments,
}

fn cvss_version(text: &str) -> Result<CvssVersion, String> {
    match text {
        "2" => Ok(CvssVersion::V2),
        "3" => Ok(CvssVersion::V3),
        _ => Err("CVSS versions here are 2 and 3".to_owned()),
    }
}

/// Judges images.
pub struct Judge<'a> {
    database: &'a Database,
    info: DatabaseInfo,
    scan_type: ScanType,
    cvss: CvssVersion,
    filter: Filter,
    ignore: Option<Ignore>,
    vex: Vec<tidewaiter_reports::VexDocument>,
}

impl<'a> Judge<'a> {
    /// Reads the files that the arguments name.
    pub fn new(database: &'a Database, arguments: &JudgingArguments) -> anyhow::Result<Self> {
        Ok(Self {
            info: database.info(),
            database,
            scan_type: match arguments.scan_type {
                Type::Basic => ScanType::Basic,
                Type::Enhanced => ScanType::Enhanced,
            },
            cvss: arguments.cvss,
            filter: arguments.filters.filter(),
            ignore: arguments.ignore.read()?,
            vex: arguments.vex.read()?,
        })
    }

    /// Judges an image, and hands the report on.
    pub fn report<T>(
        &self,
        target: &Target,
        hand: impl FnOnce(&Report<'_>) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let inventory = &target.contents.inventory;
        // Neither needs the other.
        let (contents, found) = thread::scope(|scope| {
            let contents = scope.spawn(|| Contents::of(inventory));
            let found = self.found(inventory);
            (
                contents.join().unwrap_or_else(|panic| resume_unwind(panic)),
                found,
            )
        });
        let mut findings = found?.in_view(&contents, inventory);
        let image = image(&target.image);
        let notes = self.adjust(&mut findings, &contents, &image);
        let life = space_of(inventory);
        let life = life.map(|space| end_of_life(self.database, space, self.info.created));
        hand(&Report {
            image,
            inventory,
            contents: &contents,
            findings: &findings,
            database: &self.info,
            evaluation: Evaluation::of(inventory, self.database)?,
            libraries: LibraryCoverage::of(inventory, self.database)?,
            end_of_life: life.transpose()?.flatten(),
            unread: target.contents.unread.clone(),
            notes,
        })
    }

    fn found(&self, inventory: &ImageInventory) -> Result<Found, DatabaseError> {
        Ok(match self.scan_type {
            ScanType::Basic => Found::Basic(basic_findings(self.database, inventory, self.cvss)?),
            ScanType::Enhanced => {
                Found::Enhanced(findings(self.database, &Candidates::of_everything(inventory))?)
            }
        })
    }

    /// Suppresses and filters, and says what is to be known of it.
    fn adjust(&self, findings: &mut Findings, contents: &Contents<'_>, image: &Image) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(ignore) = &self.ignore {
            notes.extend(ignore.exceptions.apply(findings, contents, &ignore.today));
        }
        let vex = tidewaiter_reports::apply_vex(&self.vex, findings, contents, image);
        notes.extend(vex);
        notes.extend(self.filter.apply(findings));
        notes
    }
}

/// Findings as they are matched.
enum Found {
    Basic(Vec<BasicFinding>),
    Enhanced(Vec<Finding>),
}

impl Found {
    fn in_view(self, contents: &Contents<'_>, inventory: &ImageInventory) -> Findings {
        match self {
            Self::Basic(found) => Findings::of_basic(&found, contents),
            Self::Enhanced(found) => Findings::of_enhanced(found, contents, space_of(inventory)),
        }
    }
}

/// What a report says of the image itself.
pub fn image(image: &tidewaiter_images::Image) -> Image {
    let digests = image.layers.iter().map(|layer| layer.digest);
    Image {
        name: image.name.clone(),
        digest: image.digest,
        created: image.config.created.clone(),
        os: image.config.os.clone(),
        architecture: image.config.architecture.clone(),
        layers: Layer::all(digests, &image.config.history),
    }
}
