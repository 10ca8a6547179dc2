//! Shapes of inputs and what AWS's models demand of them: required members, lengths, ranges, patterns, values.
//!
//! Generated code holds shapes as tables; this module walks a parsed request along its table before anything is
//! made of it. That keeps generated code small, and gives AWS's words for every breach. Two kinds of refusal,
//! as on AWS: a value of the wrong JSON type is a `SerializationException`; a value that breaks a constraint is
//! told in the service's own way ([`ConstraintWords`]). The first breach is told (up to
//! [`MOST_BREACHES`] by services that list several).

mod pattern;
mod walk;
mod words;

pub use pattern::Pattern;

use serde_json::Value;

use crate::ServiceError;
use crate::model::ConstraintWords;

/// How many breaches one answer lists at most.
pub const MOST_BREACHES: usize = 10;

/// The shape of a value, with its constraints; `None` is no limit.
#[derive(Debug)]
pub enum Shape {
    /// Named members; of a `union` exactly one is there.
    Structure {
        /// The members, in the model's order.
        members: &'static [Member],
        /// Whether exactly one member must be there.
        union: bool,
    },
    /// A list; the limits count items.
    List {
        /// Shape of each item.
        item: &'static Shape,
        /// Fewest items.
        min: Option<u64>,
        /// Most items.
        max: Option<u64>,
    },
    /// Text to values; the limits count entries.
    Map {
        /// Shape of the keys.
        key: &'static Shape,
        /// Shape of the values.
        value: &'static Shape,
        /// Fewest entries.
        min: Option<u64>,
        /// Most entries.
        max: Option<u64>,
    },
    /// Text; the limits count characters.
    String {
        /// Fewest characters.
        min: Option<u64>,
        /// Most characters.
        max: Option<u64>,
        /// What the whole text must look like.
        pattern: Option<&'static Pattern>,
        /// The values that are allowed; empty where any is.
        values: &'static [&'static str],
    },
    /// A whole number of 32 or 64 bits.
    Integer {
        /// Lowest value.
        min: Option<i64>,
        /// Highest value.
        max: Option<i64>,
    },
    /// A floating-point number.
    Float,
    /// true or false.
    Boolean,
    /// Epoch seconds in JSON, ISO-8601 in forms and XML.
    Timestamp,
    /// Base64 text; the limits count bytes.
    Blob {
        /// Fewest bytes.
        min: Option<u64>,
        /// Most bytes.
        max: Option<u64>,
    },
    /// Any JSON value.
    Document,
}

/// Constructors that keep generated tables short.
impl Shape {
    /// A structure.
    pub const fn structure(members: &'static [Member]) -> Self {
        Self::Structure {
            members,
            union: false,
        }
    }

    /// A structure of which exactly one member is there.
    pub const fn union(members: &'static [Member]) -> Self {
        Self::Structure { members, union: true }
    }

    /// Text with limits.
    pub const fn text(min: Option<u64>, max: Option<u64>, pattern: Option<&'static Pattern>) -> Self {
        Self::String {
            min,
            max,
            pattern,
            values: &[],
        }
    }

    /// One of these texts.
    pub const fn one_of(values: &'static [&'static str]) -> Self {
        Self::String {
            min: None,
            max: None,
            pattern: None,
            values,
        }
    }

    /// A list with limits.
    pub const fn list(item: &'static Shape, min: Option<u64>, max: Option<u64>) -> Self {
        Self::List { item, min, max }
    }

    /// A map with limits.
    pub const fn map(key: &'static Shape, value: &'static Shape, min: Option<u64>, max: Option<u64>) -> Self {
        Self::Map { key, value, min, max }
    }

    /// A whole number with limits.
    pub const fn integer(min: Option<i64>, max: Option<i64>) -> Self {
        Self::Integer { min, max }
    }

    /// Bytes with limits.
    pub const fn blob(min: Option<u64>, max: Option<u64>) -> Self {
        Self::Blob { min, max }
    }
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// Name in JSON, forms and XML.
    pub name: &'static str,
    /// Whether a request must have it.
    pub required: bool,
    /// Its shape.
    pub shape: &'static Shape,
    /// Where a REST request carries it.
    pub location: Location,
}

impl Member {
    /// A member that must be there.
    pub const fn required(name: &'static str, shape: &'static Shape) -> Self {
        Self {
            name,
            required: true,
            shape,
            location: Location::Body,
        }
    }

    /// A member that may be there.
    pub const fn optional(name: &'static str, shape: &'static Shape) -> Self {
        Self {
            name,
            required: false,
            shape,
            location: Location::Body,
        }
    }

    /// The same member, carried elsewhere than in the body.
    pub const fn at(self, location: Location) -> Self {
        Self { location, ..self }
    }
}

/// Where a REST request carries a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the JSON body (and anywhere in protocols other than REST).
    Body,
    /// In the label of the path of that name.
    Label(&'static str),
    /// In the query parameter of that name.
    Query(&'static str),
    /// In the header of that name.
    Header(&'static str),
}

/// One demand that a value does not meet.
#[derive(Clone, Debug, PartialEq)]
struct Breach {
    /// Where: `imageIds.1.member.imageTag`.
    path: String,
    /// What stands there; none where something is missing.
    value: Option<String>,
    /// What is demanded, in the words of AWS's frameworks.
    demand: String,
    /// The pattern, if the demand is one and the member stands at the top of the request.
    top_level_pattern: Option<&'static str>,
}

/// Checks a parsed input against its shape.
pub fn check(input: &Value, shape: &Shape, style: ConstraintWords) -> Result<(), ServiceError> {
    let breaches = walk::breaches(input, shape)?;
    match breaches.first() {
        None => Ok(()),
        Some(first) => Err(words::refuse(style, first, &breaches)),
    }
}
