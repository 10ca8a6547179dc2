//! Names and phrases that all feeds share: CVE and CWE numbers in free text, and how a rejected CVE says so.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};
use tidewaiter_advisories::{Exploit, Standing};

/// Reads the id of a record. It must say something: records without one would be taken for one and the same.
pub(crate) fn id<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Cow<'a, str>, D::Error> {
    #[derive(serde::Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
    let Text(id) = Text::deserialize(from)?;
    match id.trim().is_empty() {
        true => Err(D::Error::custom("a record without an id")),
        false => Ok(id),
    }
}

/// The same, for readers that lend nothing.
pub(crate) fn owned_id<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    id(from).map(Cow::into_owned)
}

/// The CVE id that a text begins with, in its proper writing; `CVE_2020-1234`, `CVE-2020-1234.patch` and
/// `CVE-2020-1234 (partly)` occur.
pub(crate) fn leading_cve(text: &str) -> Option<String> {
    let rest = text.strip_prefix("CVE-").or_else(|| text.strip_prefix("CVE_"))?;
    let (year, rest) = rest.split_once('-')?;
    let number = &rest[..digits(rest)];
    let proper = year.len() == 4 && digits(year) == 4 && number.len() >= 4;
    proper.then(|| format!("CVE-{year}-{number}"))
}

/// Whether the whole text is a CVE id.
pub(crate) fn is_cve(text: &str) -> bool {
    leading_cve(text).is_some_and(|cve| cve == text)
}

/// All CVE ids in free texts, sorted, each once.
pub(crate) fn cves<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let starts = |text: &'a str| text.match_indices("CVE-").map(|(at, _)| &text[at..]);
    let mut found: Vec<String> = texts
        .into_iter()
        .flat_map(starts)
        .filter_map(leading_cve)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// All CWE numbers in a text (`CWE-122`, `CWE-190->CWE-122`, `(CWE-125|CWE-787)`), sorted, each once.
pub(crate) fn cwes<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<u32> {
    let after = |text: &'a str| text.split("CWE-").skip(1);
    let numbers = texts
        .into_iter()
        .flat_map(after)
        .filter_map(|rest| rest[..digits(rest)].parse().ok());
    let mut found: Vec<u32> = numbers.collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The word of SSVC's decision point "Exploitation", in any case.
pub(crate) fn exploitation(word: &str) -> Exploit {
    match word.to_ascii_lowercase().as_str() {
        "none" => Exploit::NotSeen,
        "poc" => Exploit::ProofOfConcept,
        "active" => Exploit::Active,
        _ => Exploit::Unknown,
    }
}

/// What a description says about its own standing, in the CVE programme's phrases.
pub(crate) fn standing(description: &str) -> Standing {
    let text = description.trim_start();
    if text.starts_with("Rejected reason:") {
        return Standing::Rejected;
    }
    let mut rest = text;
    while let Some((phrase, tail)) = starred(rest) {
        match phrase {
            "REJECT" | "REJECTED" => return Standing::Rejected,
            "DISPUTED" => return Standing::Disputed,
            _ => rest = tail.trim_start(),
        }
    }
    Standing::Active
}

/// `** PHRASE ** rest` as its two parts.
fn starred(text: &str) -> Option<(&str, &str)> {
    let (phrase, rest) = text.strip_prefix("**")?.split_once("**")?;
    Some((phrase.trim(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cve_id_is_found_through_its_dirt() {
        for text in [
            "CVE-2020-1234",
            "CVE_2020-1234",
            "CVE-2020-1234.patch",
            "CVE-2020-1234-2",
        ] {
            assert_eq!(leading_cve(text).as_deref(), Some("CVE-2020-1234"), "{text}");
        }
        for text in [
            "CVE-????-?????",
            "CVE-2020",
            "CVE-20-1234",
            "XSA-12",
            "CVE-2020-12",
            "CVE-2020-é",
        ] {
            assert_eq!(leading_cve(text), None, "{text}");
        }
        assert!(is_cve("CVE-2020-1234") && !is_cve("CVE_2020-1234"));
    }

    #[test]
    fn cve_ids_are_found_in_prose() {
        let texts = [
            "fixes CVE-2020-0002, CVE-2020-0001 (CVE-2020-0002)",
            "CVE-",
            "XCVE-2020-12",
        ];
        assert_eq!(cves(texts), ["CVE-2020-0001", "CVE-2020-0002"]);
    }

    #[test]
    fn cwe_numbers_are_taken_out_of_chains() {
        assert_eq!(cwes(["CWE-190->(CWE-122|CWE-787)", "CWE-122"]), [122, 190, 787]);
        assert_eq!(cwes(["NVD-CWE-noinfo", "CWE-"]), [0_u32; 0]);
    }

    #[test]
    fn a_description_tells_the_standing() {
        assert_eq!(standing("** REJECT ** DO NOT USE"), Standing::Rejected);
        assert_eq!(
            standing("Rejected reason: withdrawn by its CNA"),
            Standing::Rejected
        );
        assert_eq!(standing("**DISPUTED** A flaw"), Standing::Disputed);
        assert_eq!(
            standing("** UNSUPPORTED WHEN ASSIGNED ** ** DISPUTED ** A flaw"),
            Standing::Disputed
        );
        assert_eq!(
            standing("** UNSUPPORTED WHEN ASSIGNED ** A flaw"),
            Standing::Active
        );
        assert_eq!(standing("This was REJECTED by the maintainers"), Standing::Active);
    }
}
