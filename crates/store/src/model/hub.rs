//! Findings of Security Hub, and how they are asked for.

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tidewaiter_types::Timestamp;

use super::WatchedImageId;

/// Severities, workflow states and record states that there are.
const SEVERITIES: u8 = 5;
const WORKFLOWS: u8 = 4;
const STATES: u8 = 2;

/// A finding of one product, named after product and id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HubKey(pub String);

impl HubKey {
    /// The key of a finding.
    pub fn of(product_arn: &str, id: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update((product_arn.len() as u64).to_be_bytes());
        hash.update(product_arn);
        hash.update(id);
        let digest = hash.finalize();
        Self(digest[..16].iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// What nearly every question about findings asks for: one index serves each of their combinations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HubBucket {
    /// 0 (informational) to 4 (critical).
    pub severity: u8,
    /// 0 new, 1 notified, 2 resolved, 3 suppressed.
    pub workflow: u8,
    /// Whether its product has archived it.
    pub archived: bool,
}

impl HubBucket {
    /// All that there are.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SEVERITIES).flat_map(|severity| {
            (0..WORKFLOWS).flat_map(move |workflow| {
                [false, true].map(|archived| Self {
                    severity,
                    workflow,
                    archived,
                })
            })
        })
    }

    /// As it is stored.
    pub fn number(self) -> i64 {
        let states = i64::from(STATES);
        (i64::from(self.severity) * i64::from(WORKFLOWS) + i64::from(self.workflow)) * states
            + i64::from(self.archived)
    }

    /// From what is stored.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::all().find(|bucket| bucket.number() == number)
    }
}

/// An instant of a finding's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HubTime {
    /// When the product says that it was made.
    Created,
    /// When the product says that it changed last.
    Updated,
}

/// A finding.
#[derive(Clone, Debug, PartialEq)]
pub struct HubFinding {
    /// Its key.
    pub key: HubKey,
    /// Severity, workflow and record state.
    pub bucket: HubBucket,
    /// The columns that are asked for, in the order of [`HubColumn`].
    pub columns: HubColumns,
    /// Id and type of the resources beside the first.
    pub more_resources: Vec<(String, String)>,
    /// When the product says that it was made.
    pub created_at: Timestamp,
    /// When the product says that it changed last.
    pub updated_at: Timestamp,
    /// When it came here first.
    pub imported_at: Timestamp,
    /// The image, if the scanner found it.
    pub image: Option<WatchedImageId>,
    /// What the scanner said.
    pub print: Option<String>,
    /// The finding in ASFF, as JSON.
    pub content: String,
}

/// A finding as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredHubFinding {
    /// The finding; its further resources are left out.
    pub finding: HubFinding,
    /// Its version, from 1.
    pub version: i64,
}

/// Texts of a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HubColumns {
    /// The product.
    pub product_arn: String,
    /// The finding's id within its product.
    pub finding_id: String,
    /// Whose it is.
    pub account: String,
    /// The product's name.
    pub product_name: String,
    /// Whose product it is.
    pub company_name: String,
    /// What of the product made it.
    pub generator_id: String,
    /// What it is about.
    pub title: String,
    /// What kind of thing its first resource is.
    pub resource_type: String,
    /// Its first resource.
    pub resource_id: String,
}

impl HubColumns {
    /// The text of a column.
    pub fn get(&self, column: HubColumn) -> &str {
        match column {
            HubColumn::ProductArn => &self.product_arn,
            HubColumn::FindingId => &self.finding_id,
            HubColumn::Account => &self.account,
            HubColumn::ProductName => &self.product_name,
            HubColumn::CompanyName => &self.company_name,
            HubColumn::GeneratorId => &self.generator_id,
            HubColumn::Title => &self.title,
            HubColumn::ResourceType => &self.resource_type,
            HubColumn::ResourceId => &self.resource_id,
        }
    }
}

/// A column of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the member of `HubColumns` of its name")]
pub enum HubColumn {
    ProductArn,
    FindingId,
    Account,
    ProductName,
    CompanyName,
    GeneratorId,
    Title,
    ResourceType,
    ResourceId,
}

impl HubColumn {
    /// Its name in the database.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ProductArn => "product_arn",
            Self::FindingId => "finding_id",
            Self::Account => "account",
            Self::ProductName => "product_name",
            Self::CompanyName => "company_name",
            Self::GeneratorId => "generator_id",
            Self::Title => "title",
            Self::ResourceType => "resource_type",
            Self::ResourceId => "resource_id",
        }
    }
}

/// How a text is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum HubComparison {
    Equals,
    Prefix,
    Contains,
}

/// A condition on a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HubCondition {
    /// The column.
    pub column: HubColumn,
    /// One of these must hold; or none of them, if `negated`.
    pub any_of: Vec<(HubComparison, String)>,
    /// Whether none may hold.
    pub negated: bool,
}

/// What findings are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HubSelection {
    /// One of these buckets.
    pub buckets: Vec<HubBucket>,
    /// And all of these.
    pub conditions: Vec<HubCondition>,
    /// Times of creation, each range with both ends; one must hold, if there is one.
    pub created: Vec<(Timestamp, Timestamp)>,
    /// The same of the last change.
    pub updated: Vec<(Timestamp, Timestamp)>,
}

/// In which order findings come; those that are equal in it by their key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum HubOrder {
    #[default]
    Updated,
    Created,
    Column(HubColumn),
}

/// Where a page of findings begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HubValue {
    /// Of a time.
    Time(i64),
    /// Of a column.
    Text(String),
}

/// A page of findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HubPage {
    /// Its order.
    pub order: HubOrder,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// The last of the page before.
    pub after: Option<(HubValue, HubKey)>,
    /// Most of it.
    pub limit: u32,
}

/// A change to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct HubWrite {
    /// The finding as it is to be.
    pub finding: HubFinding,
    /// The version that was read; `None` where there was no such finding.
    pub read: Option<i64>,
    /// What the history says of it, for a finding that was there.
    pub history: Option<Value>,
    /// Whether it goes to the hub that is forwarded to.
    pub forward: bool,
}

/// A change of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct HubHistory {
    /// Its id; ids sort as they were made.
    pub id: String,
    /// When.
    pub changed_at: Timestamp,
    /// What was written of it.
    pub content: Value,
}

/// Something of Security Hub that has an ARN and is no finding.
#[derive(Clone, Debug, PartialEq)]
pub struct HubItem {
    /// Its ARN.
    pub arn: String,
    /// Since when it is there.
    pub created_at: Timestamp,
    /// All of it.
    pub content: Value,
}

/// A finding that has to be sent to the hub that is forwarded to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HubForward {
    /// The finding.
    pub key: HubKey,
    /// Its version.
    pub version: i64,
    /// When it became this version.
    pub changed_at: Timestamp,
    /// The token of the lease under which it is sent.
    pub lease: String,
    /// The finding in ASFF, as JSON.
    pub content: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bucket_has_its_number() {
        let numbers: Vec<i64> = HubBucket::all().map(HubBucket::number).collect();
        assert_eq!(numbers, (0..40).collect::<Vec<_>>());
        for bucket in HubBucket::all() {
            assert_eq!(HubBucket::from_number(bucket.number()), Some(bucket));
        }
    }

    #[test]
    fn a_key_keeps_product_and_id_apart() {
        assert_ne!(HubKey::of("ab", "c"), HubKey::of("a", "bc"));
        assert_eq!(HubKey::of("ab", "c").0.len(), 32);
    }
}
