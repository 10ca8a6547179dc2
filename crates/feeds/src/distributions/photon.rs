//! Photon OS, a JSON file for each branch: one entry for each CVE and package.
//!
//! Odd: the list names the subpackages too, so rows are of binary packages. Some entries have no CVE (`Re`, `UNK-1`) and are
//! left out. There is a score but no vector, so it is not kept. The branch stands in the file's name only.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use tidewaiter_advisories::{Advisory, Affected, FixState, Limit, Range, Subject};
use tidewaiter_types::Space;

use crate::{Feed, FeedError, Sink, Tally, names};

/// The feed `photon`.
pub(crate) struct Photon;

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    cve_id: Cow<'a, str>,
    #[serde(borrow)]
    pkg: Cow<'a, str>,
    #[serde(borrow)]
    res_ver: Option<Cow<'a, str>>,
    #[serde(borrow)]
    status: Option<Cow<'a, str>>,
}

impl Feed for Photon {
    fn name(&self) -> &'static str {
        "photon"
    }

    fn title(&self) -> &'static str {
        "Photon OS CVE metadata"
    }

    fn licence(&self) -> &'static str {
        "none stated; a public feed of Broadcom"
    }

    fn attribution(&self) -> &'static str {
        "Photon OS CVE metadata, https://packages.broadcom.com/photon/photon_cve_metadata/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["photon"]
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with("photon/") && space(path).is_some()
    }

    fn gathers(&self) -> bool {
        true
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let space = space(path).ok_or_else(|| FeedError::text(path, "not cve_data_photonBRANCH.json"))?;
        let json = |error| FeedError::json(path, error);
        let entries: Vec<&RawValue> = serde_json::from_slice(bytes).map_err(json)?;
        let mut tally = Tally::default();
        let mut found: BTreeMap<String, Advisory> = BTreeMap::new();
        for entry in entries {
            tally.records += 1;
            match serde_json::from_str::<Entry<'_>>(entry.get()) {
                Ok(entry) => add(&entry, &space, &mut found),
                Err(error) => tally.damaged.push(json(error)),
            }
        }
        found.into_values().map(Into::into).for_each(out);
        Ok(tally)
    }
}

/// The space of `cve_data_photon5.0.json`.
fn space(path: &str) -> Option<Space> {
    let file = path.rsplit('/').next()?;
    let branch = file.strip_prefix("cve_data_photon")?.strip_suffix(".json")?;
    let (major, _) = branch.split_once('.').filter(|(major, _)| !major.is_empty())?;
    Some(Space::of_release("photon", major))
}

fn add(entry: &Entry<'_>, space: &Space, found: &mut BTreeMap<String, Advisory>) {
    let (Some(id), Some(row)) = (names::leading_cve(&entry.cve_id), entry.row(space)) else {
        return;
    };
    let advisory = found.entry(id).or_insert_with_key(|id| Advisory {
        id: id.clone(),
        feed: Photon.name().to_owned(),
        vulnerabilities: vec![id.clone()],
        ..Advisory::default()
    });
    if !advisory.affected.contains(&row) {
        advisory.affected.push(row);
    }
}

impl Entry<'_> {
    fn row(&self, space: &Space) -> Option<Affected> {
        let fix = self.res_ver.as_deref().filter(|fix| !matches!(*fix, "" | "NA"));
        let (state, limit) = match (self.status.as_deref(), fix) {
            (Some("Not Affected"), _) => (FixState::NotAffected, None),
            (_, Some(fix)) => (FixState::Fixed, Some(Limit::Fixed(fix.to_owned()))),
            (_, None) => (FixState::Affected, Some(Limit::Open)),
        };
        let range = |limit| Range {
            introduced: None,
            limit,
        };
        (!self.pkg.is_empty()).then(|| Affected {
            ranges: limit.map(range).into_iter().collect(),
            ..Affected::new(space.clone(), &*self.pkg, Subject::Binary, state)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = r#"[{"cve_id":"CVE-2099-0001","pkg":"a","cve_score":7.5,"aff_ver":"all versions before 1-2.ph5 are vulnerable","res_ver":"1-2.ph5","status":"Fixed"},
        {"cve_id":"CVE-2099-0001","pkg":"b","cve_score":7.5,"aff_ver":"NA","res_ver":"NA","status":"Not Affected"},
        {"cve_id":"CVE-2099-0001","pkg":"c","cve_score":7.5,"aff_ver":"all","res_ver":"NA","status":"Open"},
        {"cve_id":"Re","pkg":"linux","cve_score":5.0,"aff_ver":"NA","res_ver":"NA","status":"Not Affected"},{"pkg":7}]"#;

    #[test]
    fn entries_are_put_together_by_cve() {
        let mut found = Vec::new();
        let tally = Photon
            .read("photon/cve_data_photon5.0.json", FIXTURE.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        assert_eq!((tally.records, tally.damaged.len(), found.len()), (5, 1, 1));
        let rows: Vec<_> = found[0]
            .affected
            .iter()
            .map(|row| (row.space.as_str(), row.package.as_str(), row.state))
            .collect();
        assert_eq!(
            rows,
            [
                ("photon:5", "a", FixState::Fixed),
                ("photon:5", "b", FixState::NotAffected),
                ("photon:5", "c", FixState::Affected),
            ]
        );
        assert_eq!(
            found[0].affected[0].ranges[0].limit,
            Limit::Fixed("1-2.ph5".into())
        );
    }

    #[test]
    fn branches_stand_in_file_names() {
        assert!(Photon.recognises("photon/cve_data_photon4.0.json"));
        assert!(!Photon.recognises("photon/photon_versions.json"));
    }
}
