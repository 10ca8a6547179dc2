//! The gate of a real registry: ECR's tokens and signed download URLs, backed by access keys and policies.
//!
//! Odd: a token is only as good as its access key is now, so the key is looked up for each admission; what
//! happens on every request is in [`crate::gate`]'s memory.

use std::sync::Arc;

use async_trait::async_trait;
use tidewaiter_access::{Claims, DownloadKey, Home, KeyStore, Principal, TokenError, Tokens};
use tidewaiter_types::{Clock, Digest};

use crate::gate::{Caller, Credentials, Gate, Refusal};

/// The one user name of ECR's Basic authentication.
const USER: &str = "AWS";

/// Admits whoever shows a token of GetAuthorizationToken as user `AWS`, or as Bearer.
pub struct TokenGate<K> {
    /// Where access keys are looked up.
    pub keys: K,
    /// Checks and issues tokens.
    pub tokens: Tokens,
    /// Checks the URLs that GetDownloadUrlForLayer gives out.
    pub downloads: DownloadKey,
    /// For ARNs.
    pub home: Home,
    /// For expiry.
    pub clock: Arc<dyn Clock>,
}

impl<K: KeyStore> TokenGate<K> {
    async fn principal(&self, credentials: Credentials<'_>) -> Result<(Principal, Claims), Refusal> {
        let token = match credentials {
            Credentials::None => return Err(Refusal::Missing),
            Credentials::Basic { user, .. } if user != USER => return Err(Refusal::Invalid),
            Credentials::Basic { password, .. } => password,
            Credentials::Bearer(token) => token,
        };
        let claims = self
            .tokens
            .check(token, self.clock.now())
            .map_err(|error| match error {
                TokenError::Expired => Refusal::Expired,
                TokenError::Invalid => Refusal::Invalid,
            })?;
        let key = self.keys.look_up(&claims.access_key_id).await;
        let key = key.map_err(|error| Refusal::Unavailable(error.to_string()))?;
        Ok((key.ok_or(Refusal::Invalid)?.principal, claims))
    }
}

#[async_trait]
impl<K: KeyStore + 'static> Gate for TokenGate<K> {
    async fn admit(&self, credentials: Credentials<'_>) -> Result<Arc<dyn Caller>, Refusal> {
        let (principal, claims) = self.principal(credentials).await?;
        Ok(Arc::new(Holder {
            principal,
            claims,
            home: self.home.clone(),
        }))
    }

    async fn issue(&self, credentials: Credentials<'_>) -> Result<(String, u64), Refusal> {
        let (principal, claims) = self.principal(credentials).await?;
        let now = self.clock.now();
        let token = self
            .tokens
            .issue(&principal.access_key_id, &principal.account, claims.scopes, now);
        let millis = token.expires_at.0.saturating_sub(now.0);
        Ok((token.text, u64::try_from(millis / 1000).unwrap_or(0)))
    }

    fn admit_download(&self, repository: &str, digest: &Digest, query: &str) -> Option<Result<(), Refusal>> {
        let checked = self
            .downloads
            .check(repository, digest, query, self.clock.now())?;
        Some(checked.map_err(|error| Refusal::Denied(error.to_string())))
    }
}

/// The holder of a token.
struct Holder {
    principal: Principal,
    claims: Claims,
    home: Home,
}

impl Caller for Holder {
    fn check(&self, action: &str, repository: Option<&str>) -> Result<(), String> {
        let (kind, name) = repository.map_or(("registry", "catalog"), |name| ("repository", name));
        if !self.claims.permits(kind, name, scope_action(action)) {
            return Err(format!(
                "the token's scopes do not cover {action} on {kind} {name}"
            ));
        }
        let resource = repository.map_or_else(|| "*".to_owned(), |name| self.home.repository_arn(None, name));
        self.principal
            .authorize(action, &resource)
            .map_err(|denied| denied.to_string())
    }
}

/// The token protocol's word for an action of ECR.
fn scope_action(action: &str) -> &'static str {
    match action {
        "ecr:BatchDeleteImage" => "delete",
        "ecr:InitiateLayerUpload" | "ecr:UploadLayerPart" | "ecr:CompleteLayerUpload" | "ecr:PutImage" => {
            "push"
        }
        "ecr:DescribeRepositories" => "*",
        _ => "pull",
    }
}
