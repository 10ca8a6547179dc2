//! CISA's catalogue of known exploited vulnerabilities: one JSON document, or the same as a table.
//!
//! Odd: both forms lie beside each other at the source. The table is a feed of its own, `kev-csv`, which yields to the
//! document.

use std::borrow::Cow;

use serde::Deserialize;
use tidewaiter_advisories::{Exploited, Record};

use super::csv;
use crate::{Feed, FeedError, Sink, Tally, names, time};

/// The feed `kev`.
pub(crate) struct Kev;

/// The feed `kev-csv`.
pub(crate) struct KevTable;

#[derive(Deserialize)]
struct Catalogue<'a> {
    #[serde(borrow)]
    vulnerabilities: Vec<Entry<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    #[serde(borrow, rename = "cveID", deserialize_with = "names::id")]
    cve: Cow<'a, str>,
    #[serde(borrow)]
    date_added: Option<Cow<'a, str>>,
    #[serde(borrow)]
    due_date: Option<Cow<'a, str>>,
    #[serde(borrow)]
    required_action: Option<Cow<'a, str>>,
    #[serde(borrow)]
    known_ransomware_campaign_use: Option<Cow<'a, str>>,
}

impl Feed for Kev {
    fn name(&self) -> &'static str {
        "kev"
    }

    fn title(&self) -> &'static str {
        "Known Exploited Vulnerabilities Catalog"
    }

    fn licence(&self) -> &'static str {
        "CC0-1.0"
    }

    fn attribution(&self) -> &'static str {
        "CISA, https://www.cisa.gov/known-exploited-vulnerabilities-catalog"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["kev"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("kev/") && path.ends_with("/known_exploited_vulnerabilities.json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let catalogue: Catalogue<'_> =
            serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        for entry in &catalogue.vulnerabilities {
            out(entry.record());
        }
        Ok(Tally {
            records: catalogue.vulnerabilities.len() as u64,
            damaged: Vec::new(),
        })
    }
}

impl Feed for KevTable {
    fn name(&self) -> &'static str {
        "kev-csv"
    }

    fn title(&self) -> &'static str {
        "Known Exploited Vulnerabilities Catalog, as a table"
    }

    fn licence(&self) -> &'static str {
        Kev.licence()
    }

    fn attribution(&self) -> &'static str {
        Kev.attribution()
    }

    fn packs(&self) -> &'static [&'static str] {
        &["kev-csv"]
    }

    fn yields_to(&self) -> &'static [&'static str] {
        &["kev"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("kev-csv/") && path.ends_with("/known_exploited_vulnerabilities.csv")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        table(path, bytes, out)
    }
}

impl Entry<'_> {
    fn record(&self) -> Record {
        let instant = |text: &Option<Cow<'_, str>>| text.as_deref().and_then(time::parse);
        let ransomware = self.known_ransomware_campaign_use.as_deref();
        let action = self.required_action.as_deref().filter(|text| !text.is_empty());
        Record::Exploited(Exploited {
            cve: self.cve.to_string(),
            added: instant(&self.date_added),
            due: instant(&self.due_date),
            ransomware: ransomware == Some("Known"),
            action: action.map(str::to_owned),
        })
    }
}

fn table(path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
    let text = std::str::from_utf8(bytes).map_err(|error| FeedError::text(path, error.to_string()))?;
    let mut records = csv::records(text.trim_start_matches('\u{feff}'));
    let head = records.next().unwrap_or_default();
    let column = |name: &str| head.iter().position(|field| field == name);
    let Some(cve) = column("cveID") else {
        return Err(FeedError::text(path, "no column cveID"));
    };
    let others = [
        "dateAdded",
        "dueDate",
        "requiredAction",
        "knownRansomwareCampaignUse",
    ]
    .map(column);
    let mut tally = Tally::default();
    for mut fields in records {
        tally.records += 1;
        let mut take = |at: Option<usize>| fields.get_mut(at?).map(std::mem::take);
        let [
            date_added,
            due_date,
            required_action,
            known_ransomware_campaign_use,
        ] = others.map(&mut take);
        match take(Some(cve)).filter(|id| names::is_cve(id)) {
            Some(cve) => out(Entry {
                cve,
                date_added,
                due_date,
                required_action,
                known_ransomware_campaign_use,
            }
            .record()),
            None => tally.damaged.push(FeedError::text(
                path,
                format!("row {} names no CVE", tally.records),
            )),
        }
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(feed: &dyn Feed, text: &str) -> Result<(Vec<Record>, Tally), FeedError> {
        let mut found = Vec::new();
        let tally = feed.read("x", text.as_bytes(), &mut |one| found.push(one))?;
        Ok((found, tally))
    }

    #[test]
    fn both_forms_say_the_same() {
        let json = r#"{"count":1,"vulnerabilities":[{"cveID":"CVE-2099-0001","dateAdded":"2099-08-25","dueDate":"2099-09-15",
            "requiredAction":"Act, or stop.","knownRansomwareCampaignUse":"Known","notes":"n"}]}"#;
        let csv = "cveID,vendorProject,dateAdded,requiredAction,dueDate,knownRansomwareCampaignUse\nCVE-2099-0001,V,2099-08-25,\"Act, or stop.\",2099-09-15,Known\n";
        let expected = Record::Exploited(Exploited {
            cve: "CVE-2099-0001".into(),
            added: time::parse("2099-08-25"),
            due: time::parse("2099-09-15"),
            ransomware: true,
            action: Some("Act, or stop.".into()),
        });
        for (feed, text) in [(&Kev as &dyn Feed, json), (&KevTable, csv)] {
            assert_eq!(read(feed, text).unwrap().0, std::slice::from_ref(&expected));
        }
    }

    #[test]
    fn what_is_no_catalogue_is_an_error() {
        assert!(read(&Kev, "{}").is_err() && read(&KevTable, "a,b\n1,2\n").is_err());
        let (found, tally) = read(&KevTable, "cveID\nnone\nCVE-2099-0001\n").unwrap();
        assert_eq!((found.len(), tally.records, tally.damaged.len()), (1, 2, 1));
    }
}
