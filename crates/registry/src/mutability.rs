//! Which tags of a repository may be pointed at another image (ECR's four modes with wildcard exclusions).

use tidewaiter_store::{MutabilityFilter, Repository, TagMutability};

/// Whether this tag of the repository, once set, stays where it points.
pub fn tag_is_immutable(repository: &Repository, tag: &str) -> bool {
    let excepted = || is_excepted(&repository.mutability_filters, tag);
    match repository.mutability {
        TagMutability::Mutable => false,
        TagMutability::Immutable => true,
        TagMutability::MutableWithExclusion => excepted(),
        TagMutability::ImmutableWithExclusion => !excepted(),
    }
}

fn is_excepted(filters: &[MutabilityFilter], tag: &str) -> bool {
    filters.iter().any(|filter| wildcard(&filter.filter, tag))
}

/// Whether a text matches a pattern in which `*` stands for any characters, anchored at both ends.
fn wildcard(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().expect("splitting yields at least one part");
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use tidewaiter_store::RepositoryId;
    use tidewaiter_types::Timestamp;

    use super::*;

    fn repository(mutability: TagMutability, filters: &[&str]) -> Repository {
        let filters = filters.iter().map(|filter| MutabilityFilter {
            filter_type: "WILDCARD".into(),
            filter: (*filter).into(),
        });
        Repository {
            id: RepositoryId("1".into()),
            name: "r".into(),
            created_at: Timestamp(0),
            mutability,
            mutability_filters: filters.collect(),
            scan_on_push: false,
            encryption: serde_json::Value::Null,
        }
    }

    #[test]
    fn wildcards_are_anchored_at_both_ends() {
        for (pattern, text) in [
            ("dev*", "dev-1"),
            ("*", ""),
            ("*-rc*", "1-rc2"),
            ("a*b*c", "abbc"),
            ("v1", "v1"),
        ] {
            assert!(wildcard(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("dev*", "a-dev"),
            ("v1", "v10"),
            ("a*a", "a"),
            ("*x", "xy"),
            ("a*b*c", "acb"),
        ] {
            assert!(!wildcard(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn the_four_modes_differ_as_ecr_says() {
        let table = [
            (TagMutability::Mutable, false, false),
            (TagMutability::Immutable, true, true),
            (TagMutability::MutableWithExclusion, true, false),
            (TagMutability::ImmutableWithExclusion, false, true),
        ];
        for (mode, release, other) in table {
            let repository = repository(mode, &["release-*"]);
            assert_eq!(tag_is_immutable(&repository, "release-1"), release, "{mode:?}");
            assert_eq!(tag_is_immutable(&repository, "latest"), other, "{mode:?}");
        }
    }
}
