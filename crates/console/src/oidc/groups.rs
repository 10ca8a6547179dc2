//! From what the provider tells of someone to a user of this server: name and policies.

use serde_json::{Map, Value};

use super::{OidcConfig, OidcError};

/// Longest name of a user, as IAM has it.
const LONGEST: usize = 64;

/// Someone whom the provider knows.
#[derive(Debug, PartialEq)]
pub struct Told {
    /// The user's name.
    pub name: String,
    /// Their policies.
    pub policies: Vec<Value>,
}

impl OidcConfig {
    /// Who it is, by the provider's claims.
    pub fn told(&self, claims: &Map<String, Value>) -> Result<Told, OidcError> {
        let name = self.name(claims)?;
        let policies = self.policies(&groups(claims.get(&self.groups_claim)));
        if policies.is_empty() {
            return Err(OidcError::NoGroup(name));
        }
        Ok(Told { name, policies })
    }

    fn name(&self, claims: &Map<String, Value>) -> Result<String, OidcError> {
        let value = claims.get(&self.user_claim).cloned().unwrap_or_default();
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"+=,.@_-".contains(&byte);
        // Whoever may write any address into their account must not become someone else by it.
        let is_proven =
            self.user_claim != "email" || claims.get("email_verified") == Some(&Value::Bool(true));
        match value.as_str() {
            Some(name)
                if is_proven && !name.is_empty() && name.len() <= LONGEST && name.bytes().all(allowed) =>
            {
                Ok(name.to_owned())
            }
            _ => Err(OidcError::Name {
                claim: self.user_claim.clone(),
                value,
            }),
        }
    }

    /// The policies of the groups, each once.
    fn policies(&self, groups: &[&str]) -> Vec<Value> {
        let mut policies: Vec<Value> = Vec::new();
        for (_, own) in self
            .groups
            .iter()
            .filter(|(name, _)| groups.contains(&name.as_str()))
        {
            for policy in own {
                if !policies.contains(policy) {
                    policies.push(policy.clone());
                }
            }
        }
        policies
    }
}

/// Names of groups: a list, or one alone.
fn groups(claim: Option<&Value>) -> Vec<&str> {
    match claim {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(name)) => vec![name],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn config(user_claim: &str) -> OidcConfig {
        OidcConfig {
            issuer: String::new(),
            client_id: String::new(),
            client_secret: None,
            redirect_url: String::new(),
            scopes: Vec::new(),
            user_claim: user_claim.to_owned(),
            groups_claim: "groups".to_owned(),
            label: String::new(),
            groups: vec![
                ("ops".to_owned(), vec![json!("admin")]),
                ("dev".to_owned(), vec![json!("push"), json!("read-only")]),
                ("qa".to_owned(), vec![json!("read-only")]),
            ],
        }
    }

    fn told(user_claim: &str, claims: Value) -> Result<Told, OidcError> {
        let claims = claims.as_object().cloned().unwrap_or_default();
        config(user_claim).told(&claims)
    }

    #[test]
    fn policies_are_those_of_all_groups_each_once() {
        let claims = json!({"sub": "1", "name": "mia", "groups": ["qa", "dev", "else", 7]});
        let expected = Told {
            name: "mia".to_owned(),
            policies: vec![json!("push"), json!("read-only")],
        };
        assert_eq!(told("name", claims).unwrap(), expected);
        let one = told("sub", json!({"sub": "1", "groups": "ops"})).unwrap();
        assert_eq!(one.policies, [json!("admin")]);
    }

    #[test]
    fn nobody_comes_in_without_a_group() {
        for groups in [json!([]), json!(["else"]), json!({"ops": true}), Value::Null] {
            let found = told("sub", json!({"sub": "1", "groups": groups}));
            assert!(matches!(found, Err(OidcError::NoGroup(_))), "{found:?}");
        }
    }

    #[test]
    fn a_name_is_one_of_iams_and_an_address_is_proven() {
        for claims in [
            json!({"groups": "ops"}),
            json!({"email": "", "email_verified": true, "groups": "ops"}),
            json!({"email": "a b@example.com", "email_verified": true, "groups": "ops"}),
            json!({"email": "mia@example.com", "email_verified": false, "groups": "ops"}),
            json!({"email": "mia@example.com", "email_verified": "true", "groups": "ops"}),
            json!({"email": "x".repeat(65), "email_verified": true, "groups": "ops"}),
        ] {
            let found = told("email", claims);
            assert!(matches!(found, Err(OidcError::Name { .. })), "{found:?}");
        }
        let claims = json!({"email": "mia@example.com", "email_verified": true, "groups": "ops"});
        assert_eq!(told("email", claims).unwrap().name, "mia@example.com");
    }
}
