//! NVD, the National Vulnerability Database: CVSS vectors, descriptions, references and weaknesses of all CVEs.
//!
//! Odd: a year's feed may be hundreds of megabytes, so items are read one after the other, each from its own slice; a
//! damaged item is counted and the next one is read. It affects no package: matching by CPE would be guessing.
//! There are two forms: yearly files in JSON 1.1 ([`years`]), and the API's JSON 2.0 ([`api`]), in yearly files too or
//! as answers of the API in a folder `api`. A folder should hold one of them. The feeds `modified` and `recent` repeat
//! items of the years and are not read.

mod api;
mod items;
mod years;

use serde_json::value::RawValue;
use tidewaiter_advisories::{Advisory, Reference, ReferenceKind};

use crate::{Feed, FeedError, Sink, Tally};

/// The feed `nvd`.
pub(crate) struct Nvd;

/// One form of its files.
struct Form {
    /// Whether a file is of this form, by its name in the pack without `.json`.
    is_part: fn(&str) -> bool,
    /// The list of its items.
    list: &'static str,
    /// Reads one item.
    advisory: fn(&RawValue) -> Result<Advisory, serde_json::Error>,
}

static FORMS: [Form; 2] = [
    Form {
        is_part: |file| is_year(file, "nvdcve-1.1-"),
        list: "CVE_Items",
        advisory: years::advisory,
    },
    Form {
        is_part: |file| is_year(file, "nvdcve-2.0-") || file.starts_with("api/"),
        list: "vulnerabilities",
        advisory: api::advisory,
    },
];

impl Feed for Nvd {
    fn name(&self) -> &'static str {
        "nvd"
    }

    fn title(&self) -> &'static str {
        "National Vulnerability Database"
    }

    fn licence(&self) -> &'static str {
        "public domain of the United States"
    }

    fn attribution(&self) -> &'static str {
        "This product uses data from the NVD API but is not endorsed or certified by the NVD."
    }

    fn packs(&self) -> &'static [&'static str] {
        &["nvd"]
    }

    fn recognises(&self, path: &str) -> bool {
        form_of(path).is_some()
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let form = form_of(path).unwrap_or(&FORMS[0]);
        let mut tally = Tally::default();
        let mut take = |item: &RawValue| {
            tally.records += 1;
            match (form.advisory)(item) {
                Ok(advisory) => out(advisory.into()),
                Err(error) => tally.damaged.push(FeedError::json(path, error)),
            }
        };
        items::each(path, bytes, form.list, &mut take)?;
        Ok(tally)
    }
}

/// The form of the file at that path; `None` if it is not read.
fn form_of(path: &str) -> Option<&'static Form> {
    let file = path.strip_suffix(".gz").unwrap_or(path);
    let inner = file.strip_prefix("nvd/")?.strip_suffix(".json")?;
    FORMS.iter().find(|form| (form.is_part)(inner))
}

/// Whether this is the yearly feed of that beginning.
fn is_year(file: &str, beginning: &str) -> bool {
    let year = file.strip_prefix(beginning);
    year.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A link, of the kind that NVD's tags tell.
fn reference<T: AsRef<str>>(url: &str, tags: &[T]) -> Reference {
    let has = |tag: &str| tags.iter().any(|own| own.as_ref() == tag);
    let kind = match () {
        () if has("Exploit") => ReferenceKind::Exploit,
        () if has("Patch") => ReferenceKind::Fix,
        () if has("Issue Tracking") => ReferenceKind::Report,
        () if has("Vendor Advisory") || has("Third Party Advisory") => ReferenceKind::Advisory,
        () => ReferenceKind::Web,
    };
    Reference {
        kind,
        url: url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::Standing;

    use super::*;

    const FIXTURE: &str = r#"{"CVE_data_type":"CVE","CVE_Items":[
        {"cve":{"CVE_data_meta":{"ID":"CVE-2099-0001"},
          "problemtype":{"problemtype_data":[{"description":[{"lang":"en","value":"CWE-119"}]}]},
          "references":{"reference_data":[{"url":"https://example.org/","tags":["Patch"]}]},
          "description":{"description_data":[{"lang":"en","value":"** DISPUTED ** made up"}]}},
         "impact":{"baseMetricV3":{"cvssV3":{"vectorString":"CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H","baseScore":7.8}},
                   "baseMetricV2":{"cvssV2":{"vectorString":"AV:L/AC:L/Au:N/C:C/I:C/A:C","baseScore":7.2}}},
         "publishedDate":"2099-03-17T00:59Z","lastModifiedDate":"2099-10-03T00:03Z"},
        {"cve":{"CVE_data_meta":{}}},
        {"cve":{"CVE_data_meta":{"ID":"CVE-2099-0002"}}}]}"#;

    fn read(text: &str) -> Result<(Vec<Advisory>, Tally), FeedError> {
        let mut found = Vec::new();
        let tally = Nvd.read("nvd/nvdcve-1.1-2099.json", text.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })?;
        Ok((found, tally))
    }

    #[test]
    fn items_are_read_one_by_one() {
        let (found, tally) = read(FIXTURE).unwrap();
        assert_eq!((tally.records, tally.damaged.len(), found.len()), (3, 1, 2));
        let first = &found[0];
        assert_eq!(
            (first.standing, first.cwes[0], first.cvss.len()),
            (Standing::Disputed, 119, 2)
        );
        assert_eq!((first.cvss[0].version, first.cvss[0].score), (2, 7.2));
        assert_eq!(first.references[0].kind, ReferenceKind::Fix);
        assert!(first.published.is_some() && first.modified > first.published);
    }

    #[test]
    fn what_is_no_feed_is_an_error() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"CVE_Items":[{]}"#,
            r#"{"CVE_Items":[]} trailing"#,
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_years_are_read() {
        assert!(Nvd.recognises("nvd/nvdcve-1.1-2017.json") && Nvd.recognises("nvd/nvdcve-1.1-2017.json.gz"));
        assert!(Nvd.recognises("nvd/nvdcve-2.0-2025.json.gz") && Nvd.recognises("nvd/api/0-2000.json"));
        assert!(
            !Nvd.recognises("nvd/nvdcve-1.1-recent.json") && !Nvd.recognises("nvd/nvdcve-2.0-modified.json")
        );
        assert!(!Nvd.recognises("nvd/unmodified-2024-01-02/nvdcve-1.1-2003.json.gz"));
    }
}
