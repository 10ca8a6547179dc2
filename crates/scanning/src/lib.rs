//! From push to finding: the upload tee, layer inventories, scans and their results.
//!
//! [`Scanning`] watches the registry's pushes ([`tidewaiter_registry::PushObserver`]): it reads each upload while it
//! comes in and keeps the layer's inventory beside the blob. A manifest that is pushed where the rules say so
//! gets a scan in the same transaction; a worker then joins the layers' inventories with the advisory database.
//! No image is downloaded or unpacked for it. A layer without an inventory (too many uploads at once, a crash, a
//! newer extractor) is read back once from the blob store, through the same code.

mod advisories;
mod basic;
mod configuration;
mod enhanced;
mod error;
mod gate;
mod inventories;
mod packed;
mod push;
mod recent;
pub mod rules;
mod start;
mod tee;
mod worker;

use std::sync::Arc;

use tidewaiter_advisories::Database;
use tidewaiter_blobs::BlobStore;
use tidewaiter_events::Place;
use tidewaiter_store::Store;
use tidewaiter_types::{Clock, Timestamp};
use tokio::sync::Semaphore;

pub use basic::BasicResult;
pub use configuration::{BasicVersion, KernelFindings, ScanningConfig};
pub use enhanced::{
    ClosedBy, Comparison, Criteria, DateField, ED25519_PREFIX, EarlierResult, EnhancedFinding,
    EnhancedResult, FOLLOWERS, FilterMoment, FindingPage, FindingQuery, FindingStatus, FollowError, Follower,
    ImageDocument, ImageNews, InspectorPackage, ListPosition, ListedFinding, Location, NO_LAYERS, NewsCursor,
    NumberField, OWN_RESULTS, OnlyEnhanced, OtherField, PackageFilter, PlacedPackage, PullDateMode,
    RescanConfiguration, SeenFinding, SortBy, Span, TagFilter, TextField, TextFilter, TypeComparison,
    UnknownDuration, UnknownKey, VexKey, VexTrust, cvss_version, effects_of_filter, epss_score, signed_bytes,
    to_tenths,
};
pub use error::{Result, ScanError};
pub use gate::{
    Gate, GateFacts, GateFinding, GateMode, GateReport, GateRule, Judgement, PullGate, Reason, ReportedImage,
    Unknown,
};
pub use start::is_scannable;

use advisories::{Advisories, JudgedBy};
use recent::Recent;

/// How many layers' inventories are kept in memory: those of the images being pushed.
const RECENT_INVENTORIES: usize = 64;
/// How many VEX documents are kept in memory, or that an artifact holds none.
const RECENT_VEX: usize = 256;
/// How many results are kept in memory: those being paged through.
const RECENT_RESULTS: usize = 16;

/// Scanning. Cheap to clone.
#[derive(Clone)]
pub struct Scanning(Arc<Inner>);

struct Inner {
    store: Store,
    blobs: Arc<dyn BlobStore>,
    clock: Arc<dyn Clock>,
    place: Place,
    kernel_findings: KernelFindings,
    refuses_manual_enhanced: bool,
    tells_of_basic: bool,
    advisories: Advisories,
    /// The revision that all packages of enhanced scanning are judged by.
    judged: JudgedBy,
    /// One permit for each upload that is read while it comes in.
    tees: Arc<Semaphore>,
    inventories: Recent<tidewaiter_types::Digest, tidewaiter_inventory::LayerInventory>,
    results: Recent<String, BasicResult>,
    /// Whose VEX documents are taken; nobody's without.
    vex: Option<VexTrust>,
    /// Those that were read last, by the digests of their artifacts.
    vex_documents: Recent<tidewaiter_types::Digest, Option<tidewaiter_reports::VexDocument>>,
}

impl Scanning {
    /// Scanning over the registry's two stores, with an advisory database to begin with.
    pub fn new(
        store: Store,
        blobs: Arc<dyn BlobStore>,
        clock: Arc<dyn Clock>,
        config: ScanningConfig,
        database: Arc<Database>,
    ) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self(Arc::new(Inner {
            store,
            blobs,
            clock,
            place: config.place,
            kernel_findings: config.kernel_findings,
            refuses_manual_enhanced: config.refuses_manual_enhanced,
            tells_of_basic: config.tells_of_basic,
            advisories: Advisories::new(database),
            judged: JudgedBy::default(),
            tees: Arc::new(Semaphore::new(2 * cores)),
            inventories: Recent::new(RECENT_INVENTORIES),
            results: Recent::new(RECENT_RESULTS),
            vex: config.vex,
            vex_documents: Recent::new(RECENT_VEX),
        }))
    }

    /// The revision of the advisory database in use.
    pub fn database(&self) -> Arc<Database> {
        self.0.advisories.current()
    }

    /// Uses another revision from now on; scans under way end with the one they began with.
    pub fn use_database(&self, database: Arc<Database>) {
        self.0.advisories.replace(database);
    }

    /// Tells it a revision that was in use before, so that what packages were judged by is at hand after a start and only the
    /// difference to it must be judged.
    pub fn remember_database(&self, database: Arc<Database>) {
        self.0.judged.replace(database);
    }

    fn store(&self) -> &Store {
        &self.0.store
    }

    /// The instant by the clock that scans go by.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Account and region.
    pub fn place(&self) -> &Place {
        &self.0.place
    }
}
