//! What is known, gathered from all sections of the database.

use serde::Serialize;
use tidewaiter_advisories::{
    AdvisoryRecord, AffectedRow, Database, DatabaseError, Epss, Exploited, Found, Limits, RangeEntry,
    VulnerabilityRecord,
};
use tidewaiter_types::Space;

use super::super::day;

/// What is known about one vulnerability or one advisory.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Known {
    pub id: String,
    pub standing: String,
    pub aliases: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    /// Of an advisory about several, these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub vulnerabilities: Vec<String>,
    pub severities: Vec<Severity>,
    pub cvss: Vec<Vector>,
    pub weaknesses: Vec<Weakness>,
    pub epss: Option<Epss>,
    pub exploited: Option<Exploited>,
    pub affected: Vec<Row>,
    pub texts: Vec<Text>,
}

/// A feed's own word for the severity.
#[derive(Serialize)]
pub struct Severity {
    pub feed: String,
    pub word: String,
}

/// A CVSS vector with the feed that carried it.
#[derive(Serialize)]
pub struct Vector {
    pub feed: String,
    pub source: String,
    pub version: u8,
    pub score: f32,
    pub vector: String,
}

/// A kind of weakness.
#[derive(Serialize)]
pub struct Weakness {
    pub number: u32,
    pub name: Option<String>,
}

/// What one advisory says of one package.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    pub space: String,
    pub package: String,
    pub subject: String,
    pub state: String,
    pub ranges: Vec<String>,
    pub severity: Option<String>,
    pub module: Option<String>,
    pub stream: Option<String>,
    pub architectures: Vec<String>,
    pub fixed_at: Option<String>,
    pub feed: String,
    pub advisory: String,
}

/// What a feed says in words.
#[derive(Serialize)]
pub struct Text {
    pub feed: String,
    pub title: Option<String>,
    pub description: Option<String>,
    pub remediation: Option<String>,
    pub links: Vec<String>,
}

impl Known {
    /// What is known of this id or name; ids are told in capitals as well.
    pub fn of(database: &Database, id: &str) -> Result<Option<Self>, DatabaseError> {
        let found = match database.find(id)? {
            None => database.find(&id.to_uppercase())?,
            found => found,
        };
        found
            .map(|found| match found {
                Found::Vulnerability(record) => Self::vulnerability(database, &record),
                Found::Advisory(record) => Self::advisory(database, &record),
            })
            .transpose()
    }

    fn vulnerability(database: &Database, record: &VulnerabilityRecord<'_>) -> Result<Self, DatabaseError> {
        let advisories = record.advisories().collect::<Result<Vec<_>, _>>()?;
        let severities = record.severities()?.into_iter();
        let cvss = record.cvss()?.into_iter();
        Ok(Self {
            id: record.id.to_owned(),
            standing: format!("{:?}", record.standing).to_lowercase(),
            aliases: record.aliases().map(str::to_owned).collect(),
            published: record.published()?.map(|at| day(Some(at))),
            modified: record.modified()?.map(|at| day(Some(at))),
            vulnerabilities: Vec::new(),
            severities: severities.map(|(feed, word)| severity(feed, word)).collect(),
            cvss: cvss.map(|(feed, entry)| vector(feed, &entry)).collect(),
            weaknesses: weaknesses(database, record.cwes()?)?,
            epss: database.epss(record.id)?,
            exploited: database.exploited(record.id)?,
            affected: rows(database, &advisories)?,
            texts: texts(database, &advisories)?,
        })
    }

    fn advisory(database: &Database, record: &AdvisoryRecord<'_>) -> Result<Self, DatabaseError> {
        let feed = record.feed()?;
        let name = |number| Ok(database.vulnerability_at(number)?.id.to_owned());
        let cvss = record.cvss().collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            id: record.id()?.to_owned(),
            standing: format!("{:?}", record.standing).to_lowercase(),
            aliases: record.aliases().map(str::to_owned).collect(),
            published: record.published.map(|at| day(Some(at))),
            modified: record.modified.map(|at| day(Some(at))),
            vulnerabilities: record
                .vulnerabilities()
                .map(name)
                .collect::<Result<_, DatabaseError>>()?,
            severities: record
                .severity()?
                .map(|word| severity(feed, word))
                .into_iter()
                .collect(),
            cvss: cvss.iter().map(|entry| vector(feed, entry)).collect(),
            weaknesses: weaknesses(database, record.cwes().collect())?,
            epss: None,
            exploited: None,
            affected: rows(database, &[*record])?,
            texts: texts(database, &[*record])?,
        })
    }
}

fn severity(feed: &str, word: &str) -> Severity {
    Severity {
        feed: feed.to_owned(),
        word: word.to_owned(),
    }
}

fn vector(feed: &str, entry: &tidewaiter_advisories::CvssEntry<'_>) -> Vector {
    Vector {
        feed: feed.to_owned(),
        source: entry.source.to_owned(),
        version: entry.version,
        score: entry.score,
        vector: entry.vector.to_owned(),
    }
}

fn weaknesses(database: &Database, numbers: Vec<u32>) -> Result<Vec<Weakness>, DatabaseError> {
    let one = |number| {
        let name = database.weakness(number)?.map(str::to_owned);
        Ok(Weakness { number, name })
    };
    numbers.into_iter().map(one).collect()
}

/// The rows of these advisories, by space and package.
fn rows(database: &Database, advisories: &[AdvisoryRecord<'_>]) -> Result<Vec<Row>, DatabaseError> {
    let mut all = Vec::new();
    for advisory in advisories {
        for (space, package) in advisory.packages()? {
            let found = database.affected(&Space::from(space.to_owned()), &package)?;
            for row in found.into_iter().flatten() {
                let row = row?;
                if row.advisory.number == advisory.number {
                    all.push(one_row(space, &package, row)?);
                }
            }
        }
    }
    all.sort_unstable();
    Ok(all)
}

fn one_row(space: &str, package: &str, row: AffectedRow<'_>) -> Result<Row, DatabaseError> {
    Ok(Row {
        space: space.to_owned(),
        package: package.to_owned(),
        subject: format!("{:?}", row.subject).to_lowercase(),
        state: words(&format!("{:?}", row.state)),
        ranges: row.ranges.map(range).collect(),
        severity: row.severity.map(str::to_owned),
        module: row.module.map(str::to_owned),
        stream: row.stream.map(str::to_owned),
        architectures: row.arches.map(str::to_owned).collect(),
        fixed_at: row.fixed_at.map(|at| day(Some(at))),
        feed: row.advisory.feed()?.to_owned(),
        advisory: row.advisory.id()?.to_owned(),
    })
}

/// `WillNotFix` as `will not fix`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

fn range(range: RangeEntry<'_>) -> String {
    let from = range.introduced.map(|version| format!(">= {version}"));
    let to = match range.limit {
        Limits::Fixed(version) => Some(format!("< {version}")),
        Limits::LastAffected(version) => Some(format!("<= {version}")),
        Limits::Open => None,
    };
    match (from, to) {
        (None, None) => "all versions".to_owned(),
        (from, to) => from.into_iter().chain(to).collect::<Vec<_>>().join(", "),
    }
}

fn texts(database: &Database, advisories: &[AdvisoryRecord<'_>]) -> Result<Vec<Text>, DatabaseError> {
    let (mut reader, mut all) = (database.text_reader(), Vec::new());
    for advisory in advisories {
        if let Some(texts) = reader.read(advisory)? {
            all.push(Text {
                feed: advisory.feed()?.to_owned(),
                title: texts.title,
                description: texts.description,
                remediation: texts.remediation,
                links: texts.references.into_iter().map(|link| link.url).collect(),
            });
        }
    }
    Ok(all)
}
