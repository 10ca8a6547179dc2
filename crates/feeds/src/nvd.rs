//! NVD's CVE feeds, JSON 1.1, a file for each year: CVSS v2 and v3, descriptions, references, CWEs.
//!
//! Odd: a year's feed may be hundreds of megabytes, so items are read one after the other, each from its own slice; a
//! damaged item is counted and the next one is read. It affects no package: matching by CPE would be guessing.
//! The feeds `modified` and `recent` repeat items of the years and are not read.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use tidewaiter_advisories::{Advisory, Cvss, Reference, ReferenceKind};

use crate::{Feed, FeedError, Sink, Tally, cvss, names, time};

/// The feed `nvd`.
pub(crate) struct Nvd;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    #[serde(borrow)]
    cve: Cve<'a>,
    #[serde(borrow, default)]
    impact: Impact<'a>,
    #[serde(borrow)]
    published_date: Option<Cow<'a, str>>,
    #[serde(borrow)]
    last_modified_date: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Cve<'a> {
    #[serde(borrow, rename = "CVE_data_meta")]
    meta: Meta<'a>,
    #[serde(borrow)]
    problemtype: Option<Problems<'a>>,
    #[serde(borrow)]
    references: Option<References<'a>>,
    #[serde(borrow)]
    description: Option<Description<'a>>,
}

#[derive(Deserialize)]
struct Meta<'a> {
    #[serde(borrow, rename = "ID", deserialize_with = "names::id")]
    id: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Problems<'a> {
    #[serde(borrow, default)]
    problemtype_data: Vec<Problem<'a>>,
}

#[derive(Deserialize)]
struct Problem<'a> {
    #[serde(borrow, default)]
    description: Vec<Text<'a>>,
}

#[derive(Deserialize)]
struct References<'a> {
    #[serde(borrow, default)]
    reference_data: Vec<Link<'a>>,
}

#[derive(Deserialize)]
struct Link<'a> {
    #[serde(borrow)]
    url: Cow<'a, str>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Deserialize)]
struct Description<'a> {
    #[serde(borrow, default)]
    description_data: Vec<Text<'a>>,
}

#[derive(Deserialize)]
struct Text<'a> {
    #[serde(borrow)]
    lang: Option<Cow<'a, str>>,
    #[serde(borrow)]
    value: Cow<'a, str>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Impact<'a> {
    #[serde(borrow)]
    base_metric_v2: Option<Metric2<'a>>,
    #[serde(borrow)]
    base_metric_v3: Option<Metric3<'a>>,
}

#[derive(Deserialize)]
struct Metric2<'a> {
    #[serde(borrow, rename = "cvssV2")]
    cvss: Scored<'a>,
}

#[derive(Deserialize)]
struct Metric3<'a> {
    #[serde(borrow, rename = "cvssV3")]
    cvss: Scored<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scored<'a> {
    #[serde(borrow)]
    vector_string: Cow<'a, str>,
    base_score: Option<f32>,
}

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
        let file = path.strip_suffix(".gz").unwrap_or(path);
        let year = file
            .strip_prefix("nvd/nvdcve-1.1-")
            .and_then(|rest| rest.strip_suffix(".json"));
        year.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let mut tally = Tally::default();
        let mut take = |item: &RawValue| {
            tally.records += 1;
            match serde_json::from_str::<Item<'_>>(item.get()) {
                Ok(item) => out(item.advisory().into()),
                Err(error) => tally.damaged.push(FeedError::json(path, error)),
            }
        };
        let mut json = serde_json::Deserializer::from_slice(bytes);
        let items = Items { take: &mut take };
        items
            .deserialize(&mut json)
            .and_then(|()| json.end())
            .map_err(|error| FeedError::json(path, error))?;
        Ok(tally)
    }
}

impl Item<'_> {
    fn advisory(&self) -> Advisory {
        let description = self.cve.english();
        let instant = |text: &Option<Cow<'_, str>>| text.as_deref().and_then(time::parse);
        Advisory {
            id: self.cve.meta.id.to_string(),
            feed: Nvd.name().to_owned(),
            vulnerabilities: vec![self.cve.meta.id.to_string()],
            published: instant(&self.published_date),
            modified: instant(&self.last_modified_date),
            standing: names::standing(description.unwrap_or_default()),
            description: description.map(str::to_owned),
            cvss: self.impact.vectors(),
            cwes: names::cwes(self.cve.problems()),
            references: self
                .cve
                .references
                .iter()
                .flat_map(|all| &all.reference_data)
                .map(Link::reference)
                .collect(),
            ..Advisory::default()
        }
    }
}

impl Cve<'_> {
    fn english(&self) -> Option<&str> {
        let texts = &self.description.as_ref()?.description_data;
        let english = texts
            .iter()
            .find(|text| text.lang.as_deref() == Some("en"))
            .or(texts.first());
        english.map(|text| &*text.value)
    }

    fn problems(&self) -> impl Iterator<Item = &str> {
        let problems = self.problemtype.iter().flat_map(|all| &all.problemtype_data);
        problems
            .flat_map(|problem| &problem.description)
            .map(|text| &*text.value)
    }
}

impl Impact<'_> {
    fn vectors(&self) -> Vec<Cvss> {
        let two = self.base_metric_v2.as_ref().map(|metric| &metric.cvss);
        let three = self.base_metric_v3.as_ref().map(|metric| &metric.cvss);
        let both = two.into_iter().chain(three);
        both.filter_map(|scored| cvss::vector(&scored.vector_string, scored.base_score, "NVD"))
            .collect()
    }
}

impl Link<'_> {
    fn reference(&self) -> Reference {
        Reference {
            kind: self.kind(),
            url: self.url.to_string(),
        }
    }

    fn kind(&self) -> ReferenceKind {
        let has = |tag: &str| self.tags.iter().any(|own| own == tag);
        match () {
            () if has("Exploit") => ReferenceKind::Exploit,
            () if has("Patch") => ReferenceKind::Fix,
            () if has("Issue Tracking") => ReferenceKind::Report,
            () if has("Vendor Advisory") || has("Third Party Advisory") => ReferenceKind::Advisory,
            () => ReferenceKind::Web,
        }
    }
}

/// Walks the feed's wrapper and hands each element of `CVE_Items` on as it is met.
struct Items<'f> {
    take: &'f mut dyn FnMut(&RawValue),
}

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an NVD feed with CVE_Items")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = false;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key == "CVE_Items" {
                map.next_value_seed(List {
                    take: &mut *self.take,
                })?;
                seen = true;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        if seen {
            Ok(())
        } else {
            Err(A::Error::missing_field("CVE_Items"))
        }
    }
}

struct List<'f> {
    take: &'f mut dyn FnMut(&RawValue),
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of CVE items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<&RawValue>()? {
            (self.take)(item);
        }
        Ok(())
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
        let tally = Nvd.read("nvd/x.json", text.as_bytes(), &mut |one| {
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
        assert!(!Nvd.recognises("nvd/nvdcve-1.1-recent.json"));
        assert!(!Nvd.recognises("nvd/unmodified-2024-01-02/nvdcve-1.1-2003.json.gz"));
    }
}
