//! Wildcards of policies: `*` for any characters, `?` for one.
//!
//! Actions are compared without regard to case. ARNs are compared part by part, so that `*` does not reach over a
//! colon, except in the last part; a pattern of fewer than six parts must end in `*` and leaves the rest open.

/// Of an action: `ecr:Batch*`, or `*`.
#[derive(Clone, Debug)]
pub(super) struct ActionPattern(String);

impl ActionPattern {
    /// A pattern, or none if it is neither `*` nor `SERVICE:NAME`.
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "*?-_".contains(c);
        let (service, name) = if text == "*" {
            ("*", "*")
        } else {
            text.split_once(':')?
        };
        let good = |part: &str| !part.is_empty() && part.chars().all(allowed);
        (good(service) && good(name)).then(|| Self(text.to_ascii_lowercase()))
    }

    pub fn matches(&self, action: &str) -> bool {
        self.0 == "*" || wild(self.0.as_bytes(), action.to_ascii_lowercase().as_bytes())
    }
}

/// Of a resource: an ARN with wildcards, or `*`.
#[derive(Clone, Debug)]
pub(super) struct ResourcePattern(Vec<String>);

/// Parts of an ARN: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`.
const PARTS: usize = 6;

impl ResourcePattern {
    /// A pattern, or none if it is neither `*` nor an ARN.
    pub fn new(text: &str) -> Option<Self> {
        let parts: Vec<String> = text.splitn(PARTS, ':').map(str::to_owned).collect();
        let whole = parts.len() == PARTS || parts.last().is_some_and(|last| last.ends_with('*'));
        (text == "*" || (parts[0] == "arn" && parts.len() > 1 && whole)).then_some(Self(parts))
    }

    pub fn matches(&self, resource: &str) -> bool {
        if self.0 == ["*"] {
            return true;
        }
        let parts: Vec<&str> = resource.splitn(self.0.len(), ':').collect();
        parts.len() == self.0.len()
            && self
                .0
                .iter()
                .zip(parts)
                .all(|(pattern, part)| wild(pattern.as_bytes(), part.as_bytes()))
    }
}

/// Whether the whole text matches; time is at most pattern × text.
///
/// After a mismatch only the last `*` needs to take one character more: an earlier one could not do better.
fn wild(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut retry = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                retry = Some((p + 1, t));
                p += 1;
            }
            Some(wanted) if *wanted == b'?' || *wanted == text[t] => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((after, taken)) = retry else { return false };
                retry = Some((after, taken + 1));
                (p, t) = (after, taken + 1);
            }
        }
    }
    pattern[p..].iter().all(|rest| *rest == b'*')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition of wildcards, by recursion.
    fn naive(pattern: &[u8], text: &[u8]) -> bool {
        match (pattern.split_first(), text.split_first()) {
            (None, None) => true,
            (Some((b'*', rest)), _) if naive(rest, text) => true,
            (Some((b'*', _)), Some((_, more))) => naive(pattern, more),
            (Some((wanted, rest)), Some((found, more))) => {
                (*wanted == b'?' || wanted == found) && naive(rest, more)
            }
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn wildcards_match_as_defined(pattern in "[ab*?]{0,10}", text in "[ab]{0,12}") {
            prop_assert_eq!(wild(pattern.as_bytes(), text.as_bytes()), naive(pattern.as_bytes(), text.as_bytes()));
        }
    }

    #[test]
    fn many_stars_are_no_trap() {
        assert!(!wild("*a".repeat(2000).as_bytes(), "ab".repeat(1900).as_bytes()));
    }

    #[test]
    fn arns_are_matched_part_by_part() {
        let app = "arn:aws:ecr:eu-central-1:123456789012:repository/team/app";
        for (pattern, matches) in [
            ("*", true),
            ("arn:aws:ecr:*:*:repository/team/*", true),
            ("arn:aws:ecr:eu-central-1:123456789012:repository/*", true),
            ("arn:aws:ecr:*", true),
            ("arn:*", true),
            ("arn:aws:ecr:*:repository/team/app", false),
            ("arn:aws:ecr:*:*:repository/team", false),
            ("arn:aws:ecr:*:*:repository/TEAM/*", false),
        ] {
            let found = ResourcePattern::new(pattern).map(|pattern| pattern.matches(app));
            assert_eq!(found.unwrap_or(false), matches, "{pattern}");
        }
        assert!(ResourcePattern::new("arn:aws:ecr").is_none() && ResourcePattern::new("app").is_none());
        let any_repository = ResourcePattern::new("arn:aws:ecr:*:*:repository/*").expect("an ARN");
        assert!(
            !any_repository.matches("*"),
            "an operation on the registry is not one on a repository"
        );
    }

    #[test]
    fn actions_have_no_case() {
        let pattern = ActionPattern::new("ECR:batchget*").expect("an action");
        assert!(pattern.matches("ecr:BatchGetImage") && !pattern.matches("ecr:PutImage"));
        assert!(ActionPattern::new("PutImage").is_none() && ActionPattern::new("ecr:").is_none());
    }
}
