//! IAM's JSON policies: read, checked when they are written, and decided.
//!
//! The language is IAM's for identities: `Version`, `Id`, `Statement` with `Sid`, `Effect`, `Action` or `NotAction`,
//! `Resource` or `NotResource`. What is not understood is refused when a policy is created, with words, never ignored
//! when it is used: `Condition` and `Principal` above all. Nothing is allowed by default, and a Deny wins over every
//! Allow. docs/adr says why this is written here.

pub mod built_in;
mod pattern;
mod read;
#[cfg(test)]
mod tests;

use pattern::{ActionPattern, ResourcePattern};
pub use read::PolicyError;
use serde_json::Value;

/// The longest policy document, in bytes: IAM's own limit for managed policies.
pub const MAX_POLICY_BYTES: usize = 6144;

/// What policies say to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A statement allows it and none denies it.
    Allowed,
    /// A statement denies it.
    Denied,
    /// No statement says anything of it.
    NotAllowed,
}

/// All policies of a principal.
#[derive(Clone, Debug, Default)]
pub struct PolicySet {
    statements: Vec<Statement>,
}

#[derive(Clone, Debug)]
struct Statement {
    allows: bool,
    actions: Several<ActionPattern>,
    resources: Several<ResourcePattern>,
}

/// Patterns of which one must match, or (`Not…`) none may.
#[derive(Clone, Debug)]
enum Several<P> {
    AnyOf(Vec<P>),
    NoneOf(Vec<P>),
}

impl<P> Several<P> {
    fn matches(&self, matches: impl Fn(&P) -> bool) -> bool {
        match self {
            Self::AnyOf(patterns) => patterns.iter().any(matches),
            Self::NoneOf(patterns) => !patterns.iter().any(matches),
        }
    }
}

impl PolicySet {
    /// Reads a list whose items are names of built-in policies or policy documents.
    pub fn read(policies: &Value) -> Result<Self, PolicyError> {
        let list = policies.as_array().ok_or(PolicyError::NoList)?;
        let mut statements = Vec::new();
        for policy in list {
            statements.extend(match policy {
                Value::String(name) => read::statements(&built_in::document(name)?)?,
                document => read::statements(document)?,
            });
        }
        Ok(Self { statements })
    }

    /// What the policies say to an action such as `ecr:PutImage` on an ARN, or on `*` where it has no resource.
    pub fn decide(&self, action: &str, resource: &str) -> Decision {
        let mut decision = Decision::NotAllowed;
        for statement in self
            .statements
            .iter()
            .filter(|statement| statement.covers(action, resource))
        {
            if !statement.allows {
                return Decision::Denied;
            }
            decision = Decision::Allowed;
        }
        decision
    }
}

impl Statement {
    fn covers(&self, action: &str, resource: &str) -> bool {
        self.actions.matches(|pattern| pattern.matches(action))
            && self.resources.matches(|pattern| pattern.matches(resource))
    }
}
