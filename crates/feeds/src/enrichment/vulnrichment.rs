//! CISA's Vulnrichment: CVE records in JSON 5, with what CISA adds in a container of its own.
//!
//! Odd: one record holds the words of several parties. Vectors are kept with their source: `CISA-ADP` for CISA's,
//! `CNA` for those of whoever assigned the CVE. Whether an exploit is seen is CISA's SSVC decision point
//! "Exploitation", written in any case; an entry of CISA's catalogue of exploited CVEs (`kev`) counts as seen.

use std::borrow::Cow;

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Cvss, Exploit, Reference, ReferenceKind, Standing};

use crate::{Feed, FeedError, Sink, Tally, cvss, names, time};

/// The feed `vulnrichment`.
pub(crate) struct Vulnrichment;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    #[serde(borrow)]
    cve_metadata: Meta<'a>,
    #[serde(borrow)]
    containers: Containers<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Meta<'a> {
    #[serde(borrow, deserialize_with = "names::id")]
    cve_id: Cow<'a, str>,
    #[serde(borrow)]
    state: Option<Cow<'a, str>>,
    #[serde(borrow)]
    date_published: Option<Cow<'a, str>>,
    #[serde(borrow)]
    date_updated: Option<Cow<'a, str>>,
    #[serde(borrow)]
    date_rejected: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Containers<'a> {
    #[serde(borrow, default)]
    cna: Container<'a>,
    #[serde(borrow, default)]
    adp: Vec<Container<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Container<'a> {
    #[serde(borrow)]
    provider_metadata: Option<Provider<'a>>,
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    tags: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    descriptions: Vec<Text<'a>>,
    #[serde(borrow, default)]
    metrics: Vec<Metric<'a>>,
    #[serde(borrow, default)]
    problem_types: Vec<Problem<'a>>,
    #[serde(borrow, default)]
    references: Vec<Link<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Provider<'a> {
    #[serde(borrow)]
    short_name: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Text<'a> {
    #[serde(borrow)]
    lang: Cow<'a, str>,
    #[serde(borrow)]
    value: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Metric<'a> {
    #[serde(borrow, rename = "cvssV2_0")]
    two: Option<Scored<'a>>,
    #[serde(borrow, rename = "cvssV3_0")]
    three: Option<Scored<'a>>,
    #[serde(borrow, rename = "cvssV3_1")]
    three_one: Option<Scored<'a>>,
    #[serde(borrow, rename = "cvssV4_0")]
    four: Option<Scored<'a>>,
    #[serde(borrow)]
    other: Option<Other<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scored<'a> {
    #[serde(borrow, default)]
    vector_string: Cow<'a, str>,
    base_score: Option<f32>,
}

#[derive(Deserialize)]
struct Other<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Cow<'a, str>>,
    #[serde(borrow)]
    content: Option<Content<'a>>,
}

/// What is in it depends on who made it; only lists of options are looked at.
#[derive(Deserialize)]
#[serde(untagged)]
enum Content<'a> {
    Decision {
        #[serde(borrow, default)]
        options: Vec<Choice<'a>>,
    },
    Strange(serde::de::IgnoredAny),
}

#[derive(Deserialize)]
struct Choice<'a> {
    #[serde(borrow, rename = "Exploitation", alias = "exploitation")]
    exploitation: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Problem<'a> {
    #[serde(borrow, default)]
    descriptions: Vec<Weakness<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Weakness<'a> {
    #[serde(borrow)]
    cwe_id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    description: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Link<'a> {
    #[serde(borrow)]
    url: Cow<'a, str>,
    #[serde(borrow, default)]
    tags: Vec<Cow<'a, str>>,
}

impl Feed for Vulnrichment {
    fn name(&self) -> &'static str {
        "vulnrichment"
    }

    fn title(&self) -> &'static str {
        "CISA Vulnrichment"
    }

    fn licence(&self) -> &'static str {
        "CC0-1.0"
    }

    fn attribution(&self) -> &'static str {
        "CISA Vulnrichment, https://github.com/cisagov/vulnrichment"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["vulnrichment"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        path.starts_with("vulnrichment/") && file.starts_with("CVE-") && file.ends_with(".json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let document: Document<'_> =
            serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        out(document.advisory().into());
        Ok(Tally::of_one())
    }
}

impl Document<'_> {
    fn advisory(&self) -> Advisory {
        let instant = |text: &Option<Cow<'_, str>>| text.as_deref().and_then(time::parse);
        let (meta, cna) = (&self.cve_metadata, &self.containers.cna);
        Advisory {
            id: meta.cve_id.to_string(),
            feed: Vulnrichment.name().to_owned(),
            vulnerabilities: vec![meta.cve_id.to_string()],
            published: instant(&meta.date_published),
            modified: instant(&meta.date_updated),
            withdrawn: instant(&meta.date_rejected),
            standing: self.standing(),
            exploit: self.exploit(),
            title: cna.title.as_deref().map(str::to_owned),
            description: cna.english().map(str::to_owned),
            cvss: self.vectors(),
            cwes: names::cwes(self.parties().flat_map(|(_, one)| one.weaknesses())),
            references: cna.references.iter().map(Link::reference).collect(),
            ..Advisory::default()
        }
    }

    fn standing(&self) -> Standing {
        let cna = &self.containers.cna;
        if self.cve_metadata.state.as_deref() == Some("REJECTED") {
            return Standing::Rejected;
        }
        match cna.tags.iter().any(|tag| tag == "disputed") {
            true => Standing::Disputed,
            false => names::standing(cna.english().unwrap_or_default()),
        }
    }

    /// Who speaks here, with what they say: the CNA, and CISA.
    fn parties(&self) -> impl Iterator<Item = (&'static str, &Container<'_>)> {
        let adp = self.containers.adp.iter().filter(|one| one.is_of_cisa());
        let adp = adp.map(|one| ("CISA-ADP", one));
        std::iter::once(("CNA", &self.containers.cna)).chain(adp)
    }

    fn vectors(&self) -> Vec<Cvss> {
        let all = self
            .parties()
            .flat_map(|(source, one)| one.metrics.iter().map(move |metric| (source, metric)));
        let scored = all.flat_map(|(source, metric)| metric.scored().map(move |one| (source, one)));
        scored
            .filter_map(|(source, one)| cvss::vector(&one.vector_string, one.base_score, source))
            .collect()
    }

    fn exploit(&self) -> Exploit {
        let metrics = self.containers.adp.iter().flat_map(|one| &one.metrics);
        let others = metrics.filter_map(|metric| metric.other.as_ref());
        others.map(Other::exploit).max().unwrap_or_default()
    }
}

impl Container<'_> {
    fn is_of_cisa(&self) -> bool {
        let name = self.provider_metadata.as_ref();
        name.is_some_and(|one| one.short_name.as_deref() == Some("CISA-ADP"))
    }

    fn english(&self) -> Option<&str> {
        let english = |text: &&Text<'_>| text.lang.starts_with("en");
        self.descriptions.iter().find(english).map(|text| &*text.value)
    }

    fn weaknesses(&self) -> impl Iterator<Item = &str> {
        let all = self.problem_types.iter().flat_map(|one| &one.descriptions);
        all.filter_map(|one| one.cwe_id.as_deref().or(one.description.as_deref()))
    }
}

impl Metric<'_> {
    fn scored(&self) -> impl Iterator<Item = &Scored<'_>> {
        let all = [&self.two, &self.three, &self.three_one, &self.four];
        all.into_iter().flatten()
    }
}

impl Other<'_> {
    fn exploit(&self) -> Exploit {
        match (self.kind.as_deref(), &self.content) {
            (Some("kev"), _) => Exploit::Active,
            (Some("ssvc"), Some(Content::Decision { options })) => {
                let words = options.iter().filter_map(|one| one.exploitation.as_deref());
                words.map(names::exploitation).max().unwrap_or_default()
            }
            _ => Exploit::Unknown,
        }
    }
}

impl Link<'_> {
    fn reference(&self) -> Reference {
        let has = |tag: &str| self.tags.iter().any(|own| own == tag);
        let kind = match () {
            () if has("exploit") => ReferenceKind::Exploit,
            () if has("patch") => ReferenceKind::Fix,
            () if has("issue-tracking") => ReferenceKind::Report,
            () if has("vendor-advisory") || has("third-party-advisory") => ReferenceKind::Advisory,
            () => ReferenceKind::Web,
        };
        Reference {
            kind,
            url: self.url.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Advisory, FeedError> {
        let mut found = Vec::new();
        Vulnrichment.read("x", text.as_bytes(), &mut |one| found.extend(one.into_advisory()))?;
        Ok(found.remove(0))
    }

    const RECORD: &str = r#"{"cveMetadata":{"cveId":"CVE-2099-0001","state":"PUBLISHED","datePublished":"2099-01-01T00:00:00"},
        "containers":{"cna":{"title":"T","tags":["disputed"],"descriptions":[{"lang":"de","value":"x"},{"lang":"en-US","value":"prose"}],
            "metrics":[{"format":"CVSS","cvssV4_0":{"vectorString":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N","baseScore":9.3}},
                       {"other":{"type":"Textual","content":{"options":7}}},{"other":{"type":"x","content":"y"}}],
            "problemTypes":[{"descriptions":[{"lang":"en","description":"CWE-79 XSS"}]}],
            "references":[{"url":"https://example.org/","tags":["patch"]}]},
          "adp":[{"providerMetadata":{"shortName":"CVE"},"metrics":[]},
            {"providerMetadata":{"shortName":"CISA-ADP"},
             "problemTypes":[{"descriptions":[{"cweId":"CWE-20","description":"CWE-20 x"}]}],
             "metrics":[{"cvssV3_1":{"vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H","baseScore":9.8}},
                        {"other":{"type":"ssvc","content":{"options":[{"Exploitation":"PoC"},{"Automatable":"no"}]}}}]}]}}"#;

    #[test]
    fn both_parties_are_heard() {
        let one = read(RECORD).unwrap();
        let vectors: Vec<_> = one
            .cvss
            .iter()
            .map(|one| (one.source.as_str(), one.version))
            .collect();
        assert_eq!(vectors, [("CNA", 4), ("CISA-ADP", 3)]);
        assert_eq!(
            (one.exploit, one.standing, &one.cwes[..]),
            (Exploit::ProofOfConcept, Standing::Disputed, &[20, 79][..])
        );
        assert_eq!(
            (one.description.as_deref(), one.references[0].kind),
            (Some("prose"), ReferenceKind::Fix)
        );
    }

    #[test]
    fn what_is_in_the_catalogue_is_exploited() {
        let text = RECORD.replace(
            r#"{"other":{"type":"ssvc""#,
            r#"{"other":{"type":"kev","content":{"dateAdded":"2099-01-01"}}},{"other":{"type":"ssvc""#,
        );
        assert_eq!(read(&text).unwrap().exploit, Exploit::Active);
        assert_eq!(
            read(&RECORD.replace("PoC", "none")).unwrap().exploit,
            Exploit::NotSeen
        );
    }

    #[test]
    fn a_rejected_record_says_so() {
        let text = r#"{"cveMetadata":{"cveId":"CVE-2099-0001","state":"REJECTED"},"containers":{"cna":{}}}"#;
        assert_eq!(read(text).unwrap().standing, Standing::Rejected);
        assert!(read(r#"{"cveMetadata":{"cveId":""},"containers":{}}"#).is_err());
    }
}
