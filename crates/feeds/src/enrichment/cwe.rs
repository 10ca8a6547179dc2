//! MITRE's catalogue of weaknesses, for their names: the catalogue itself in XML, or one JSON file for each entry.
//!
//! Odd: categories (CWE-310) are no weaknesses, yet old CVEs are filed under them, so they are read too.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde::Deserialize;
use tidewaiter_advisories::{Record, Weakness};

use crate::{Feed, FeedError, Sink, Tally};

/// The feed `cwe`.
pub(crate) struct Cwe;

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
}

impl Feed for Cwe {
    fn name(&self) -> &'static str {
        "cwe"
    }

    fn title(&self) -> &'static str {
        "Common Weakness Enumeration"
    }

    fn licence(&self) -> &'static str {
        "MITRE CWE terms of use"
    }

    fn attribution(&self) -> &'static str {
        "Common Weakness Enumeration, The MITRE Corporation, https://cwe.mitre.org/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["cwe"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        let entry = path.starts_with("cwe/weakness/") || path.starts_with("cwe/category/");
        let catalogue = path.starts_with("cwe/") && file.starts_with("cwec_");
        entry && file.ends_with(".json") || catalogue && file.ends_with(".xml")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        if path.ends_with(".xml") {
            return catalogue(path, bytes, out);
        }
        let entry: Entry<'_> = serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        let record = record(&entry.id, &entry.name);
        out(record.ok_or_else(|| FeedError::text(path, "an entry without a number or a name"))?);
        Ok(Tally::of_one())
    }
}

fn record(id: &str, name: &str) -> Option<Record> {
    let number = id.parse().ok()?;
    let name = name.trim().to_owned();
    (!name.is_empty()).then_some(Record::Weakness(Weakness { number, name }))
}

fn catalogue(path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
    let mut reader = Reader::from_reader(bytes);
    let mut tally = Tally::default();
    loop {
        match reader.read_event().map_err(|error| FeedError::xml(path, error))? {
            Event::Start(tag) | Event::Empty(tag) if is_entry(&tag) => {
                tally.records += 1;
                match of_tag(&tag) {
                    Some(record) => out(record),
                    None => tally
                        .damaged
                        .push(FeedError::xml(path, "an entry without a number or a name")),
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if tally.records == 0 {
        return Err(FeedError::xml(path, "no weaknesses in it"));
    }
    Ok(tally)
}

fn is_entry(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().as_ref(), "Weakness" | "Category")
}

fn of_tag(tag: &BytesStart<'_>) -> Option<Record> {
    let value = |name: &str| {
        let attribute = tag.try_get_attribute(name).ok()??;
        Some(quick_xml::escape::unescape(&attribute.value).ok()?.into_owned())
    };
    record(&value("ID")?, &value("Name")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, text: &str) -> Result<(Vec<Record>, Tally), FeedError> {
        let mut found = Vec::new();
        let tally = Cwe.read(path, text.as_bytes(), &mut |one| found.push(one))?;
        Ok((found, tally))
    }

    #[test]
    fn both_forms_say_the_same() {
        let json = r#"{"id":"79","name":"Improper 'X' & Y","description":"d"}"#;
        let xml = r#"<?xml version="1.0"?><Weakness_Catalog xmlns="http://cwe.mitre.org/cwe-7"><Weaknesses>
            <Weakness ID="79" Name="Improper 'X' &amp; Y" Status="Stable"><Description>d</Description></Weakness></Weaknesses></Weakness_Catalog>"#;
        let expected = Record::Weakness(Weakness {
            number: 79,
            name: "Improper 'X' & Y".into(),
        });
        for (path, text) in [("cwe/weakness/79.json", json), ("cwe/cwec_v4.16.xml", xml)] {
            assert!(Cwe.recognises(path));
            assert_eq!(read(path, text).unwrap().0, std::slice::from_ref(&expected));
        }
    }

    #[test]
    fn what_is_no_catalogue_is_an_error() {
        assert!(read("x.xml", "<a/>").is_err() && read("x.xml", "<a").is_err());
        assert!(read("x.json", r#"{"id":"x","name":"n"}"#).is_err());
        let (found, tally) = read(
            "x.xml",
            r#"<a><Weakness ID="x" Name="n"/><Category ID="310" Name="C"/></a>"#,
        )
        .unwrap();
        assert_eq!((found.len(), tally.damaged.len()), (1, 1));
    }
}
