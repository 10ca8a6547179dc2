//! Any further source of OSV records, a private one too: a pack or folder `osv-NAME` is the feed `osv-NAME`.
//!
//! Odd: the names of these feeds are known only when a folder of packs is read, while a feed's name is a constant.
//! [`source`] makes a feed for each new name and keeps it for good; there are as many as somebody made folders.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use tidewaiter_advisories::{Advisory, Affected, Subject};
use tidewaiter_types::Space;

use super::record;
use crate::{Feed, FeedError, Sink, Tally, osv};

/// What the names of these feeds begin with.
const PREFIX: &str = "osv-";
/// The longest name of a feed.
const LONGEST: usize = 64;

/// One source of OSV records.
struct OsvSource {
    name: &'static str,
    packs: &'static [&'static str],
}

/// The feed of the pack `osv-NAME`; `None` if the name is not one of these.
pub(crate) fn source(name: &str) -> Option<&'static dyn Feed> {
    static KNOWN: LazyLock<Mutex<BTreeMap<String, &'static OsvSource>>> = LazyLock::new(Mutex::default);
    if !is_name(name) {
        return None;
    }
    // A thread that died while it held the lock left a whole map behind: entries are added in one step.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    Some(*known.entry(name.to_owned()).or_insert_with(|| leak(name)))
}

fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let rest = name.strip_prefix(PREFIX).unwrap_or_default();
    !rest.is_empty() && name.len() <= LONGEST && rest.bytes().all(plain) && !name.ends_with("-prev")
}

fn leak(name: &str) -> &'static OsvSource {
    let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
    let packs: &'static [&'static str] = Box::leak(Box::new([name]));
    Box::leak(Box::new(OsvSource { name, packs }))
}

impl Feed for OsvSource {
    fn name(&self) -> &'static str {
        self.name
    }

    fn title(&self) -> &'static str {
        "further source of OSV records"
    }

    fn licence(&self) -> &'static str {
        "as its source says"
    }

    fn attribution(&self) -> &'static str {
        "as its source says"
    }

    fn packs(&self) -> &'static [&'static str] {
        self.packs
    }

    fn recognises(&self, path: &str) -> bool {
        let inner = path
            .strip_prefix(self.name)
            .and_then(|rest| rest.strip_prefix('/'));
        inner.is_some_and(|inner| inner.ends_with(".json") && !inner.starts_with('.'))
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record = osv::parse(path, bytes)?;
        let mut advisory = record::advisory(&record, self.name, self.name);
        add_distributions(&mut advisory, &record);
        out(advisory.into());
        Ok(Tally::of_one())
    }
}

/// Adds the rows of those distributions whose OSV names lead to a space without further knowledge.
fn add_distributions(advisory: &mut Advisory, record: &osv::Record<'_>) {
    let rows = record.affected.iter().filter_map(distribution);
    advisory.affected.extend(rows);
}

fn distribution(package: &osv::Package<'_>) -> Option<Affected> {
    let (name, release) = package.package.ecosystem.split_once(':')?;
    let (space, subject) = match name {
        "Debian" => (Space::of_release("debian", release), Subject::Source),
        "Ubuntu" => {
            let release = release.trim_end_matches(":LTS");
            (Space::of_release("ubuntu", release), Subject::Source)
        }
        "Alpine" => {
            let release = release.trim_start_matches('v');
            (Space::of_release("alpine", release), Subject::Source)
        }
        "AlmaLinux" => (Space::of_release("almalinux", release), Subject::Binary),
        "Rocky Linux" => (Space::of_release("rocky", release), Subject::Source),
        _ => return None,
    };
    package.row(space, subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_a_feed_of_its_name() {
        let feed = source("osv-acme").unwrap();
        assert_eq!((feed.name(), feed.packs()), ("osv-acme", &["osv-acme"][..]));
        assert!(std::ptr::addr_eq(feed, source("osv-acme").unwrap()));
        assert!(feed.recognises("osv-acme/2099/ACME-1.json") && !feed.recognises("osv-other/ACME-1.json"));
        for name in ["osv-", "osv-A", "osv-a/b", "debian-osv", "osv-acme-prev"] {
            assert!(source(name).is_none(), "{name}");
        }
    }

    #[test]
    fn languages_and_distributions_are_read() {
        let range = r#""ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2"}]}]"#;
        let text = format!(
            r#"{{"id":"ACME-1","affected":[{{"package":{{"ecosystem":"npm","name":"a"}},{range}}},
            {{"package":{{"ecosystem":"Ubuntu:22.04:LTS","name":"b"}},{range}}},
            {{"package":{{"ecosystem":"Unheard","name":"c"}},{range}}}]}}"#
        );
        let mut found = Vec::new();
        let feed = source("osv-acme").unwrap();
        feed.read("osv-acme/x.json", text.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })
        .unwrap();
        let rows: Vec<_> = found[0].affected.iter().map(|row| row.space.as_str()).collect();
        assert_eq!(
            (found[0].feed.as_str(), &rows[..]),
            ("osv-acme", &["npm", "ubuntu:22.04"][..])
        );
    }
}
