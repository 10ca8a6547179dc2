//! Amazon Linux security advisories (ALAS), the `updateinfo.xml` of each repository.
//!
//! Odd: `core` is the release's main stream. A topic of Amazon Linux 2 extras becomes the stream `extras:NAME` (`livepatch`
//! of 2023 too). An installed package does not say from which repository it came, and topics reuse names of core:
//! `kernel` is 4.14 in core and 5.10 in a topic. So rows of a topic begin where its versions begin, and may be
//! applied to every image: `kernel-5.10` speaks of versions from 5.10 on and never of 4.14.

use std::collections::BTreeMap;

use tidewaiter_advisories::{Advisory, Affected, Limit, Range};
use tidewaiter_types::Space;

use super::updateinfo::{self, Update};
use super::{erratum, rpm};
use crate::{Feed, FeedError, Sink, Tally, names};

/// The feed `amazon`.
pub(crate) struct Amazon;

/// Topics without a number in their names that replace packages of core.
const REPLACING: [&str; 2] = ["dnsmasq", "selinux-ng"];

impl Feed for Amazon {
    fn name(&self) -> &'static str {
        "amazon"
    }

    fn title(&self) -> &'static str {
        "Amazon Linux Security Center"
    }

    fn licence(&self) -> &'static str {
        "none stated; a public feed of AWS"
    }

    fn attribution(&self) -> &'static str {
        "Amazon Linux Security Center, https://alas.aws.amazon.com/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["amazon"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.strip_suffix(".gz").unwrap_or(path);
        file.ends_with("/updateinfo.xml") && place(path).is_some()
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let (space, stream) =
            place(path).ok_or_else(|| FeedError::text(path, "not amazon/RELEASE/REPOSITORY/…"))?;
        let mut tally = Tally::default();
        let updates = updateinfo::read(path, bytes, &mut tally)?;
        let starts = Starts::of(stream.as_deref(), &updates);
        for update in &updates {
            out(advisory(update, &space, stream.as_deref(), &starts).into());
        }
        Ok(tally)
    }
}

/// Space and stream of `amazon/2/core/…`, `amazon/2/extras/docker/…` or `amazon/2023/kernel-livepatch/…`.
fn place(path: &str) -> Option<(Space, Option<String>)> {
    let mut parts = path.strip_prefix("amazon/")?.split('/');
    let space = Space::of_release("amazon", parts.next()?);
    let stream = match parts.next()? {
        "core" => None,
        "extras" => Some(format!("extras:{}", parts.next()?)),
        other => Some(format!("extras:{other}")),
    };
    Some((space, stream))
}

fn advisory(update: &Update, space: &Space, stream: Option<&str>, starts: &Starts) -> Advisory {
    Advisory {
        vulnerabilities: cves(update),
        affected: rows(update, space, stream, starts),
        ..update.advisory(Amazon.name())
    }
}

/// The CVEs that the update fixes; one that names none stands for itself.
fn cves(update: &Update) -> Vec<String> {
    let links = update
        .references
        .reference
        .iter()
        .filter(|link| link.kind.as_deref() == Some("cve"));
    let mut cves: Vec<String> = links
        .filter_map(|link| names::leading_cve(link.id.as_deref()?))
        .collect();
    cves.sort_unstable();
    cves.dedup();
    if cves.is_empty() {
        vec![update.id.clone()]
    } else {
        cves
    }
}

fn rows(update: &Update, space: &Space, stream: Option<&str>, starts: &Starts) -> Vec<Affected> {
    let mut builds = erratum::Builds::default();
    for package in update.packages() {
        builds.add(&package.name, &package.evr(), &package.arch);
    }
    let row = |(package, evr, arches): (String, String, Vec<String>)| {
        let introduced = starts.start(&package, &evr);
        let range = Range {
            introduced,
            limit: Limit::Fixed(evr),
        };
        let row = erratum::fixed_row(space.clone(), package, range, arches);
        Affected {
            stream: stream.map(str::to_owned),
            ..row
        }
    };
    builds.fixes().into_iter().map(row).collect()
}

/// Where the versions of a topic begin.
struct Starts {
    /// The series in the topic's name: `5.10` of `kernel-5.10`.
    series: Option<String>,
    /// The oldest version of each package in the topic; empty where any version may be the topic's.
    oldest: BTreeMap<String, String>,
}

impl Starts {
    fn of(stream: Option<&str>, updates: &[Update]) -> Self {
        let topic = stream.and_then(|stream| stream.strip_prefix("extras:"));
        let series = topic.and_then(series);
        let bounded = series.is_some() || topic.is_some_and(|topic| REPLACING.contains(&topic));
        let packages = updates.iter().filter(|_| bounded).flat_map(Update::packages);
        let mut oldest: BTreeMap<String, String> = BTreeMap::new();
        for package in packages {
            let evr = package.evr();
            let known = oldest.entry(package.name.clone()).or_insert_with(|| evr.clone());
            if erratum::is_older(&evr, known) {
                *known = evr;
            }
        }
        Self { series, oldest }
    }

    /// The first version of a package that is the topic's: that of its name where the versions follow it, else
    /// the first two numbers of the oldest version that the topic fixed (three behind a leading zero).
    fn start(&self, package: &str, evr: &str) -> Option<String> {
        let named = self
            .series
            .as_deref()
            .map(|series| rpm::series(evr, parts(series)));
        let named = named.filter(|start| Some(without_epoch(start)) == self.series.as_deref());
        named.or_else(|| {
            let oldest = self.oldest.get(package)?;
            Some(rpm::series(
                oldest,
                if without_epoch(oldest).starts_with("0.") {
                    3
                } else {
                    2
                },
            ))
        })
    }
}

fn without_epoch(evr: &str) -> &str {
    evr.split_once(':').map_or(evr, |(_, rest)| rest)
}

fn parts(series: &str) -> usize {
    series.split('.').count()
}

/// The number at the end of a topic's name (`1` of `mate-desktop1.x`).
fn series(topic: &str) -> Option<String> {
    let name = topic.strip_suffix(".x").unwrap_or(topic);
    let text = name.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    let number = &name[text.len()..];
    (!number.is_empty() && !number.starts_with('.')).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = r#"<?xml version="1.0" ?><updates>
        <update type="security"><id>ALAS2KERNEL-5.10-2099-001</id><issued date="2099-01-01 00:00:00" /><updated date="2099-01-02 00:00" />
        <severity>Important</severity><description>a &amp; b</description>
        <references><reference href="http://example.org/" id="CVE-2099-0001" type="cve" /></references>
        <pkglist><collection short="x"><name>X</name>
        <package name="kernel" version="5.10.9" release="1.amzn2" epoch="0" arch="x86_64"><filename>k.rpm</filename></package>
        <package name="kernel" version="5.10.9" release="1.amzn2" epoch="0" arch="aarch64"><filename>k.rpm</filename></package>
        <package name="tool" version="1.2.3" release="1.amzn2" epoch="2" arch="x86_64"><filename>t.rpm</filename></package>
        </collection></pkglist></update>
        <update><severity>low</severity></update></updates>"#;

    fn read(path: &str, text: &str) -> (Vec<Advisory>, Tally) {
        let mut found = Vec::new();
        let tally = Amazon
            .read(path, text.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        (found, tally)
    }

    #[test]
    fn an_update_becomes_an_advisory_and_a_damaged_one_is_counted() {
        let (found, tally) = read("amazon/2/core/updateinfo.xml", FIXTURE);
        assert_eq!((tally.records, tally.damaged.len(), found.len()), (2, 1, 1));
        assert_eq!(found[0].vulnerabilities, ["CVE-2099-0001"]);
        assert_eq!(found[0].description.as_deref(), Some("a & b"));
        let rows: Vec<_> = found[0]
            .affected
            .iter()
            .map(|row| {
                (
                    row.package.as_str(),
                    row.ranges[0].clone(),
                    row.arches.join(","),
                    row.stream.as_deref(),
                )
            })
            .collect();
        let fixed = |evr: &str| Range {
            introduced: None,
            limit: Limit::Fixed(evr.into()),
        };
        assert_eq!(rows[0], ("kernel", fixed("5.10.9-1.amzn2"), String::new(), None));
        assert_eq!(
            rows[1],
            ("tool", fixed("2:1.2.3-1.amzn2"), "x86_64".to_owned(), None)
        );
    }

    #[test]
    fn a_topic_speaks_of_its_own_versions_only() {
        let (found, _) = read("amazon/2/extras/kernel-5.10/updateinfo.xml", FIXTURE);
        let starts: Vec<_> = found[0]
            .affected
            .iter()
            .map(|row| row.ranges[0].introduced.as_deref())
            .collect();
        assert_eq!(starts, [Some("5.10"), Some("2:1.2")]);
        assert_eq!(found[0].affected[0].stream.as_deref(), Some("extras:kernel-5.10"));
        let zero = FIXTURE.replace("1.2.3", "0.2.3");
        let (found, _) = read("amazon/2/extras/kernel-5.10/updateinfo.xml", &zero);
        assert_eq!(
            found[0].affected[1].ranges[0].introduced.as_deref(),
            Some("2:0.2.3")
        );
        let (found, _) = read("amazon/2/extras/docker/updateinfo.xml", FIXTURE);
        assert_eq!(found[0].affected[0].ranges[0].introduced, None);
    }

    #[test]
    fn numbers_of_topics_are_found() {
        for (topic, number) in [
            ("kernel-5.10", "5.10"),
            ("php8.0", "8.0"),
            ("tomcat9", "9"),
            ("mate-desktop1.x", "1"),
        ] {
            assert_eq!(series(topic).as_deref(), Some(number));
        }
        assert_eq!(series("docker"), None);
    }
}
