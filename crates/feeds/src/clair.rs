//! Clair's bundle (`clairctl export-updaters`): what its updaters found, as JSON lines, mostly in gzip.
//!
//! A line is one vulnerability of one package, or one enrichment, with the updater that found it and the operation that it
//! belongs to (claircore, `libvuln/jsonblob` and `Vulnerability`). Odd: a vulnerability with ten packages is ten lines, so an
//! operation's lines are gathered by name before they are handed on; the lines of one operation follow each other. What
//! Clair says of Red Hat's streams by CPE is taken for Enterprise Linux and its EUS alone.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use serde::Deserialize;
use serde_json::value::RawValue;
use tidewaiter_advisories::{
    Advisory, Affected, Epss, Exploited, FixState, Limit, Range, Record, Reference, ReferenceKind, Subject,
};
use tidewaiter_types::Space;

use crate::{FeedError, Sink, Tally, cvss, names, time};

/// The longest line, in bytes.
const LONGEST: u64 = 16 << 20;
/// How many problems are kept.
const PROBLEMS: usize = 1000;
/// What messages call the file.
const PATH: &str = "the bundle";

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Line<'a> {
    updater: String,
    #[serde(rename = "Ref")]
    operation: String,
    #[serde(borrow)]
    vuln: Option<&'a RawValue>,
    #[serde(borrow)]
    enrichment: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Vulnerability {
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    issued: String,
    #[serde(default)]
    links: String,
    #[serde(default)]
    severity: String,
    package: Option<Package>,
    distribution: Option<Distribution>,
    repository: Option<Repository>,
    #[serde(default)]
    fixed_in_version: String,
    range: Option<Bounds>,
    #[serde(default)]
    arch_op: String,
    #[serde(default, rename = "Aliases")]
    aliases: Option<Vec<Alias>>,
    #[serde(default, rename = "Invert")]
    invert: bool,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    module: String,
    #[serde(default)]
    arch: String,
}

#[derive(Deserialize)]
struct Distribution {
    #[serde(default)]
    did: String,
    #[serde(default)]
    version_id: String,
}

#[derive(Deserialize)]
struct Repository {
    #[serde(default)]
    name: String,
}

/// Versions as numbers: `semver:0.1.2.3.0.0.0.0.0.0`.
#[derive(Deserialize)]
struct Bounds {
    #[serde(default, rename = "[")]
    lower: String,
    #[serde(default, rename = ")")]
    upper: String,
}

#[derive(Deserialize)]
struct Alias {
    #[serde(default)]
    space: String,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Enrichment<'a> {
    #[serde(default)]
    tags: Vec<String>,
    #[serde(borrow)]
    enrichment: &'a RawValue,
}

/// Reads a bundle and hands on what it says; feeds are called `clair:` and the updater's name.
///
/// # Errors
/// If it cannot be read to its end, or a line is longer than 16 MiB. Lines that make no sense are counted in the tally.
pub fn read(bundle: impl Read, out: &mut Sink<'_>) -> Result<Tally, FeedError> {
    let failed = |source| FeedError::Compression {
        path: PATH.to_owned(),
        source,
    };
    let mut bundle = BufReader::new(bundle);
    match bundle.fill_buf().map_err(failed)?.first() {
        Some(0x1f) => lines(BufReader::new(MultiGzDecoder::new(bundle)), out),
        _ => lines(bundle, out),
    }
}

fn lines(mut bundle: impl BufRead, out: &mut Sink<'_>) -> Result<Tally, FeedError> {
    let (mut tally, mut operation, mut line) = (Tally::default(), Operation::default(), Vec::new());
    loop {
        line.clear();
        let read = (&mut bundle).take(LONGEST).read_until(b'\n', &mut line);
        match read {
            Ok(0) => break,
            Ok(length) if length as u64 == LONGEST => {
                return Err(FeedError::text(PATH, "a line is over 16 MiB"));
            }
            Ok(_) => take(&line, &mut operation, &mut tally, out),
            Err(source) => {
                let path = PATH.to_owned();
                return Err(FeedError::Compression { path, source });
            }
        }
    }
    operation.finish(out);
    Ok(tally)
}

fn take(line: &[u8], operation: &mut Operation, tally: &mut Tally, out: &mut Sink<'_>) {
    if line.trim_ascii().is_empty() {
        return;
    }
    tally.records += 1;
    if let Err(problem) = one(line, operation, out)
        && tally.damaged.len() < PROBLEMS
    {
        tally.damaged.push(problem);
    }
}

fn one(line: &[u8], operation: &mut Operation, out: &mut Sink<'_>) -> Result<(), FeedError> {
    let odd = |source| FeedError::json(PATH, source);
    let line: Line<'_> = serde_json::from_slice(line).map_err(odd)?;
    if line.operation != operation.id {
        std::mem::take(operation).finish(out);
        operation.id = line.operation;
    }
    let feed = format!("clair:{}", line.updater);
    match (line.vuln, line.enrichment) {
        (Some(vulnerability), _) => {
            let vulnerability = serde_json::from_str(vulnerability.get()).map_err(odd)?;
            operation.add(&feed, vulnerability)
        }
        (None, Some(enrichment)) => {
            let enrichment = serde_json::from_str(enrichment.get()).map_err(odd)?;
            enrich(&feed, &enrichment).map(|record| record.into_iter().for_each(out))
        }
        (None, None) => Err(FeedError::text(
            PATH,
            "a line with neither vulnerability nor enrichment",
        )),
    }
}

/// The vulnerabilities of one operation, by name.
#[derive(Default)]
struct Operation {
    id: String,
    found: BTreeMap<String, Advisory>,
}

impl Operation {
    fn add(&mut self, feed: &str, vulnerability: Vulnerability) -> Result<(), FeedError> {
        let name = vulnerability.name.split([' ', '\t']).next().unwrap_or_default();
        let name = name.trim_end_matches(':').to_owned();
        if name.is_empty() {
            return Err(FeedError::text(PATH, "a vulnerability without a name"));
        }
        let row = row(&vulnerability)
            .ok_or_else(|| FeedError::text(PATH, format!("{name}: of no known system or no package")))?;
        let advisory = self
            .found
            .entry(name)
            .or_insert_with_key(|name| head(feed, name, &vulnerability));
        join(&mut advisory.affected, row);
        Ok(())
    }

    fn finish(self, out: &mut Sink<'_>) {
        self.found.into_values().for_each(|advisory| out(advisory.into()));
    }
}

fn head(feed: &str, name: &str, from: &Vulnerability) -> Advisory {
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let alias = |alias: &Alias| format!("{}-{}", alias.space, alias.name);
    let aliases = from.aliases.iter().flatten().map(alias);
    let aliases: Vec<String> = aliases
        .filter(|alias| alias != name && !alias.contains('/'))
        .collect();
    let mut cves: Vec<String> = from.links.split_whitespace().filter_map(cve_of).collect();
    cves.extend(aliases.iter().filter(|alias| names::is_cve(alias)).cloned());
    cves.sort();
    cves.dedup();
    let is_cve = names::is_cve(name);
    let vulnerabilities = match is_cve || cves.is_empty() {
        true => vec![name.to_owned()],
        false => cves,
    };
    Advisory {
        id: name.to_owned(),
        feed: feed.to_owned(),
        aliases: if vulnerabilities.len() == 1 {
            aliases
        } else {
            Vec::new()
        },
        vulnerabilities,
        published: time::parse(&from.issued).filter(|at| at.0 > 0),
        description: said(&from.description),
        severity: said(&from.severity),
        references: from.links.split_whitespace().map(link).collect(),
        ..Advisory::default()
    }
}

fn link(url: &str) -> Reference {
    Reference {
        kind: ReferenceKind::Web,
        url: url.to_owned(),
    }
}

/// The CVE that an address ends with.
fn cve_of(url: &str) -> Option<String> {
    names::leading_cve(&url[url.rfind("CVE-")?..])
}

fn row(from: &Vulnerability) -> Option<Affected> {
    let package = from.package.as_ref().filter(|package| !package.name.is_empty())?;
    let (space, stream) = place(from)?;
    let subject = match package.kind.as_str() {
        "source" => Subject::Source,
        _ => Subject::Binary,
    };
    let (ranges, state) = match from.invert {
        true => (Vec::new(), FixState::NotAffected),
        false => ranges(from),
    };
    let arches = package
        .arch
        .split('|')
        .filter(|arch| !arch.is_empty() && from.arch_op != "not equals");
    Some(Affected {
        ranges,
        arches: arches.map(str::to_owned).collect(),
        module: Some(package.module.clone()).filter(|module| !module.is_empty()),
        stream,
        ..Affected::new(space, package.name.clone(), subject, state)
    })
}

/// The space, and the update stream where it is not the main one.
fn place(from: &Vulnerability) -> Option<(Space, Option<String>)> {
    if let Some(system) = from.distribution.as_ref().filter(|system| !system.did.is_empty()) {
        let name = match system.did.as_str() {
            "rhel" => "redhat",
            "amzn" => "amazon",
            "ol" => "oracle",
            name => name,
        };
        return Some((Space::of_release(name, &system.version_id), None));
    }
    let repository = from
        .repository
        .as_ref()
        .filter(|repository| !repository.name.is_empty())?;
    match repository.name.starts_with("cpe:") {
        true => redhat(&repository.name),
        false => Some((Space::of_ecosystem(&repository.name.to_lowercase()), None)),
    }
}

/// The space of a CPE such as `cpe:2.3:o:redhat:enterprise_linux:9:*:baseos` or `cpe:/a:redhat:rhel_eus:9.2::appstream`.
fn redhat(cpe: &str) -> Option<(Space, Option<String>)> {
    let mut parts = cpe.split(':').skip_while(|part| *part != "redhat").skip(1);
    let (product, version) = (parts.next()?, parts.next()?.replace('\\', ""));
    let release = version.split('.').next().filter(|release| !release.is_empty())?;
    release.parse::<u16>().ok()?;
    let space = Space::of_release("redhat", release);
    match product {
        "enterprise_linux" => Some((space, None)),
        "rhel_eus" => Some((space, Some(format!("eus:{version}")))),
        _ => None,
    }
}

fn ranges(from: &Vulnerability) -> (Vec<Range>, FixState) {
    let fixed = from.fixed_in_version.trim();
    let range = match &from.range {
        // Version orders of libraries without numbers: `fixed=1.2&introduced=1.0`.
        None if fixed.contains('=') => encoded(fixed),
        None => Range {
            introduced: None,
            limit: end(fixed),
        },
        Some(bounds) => Range {
            introduced: version(&bounds.lower).filter(|version| version != "0.0.0"),
            limit: match (fixed, version(&bounds.upper)) {
                ("", Some(upper)) if !upper.starts_with("65535") => end(&upper),
                (fixed, _) => end(fixed),
            },
        },
    };
    let state = match range.limit {
        Limit::Fixed(_) => FixState::Fixed,
        Limit::LastAffected(_) | Limit::Open => FixState::Affected,
    };
    (vec![range], state)
}

fn end(fixed: &str) -> Limit {
    match fixed {
        "" => Limit::Open,
        fixed => Limit::Fixed(fixed.to_owned()),
    }
}

fn encoded(query: &str) -> Range {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let pairs: BTreeMap<&str, String> = pairs.map(|(key, value)| (key, decoded(value))).collect();
    let last = pairs.get("lastAffected").cloned().map(Limit::LastAffected);
    Range {
        introduced: pairs.get("introduced").cloned(),
        limit: pairs
            .get("fixed")
            .map_or(last.unwrap_or(Limit::Open), |fixed| end(fixed)),
    }
}

/// A value of a query: `+` is a space, `%2B` a plus.
fn decoded(value: &str) -> String {
    let value = value.replace('+', " ");
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `1.2.3` of `semver:0.1.2.3.0.0.0.0.0.0`.
fn version(numbers: &str) -> Option<String> {
    let numbers = numbers.strip_prefix("semver:")?;
    let parts: Vec<&str> = numbers.split('.').skip(1).take(3).collect();
    (parts.len() == 3).then(|| parts.join("."))
}

/// Several ranges of one package are one row.
fn join(rows: &mut Vec<Affected>, mut row: Affected) {
    let limits = |row: &Affected| Affected {
        ranges: Vec::new(),
        state: FixState::Affected,
        ..row.clone()
    };
    match rows
        .iter_mut()
        .find(|known| limits(known) == limits(&row) && known.state == row.state)
    {
        Some(known) => known.ranges.append(&mut row.ranges),
        None => rows.push(row),
    }
}

/// What Clair's enrichers bring: CVSS vectors of NVD, EPSS, KEV; others are passed over.
fn enrich(feed: &str, from: &Enrichment<'_>) -> Result<Option<Record>, FeedError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Vector {
        vector_string: String,
        base_score: Option<f32>,
    }
    #[derive(Deserialize)]
    struct Score {
        cve: String,
        epss: f32,
        percentile: f32,
    }
    #[derive(Deserialize)]
    struct Entry {
        cve: String,
        date_added: String,
        due_date: String,
        required_action: String,
        known_ransomware_campaign_use: String,
    }
    fn of<'a, T: Deserialize<'a>>(from: &Enrichment<'a>) -> Result<T, FeedError> {
        serde_json::from_str(from.enrichment.get()).map_err(|source| FeedError::json(PATH, source))
    }
    let kind = feed.rsplit([':', '.', '/']).next().unwrap_or_default();
    Ok(match kind {
        "cvss" => {
            let vector: Vector = of(from)?;
            let cvss = cvss::vector(&vector.vector_string, vector.base_score, "NVD");
            let id = from.tags.iter().find(|tag| names::is_cve(tag));
            id.zip(cvss).map(|(id, cvss)| {
                let advisory = Advisory {
                    id: id.clone(),
                    feed: feed.to_owned(),
                    vulnerabilities: vec![id.clone()],
                    cvss: vec![cvss],
                    ..Advisory::default()
                };
                advisory.into()
            })
        }
        "epss" => {
            let Score {
                cve,
                epss: score,
                percentile,
            } = of(from)?;
            Some(Record::Epss(Epss {
                cve,
                score,
                percentile,
            }))
        }
        "kev" => {
            let entry: Entry = of(from)?;
            Some(Record::Exploited(Exploited {
                cve: entry.cve,
                added: time::parse(&entry.date_added),
                due: time::parse(&entry.due_date),
                ransomware: entry.known_ransomware_campaign_use.eq_ignore_ascii_case("known"),
                action: Some(entry.required_action),
            }))
        }
        _ => None,
    })
}
