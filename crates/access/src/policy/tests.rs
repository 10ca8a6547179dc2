//! Policies against a naive model of IAM's rules, and the refusals.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn decide(policies: Value, action: &str, resource: &str) -> Decision {
    PolicySet::read(&policies)
        .expect("good policies")
        .decide(action, resource)
}

fn repository(name: &str) -> String {
    format!("arn:aws:ecr:eu-central-1:123456789012:repository/{name}")
}

#[test]
fn built_in_policies_do_what_their_names_say() {
    let app = repository("app");
    for (policy, action, decision) in [
        ("read-only", "ecr:BatchGetImage", Decision::Allowed),
        ("read-only", "ecr:PutImage", Decision::NotAllowed),
        ("read-only", "inspector2:ListFindings", Decision::Allowed),
        ("read-only", "inspector2:CreateFilter", Decision::NotAllowed),
        ("read-only", "securityhub:GetFindings", Decision::Allowed),
        ("push", "securityhub:BatchUpdateFindings", Decision::NotAllowed),
        ("push", "ecr:PutImage", Decision::Allowed),
        ("push", "ecr:BatchDeleteImage", Decision::NotAllowed),
        ("push", "ecr:CreateRepository", Decision::NotAllowed),
        ("admin", "ecr:DeleteRepository", Decision::Allowed),
    ] {
        assert_eq!(
            decide(json!([policy]), action, &app),
            decision,
            "{policy} {action}"
        );
    }
    assert_eq!(
        decide(json!(["read-only"]), "ecr:GetAuthorizationToken", "*"),
        Decision::Allowed
    );
    assert_eq!(
        decide(json!([]), "ecr:GetAuthorizationToken", "*"),
        Decision::NotAllowed
    );
    for name in built_in::NAMES {
        assert!(PolicySet::read(&json!([name])).is_ok());
    }
}

#[test]
fn policies_that_would_not_do_what_they_say_are_refused() {
    let with = |extra: Value| {
        let mut statement = json!({"Effect": "Allow", "Action": "ecr:*", "Resource": "*"});
        for (key, value) in extra.as_object().expect("an object") {
            statement[key] = value.clone();
        }
        PolicySet::read(&json!([{"Version": "2012-10-17", "Statement": [statement]}]))
            .expect_err("refused")
            .to_string()
    };
    assert!(with(json!({"Condition": {}})).starts_with("Condition is not supported"));
    assert!(with(json!({"Principal": "*"})).starts_with("Principal is not supported"));
    assert!(with(json!({"NotAction": "ecr:Put*"})).starts_with("each statement needs exactly one of Action"));
    assert!(with(json!({"Action": "PutImage"})).starts_with("'PutImage' is no action"));
    assert!(with(json!({"Resource": "app"})).starts_with("'app' is no resource"));
    let variable = json!({"Resource": "arn:aws:ecr:*:*:repository/${aws:username}/*"});
    assert!(with(variable).starts_with("A policy variable (${…}) is not supported"));
    assert!(with(json!({"Resources": "*"})).contains("unknown field `Resources`"));
    assert!(with(json!({"Effect": "allow"})).contains("unknown variant `allow`"));
    assert!(with(json!({"Sid": "x".repeat(MAX_POLICY_BYTES)})).starts_with("the policy has"));
    for wrong in [
        json!({}),
        json!(["nobody"]),
        json!([5]),
        json!([{"Version": "2020-01-01", "Statement": []}]),
        json!([{}]),
    ] {
        assert!(PolicySet::read(&wrong).is_err(), "{wrong}");
    }
}

/// One statement, as the generator of the property makes it.
#[derive(Clone, Debug)]
struct Made {
    allow: bool,
    not_action: bool,
    actions: Vec<&'static str>,
    not_resource: bool,
    repositories: Vec<&'static str>,
}

const ACTIONS: &[&str] = &["ecr:PutImage", "ecr:BatchGetImage", "ecr:BatchDeleteImage"];
const REPOSITORIES: &[&str] = &["app", "team/app", "team/web"];

/// Each pattern with exactly what it covers, written out.
const ACTION_PATTERNS: &[(&str, &[&str])] = &[
    ("*", ACTIONS),
    ("ecr:*", ACTIONS),
    ("ecr:Batch*", &["ecr:BatchGetImage", "ecr:BatchDeleteImage"]),
    ("ecr:put?mage", &["ecr:PutImage"]),
    ("sts:*", &[]),
];
const REPOSITORY_PATTERNS: &[(&str, &[&str])] = &[
    ("*", REPOSITORIES),
    ("team/*", &["team/app", "team/web"]),
    ("*app", &["app", "team/app"]),
    ("?pp", &["app"]),
];

fn covered(patterns: &[&str], table: &[(&str, &[&str])], what: &str) -> bool {
    patterns.iter().any(|pattern| {
        table
            .iter()
            .any(|(name, covers)| name == pattern && covers.contains(&what))
    })
}

impl Made {
    fn document(&self) -> Value {
        let resources: Vec<String> = self.repositories.iter().map(|name| repository(name)).collect();
        json!({"Statement": {
            "Effect": if self.allow { "Allow" } else { "Deny" },
            (if self.not_action { "NotAction" } else { "Action" }): self.actions,
            (if self.not_resource { "NotResource" } else { "Resource" }): resources,
        }})
    }

    fn covers(&self, action: &str, name: &str) -> bool {
        covered(&self.actions, ACTION_PATTERNS, action) != self.not_action
            && covered(&self.repositories, REPOSITORY_PATTERNS, name) != self.not_resource
    }
}

fn patterns(
    table: &'static [(&'static str, &'static [&'static str])],
) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec((0..table.len()).prop_map(|at| table[at].0), 1..3)
}

fn statement() -> impl Strategy<Value = Made> {
    let parts = (
        any::<bool>(),
        any::<bool>(),
        patterns(ACTION_PATTERNS),
        any::<bool>(),
        patterns(REPOSITORY_PATTERNS),
    );
    parts.prop_map(|(allow, not_action, actions, not_resource, repositories)| Made {
        allow,
        not_action,
        actions,
        not_resource,
        repositories,
    })
}

proptest! {
    #[test]
    fn decisions_are_those_of_the_naive_model(made in prop::collection::vec(statement(), 0..5)) {
        let set = PolicySet::read(&made.iter().map(Made::document).collect()).expect("good policies");
        for action in ACTIONS {
            for name in REPOSITORIES {
                let covering: Vec<&Made> = made.iter().filter(|one| one.covers(action, name)).collect();
                let expected = match () {
                    () if covering.iter().any(|one| !one.allow) => Decision::Denied,
                    () if covering.is_empty() => Decision::NotAllowed,
                    () => Decision::Allowed,
                };
                prop_assert_eq!(set.decide(action, &repository(name)), expected);
            }
        }
    }
}
