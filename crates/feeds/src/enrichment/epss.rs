//! EPSS, the Exploit Prediction Scoring System: one line for each CVE.
//!
//! Odd: there are two forms. FIRST publishes one file a day (`cve,epss,percentile`, below a comment line and a header;
//! the oldest have no percentile), EMBA keeps the same numbers by CVE year with semicolons and without a header.

use tidewaiter_advisories as advisories;

use crate::{Feed, FeedError, Sink, Tally, names};

/// The feed `epss`.
pub(crate) struct Epss;

impl Feed for Epss {
    fn name(&self) -> &'static str {
        "epss"
    }

    fn title(&self) -> &'static str {
        "Exploit Prediction Scoring System"
    }

    fn licence(&self) -> &'static str {
        "free use with attribution"
    }

    fn attribution(&self) -> &'static str {
        "EPSS, Forum of Incident Response and Security Teams, https://www.first.org/epss"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["epss"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.strip_suffix(".gz").unwrap_or(path);
        path.starts_with("epss/") && file.ends_with(".csv")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let text = std::str::from_utf8(bytes).map_err(|error| FeedError::text(path, error.to_string()))?;
        let mut tally = Tally::default();
        for (at, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') || line.starts_with("cve,") {
                continue;
            }
            tally.records += 1;
            match score(line) {
                Some(score) => out(advisories::Record::Epss(score)),
                None => tally.damaged.push(FeedError::text(
                    path,
                    format!("line {} is no score of a CVE", at + 1),
                )),
            }
        }
        if tally.records == tally.damaged.len() as u64 {
            return Err(FeedError::text(path, "no scores in it"));
        }
        Ok(tally)
    }
}

fn score(line: &str) -> Option<advisories::Epss> {
    let mut fields = line.trim_end().split([',', ';']);
    let cve = fields.next().filter(|id| names::is_cve(id))?;
    let score = share(fields.next()?)?;
    let percentile = match fields.next() {
        Some(text) => share(text)?,
        None => 0.0,
    };
    Some(advisories::Epss {
        cve: cve.to_owned(),
        score,
        percentile,
    })
}

/// A number from 0 to 1.
fn share(text: &str) -> Option<f32> {
    let number: f32 = text.parse().ok()?;
    (0.0..=1.0).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(Vec<advisories::Record>, Tally), FeedError> {
        let mut found = Vec::new();
        let tally = Epss.read("epss/x.csv", text.as_bytes(), &mut |one| found.push(one))?;
        Ok((found, tally))
    }

    #[test]
    fn both_forms_say_the_same() {
        let first = "#model_version:v2023.03.01,score_date:2023-03-07T00:00:00+0000\ncve,epss,percentile\nCVE-2020-5902,0.97567,0.99995\n";
        let emba = "CVE-2020-5902;0.975670000;0.999950000\n";
        let score = advisories::Record::Epss(advisories::Epss {
            cve: "CVE-2020-5902".into(),
            score: 0.97567,
            percentile: 0.99995,
        });
        for text in [first, emba] {
            assert_eq!(read(text).unwrap().0, std::slice::from_ref(&score));
        }
    }

    #[test]
    fn damaged_lines_are_counted() {
        let text = "CVE-2020-5902,0.5\nCVE-2020-5903,1.5,0.1\nCVE-2020-5904\nx,0,0\nCVE-2020-5905,NaN,0\n";
        let (found, tally) = read(text).unwrap();
        assert_eq!((found.len(), tally.records, tally.damaged.len()), (1, 5, 4));
        assert!(read("").is_err() && read("# nothing\n").is_err());
    }
}
