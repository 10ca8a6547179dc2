//! Whoever calls, and the question whether they may.

use std::sync::Arc;

use crate::policy::{Decision, PolicySet};

/// Someone who calls: the owner of an access key.
#[derive(Clone, Debug)]
pub struct Principal {
    /// Such as `arn:aws:iam::123456789012:user/ci`, or `…:root`.
    pub arn: String,
    /// The account, twelve digits.
    pub account: String,
    /// The unique id that `GetCallerIdentity` shows.
    pub user_id: String,
    /// The key that the request was signed with, or that its token was made from.
    pub access_key_id: String,
    /// What they may do.
    pub policies: Arc<PolicySet>,
}

/// Why not, in AWS's words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("User: {arn} is not authorized to perform: {action} on resource: {resource} {why}")]
pub struct Denied {
    arn: String,
    action: String,
    resource: String,
    why: String,
}

impl Principal {
    /// Whether the policies allow an action such as `ecr:PutImage` on the ARN of a resource (or `*`).
    pub fn authorize(&self, action: &str, resource: &str) -> Result<(), Denied> {
        let why = match self.policies.decide(action, resource) {
            Decision::Allowed => return Ok(()),
            Decision::Denied => "with an explicit deny in an identity-based policy".to_owned(),
            Decision::NotAllowed => format!("because no identity-based policy allows the {action} action"),
        };
        Err(Denied {
            arn: self.arn.clone(),
            action: action.to_owned(),
            resource: resource.to_owned(),
            why,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn principal(policies: serde_json::Value) -> Principal {
        Principal {
            arn: "arn:aws:iam::123456789012:user/ci".to_owned(),
            account: "123456789012".to_owned(),
            user_id: "ci".to_owned(),
            access_key_id: "AKIAEXAMPLE".to_owned(),
            policies: Arc::new(PolicySet::read(&policies).expect("good policies")),
        }
    }

    #[test]
    fn refusals_are_in_the_words_of_aws() {
        let app = "arn:aws:ecr:eu-central-1:123456789012:repository/app";
        let told = principal(json!([]))
            .authorize("ecr:PutImage", app)
            .expect_err("nothing is allowed")
            .to_string();
        assert_eq!(
            told,
            "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: ecr:PutImage on resource: \
             arn:aws:ecr:eu-central-1:123456789012:repository/app because no identity-based policy allows the \
             ecr:PutImage action"
        );
        let deny = json!(["admin", {"Statement": {"Effect": "Deny", "Action": "ecr:Put*", "Resource": "*"}}]);
        let told = principal(deny.clone())
            .authorize("ecr:PutImage", app)
            .expect_err("denied")
            .to_string();
        assert!(
            told.ends_with("with an explicit deny in an identity-based policy"),
            "{told}"
        );
        assert_eq!(principal(deny).authorize("ecr:BatchGetImage", app), Ok(()));
    }
}
