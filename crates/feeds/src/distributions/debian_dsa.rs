//! Debian's lists of its own advisories, DSA and (for long-term support) DLA, in the tracker's text format.
//!
//! Odd: an advisory names all its CVEs once and then a fix for each release, though not every CVE touches every release.
//! The tracker knows which do, so it is the authority (`debian-tracker`, or its OSV form `debian`): where either is
//! there, these lists only say on which day a version came out, and the advisories are handed on without rows. Alone,
//! they are all that is known of Debian. An advisory without a CVE that corrects an earlier one ("regression update")
//! is no vulnerability and is left out, as are announcements.

use jiff::civil::Date;
use tidewaiter_advisories::{Advisory, Affected, FixState, Limit, Range, Reference, ReferenceKind, Subject};
use tidewaiter_types::Timestamp;

use super::debian_releases;
use crate::{Feed, FeedError, Sink, Tally, names};

/// The feed `debian-dsa`.
pub(crate) struct DebianDsa;

impl Feed for DebianDsa {
    fn name(&self) -> &'static str {
        "debian-dsa"
    }

    fn title(&self) -> &'static str {
        "Debian security advisories"
    }

    fn licence(&self) -> &'static str {
        "none stated by the tracker"
    }

    fn attribution(&self) -> &'static str {
        "Debian security tracker, https://salsa.debian.org/security-tracker-team/security-tracker"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["debian-dsa-dla", "debian-dsa"]
    }

    fn recognises(&self, path: &str) -> bool {
        let pack = path.starts_with("debian-dsa-dla/") || path.starts_with("debian-dsa/");
        pack && (path.ends_with("/DSA/list") || path.ends_with("/DLA/list"))
    }

    fn dates(&self) -> &'static [&'static str] {
        &["debian", "debian-tracker"]
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let text = String::from_utf8_lossy(bytes);
        let mut tally = Tally::default();
        let mut current: Option<Entry> = None;
        for line in text.lines() {
            if line.starts_with('[') {
                tally.records += 1;
                hand_on(current.take(), out);
                match Entry::begin(line) {
                    Some(entry) => current = Some(entry),
                    None => tally
                        .damaged
                        .push(FeedError::text(path, format!("no advisory: {line:?}"))),
                }
            } else if let Some(entry) = &mut current {
                entry.add(line.trim());
            }
        }
        hand_on(current, out);
        match tally.records {
            0 => Err(FeedError::text(path, "no line `[DATE] DSA-…`")),
            _ => Ok(tally),
        }
    }
}

fn hand_on(entry: Option<Entry>, out: &mut Sink<'_>) {
    if let Some(advisory) = entry.and_then(Entry::advisory) {
        out(advisory.into());
    }
}

/// One advisory, as far as it is read.
struct Entry {
    id: String,
    title: String,
    date: Timestamp,
    cves: Vec<String>,
    rows: Vec<Affected>,
}

impl Entry {
    /// `[29 Mar 2023] DSA-5380-1 xorg-server - security update`.
    fn begin(line: &str) -> Option<Self> {
        let (date, rest) = line.strip_prefix('[')?.split_once(']')?;
        let date = Date::strptime("%d %b %Y", date.trim()).ok()?;
        let midnight = date.to_datetime(jiff::civil::Time::midnight());
        let start = jiff::tz::TimeZone::UTC.to_timestamp(midnight).ok()?;
        let (id, title) = rest.trim().split_once(char::is_whitespace)?;
        let known = id.starts_with("DSA-") || id.starts_with("DLA-");
        known.then(|| Self {
            id: id.to_owned(),
            title: title.trim().to_owned(),
            date: Timestamp(start.as_millisecond()),
            cves: Vec::new(),
            rows: Vec::new(),
        })
    }

    /// `{CVE-2023-1393 …}`, or `[bullseye] - xorg-server 2:1.20.11-1+deb11u6`; notes are left out.
    fn add(&mut self, line: &str) {
        if let Some(ids) = line.strip_prefix('{') {
            let ids = ids.trim_end_matches('}').split_whitespace();
            self.cves.extend(ids.filter_map(names::leading_cve));
        } else if let Some(rest) = line.strip_prefix('[') {
            self.rows.extend(row(rest, self.date));
        }
    }

    fn advisory(mut self) -> Option<Advisory> {
        let correction = self.title.contains("regression") || self.rows.is_empty();
        self.cves.sort_unstable();
        self.cves.dedup();
        if self.cves.is_empty() && !correction {
            self.cves.push(self.id.clone());
        }
        (!self.cves.is_empty()).then(|| Advisory {
            feed: DebianDsa.name().to_owned(),
            vulnerabilities: self.cves,
            published: Some(self.date),
            references: vec![reference(&self.id)],
            title: Some(self.title),
            affected: self.rows,
            id: self.id,
            ..Advisory::default()
        })
    }
}

fn reference(id: &str) -> Reference {
    Reference {
        kind: ReferenceKind::Advisory,
        url: format!("https://security-tracker.debian.org/tracker/{id}"),
    }
}

/// What stands behind the first bracket of `[bullseye] - xorg-server 2:1.20.11-1+deb11u6`.
fn row(rest: &str, date: Timestamp) -> Option<Affected> {
    let (codename, rest) = rest.split_once(']')?;
    let mut words = rest.trim_start().strip_prefix('-')?.split_whitespace();
    let (package, version) = (words.next()?, words.next()?);
    let (state, limit) = match version {
        "<not-affected>" => (FixState::NotAffected, None),
        "<end-of-life>" => (FixState::EndOfLife, Some(Limit::Open)),
        "<unfixed>" => (FixState::Affected, Some(Limit::Open)),
        fix if fix.starts_with(|sign: char| sign.is_ascii_digit()) => {
            (FixState::Fixed, Some(Limit::Fixed(fix.to_owned())))
        }
        _ => return None,
    };
    let range = |limit| Range {
        introduced: None,
        limit,
    };
    Some(Affected {
        ranges: limit.map(range).into_iter().collect(),
        fixed_at: (state == FixState::Fixed).then_some(date),
        ..Affected::new(debian_releases::space(codename)?, package, Subject::Source, state)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = "[29 Mar 2099] DSA-9999-1 a - security update\n\t{CVE-2099-0002 CVE-2099-0001 }\n\
        \t[bullseye] - a  1-1+deb11u1 \n        [bookworm] - b <not-affected> (older code)\n\tNOTE: a note\n\
        [28 Mar 2099] DSA-9998-2 c - regression update\n\t[bullseye] - c 2-1\n\
        [27 Mar 2099] DSA-9997-1 d - missing checks\n\t[sarge] - d 1-1\n\t[bullseye] - d 1-2\n\
        [26 Mar 2099] DSA-9996-1 announcement\n[nonsense] x\n";

    fn read() -> (Vec<Advisory>, Tally) {
        let mut found = Vec::new();
        let tally = DebianDsa
            .read("debian-dsa/DSA/list", FIXTURE.as_bytes(), &mut |one| {
                found.extend(one.into_advisory())
            })
            .unwrap();
        (found, tally)
    }

    #[test]
    fn advisories_have_their_cves_fixes_and_day() {
        let (found, tally) = read();
        assert_eq!((tally.records, tally.damaged.len()), (5, 1));
        let ids: Vec<_> = found.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["DSA-9999-1", "DSA-9997-1"]);
        assert_eq!(found[0].vulnerabilities, ["CVE-2099-0001", "CVE-2099-0002"]);
        assert_eq!(found[1].vulnerabilities, ["DSA-9997-1"]);
        // `date -u -d 2099-03-29 +%s` says 4078425600.
        let day = Some(Timestamp(4_078_425_600_000));
        let rows: Vec<_> = found[0]
            .affected
            .iter()
            .map(|row| (row.space.as_str(), row.state, row.fixed_at))
            .collect();
        assert_eq!(
            rows,
            [
                ("debian:11", FixState::Fixed, day),
                ("debian:12", FixState::NotAffected, None)
            ]
        );
        assert_eq!(found[1].affected.len(), 1, "sarge had no number of its own");
    }

    #[test]
    fn a_file_without_any_advisory_is_none() {
        assert!(DebianDsa.read("x", b"<html>", &mut |_| {}).is_err());
    }
}
