//! Reading policy documents, and refusing what would not do what it says.

use serde::Deserialize;
use serde_json::Value;

use super::pattern::{ActionPattern, ResourcePattern};
use super::{MAX_POLICY_BYTES, Several, Statement};

/// Why a policy is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// Not a list.
    #[error("policies must be a JSON list of policy documents or names of built-in policies")]
    NoList,
    /// Too long.
    #[error("the policy has {0} bytes; at most {MAX_POLICY_BYTES} are allowed")]
    TooLong(usize),
    /// Not a policy.
    #[error("the policy could not be read: {0}")]
    Malformed(String),
    /// A version that does not exist.
    #[error("the policy's Version is '{0}'; use \"2012-10-17\"")]
    Version(String),
    /// Something that IAM has and this evaluator has not.
    #[error(
        "{0} is not supported in policies here; the policy is refused, since ignoring it would change what it allows"
    )]
    Unsupported(&'static str),
    /// Both or none of a pair.
    #[error("each statement needs exactly one of {0} and Not{0}")]
    ExactlyOne(&'static str),
    /// An action that is none.
    #[error("'{0}' is no action; write SERVICE:NAME such as ecr:PutImage, with * and ? as wildcards, or *")]
    Action(String),
    /// A resource that is none.
    #[error("'{0}' is no resource; write an ARN such as arn:aws:ecr:*:*:repository/team/*, or *")]
    Resource(String),
    /// A name that no built-in policy has.
    #[error("there is no built-in policy '{0}'; there are read-only, push and admin")]
    NoBuiltIn(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Document {
    version: Option<String>,
    #[serde(rename = "Id")]
    _id: Option<String>,
    statement: Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Written {
    #[serde(rename = "Sid")]
    _sid: Option<String>,
    effect: Effect,
    action: Option<OneOrMany<String>>,
    not_action: Option<OneOrMany<String>>,
    resource: Option<OneOrMany<String>>,
    not_resource: Option<OneOrMany<String>>,
    condition: Option<Value>,
    principal: Option<Value>,
    not_principal: Option<Value>,
}

#[derive(Deserialize)]
enum Effect {
    Allow,
    Deny,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    Many(Vec<T>),
    One(T),
}

impl<T> OneOrMany<T> {
    fn into_vec(self) -> Vec<T> {
        match self {
            Self::Many(many) => many,
            Self::One(one) => vec![one],
        }
    }
}

/// The statements of a policy document.
pub(super) fn statements(document: &Value) -> Result<Vec<Statement>, PolicyError> {
    let bytes = document.to_string().len();
    if bytes > MAX_POLICY_BYTES {
        return Err(PolicyError::TooLong(bytes));
    }
    let malformed = |error: serde_json::Error| PolicyError::Malformed(error.to_string());
    let frame: Document = serde_json::from_value(document.clone()).map_err(malformed)?;
    if let Some(version) = frame
        .version
        .filter(|version| !["2012-10-17", "2008-10-17"].contains(&version.as_str()))
    {
        return Err(PolicyError::Version(version));
    }
    // Statements are read one by one: so serde tells what is wrong with one, and not with a choice of shapes.
    let list = if let Value::Array(list) = frame.statement {
        list
    } else {
        vec![frame.statement]
    };
    list.into_iter()
        .map(|one| statement_of(serde_json::from_value(one).map_err(malformed)?))
        .collect()
}

fn statement_of(written: Written) -> Result<Statement, PolicyError> {
    let unsupported = [
        (written.condition.is_some(), "Condition"),
        (written.principal.is_some(), "Principal"),
        (written.not_principal.is_some(), "NotPrincipal"),
    ];
    if let Some((_, name)) = unsupported.into_iter().find(|(there, _)| *there) {
        return Err(PolicyError::Unsupported(name));
    }
    let action = |text: String| ActionPattern::new(&text).ok_or(PolicyError::Action(text));
    let resource = |text: String| match ResourcePattern::new(&text) {
        Some(_) if text.contains("${") => Err(PolicyError::Unsupported("A policy variable (${…})")),
        pattern => pattern.ok_or(PolicyError::Resource(text)),
    };
    Ok(Statement {
        allows: matches!(written.effect, Effect::Allow),
        actions: several("Action", written.action, written.not_action, action)?,
        resources: several("Resource", written.resource, written.not_resource, resource)?,
    })
}

fn several<P>(
    name: &'static str,
    any: Option<OneOrMany<String>>,
    none: Option<OneOrMany<String>>,
    read: impl Fn(String) -> Result<P, PolicyError>,
) -> Result<Several<P>, PolicyError> {
    let all = |texts: OneOrMany<String>| {
        texts
            .into_vec()
            .into_iter()
            .map(&read)
            .collect::<Result<Vec<P>, _>>()
    };
    match (any, none) {
        (Some(texts), None) => Ok(Several::AnyOf(all(texts)?)),
        (None, Some(texts)) => Ok(Several::NoneOf(all(texts)?)),
        _ => Err(PolicyError::ExactlyOne(name)),
    }
}
