//! Libraries and programs that no system's package manager lists: what one file says of them.
//!
//! Two kinds of evidence are kept apart all the way to the finding: what is installed, and what a file merely says (a lock
//! file names what somebody would install). Odd: one file may tell of many (a Java archive holds others, to any depth),
//! so a library has a path inside its file beside the file's own.

use serde::{Deserialize, Serialize};
use tidewaiter_types::Package;

use crate::bounds::TOO_MANY_PACKAGES;
use crate::extractor::{Extraction, Fact};

/// What one file says of libraries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Libraries {
    /// The extractor that read it ([`crate::extractor::Extractor::name`]); of a program, who of those that look into it
    /// ([`crate::program`]).
    pub found_by: String,
    /// What kind of evidence the file is.
    pub evidence: EvidenceKind,
    /// The libraries, in the file's order.
    pub list: Vec<LibraryRecord>,
}

impl Libraries {
    /// What the extractor of that name found in a file of that kind.
    pub(crate) fn new(found_by: &str, evidence: EvidenceKind, list: Vec<LibraryRecord>) -> Self {
        Self {
            found_by: found_by.to_owned(),
            evidence,
            list,
        }
    }

    /// Says so, unless there are none.
    pub(crate) fn tell(self, out: &mut Extraction) {
        if !self.list.is_empty() {
            out.facts.push(Fact::Libraries(self));
        }
    }

    /// Says so, and that the list was longer, if it was.
    pub(crate) fn tell_with_rest(self, is_cut: bool, out: &mut Extraction) {
        if is_cut {
            out.problems.push(TOO_MANY_PACKAGES.to_owned());
        }
        self.tell(out);
    }
}

/// What kind of evidence a file is for the presence of a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// The library itself, or the record that its installer leaves beside it: a wheel's `METADATA`, a package's
    /// `package.json` in `node_modules`, a jar, what a linker wrote into a program.
    Installed,
    /// A lock file: what would be installed from here.
    Locked,
    /// A program without any record, known by what is in it.
    Recognized,
    /// A bill of materials that somebody put into the image.
    Stated,
}

impl EvidenceKind {
    /// All of them, in the order of their weight.
    pub const ALL: [Self; 4] = [Self::Installed, Self::Recognized, Self::Stated, Self::Locked];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Installed => "installed",
            Self::Locked => "locked",
            Self::Recognized => "recognized",
            Self::Stated => "stated",
        }
    }
}

/// How sure it is that the name and version are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A guess from a file's name.
    Low,
    /// Derived from what was not written for this purpose: a manifest's title, a text inside a program.
    Medium,
    /// A record says so in as many words.
    High,
}

impl Confidence {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// A library or program as one file tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryRecord {
    /// The package.
    pub package: Package,
    /// Where in the file it is, if the file holds others: `BOOT-INF/lib/a.jar`, and `a.war!WEB-INF/lib/b.jar` deeper
    /// down.
    pub inner_path: Option<String>,
    /// How sure its name and version are.
    pub confidence: Confidence,
    /// Needed only to develop or test, as a lock file says.
    pub is_development: bool,
}

impl LibraryRecord {
    /// A library that a record names in as many words.
    pub fn new(package: Package) -> Self {
        Self {
            package,
            inner_path: None,
            confidence: Confidence::High,
            is_development: false,
        }
    }

    /// Marks it as needed for development only, or not.
    pub fn for_development(mut self, is_development: bool) -> Self {
        self.is_development = is_development;
        self
    }
}

impl From<Package> for LibraryRecord {
    fn from(package: Package) -> Self {
        Self::new(package)
    }
}
