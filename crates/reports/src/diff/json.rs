//! A difference as JSON, in a schema of our own (`docs/schema/diff-1.json`).

use serde::Serialize;

use super::{Changed, Diff, Finding, Package};
use crate::json::{Tool, write};

/// The version of the schema.
const SCHEMA: u32 = 1;

/// The difference as indented JSON, with a line feed at its end.
pub fn render(diff: &Diff<'_>) -> String {
    write(&Document {
        schema: SCHEMA,
        tool: Tool::OWN,
        images: [0, 1].map(|side| Image {
            name: diff.names[side],
            digest: &diff.digests[side],
        }),
        database: &diff.revision,
        complete: diff.gaps.is_empty(),
        not_evaluated: &diff.gaps,
        packages: Packages {
            came: diff.came.iter().map(package).collect(),
            went: diff.went.iter().map(package).collect(),
            changed: diff.changed.iter().map(changed).collect(),
            same: diff.same,
        },
        findings: Findings {
            came: diff.new.iter().map(finding).collect(),
            went: diff.gone.iter().map(finding).collect(),
            stayed: diff.stayed.iter().map(finding).collect(),
        },
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema: u32,
    tool: Tool,
    images: [Image<'a>; 2],
    database: &'a str,
    complete: bool,
    not_evaluated: &'a [String],
    packages: Packages<'a>,
    findings: Findings<'a>,
}

#[derive(Serialize)]
struct Image<'a> {
    name: &'a str,
    digest: &'a str,
}

#[derive(Serialize)]
struct Packages<'a> {
    came: Vec<OnePackage<'a>>,
    went: Vec<OnePackage<'a>>,
    changed: Vec<TwoVersions<'a>>,
    same: usize,
}

#[derive(Serialize)]
struct OnePackage<'a> {
    ecosystem: &'static str,
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct TwoVersions<'a> {
    ecosystem: &'static str,
    name: &'a str,
    from: &'a str,
    to: &'a str,
}

#[derive(Serialize)]
struct Findings<'a> {
    came: Vec<OneFinding<'a>>,
    went: Vec<OneFinding<'a>>,
    stayed: Vec<OneFinding<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OneFinding<'a> {
    vulnerability: &'a str,
    severity: &'static str,
    package: &'a str,
    version: &'a str,
    fixed_version: Option<&'a str>,
}

fn package<'a>(package: &Package<'a>) -> OnePackage<'a> {
    OnePackage {
        ecosystem: package.ecosystem,
        name: package.name,
        version: package.version,
    }
}

fn changed<'a>(changed: &Changed<'a>) -> TwoVersions<'a> {
    TwoVersions {
        ecosystem: changed.ecosystem,
        name: changed.name,
        from: changed.from,
        to: changed.to,
    }
}

fn finding<'a>(finding: &Finding<'a>) -> OneFinding<'a> {
    OneFinding {
        vulnerability: finding.vulnerability,
        severity: finding.severity.0.as_str(),
        package: finding.package,
        version: finding.version,
        fixed_version: finding.fixed_version,
    }
}
