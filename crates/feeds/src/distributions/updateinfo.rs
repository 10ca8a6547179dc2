//! `updateinfo.xml`, in which repositories of rpm packages list their updates (Amazon Linux, Fedora).
//!
//! Odd: the same element is filled differently by each: Amazon gives CVEs as references of their own, Fedora only in the
//! titles of bug reports.

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Reference, ReferenceKind};

use super::{rpm, xml};
use crate::{FeedError, Tally, names, time};

/// One update.
#[derive(Deserialize)]
pub(super) struct Update {
    #[serde(deserialize_with = "names::owned_id")]
    pub(super) id: String,
    pub(super) issued: Option<Moment>,
    updated: Option<Moment>,
    #[serde(rename = "@type")]
    pub(super) kind: Option<String>,
    pub(super) title: Option<String>,
    pub(super) release: Option<String>,
    severity: Option<String>,
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) references: References,
    #[serde(default)]
    pkglist: Pkglist,
}

/// `date="2099-01-01 00:00:00"`.
#[derive(Deserialize)]
pub(super) struct Moment {
    #[serde(rename = "@date")]
    pub(super) date: String,
}

/// All links.
#[derive(Default, Deserialize)]
pub(super) struct References {
    #[serde(default)]
    pub(super) reference: Vec<Link>,
}

/// One link.
#[derive(Deserialize)]
pub(super) struct Link {
    #[serde(rename = "@href")]
    href: String,
    #[serde(rename = "@id")]
    pub(super) id: Option<String>,
    #[serde(rename = "@title")]
    pub(super) title: Option<String>,
    #[serde(rename = "@type")]
    pub(super) kind: Option<String>,
}

#[derive(Default, Deserialize)]
struct Pkglist {
    #[serde(default)]
    collection: Vec<Collection>,
}

/// The packages of one repository, perhaps of a module.
#[derive(Deserialize)]
pub(super) struct Collection {
    pub(super) module: Option<Module>,
    #[serde(default)]
    pub(super) package: Vec<Package>,
}

/// Name and stream of a module.
#[derive(Deserialize)]
pub(super) struct Module {
    #[serde(rename = "@name")]
    name: String,
    #[serde(rename = "@stream")]
    stream: String,
}

/// One built package.
#[derive(Deserialize)]
pub(super) struct Package {
    #[serde(rename = "@name")]
    pub(super) name: String,
    #[serde(rename = "@epoch")]
    epoch: Option<String>,
    #[serde(rename = "@version")]
    version: String,
    #[serde(rename = "@release")]
    release: String,
    #[serde(rename = "@arch")]
    pub(super) arch: String,
}

/// The updates of a file. One that is not as expected is counted; XML that is broken ends it.
pub(super) fn read(path: &str, bytes: &[u8], tally: &mut Tally) -> Result<Vec<Update>, FeedError> {
    let mut found = Vec::new();
    xml::elements(path, xml::text(path, bytes)?, &["update"], &mut |_, element| {
        tally.records += 1;
        match quick_xml::de::from_str(element) {
            Ok(update) => found.push(update),
            Err(error) => tally.damaged.push(FeedError::xml(path, error)),
        }
    })?;
    match tally.records {
        0 => Err(FeedError::xml(path, "no update in it")),
        _ => Ok(found),
    }
}

impl Update {
    /// All that does not depend on the feed; `vulnerabilities` and `affected` are left to the caller.
    pub(super) fn advisory(&self, feed: &str) -> Advisory {
        let instant = |moment: &Option<Moment>| moment.as_ref().and_then(|moment| time::parse(&moment.date));
        Advisory {
            id: self.id.clone(),
            feed: feed.to_owned(),
            published: instant(&self.issued),
            modified: instant(&self.updated),
            description: self.description.clone().filter(|text| !text.is_empty()),
            severity: self.severity.clone(),
            references: self.references.reference.iter().map(Link::reference).collect(),
            ..Advisory::default()
        }
    }

    /// The lists of packages.
    pub(super) fn collections(&self) -> &[Collection] {
        &self.pkglist.collection
    }

    /// The packages of all lists.
    pub(super) fn packages(&self) -> impl Iterator<Item = &Package> {
        self.collections()
            .iter()
            .flat_map(|collection| &collection.package)
    }
}

impl Link {
    fn reference(&self) -> Reference {
        Reference {
            kind: ReferenceKind::Advisory,
            url: self.href.clone(),
        }
    }
}

impl Module {
    /// `nodejs:18`.
    pub(super) fn label(&self) -> String {
        format!("{}:{}", self.name, self.stream)
    }
}

impl Package {
    /// `epoch:version-release`.
    pub(super) fn evr(&self) -> String {
        rpm::evr(
            self.epoch.as_deref().unwrap_or_default(),
            &self.version,
            &self.release,
        )
    }
}
