//! Items of the yearly feeds in JSON 1.1, which NVD gave out until 2023: CVSS v2 and v3.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use tidewaiter_advisories::{Advisory, Cvss, Reference};

use super::Nvd;
use crate::{Feed, cvss, names, time};

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

/// Reads one item.
pub(super) fn advisory(item: &RawValue) -> Result<Advisory, serde_json::Error> {
    Ok(serde_json::from_str::<Item<'_>>(item.get())?.advisory())
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
        super::reference(&self.url, &self.tags)
    }
}
