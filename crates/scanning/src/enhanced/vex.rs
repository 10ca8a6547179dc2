//! VEX documents that were pushed as referrers of images: what they say does not touch an image is suppressed in it.
//!
//! Nobody's word is taken unless the registry's owner wants that ([`VexTrust`]); where keys are named, only what one of them
//! has signed counts. A document is an OpenVEX document as it is, or in an in-toto statement in a signed envelope. Odd: what
//! this registry states itself is passed over, or a word that was once taken would be taken for ever.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use tidewaiter_ecosystems::family;
use tidewaiter_events::Page;
use tidewaiter_reports::{Suppression, VexDocument, VexStatements};
use tidewaiter_store::{Effects, Expansion, NewExpansion, Referrer, Repository, RepositoryId};
use tidewaiter_types::{Digest, Distribution, Timestamp};

use super::expansion::{Told, lane_of, nothing};
use super::findings::{EnhancedFinding, EnhancedResult};
use super::followers::ImageNews;
use super::lifecycle::FindingStatus;
use super::signatures::{VexKey, signed_bytes};
use super::suppression::Suppressions;
use crate::Scanning;
use crate::error::Result;

/// The annotation by which results that this registry has signed are told from those of others.
pub const OWN_RESULTS: &str = "tidewaiter.verdict";
/// The types of artifacts that may hold a document.
const TYPES: [&str; 4] = [
    OPENVEX,
    "application/vnd.dev.sigstore.bundle.v0.3+json",
    "application/vnd.in-toto+json",
    "application/vnd.dsse.envelope.v1+json",
];
const OPENVEX: &str = "application/vnd.openvex+json";
/// How the types of predicates begin that are OpenVEX documents.
const PREDICATE: &str = "https://openvex.dev/ns";
/// Referrers of an image that are looked at, and documents that are taken of them.
const REFERRERS: u32 = 200;
const DOCUMENTS: usize = 32;

/// Whose VEX documents are taken.
#[derive(Clone, Debug, Default)]
pub struct VexTrust {
    /// Those that one of these keys has signed; without any, everybody's who may push.
    pub keys: Vec<VexKey>,
}

impl Scanning {
    /// Whether anybody's VEX documents are taken.
    pub fn takes_vex(&self) -> bool {
        self.0.vex.is_some()
    }

    /// Suppresses those findings of an image that VEX documents say do not touch it.
    pub(super) async fn mark_by_vex(
        &self,
        repository: &Repository,
        result: &mut EnhancedResult,
    ) -> Result<()> {
        self.mark_by_vex_but(repository, result, None).await
    }

    /// The same by all documents but one.
    async fn mark_by_vex_but(
        &self,
        repository: &Repository,
        result: &mut EnhancedResult,
        but: Option<&Digest>,
    ) -> Result<()> {
        if !self.takes_vex() || result.shown().next().is_none() {
            return Ok(());
        }
        let (image, system) = (result.image.digest, result.distribution());
        let documents = self.vex_documents(repository, &image, but).await?;
        if documents.is_empty() {
            return Ok(());
        }
        let is_active = |found: &&mut EnhancedFinding| found.status == FindingStatus::Active;
        let statements = VexStatements::about(&documents, &image);
        for found in result.findings.iter_mut().filter(is_active) {
            if let Some(suppression) = suppression(&statements, found, system.as_ref()) {
                found.status = FindingStatus::Suppressed;
                found.suppression = Some(suppression);
            }
        }
        Ok(())
    }

    /// The findings of an image that are suppressed since a document is there.
    pub(super) async fn page_of_vex(
        &self,
        entry: &Expansion,
        (repository, digest): (&RepositoryId, &Digest),
        document: &Digest,
    ) -> Result<Page> {
        let watched = self.store().watched_image(repository, digest).await?;
        // What was looked into later was told of as it was then.
        let watched = watched.filter(|image| image.first_scanned_at < entry.created_at);
        let Some((watched, repository, image)) = self.still_there(watched).await? else {
            return Ok(nothing());
        };
        let rules = Suppressions::load(self).await?;
        let mut events = Vec::new();
        for mut after in self.join(vec![watched], None).await? {
            rules.mark_by_filters(self, &repository, &mut after).await?;
            let mut before = after.clone();
            self.mark_by_vex_but(&repository, &mut before, Some(document))
                .await?;
            self.mark_by_vex(&repository, &mut after).await?;
            let of = self.subject_of(&repository, &image);
            let pairs = before.findings.iter().zip(&after.findings);
            for (_, found) in pairs.filter(|(before, after)| before.status != after.status) {
                events.push(of.told_finding(entry, &after, found, found.status.as_str()));
            }
        }
        Ok(Page::Events(events, None))
    }

    /// What follows when a document is deleted: those of its findings that are shown again are told of.
    pub(crate) async fn effects_without_vex(
        &self,
        repository: &Repository,
        document: &Digest,
        at: Timestamp,
    ) -> Result<Option<Effects>> {
        let there = match self.takes_vex() {
            true => self.store().image(&repository.id, document).await?,
            false => None,
        };
        let Some(image) = there.and_then(|artifact| artifact.subject) else {
            return Ok(None);
        };
        let Some(watched) = self.store().watched_image(&repository.id, &image).await? else {
            return Ok(None);
        };
        let mut shown = Vec::new();
        for mut with in self.join(vec![watched], None).await? {
            let mut without = with.clone();
            self.mark_by_vex(repository, &mut with).await?;
            self.mark_by_vex_but(repository, &mut without, Some(document))
                .await?;
            let pairs = with.findings.iter().zip(&without.findings);
            let others = pairs.filter(|(with, without)| with.status != without.status);
            shown.extend(others.map(|(_, found)| found.finding.vulnerability.clone()));
        }
        let told = Told::ShownAgain {
            repository: repository.id.clone(),
            digest: image,
            vulnerabilities: shown.clone(),
        };
        let key = format!("vex/{}@{document}/{}", repository.id, at.0);
        let entry = told.entry(key, lane_of(&repository.id, &image), Vec::new(), at);
        Ok((!shown.is_empty()).then(|| Effects {
            expansions: vec![entry],
            ..ImageNews::of(&repository.id, &image).effects(at)
        }))
    }

    /// The findings of an image that are shown again since a document went.
    pub(super) async fn page_of_shown(
        &self,
        entry: &Expansion,
        (repository, digest): (&RepositoryId, &Digest),
        vulnerabilities: &[String],
    ) -> Result<Page> {
        let watched = self.store().watched_image(repository, digest).await?;
        let Some((watched, repository, image)) = self.still_there(watched).await? else {
            return Ok(nothing());
        };
        let rules = Suppressions::load(self).await?;
        let mut events = Vec::new();
        for mut result in self.join(vec![watched], None).await? {
            rules.mark_all_of(self, &repository, &mut result).await?;
            let of = self.subject_of(&repository, &image);
            let is_one = |found: &&EnhancedFinding| vulnerabilities.contains(&found.finding.vulnerability);
            for found in result.shown().filter(is_one) {
                events.push(of.told_finding(entry, &result, found, found.status.as_str()));
            }
        }
        Ok(Page::Events(events, None))
    }

    /// The documents about an image that are to be trusted, but one.
    async fn vex_documents(
        &self,
        repository: &Repository,
        image: &Digest,
        but: Option<&Digest>,
    ) -> Result<Vec<VexDocument>> {
        let referrers = self
            .store()
            .referrers(&repository.id, image, None, None, REFERRERS)
            .await?;
        let others = referrers.iter().filter(|one| Some(&one.digest) != but);
        let mut documents = Vec::new();
        for referrer in others.filter(|one| may_hold_vex(one)).take(DOCUMENTS) {
            let read = match self.0.vex_documents.get(&referrer.digest) {
                Some(read) => read,
                None => {
                    let read = Arc::new(self.read_vex(repository, image, referrer).await?);
                    self.0.vex_documents.put(referrer.digest, Arc::clone(&read));
                    read
                }
            };
            documents.extend(read.as_ref().clone());
        }
        Ok(documents)
    }

    /// The document in an artifact; `None` if there is none, or none that is to be trusted.
    async fn read_vex(
        &self,
        repository: &Repository,
        image: &Digest,
        referrer: &Referrer,
    ) -> Result<Option<VexDocument>> {
        let Ok(manifest) = self.manifest(&repository.name, &referrer.digest).await else {
            return Ok(None);
        };
        let (Some(layer), Some(trust)) = (manifest.layers.first(), &self.0.vex) else {
            return Ok(None);
        };
        let bytes = self.small_blob(&layer.digest).await?;
        let document = trust.document(&bytes, image);
        if document.is_none() {
            tracing::info!(digest = %referrer.digest, "a referrer holds no VEX document that is to be trusted");
        }
        Ok(document)
    }
}

/// The entry of a document about an image.
pub(crate) fn vex_entry(
    repository: &RepositoryId,
    (image, document): (&Digest, &Digest),
    at: Timestamp,
) -> NewExpansion {
    let told = Told::Vex {
        repository: repository.clone(),
        digest: *image,
        document: *document,
    };
    let key = format!("vex/{repository}@{document}");
    told.entry(key, lane_of(repository, image), Vec::new(), at)
}

fn may_hold_vex(referrer: &Referrer) -> bool {
    let is_one = |of: &String| TYPES.contains(&of.as_str());
    referrer.artifact_type.as_ref().is_some_and(is_one) && !referrer.annotations.contains_key(OWN_RESULTS)
}

/// Whether an artifact of this type may hold a VEX document.
pub(crate) fn is_vex_type(artifact_type: &str) -> bool {
    TYPES.contains(&artifact_type)
}

/// Why a finding goes away: if it does for all its packages, the reason of the first.
fn suppression(
    statements: &VexStatements<'_>,
    found: &EnhancedFinding,
    system: Option<&Distribution>,
) -> Option<Suppression> {
    let finding = &found.finding;
    let names: Vec<&str> = std::iter::once(&finding.vulnerability)
        .chain(&finding.aliases)
        .map(String::as_str)
        .collect();
    let by_package = found.packages.iter().map(|placed| {
        let purl = (family::of(placed.package.ecosystem).purl)(&placed.package, system);
        statements.suppression(&names, purl.as_deref())
    });
    let all: Option<Vec<Suppression>> = by_package.collect();
    all?.into_iter().next()
}

impl VexTrust {
    /// The document in bytes that came with an image, if it is one and to be trusted.
    fn document(&self, bytes: &[u8], image: &Digest) -> Option<VexDocument> {
        let value: Value = serde_json::from_slice(bytes).ok()?;
        let envelope = match &value["dsseEnvelope"] {
            Value::Null => &value,
            inner => inner,
        };
        if !envelope["payload"].is_string() {
            return match self.keys.is_empty() {
                true => VexDocument::parse(bytes).ok(),
                false => None,
            };
        }
        let statement: Value = serde_json::from_slice(&self.payload(envelope)?).ok()?;
        let subjects = statement["subject"].as_array()?;
        let is_image = |subject: &Value| {
            subject["digest"][image.algorithm().as_str()].as_str() == Some(image.hex().as_str())
        };
        let is_vex = statement["predicateType"].as_str()?.starts_with(PREDICATE);
        if !is_vex || !subjects.iter().any(is_image) {
            return None;
        }
        VexDocument::parse(statement["predicate"].to_string().as_bytes()).ok()
    }

    /// What is signed in an envelope (DSSE), if a key is needed and one of ours has signed it.
    fn payload(&self, envelope: &Value) -> Option<Vec<u8>> {
        let payload = STANDARD.decode(envelope["payload"].as_str()?).ok()?;
        let kind = envelope["payloadType"].as_str()?;
        let message = signed_bytes(kind, &payload);
        let signatures = envelope["signatures"].as_array()?.iter();
        let mut signatures = signatures.filter_map(|one| STANDARD.decode(one["sig"].as_str()?).ok());
        let is_signed =
            signatures.any(|signature| self.keys.iter().any(|key| key.verifies(&message, &signature)));
        (self.keys.is_empty() || is_signed).then_some(payload)
    }
}
