//! CVSS vectors from feeds: checked, with a score in any case.

use polycvss::{Score, Vector};
use tidewaiter_advisories::Cvss;

/// A vector with the score that the source gives, else with the score computed from the vector. `None` if the text
/// is no CVSS vector of version 2, 3 or 4.
pub(crate) fn vector(text: &str, score: Option<f32>, source: &str) -> Option<Cvss> {
    let text = text.trim();
    let parsed: Vector = text.parse().ok()?;
    let score = score.filter(|score| (0.0..=10.0).contains(score));
    Some(Cvss {
        version: version(text),
        vector: text.to_owned(),
        score: score.unwrap_or_else(|| f32::from(Score::from(parsed))),
        source: source.to_owned(),
    })
}

/// The major version: version 2 vectors have no prefix.
fn version(vector: &str) -> u8 {
    match vector.strip_prefix("CVSS:").and_then(|rest| rest.bytes().next()) {
        Some(b'4') => 4,
        Some(_) => 3,
        None => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_score_is_computed() {
        let cvss = vector("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", None, "NVD").unwrap();
        assert_eq!((cvss.version, cvss.score), (3, 9.8));
        let cvss = vector("AV:L/AC:L/Au:N/C:P/I:P/A:P", Some(4.6), "NVD").unwrap();
        assert_eq!((cvss.version, cvss.score), (2, 4.6));
    }

    #[test]
    fn what_is_no_vector_is_dropped() {
        assert_eq!(vector("", Some(5.0), "NVD"), None);
        assert_eq!(vector("UNKNOWN", None, "NVD"), None);
    }

    #[test]
    fn an_impossible_score_is_not_believed() {
        let cvss = vector("AV:L/AC:L/Au:N/C:P/I:P/A:P", Some(46.0), "NVD").unwrap();
        assert_eq!(cvss.score, 4.6);
    }
}
