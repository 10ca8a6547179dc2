//! The dispatcher's gatekeeper: access keys from a [`KeyStore`], ARNs of this registry, policies of the caller.

use async_trait::async_trait;
use tidewaiter_aws_wire::ServiceError;
use tidewaiter_aws_wire::dispatch::{Gatekeeper, Identity, Resource};

use crate::{KeyStore, Principal};

/// Where this registry is, as its ARNs say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Such as `eu-central-1`.
    pub region: String,
    /// The registry's account, twelve digits.
    pub account: String,
}

impl Home {
    /// The ARN of a repository here, or of one in the registry of another account.
    pub fn repository_arn(&self, registry: Option<&str>, name: &str) -> String {
        format!(
            "arn:aws:ecr:{}:{}:repository/{name}",
            self.region,
            registry.unwrap_or(&self.account)
        )
    }

    /// The ARN of a user, `user/NAME`, or of the account's root.
    pub fn iam_arn(&self, path: &str) -> String {
        format!("arn:aws:iam::{}:{path}", self.account)
    }

    fn arn(&self, resource: &Resource) -> String {
        match resource {
            Resource::Repository { registry, name } => self.repository_arn(registry.as_deref(), name),
            Resource::Arn(arn) => arn.clone(),
            Resource::Any => "*".to_owned(),
        }
    }
}

/// Answers the dispatcher who calls and whether they may.
pub struct Gate<K> {
    keys: K,
    home: Home,
}

impl<K: KeyStore> Gate<K> {
    /// A gate to the registry at that place.
    pub fn new(keys: K, home: Home) -> Self {
        Self { keys, home }
    }
}

#[async_trait]
impl<K: KeyStore> Gatekeeper for Gate<K> {
    type Caller = Principal;

    /// There are no temporary credentials here: a request with a session token uses keys of elsewhere.
    async fn identity(
        &self,
        id: &str,
        session_token: Option<&str>,
    ) -> Result<Option<Identity<Principal>>, ServiceError> {
        if session_token.is_some() {
            return Ok(None);
        }
        let key = self.keys.look_up(id).await.map_err(ServiceError::internal)?;
        Ok(key.map(|key| Identity {
            secret: key.secret,
            caller: key.principal,
        }))
    }

    fn authorize(&self, caller: &Principal, action: &str, resources: &[Resource]) -> Result<(), String> {
        for resource in resources {
            caller
                .authorize(action, &self.home.arn(resource))
                .map_err(|denied| denied.to_string())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resources_become_arns() {
        let home = Home {
            region: "eu-central-1".to_owned(),
            account: "123456789012".to_owned(),
        };
        let repository = |registry: Option<&str>| Resource::Repository {
            registry: registry.map(str::to_owned),
            name: "team/app".to_owned(),
        };
        assert_eq!(
            home.arn(&repository(None)),
            "arn:aws:ecr:eu-central-1:123456789012:repository/team/app"
        );
        assert_eq!(
            home.arn(&repository(Some("999999999999"))),
            "arn:aws:ecr:eu-central-1:999999999999:repository/team/app"
        );
        assert_eq!(home.arn(&Resource::Any), "*");
        assert_eq!(home.iam_arn("user/ci"), "arn:aws:iam::123456789012:user/ci");
    }
}
