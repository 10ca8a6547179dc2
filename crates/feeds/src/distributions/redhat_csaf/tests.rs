//! A made-up document with one product of each kind.

use super::*;

/// A component, the product that holds it, and the component's purl (`-` for none).
const PARTS: [(&str, &str, &str); 9] = [
    (
        "a-0:1-1.el9.x86_64",
        "MAIN",
        "pkg:rpm/redhat/a@1-1.el9?arch=x86_64",
    ),
    ("a-0:1-1.el9.src", "MAIN", "pkg:rpm/redhat/a@1-1.el9?arch=src"),
    (
        "a-0:1-0.el9_2.x86_64",
        "EUS",
        "pkg:rpm/redhat/a@1-0.el9_2?arch=x86_64",
    ),
    ("b-0:2-1.module+el9+1+a.x86_64", "MAIN:m:2:90:ab", "-"),
    ("c", "MAIN", "pkg:rpm/redhat/c?arch=src"),
    ("d", "MAIN", "pkg:rpm/redhat/d?arch=src"),
    ("e", "MAIN", "pkg:rpm/redhat/e"),
    ("image", "MAIN", "pkg:oci/image"),
    ("f", "OTHER", "pkg:rpm/redhat/f?arch=src"),
];

fn tree() -> String {
    let product = |id: &str, helper: &str| {
        format!(
            r#"{{"category":"x","name":"x","product":{{"name":"x","product_id":"{id}","product_identification_helper":{{{helper}}}}}}}"#
        )
    };
    let cpe = |id, cpe: &str| product(id, &format!(r#""cpe":"{cpe}""#));
    let mut branches = vec![
        cpe("MAIN", "cpe:/a:redhat:enterprise_linux:9::appstream"),
        cpe("EUS", "cpe:/a:redhat:rhel_eus:9.2::appstream"),
        cpe("OTHER", "cpe:/a:redhat:openshift:4.14::el9"),
    ];
    let relation = |part: &str, whole: &str| {
        format!(
            r#"{{"category":"default_component_of","full_product_name":{{"name":"x","product_id":"{whole}:{part}"}},
            "product_reference":"{part}","relates_to_product_reference":"{whole}"}}"#
        )
    };
    let mut relations = vec![relation("m:2:90:ab", "MAIN")];
    for (part, whole, purl) in PARTS {
        if purl != "-" {
            branches.push(product(part, &format!(r#""purl":"{purl}""#)));
        }
        relations.push(relation(part, whole));
    }
    format!(
        r#"{{"branches":[{{"category":"vendor","name":"Red Hat","branches":[{}]}}],"relationships":[{}]}}"#,
        branches.join(","),
        relations.join(",")
    )
}

fn ids(parts: &[usize]) -> String {
    let id = |at: &usize| format!(r#""{}:{}""#, PARTS[*at].1, PARTS[*at].0);
    parts.iter().map(id).collect::<Vec<_>>().join(",")
}

fn document(id: &str) -> String {
    format!(
        r#"{{"document":{{"aggregate_severity":{{"text":"moderate"}},"tracking":{{"current_release_date":"2099-02-01T00:00:00+00:00"}}}},
        "product_tree":{},"vulnerabilities":[{{"cve":"{id}","title":"a: bad","cwe":{{"id":"CWE-120"}},"release_date":"2099-01-01T00:00:00+00:00",
        "notes":[{{"category":"description","text":"made up"}}],
        "product_status":{{"fixed":[{}],"known_affected":[{}],"known_not_affected":[{}],"under_investigation":[{}]}},
        "remediations":[
        {{"category":"vendor_fix","details":"update","date":"2099-01-05T00:00:00+00:00","product_ids":[{}],"url":"https://access.redhat.com/errata/RHSA-2099:1"}},
        {{"category":"no_fix_planned","details":"Out of support scope","product_ids":[{}]}},
        {{"category":"workaround","details":"turn it off","product_ids":[]}}],
        "scores":[{{"cvss_v3":{{"vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H","baseScore":8.8}},"products":[]}},
        {{"cvss_v3":{{"vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H","baseScore":8.8}},"products":[]}}],
        "threats":[{{"category":"impact","details":"Moderate","product_ids":[{}]}},{{"category":"impact","details":"Low","product_ids":[{}]}}]}}]}}"#,
        tree(),
        ids(&[0, 1, 2, 3]),
        ids(&[4, 7, 8]),
        ids(&[5, 1]),
        ids(&[6]),
        ids(&[0, 1, 2, 3]),
        ids(&[4]),
        ids(&[0]),
        ids(&[4]),
    )
}

fn read(text: &str) -> Result<(Vec<Advisory>, Tally), FeedError> {
    let mut found = Vec::new();
    let tally = RedHatCsaf.read("x", text.as_bytes(), &mut |one| found.extend(one.into_advisory()))?;
    Ok((found, tally))
}

#[test]
fn products_become_rows_of_their_release_stream_and_module() {
    let advisory = read(&document("CVE-2099-0001")).unwrap().0.remove(0);
    let rows: Vec<_> = advisory
        .affected
        .iter()
        .map(|row| {
            let place = (row.module.as_deref(), row.stream.as_deref());
            (
                row.package.as_str(),
                row.subject,
                row.state,
                place,
                row.severity.as_deref(),
            )
        })
        .collect();
    let main = (None, None);
    assert_eq!(
        rows,
        [
            (
                "a",
                Subject::Binary,
                FixState::Fixed,
                (None, Some("eus:9.2")),
                None
            ),
            ("a", Subject::Binary, FixState::Fixed, main, Some("Moderate")),
            ("b", Subject::Binary, FixState::Fixed, (Some("m:2"), None), None),
            ("c", Subject::Source, FixState::EndOfLife, main, Some("Low")),
            ("d", Subject::Source, FixState::NotAffected, main, None),
            ("e", Subject::Binary, FixState::UnderInvestigation, main, None),
        ],
        "container images and other products are no packages of a release, nor is a build that is not affected"
    );
    let fixed = advisory
        .affected
        .iter()
        .filter(|row| row.state == FixState::Fixed);
    // `date -u -d 2099-01-05 +%s` says 4071254400.
    assert!(
        fixed
            .map(|row| row.fixed_at)
            .all(|date| date == Some(Timestamp(4_071_254_400_000)))
    );
}

#[test]
fn the_head_is_read() {
    let advisory = read(&document("CVE-2099-0001")).unwrap().0.remove(0);
    assert_eq!(
        (advisory.severity.as_deref(), &advisory.cwes[..]),
        (Some("moderate"), &[120][..])
    );
    assert_eq!((advisory.cvss.len(), advisory.cvss[0].score), (1, 8.8));
    assert_eq!(advisory.description.as_deref(), Some("made up"));
    assert_eq!(advisory.remediation.as_deref(), Some("turn it off"));
    assert_eq!(
        advisory.references[0].url,
        "https://access.redhat.com/errata/RHSA-2099:1"
    );
    assert!(advisory.published < advisory.modified);
}

#[test]
fn what_has_no_cve_is_damage() {
    let (found, tally) = read(&document("RHSA-1")).unwrap();
    assert_eq!((found.len(), tally.records, tally.damaged.len()), (0, 1, 1));
    assert!(read(r#"{"document":{"tracking":{}}}"#).is_err());
}
