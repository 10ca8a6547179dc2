//! Where each feed is published, a list for each kind of feed, and the choice of those to be fetched.
//!
//! Odd: feeds that no upstream gives in one piece, or gives in a form that another source serves better, stand in [`WITHOUT`]; a
//! mirror can bring each of them as a pack.

mod distributions;
mod enrichment;
mod languages;

use tidewaiter_feeds::ALL;

use crate::error::{Result, UpstreamError};
use crate::fetch::{Fetcher, parse};
use crate::plan::{Download, Place, Plan, Unpack, WHOLE};
use crate::settings::Settings;

/// Where one feed is published.
pub struct Source {
    /// The feed's name.
    pub feed: &'static str,
    /// Its folder in the folder of feeds.
    pub folder: &'static str,
    /// Upstream's address; a mirror stands in for it.
    pub address: &'static str,
    /// A path as upstream's files get it in the folder.
    pub example: &'static str,
    pub(crate) plan: Plan,
}

/// Packages of GitHub's tarballs lie in one folder.
const fn tarball(keep: &'static [&'static str]) -> Unpack {
    Unpack {
        strip: 1,
        keep,
        into: "",
    }
}

/// All sources: distributions, languages, what enriches them.
pub fn all_sources() -> impl Iterator<Item = &'static Source> {
    let lists = [
        distributions::DISTRIBUTIONS,
        languages::LANGUAGES,
        enrichment::ENRICHMENT,
    ];
    lists.into_iter().flatten()
}

/// Feeds without a source, and why.
pub static WITHOUT: &[(&str, &str)] = &[
    (
        "debian",
        "OSV's export gives Debian's records other ids now; debian-tracker says all of it",
    ),
    (
        "ubuntu",
        "the tracker is a git repository without an archive; ubuntu-osv says what it says",
    ),
    (
        "redhat-cve",
        "the API gives one CVE a request; redhat-csaf says all of it in one archive",
    ),
    (
        "alpine-yaml",
        "its releases have ended; upstream took the files away",
    ),
    ("rustsec-osv", "rustsec says the same"),
    ("ubuntu-usn", "its files come with those of ubuntu-osv"),
    ("kev-csv", "kev says the same"),
];

/// The sources to be fetched.
pub struct Sources(Vec<Chosen>);

/// One of them.
pub(crate) struct Chosen {
    pub(crate) feed: String,
    pub(crate) folder: String,
    address: String,
    form: Form,
}

enum Form {
    /// As upstream publishes it.
    Published(&'static Plan),
    /// One pack.
    Pack,
    /// A private feed of OSV files.
    Private,
}

impl Sources {
    /// All sources, with the mirrors and private feeds of the settings; or only those
    /// that the settings name.
    ///
    /// # Errors
    /// If the settings name a feed that is not there or has no source, or an address that cannot be used.
    pub fn of(settings: &Settings) -> Result<Self> {
        let mut all: Vec<Chosen> = all_sources().map(Chosen::published).collect();
        for (name, address) in &settings.mirrors {
            parse(address)?;
            mirror(&mut all, name, address)?;
        }
        for (name, address) in &settings.private {
            parse(address)?;
            // One of the list may be replaced: two of one name would write into one folder.
            all.retain(|one| one.feed != *name);
            all.push(Chosen::private(name, address)?);
        }
        if settings.only.is_empty() {
            return Ok(Self(all));
        }
        for name in &settings.only {
            if !all.iter().any(|one| one.feed == *name) {
                return Err(UpstreamError::Unknown(name.clone()));
            }
        }
        all.retain(|one| settings.only.contains(&one.feed));
        Ok(Self(all))
    }

    /// The names of the feeds.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|one| one.feed.as_str())
    }

    pub(crate) fn chosen(&self) -> &[Chosen] {
        &self.0
    }
}

/// Gives a feed another address; one without a source gets one.
fn mirror(all: &mut Vec<Chosen>, name: &str, address: &str) -> Result<()> {
    let is_pack = address.ends_with(".tar.zst");
    if let Some(one) = all.iter_mut().find(|one| one.feed == name) {
        address.clone_into(&mut one.address);
        if is_pack {
            one.form = Form::Pack;
        }
        return Ok(());
    }
    let feed = ALL.iter().find(|feed| feed.name() == name && is_pack);
    let feed = feed.ok_or_else(|| UpstreamError::Unknown(name.to_owned()))?;
    all.push(Chosen {
        feed: name.to_owned(),
        folder: feed.packs().first().unwrap_or(&name).to_string(),
        address: address.to_owned(),
        form: Form::Pack,
    });
    Ok(())
}

impl Chosen {
    fn published(source: &'static Source) -> Self {
        Self {
            feed: source.feed.to_owned(),
            folder: source.folder.to_owned(),
            address: source.address.to_owned(),
            form: Form::Published(&source.plan),
        }
    }

    fn private(name: &str, address: &str) -> Result<Self> {
        let own = name.strip_prefix("osv-").unwrap_or_default();
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if own.is_empty() || !own.bytes().all(plain) {
            return Err(UpstreamError::Unknown(name.to_owned()));
        }
        Ok(Self {
            feed: name.to_owned(),
            folder: name.to_owned(),
            address: address.to_owned(),
            form: Form::Private,
        })
    }

    pub(crate) async fn downloads(&self, fetcher: &Fetcher) -> Result<Vec<Download>> {
        let one = |place| Download {
            address: self.address.clone(),
            place,
            check: None,
        };
        Ok(match self.form {
            Form::Published(plan) => plan.downloads(&self.address, fetcher).await?,
            Form::Pack => vec![one(Place::Archive(tarball(&[])))],
            Form::Private if self.address.ends_with(".json") => vec![one(Place::File("all.json".to_owned()))],
            Form::Private => vec![one(Place::Archive(WHOLE))],
        })
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_feeds::by_name;

    use super::*;

    #[test]
    fn a_source_brings_files_that_its_feed_reads() {
        for source in all_sources() {
            let feed = by_name(source.feed).unwrap();
            let path = format!("{}/{}", source.folder, source.example);
            assert!(feed.recognises(&path), "{} does not read {path}", source.feed);
            assert!(feed.packs().contains(&source.folder), "{}", source.feed);
        }
    }

    #[test]
    fn every_feed_has_a_source_or_a_reason() {
        for feed in ALL {
            let source = all_sources().any(|source| source.feed == feed.name());
            let reason = WITHOUT.iter().any(|(name, _)| *name == feed.name());
            assert!(source != reason, "{}", feed.name());
        }
    }

    #[test]
    fn addresses_are_encrypted() {
        assert!(all_sources().all(|source| source.address.starts_with("https://")));
    }

    #[test]
    fn mirrors_private_feeds_and_choices_come_from_the_settings() {
        let settings = |text: &str| toml::from_str::<Settings>(text).unwrap();
        let both = settings(
            "only = ['alpine', 'debian', 'osv-acme']\n[mirrors]\nalpine = 'file:///srv/secdb'\n\
             debian = 'https://h.example/debian-osv.tar.zst'\n[private]\nosv-acme = 'https://h.example/acme.zip'",
        );
        let sources = Sources::of(&both).unwrap();
        let found: Vec<(&str, &str)> = sources
            .chosen()
            .iter()
            .map(|one| (one.folder.as_str(), one.address.as_str()))
            .collect();
        assert_eq!(found[0], ("alpine-secdb", "file:///srv/secdb"));
        assert_eq!(found[1], ("debian-osv", "https://h.example/debian-osv.tar.zst"));
        assert_eq!(found[2], ("osv-acme", "https://h.example/acme.zip"));
        for wrong in [
            "only = ['debain']",
            "[mirrors]\ndebian = 'https://h.example/dir'",
            "[mirrors]\nalpine = 'ftp://h.example/'",
            "[private]\nacme = 'https://h.example/a.zip'",
            "[private]\n'osv-../x' = 'https://h.example/a.zip'",
        ] {
            assert!(Sources::of(&settings(wrong)).is_err(), "{wrong}");
        }
    }
}
