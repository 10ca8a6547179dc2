//! Oracle Linux errata (ELSA) in OVAL form, all in one file; by binary package.
//!
//! Odd: conditions are read by their comments, which are fixed phrases (`bind is earlier than 30:9.3.3-8.el5`), and count
//! within the branch of the tree in which they stand: `arch is x86_64`, `Module virt:ol is enabled`. Oracle ships some
//! packages in up to three builds: its own, one that Ksplice can patch while it runs (`.ksplice1` in the version) and
//! one validated for FIPS (`_fips`), each with errata of its own and an epoch of its own. The two latter become the
//! streams `ksplice` and `fips` (rule 5). An erratum's vectors belong to its CVEs, so they are kept where it has one.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, Cvss, Limit, Range, Reference, ReferenceKind};
use tidewaiter_types::{Space, Timestamp};

use super::{erratum, xml};
use crate::{Feed, FeedError, Sink, Tally, cvss, names, time};

/// The feed `oracle`.
pub(crate) struct Oracle;

#[derive(Deserialize)]
struct Metadata {
    title: String,
    #[serde(default)]
    affected: Platforms,
    #[serde(default)]
    reference: Vec<Link>,
    description: Option<String>,
    #[serde(default)]
    advisory: Facts,
}

#[derive(Default, Deserialize)]
struct Platforms {
    #[serde(default)]
    platform: Vec<String>,
}

#[derive(Deserialize)]
struct Link {
    #[serde(rename = "@ref_url")]
    url: String,
}

#[derive(Default, Deserialize)]
struct Facts {
    severity: Option<String>,
    issued: Option<Moment>,
    #[serde(default)]
    cve: Vec<Cve>,
}

#[derive(Deserialize)]
struct Moment {
    #[serde(rename = "@date")]
    date: String,
}

#[derive(Deserialize)]
struct Cve {
    #[serde(rename = "@cvss2")]
    cvss2: Option<String>,
    #[serde(rename = "@cvss3")]
    cvss3: Option<String>,
    #[serde(rename = "@cwe")]
    cwe: Option<String>,
    #[serde(rename = "$text", default)]
    id: String,
}

impl Feed for Oracle {
    fn name(&self) -> &'static str {
        "oracle"
    }

    fn title(&self) -> &'static str {
        "Oracle Linux errata"
    }

    fn licence(&self) -> &'static str {
        "none stated; a public feed of Oracle"
    }

    fn attribution(&self) -> &'static str {
        "Oracle Linux security, https://linux.oracle.com/security/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["oracle"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("oracle/") && path.ends_with(".xml") && path.contains("/com.oracle.elsa-")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let mut tally = Tally::default();
        xml::elements(
            path,
            xml::text(path, bytes)?,
            &["definition"],
            &mut |_, element| {
                tally.records += 1;
                match advisory(path, element) {
                    Ok(advisory) => out(advisory.into()),
                    Err(error) => tally.damaged.push(error),
                }
            },
        )?;
        match tally.records {
            0 => Err(FeedError::xml(path, "no definition in it")),
            _ => Ok(tally),
        }
    }
}

fn advisory(path: &str, definition: &str) -> Result<Advisory, FeedError> {
    let mut metadata = None;
    xml::elements(path, definition, &["metadata"], &mut |_, element| {
        metadata.get_or_insert_with(|| quick_xml::de::from_str::<Metadata>(element));
    })?;
    let metadata = metadata.ok_or_else(|| FeedError::xml(path, "a definition without metadata"))?;
    let metadata = metadata.map_err(|error| FeedError::xml(path, error))?;
    let (id, title) = metadata
        .title
        .trim()
        .split_once(':')
        .filter(|(id, _)| id.starts_with("ELSA-"))
        .ok_or_else(|| FeedError::xml(path, format!("no title of an erratum: {:?}", metadata.title)))?;
    Ok(Advisory {
        id: id.to_owned(),
        feed: Oracle.name().to_owned(),
        title: Some(title.trim().to_owned()),
        affected: rows(path, definition, &metadata)?,
        ..metadata.facts(id)
    })
}

impl Metadata {
    /// All that is neither name nor rows.
    fn facts(&self, id: &str) -> Advisory {
        let mut cves: Vec<String> = self
            .advisory
            .cve
            .iter()
            .filter_map(|cve| names::leading_cve(cve.id.trim()))
            .collect();
        cves.sort_unstable();
        cves.dedup();
        let single = self.advisory.cve.iter().filter(|_| cves.len() == 1);
        let description = self
            .description
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        Advisory {
            published: self.issued(),
            description: description.map(str::to_owned),
            severity: self.advisory.severity.clone(),
            cvss: single.clone().flat_map(Cve::vectors).collect(),
            cwes: names::cwes(single.filter_map(|cve| cve.cwe.as_deref())),
            references: self.reference.iter().map(Link::reference).collect(),
            vulnerabilities: if cves.is_empty() {
                vec![id.to_owned()]
            } else {
                cves
            },
            ..Advisory::default()
        }
    }

    fn issued(&self) -> Option<Timestamp> {
        time::parse(&self.advisory.issued.as_ref()?.date)
    }
}

impl Cve {
    /// Scores are written before the vectors: `7.8/CVSS:3.1/AV:L/…`.
    fn vectors(&self) -> impl Iterator<Item = Cvss> {
        let both = [self.cvss2.as_deref(), self.cvss3.as_deref()];
        both.into_iter().flatten().filter_map(|text| {
            let (score, vector) = text.split_once('/')?;
            cvss::vector(vector, score.parse().ok(), "ORACLE")
        })
    }
}

impl Link {
    fn reference(&self) -> Reference {
        Reference {
            kind: ReferenceKind::Advisory,
            url: self.url.clone(),
        }
    }
}

/// What holds in a branch of the tree of conditions.
#[derive(Clone, Default)]
struct Branch {
    release: Option<String>,
    arch: Option<String>,
    module: Option<String>,
}

/// Release, stream and module of a list of builds.
type Place = (String, Option<&'static str>, Option<String>);

fn rows(path: &str, definition: &str, metadata: &Metadata) -> Result<Vec<Affected>, FeedError> {
    let platform = metadata
        .affected
        .platform
        .iter()
        .find_map(|text| release(text.trim()));
    let date = metadata.issued();
    let mut rows = Vec::new();
    for ((release, stream, module), builds) in builds(path, definition, platform)? {
        let space = Space::of_release("oracle", &release);
        for (package, evr, arches) in builds.fixes() {
            let range = Range {
                introduced: None,
                limit: Limit::Fixed(evr),
            };
            rows.push(Affected {
                module: module.clone(),
                stream: stream.map(str::to_owned),
                fixed_at: date,
                ..erratum::fixed_row(space.clone(), package, range, arches)
            });
        }
    }
    Ok(rows)
}

/// How deep the tree of conditions may be; Oracle's is six deep.
const DEPTH: usize = 64;

/// Walks over the tree of conditions.
fn builds(
    path: &str,
    definition: &str,
    platform: Option<&str>,
) -> Result<BTreeMap<Place, erratum::Builds>, FeedError> {
    let mut reader = Reader::from_str(definition);
    let mut found: BTreeMap<Place, erratum::Builds> = BTreeMap::new();
    let mut branches = vec![Branch {
        release: platform.map(str::to_owned),
        ..Branch::default()
    }];
    loop {
        match reader.read_event().map_err(|error| FeedError::xml(path, error))? {
            Event::Start(start) if start.local_name().as_ref() == "criteria" => {
                if branches.len() > DEPTH {
                    return Err(FeedError::xml(path, "conditions are nested too deeply"));
                }
                branches.push(branches.last().cloned().unwrap_or_default());
            }
            Event::End(end) if end.local_name().as_ref() == "criteria" => {
                branches.truncate(branches.len().saturating_sub(1).max(1));
            }
            Event::Empty(start) | Event::Start(start) if start.local_name().as_ref() == "criterion" => {
                if let (Some(comment), Some(branch)) = (comment(&start), branches.last_mut()) {
                    branch.hear(&comment, &mut found);
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn comment(start: &BytesStart<'_>) -> Option<String> {
    let comment = start.try_get_attribute("comment").ok()??;
    Some(
        comment
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?
            .into_owned(),
    )
}

impl Branch {
    fn hear(&mut self, comment: &str, found: &mut BTreeMap<Place, erratum::Builds>) {
        if let Some((package, evr)) = comment.split_once(" is earlier than ") {
            let Some(release) = &self.release else {
                return;
            };
            let place = (release.clone(), stream(evr), self.module.clone());
            let arch = self.arch.as_deref().unwrap_or("noarch");
            found
                .entry(place)
                .or_default()
                .add(package.trim(), evr.trim(), arch);
        } else if let Some(arch) = comment.strip_prefix("Oracle Linux arch is ") {
            self.arch = Some(if arch == "i386" { "i686" } else { arch }.to_owned());
        } else if let Some(module) = comment.strip_prefix("Module ") {
            self.module = module.strip_suffix(" is enabled").map(str::to_owned);
        } else if let Some(text) = comment.strip_suffix(" is installed") {
            self.release = release(text).map(str::to_owned).or(self.release.take());
        }
    }
}

/// `8` of `Oracle Linux 8`.
fn release(text: &str) -> Option<&str> {
    let number = text.strip_prefix("Oracle Linux ")?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(number)
}

/// Which of Oracle's builds a version is.
fn stream(evr: &str) -> Option<&'static str> {
    match evr {
        evr if evr.contains(".ksplice") => Some("ksplice"),
        evr if evr.contains("_fips") => Some("fips"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition(criteria: &str) -> String {
        format!(
            r#"<oval_definitions><definitions><definition id="d:1" class="patch"><metadata><title>
            ELSA-2099-0001:  a security update (IMPORTANT)
            </title><affected family="unix"><platform>Oracle Linux 8</platform></affected>
            <reference source="elsa" ref_id="ELSA-2099-0001" ref_url="https://example.org/"/><description> made up </description>
            <!-- a comment --><advisory><severity>IMPORTANT</severity><issued date="2099-01-01"/>
            <cve cvss3="7.8/CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H" href="h" public="20990101">CVE-2099-0001</cve></advisory></metadata>
            <criteria operator="AND"><criterion comment="Oracle Linux 8 is installed"/><criteria operator="OR">{criteria}</criteria></criteria>
            </definition><definition id="d:2"><metadata><title>nonsense</title></metadata></definition></definitions></oval_definitions>"#
        )
    }

    fn read(criteria: &str) -> (Advisory, Tally) {
        let mut found = Vec::new();
        let tally = Oracle
            .read("x", definition(criteria).as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        assert_eq!(found.len(), 1);
        (found.remove(0), tally)
    }

    fn branch(arch: &str, inner: &str) -> String {
        format!(r#"<criteria><criterion comment="Oracle Linux arch is {arch}"/>{inner}</criteria>"#)
    }

    fn package(name: &str, evr: &str) -> String {
        format!(
            r#"<criteria><criterion comment="{name} is earlier than {evr}"/><criterion comment="{name} is signed with the Oracle Linux 8 key"/></criteria>"#
        )
    }

    #[test]
    fn conditions_count_within_their_branch() {
        let module = format!(
            r#"<criteria><criterion comment="Module virt:ol is enabled"/>{}</criteria>"#,
            package("b", "0:1-1.module+el8.7.0+1+2")
        );
        let both = format!("{module}{}", package("a", "30:1-1.el8"));
        let criteria = branch("x86_64", &both) + &branch("aarch64", &package("a", "30:1-1.el8"));
        let (advisory, tally) = read(&criteria);
        assert_eq!((tally.records, tally.damaged.len()), (2, 1));
        assert_eq!(
            (advisory.id.as_str(), advisory.cvss[0].score),
            ("ELSA-2099-0001", 7.8)
        );
        assert_eq!(advisory.description.as_deref(), Some("made up"));
        let rows: Vec<_> = advisory
            .affected
            .iter()
            .map(|row| {
                (
                    row.package.as_str(),
                    row.module.as_deref(),
                    row.arches.join(" "),
                    row.fixed_at,
                )
            })
            .collect();
        let all = String::new();
        assert_eq!(
            rows,
            [
                ("a", None, all.clone(), advisory.published),
                ("b", Some("virt:ol"), all, advisory.published)
            ]
        );
    }

    #[test]
    fn rule_5_builds_for_ksplice_and_fips_are_streams_of_their_own() {
        let packages = package("a", "2:1-1.ksplice1.el8")
            + &package("a", "10:1-1.el8_fips")
            + &package("a", "1:1-1.el8");
        let (advisory, _) = read(&branch("x86_64", &packages));
        let rows: Vec<_> = advisory
            .affected
            .iter()
            .map(|row| row.stream.as_deref())
            .collect();
        assert_eq!(rows, [None, Some("fips"), Some("ksplice")]);
    }

    #[test]
    fn a_bottomless_tree_is_damage() {
        let deep = "<criteria>".repeat(100) + &"</criteria>".repeat(100);
        let tally = Oracle
            .read("x", definition(&deep).as_bytes(), &mut |_| {})
            .unwrap();
        assert_eq!(tally.damaged.len(), 2);
    }
}
