//! What an operation touches, as far as its input says: policies are asked about these.
//!
//! The members' names are the same in all operations of ECR (`repositoryName`, `repositoryNames`, `resourceArn`).
//! An operation that lists all repositories is about `repository/*`, one about the registry about `*`, as in
//! AWS's Service Authorization Reference.

use serde_json::Value;
use tidewaiter_aws_wire::dispatch::Resource;
use tidewaiter_aws_wire::model::Operation;

/// Operations on all repositories, unless their input names some.
const ON_ALL_REPOSITORIES: &[&str] = &["DescribeRepositories"];

/// What the input names; at least one.
pub(crate) fn resources(operation: &Operation, input: &Value) -> Vec<Resource> {
    if let Some(arn) = input["resourceArn"].as_str() {
        return vec![Resource::Arn(arn.to_owned())];
    }
    let one = input["repositoryName"].as_str();
    let many = input["repositoryNames"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let named: Vec<Resource> = one
        .into_iter()
        .chain(many)
        .map(|name| repository(input, name))
        .collect();
    match () {
        () if !named.is_empty() => named,
        () if ON_ALL_REPOSITORIES.contains(&operation.name) => vec![repository(input, "*")],
        () => vec![Resource::Any],
    }
}

fn repository(input: &Value, name: &str) -> Resource {
    Resource::Repository {
        registry: input["registryId"].as_str().map(str::to_owned),
        name: name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ecr::MODEL;

    fn of(operation: &str, input: Value) -> Vec<Resource> {
        resources(MODEL.operation(operation).expect("an operation of ECR"), &input)
    }

    #[test]
    fn inputs_name_what_is_touched() {
        let repository = |registry: Option<&str>, name: &str| Resource::Repository {
            registry: registry.map(str::to_owned),
            name: name.to_owned(),
        };
        let input = json!({"repositoryName": "app", "registryId": "123456789012"});
        assert_eq!(of("PutImage", input), [repository(Some("123456789012"), "app")]);
        assert_eq!(
            of("DescribeRepositories", json!({"repositoryNames": ["a", "b"]})),
            [repository(None, "a"), repository(None, "b")]
        );
        assert_eq!(of("DescribeRepositories", json!({})), [repository(None, "*")]);
        assert_eq!(of("GetAuthorizationToken", json!({})), [Resource::Any]);
        assert_eq!(
            of("TagResource", json!({"resourceArn": "arn:x"})),
            [Resource::Arn("arn:x".to_owned())]
        );
    }
}
