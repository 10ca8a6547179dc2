//! Items of the API in JSON 2.0, of its answers and of the yearly feeds of that form: CVSS of all versions.
//!
//! Odd: vectors are of NVD (`nvd@nist.gov`), of CISA, or of whoever assigned the CVE, all in one list; each keeps its
//! source. What CISA says of exploits (SSVC) stands among the metrics.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use tidewaiter_advisories::{Advisory, Cvss, Exploit, Reference, Standing};

use super::Nvd;
use crate::{Feed, cvss, names, time};

/// The organisation id of CISA's enrichment in CVE records.
const CISA: &str = "134c704f-9b21-4f2e-91b3-4a467353bcc0";

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow)]
    cve: Cve<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cve<'a> {
    #[serde(borrow, deserialize_with = "names::id")]
    id: Cow<'a, str>,
    #[serde(borrow)]
    published: Option<Cow<'a, str>>,
    #[serde(borrow)]
    last_modified: Option<Cow<'a, str>>,
    #[serde(borrow)]
    vuln_status: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    cve_tags: Vec<Tagged<'a>>,
    #[serde(borrow, default)]
    descriptions: Vec<Text<'a>>,
    #[serde(borrow, default)]
    metrics: Metrics<'a>,
    #[serde(borrow, default)]
    weaknesses: Vec<Weakness<'a>>,
    #[serde(borrow, default)]
    references: Vec<Link<'a>>,
    #[serde(borrow)]
    cisa_exploit_add: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Tagged<'a> {
    #[serde(borrow, default)]
    tags: Vec<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Text<'a> {
    #[serde(borrow)]
    lang: Cow<'a, str>,
    #[serde(borrow)]
    value: Cow<'a, str>,
}

#[derive(Default, Deserialize)]
struct Metrics<'a> {
    #[serde(borrow, default, rename = "cvssMetricV2")]
    two: Vec<Metric<'a>>,
    #[serde(borrow, default, rename = "cvssMetricV30")]
    three: Vec<Metric<'a>>,
    #[serde(borrow, default, rename = "cvssMetricV31")]
    three_one: Vec<Metric<'a>>,
    #[serde(borrow, default, rename = "cvssMetricV40")]
    four: Vec<Metric<'a>>,
    #[serde(borrow, default, rename = "ssvcV203")]
    decisions: Vec<Decision<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metric<'a> {
    #[serde(borrow)]
    source: Option<Cow<'a, str>>,
    #[serde(borrow)]
    cvss_data: Scored<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scored<'a> {
    #[serde(borrow)]
    vector_string: Cow<'a, str>,
    base_score: Option<f32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Decision<'a> {
    #[serde(borrow)]
    ssvc_data: Choices<'a>,
}

#[derive(Deserialize)]
struct Choices<'a> {
    #[serde(borrow, default)]
    options: Vec<Choice<'a>>,
}

#[derive(Deserialize)]
struct Choice<'a> {
    #[serde(borrow)]
    exploitation: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Weakness<'a> {
    #[serde(borrow, default)]
    description: Vec<Text<'a>>,
}

#[derive(Deserialize)]
struct Link<'a> {
    #[serde(borrow)]
    url: Cow<'a, str>,
    #[serde(borrow, default)]
    tags: Vec<Cow<'a, str>>,
}

/// Reads one item.
pub(super) fn advisory(item: &RawValue) -> Result<Advisory, serde_json::Error> {
    Ok(serde_json::from_str::<Item<'_>>(item.get())?.cve.advisory())
}

impl Cve<'_> {
    fn advisory(&self) -> Advisory {
        let instant = |text: &Option<Cow<'_, str>>| text.as_deref().and_then(time::parse);
        let weaknesses = self.weaknesses.iter().flat_map(|one| &one.description);
        Advisory {
            id: self.id.to_string(),
            feed: Nvd.name().to_owned(),
            vulnerabilities: vec![self.id.to_string()],
            published: instant(&self.published),
            modified: instant(&self.last_modified),
            standing: self.standing(),
            exploit: self.exploit(),
            description: self.english().map(str::to_owned),
            cvss: self.metrics.vectors(),
            cwes: names::cwes(weaknesses.map(|text| &*text.value)),
            references: self.references.iter().map(Link::reference).collect(),
            ..Advisory::default()
        }
    }

    fn english(&self) -> Option<&str> {
        let english = self.descriptions.iter().find(|text| text.lang == "en");
        english.or(self.descriptions.first()).map(|text| &*text.value)
    }

    fn standing(&self) -> Standing {
        if self.vuln_status.as_deref() == Some("Rejected") {
            return Standing::Rejected;
        }
        let mut tags = self.cve_tags.iter().flat_map(|one| &one.tags);
        match tags.any(|tag| tag == "disputed") {
            true => Standing::Disputed,
            false => names::standing(self.english().unwrap_or_default()),
        }
    }

    fn exploit(&self) -> Exploit {
        let options = self
            .metrics
            .decisions
            .iter()
            .flat_map(|one| &one.ssvc_data.options);
        let words = options.filter_map(|one| one.exploitation.as_deref());
        let decided = words.map(names::exploitation).max().unwrap_or_default();
        match self.cisa_exploit_add {
            Some(_) => Exploit::Active,
            None => decided,
        }
    }
}

impl Metrics<'_> {
    fn vectors(&self) -> Vec<Cvss> {
        let lists = [&self.two, &self.three, &self.three_one, &self.four];
        let all = lists.into_iter().flatten();
        all.filter_map(|one| {
            let scored = &one.cvss_data;
            cvss::vector(
                &scored.vector_string,
                scored.base_score,
                source(one.source.as_deref()),
            )
        })
        .collect()
    }
}

/// Who gave a vector: NVD itself, CISA, or else whoever assigned the CVE.
fn source(id: Option<&str>) -> &'static str {
    match id {
        Some("nvd@nist.gov") | None => "NVD",
        Some(CISA) => "CISA-ADP",
        Some(_) => "CNA",
    }
}

impl Link<'_> {
    fn reference(&self) -> Reference {
        super::reference(&self.url, &self.tags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str = r#"{"cve":{"id":"CVE-2099-0001","published":"2099-12-10T10:15:09.143","lastModified":"2099-12-11T04:12:05.460",
        "vulnStatus":"Analyzed","cveTags":[{"sourceIdentifier":"a@b.org","tags":["disputed"]}],
        "descriptions":[{"lang":"es","value":"x"},{"lang":"en","value":"prose"}],
        "metrics":{"cvssMetricV40":[{"source":"a@b.org","type":"Secondary","cvssData":{"version":"4.0","vectorString":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N","baseScore":9.3}}],
          "cvssMetricV31":[{"source":"134c704f-9b21-4f2e-91b3-4a467353bcc0","type":"Secondary","cvssData":{"vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H","baseScore":9.8}}],
          "cvssMetricV2":[{"source":"nvd@nist.gov","type":"Primary","cvssData":{"vectorString":"AV:N/AC:M/Au:N/C:C/I:C/A:C","baseScore":9.3}}],
          "ssvcV203":[{"source":"134c704f","ssvcData":{"options":[{"exploitation":"poc"},{"automatable":"yes"}]}}]},
        "weaknesses":[{"source":"a@b.org","type":"Secondary","description":[{"lang":"en","value":"CWE-20"},{"lang":"en","value":"NVD-CWE-noinfo"}]}],
        "references":[{"url":"https://example.org/","source":"a@b.org","tags":["Exploit"]}]}}"#;

    fn read(text: &str) -> Advisory {
        let raw: &RawValue = serde_json::from_str(text).unwrap();
        advisory(raw).unwrap()
    }

    #[test]
    fn each_vector_keeps_its_source() {
        let one = read(ITEM);
        let vectors: Vec<_> = one
            .cvss
            .iter()
            .map(|one| (one.version, one.source.as_str()))
            .collect();
        assert_eq!(vectors, [(2, "NVD"), (3, "CISA-ADP"), (4, "CNA")]);
        assert_eq!(
            (one.exploit, one.standing, &one.cwes[..]),
            (Exploit::ProofOfConcept, Standing::Disputed, &[20][..])
        );
        assert_eq!(one.description.as_deref(), Some("prose"));
        assert!(one.modified > one.published && one.published.is_some());
    }

    #[test]
    fn status_and_catalogue_count() {
        let rejected = read(&ITEM.replace("Analyzed", "Rejected"));
        assert_eq!(rejected.standing, Standing::Rejected);
        let exploited =
            read(&ITEM.replace(r#""vulnStatus""#, r#""cisaExploitAdd":"2099-12-10","vulnStatus""#));
        assert_eq!(exploited.exploit, Exploit::Active);
    }
}
