//! Settings of signing in to the console through an OpenID Connect provider: a table of the file, see docs/console.md.

use anyhow::{Context, anyhow};
use serde::Deserialize;
use serde_json::{Value, json};
use tidewaiter_access::policy::PolicySet;
use tidewaiter_console::{OidcConfig, Provider};

/// `[oidc]`: whom people sign in through.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Oidc {
    /// The provider's address.
    pub issuer: String,
    /// This server's name there.
    pub client_id: String,
    /// Its secret; none for a public client.
    pub client_secret: Option<String>,
    /// `https://REGISTRY/console/oidc/callback`, as the provider knows it.
    pub redirect_url: String,
    /// What is asked for beside `openid` [default: profile, email, groups]
    pub scopes: Option<Vec<String>>,
    /// The claim with the user's name [default: preferred_username]
    pub user_claim: Option<String>,
    /// The claim with the user's groups [default: groups]
    pub groups_claim: Option<String>,
    /// What the page calls the provider [default: its host]
    pub label: Option<String>,
    /// Groups that may sign in.
    pub group: Vec<OidcGroup>,
}

/// `[[oidc.group]]`: what members of a group may do.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OidcGroup {
    /// Its name, as the provider tells it.
    pub name: String,
    /// Names of built-in policies, and policy documents.
    pub policies: Vec<Value>,
}

impl Oidc {
    /// The provider as the console takes it.
    pub fn provider(&self) -> anyhow::Result<Provider> {
        for group in &self.group {
            let read = PolicySet::read(&json!(group.policies));
            read.with_context(|| format!("the policies of the group {:?} of [oidc]", group.name))?;
        }
        let scopes = || ["profile", "email", "groups"].map(str::to_owned).to_vec();
        Provider::new(OidcConfig {
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            client_secret: self.client_secret.clone(),
            redirect_url: self.redirect_url.clone(),
            scopes: self.scopes.clone().unwrap_or_else(scopes),
            user_claim: self
                .user_claim
                .clone()
                .unwrap_or_else(|| "preferred_username".to_owned()),
            groups_claim: self.groups_claim.clone().unwrap_or_else(|| "groups".to_owned()),
            label: self.label.clone().unwrap_or_else(|| host(&self.issuer)),
            groups: self
                .group
                .iter()
                .map(|group| (group.name.clone(), group.policies.clone()))
                .collect(),
        })
        .map_err(|words| anyhow!("[oidc]: {words}"))
    }
}

/// `login.example.com` of `https://login.example.com/realms/main`
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(policies: &str) -> Oidc {
        // As the program does at its start. Another test may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let text = format!(
            "issuer = 'https://login.example.com/realms/main'\nclient-id = 'tidewaiter'\n\
             redirect-url = 'https://registry.example.com/console/oidc/callback'\n\
             [[group]]\nname = 'ops'\npolicies = {policies}"
        );
        toml::from_str(&text).unwrap()
    }

    #[test]
    fn defaults_are_filled_in() {
        let provider = given("['admin']").provider().unwrap();
        let config = provider.config();
        assert_eq!(config.label, "login.example.com");
        assert_eq!(config.user_claim, "preferred_username");
        assert_eq!(config.groups, [("ops".to_owned(), vec![json!("admin")])]);
    }

    #[test]
    fn policies_are_checked_before_anyone_signs_in() {
        let error = given("['no-such-policy']").provider().err().unwrap();
        assert!(error.to_string().contains("\"ops\""), "{error:#}");
        let document = "[{ Version = '2012-10-17', Statement = [{ Effect = 'Allow', Action = 'ecr:*', Resource = '*' }] }]";
        assert!(given(document).provider().is_ok());
    }
}
