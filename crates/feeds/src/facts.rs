//! Advisories without their prose, for the database that comes with the program.

use tidewaiter_advisories::Record;

/// Keeps bare facts only: ids, packages, ranges, states, severities, vectors, CWE numbers and dates. Descriptions
/// and lists of references are works of their authors and go; the page of a CVE can be derived from its id.
pub fn facts_only(record: &mut Record) {
    match record {
        Record::Advisory(advisory) => {
            advisory.title = None;
            advisory.description = None;
            advisory.remediation = None;
            advisory.references = Vec::new();
        }
        Record::Exploited(exploited) => exploited.action = None,
        Record::Epss(_) | Record::Weakness(_) | Record::Lifetime(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{Advisory, Reference, ReferenceKind};

    use super::*;

    #[test]
    fn prose_and_links_go_and_facts_stay() {
        let url = "https://example.org/".to_owned();
        let mut record = Record::from(Advisory {
            id: "CVE-2023-4911".into(),
            title: Some("a title".into()),
            description: Some("prose".into()),
            severity: Some("high".into()),
            references: vec![Reference {
                kind: ReferenceKind::Web,
                url,
            }],
            ..Advisory::default()
        });
        facts_only(&mut record);
        let facts = Advisory {
            id: "CVE-2023-4911".into(),
            severity: Some("high".into()),
            ..Advisory::default()
        };
        assert_eq!(record, facts.into());
    }
}
