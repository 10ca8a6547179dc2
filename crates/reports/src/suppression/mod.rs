//! Findings that somebody decided not to act on: by a file of exceptions, or by a VEX statement of whoever knows the
//! product. They are kept apart with their reason and never simply left out.

mod exceptions;
mod purl;
mod vex;

pub use exceptions::{Exceptions, ExceptionsError};
pub use vex::{VexDocument, VexError, VexStatements, apply as apply_vex};

/// Why a finding is not shown as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// Who decided.
    pub by: SuppressedBy,
    /// Why, in the words of whoever decided.
    pub reason: Option<String>,
}

/// Who decided that a finding is not to be acted on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuppressedBy {
    /// An entry of the file of exceptions.
    Exception {
        /// The last day on which it holds (`2026-12-31`).
        expires: Option<String>,
    },
    /// A VEX statement.
    Vex {
        /// The document's id.
        document: String,
        /// What it says.
        status: VexStatus,
        /// Its reason, of those that OpenVEX names.
        justification: Option<String>,
    },
}

/// What a VEX statement says of a product and a vulnerability, in OpenVEX's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VexStatus {
    /// It does not touch the product.
    NotAffected,
    /// The product is affected.
    Affected,
    /// The product has a fix.
    Fixed,
    /// Nobody knows yet.
    UnderInvestigation,
}

impl VexStatus {
    /// OpenVEX's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotAffected => "not_affected",
            Self::Affected => "affected",
            Self::Fixed => "fixed",
            Self::UnderInvestigation => "under_investigation",
        }
    }

    /// Whether a finding goes away by it.
    pub fn suppresses(self) -> bool {
        matches!(self, Self::NotAffected | Self::Fixed)
    }
}

impl Suppression {
    /// In words: who decided, and why.
    pub fn words(&self) -> String {
        let by = match &self.by {
            SuppressedBy::Exception { expires: None } => "by exception".to_owned(),
            SuppressedBy::Exception { expires: Some(day) } => format!("by exception until {day}"),
            SuppressedBy::Vex {
                document,
                status,
                justification,
            } => {
                let why = justification.as_deref().map(|word| format!(" ({word})"));
                format!("{}{} says {document}", status.as_str(), why.unwrap_or_default())
            }
        };
        match &self.reason {
            Some(reason) => format!("{by}: {reason}"),
            None => by,
        }
    }
}
