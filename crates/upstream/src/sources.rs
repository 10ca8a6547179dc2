//! Where each feed is published: the list of all sources, and the choice of those to be fetched.
//!
//! Odd: feeds that no upstream gives in one piece, or
//! gives in a form that another source serves better, stand in [`WITHOUT`]; a mirror can bring each of them as a pack.

use tidewaiter_feeds::ALL;

use crate::error::{Result, UpstreamError};
use crate::fetch::{Fetcher, parse};
use crate::indexes::{Alpine, Amazon, Fedora, Nvd, Photon, RedHatCsaf, Rocky};
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
pub static SOURCES: &[Source] = &[
    Source {
        feed: "debian-tracker",
        folder: "debian-tracker",
        address: "https://security-tracker.debian.org/tracker/data",
        example: "data.json",
        plan: Plan::Files(&[("json", "data.json")]),
    },
    Source {
        feed: "debian-dsa",
        folder: "debian-dsa",
        address: "https://salsa.debian.org/security-tracker-team/security-tracker/-/archive/master",
        example: "data/DSA/list",
        plan: Plan::Archives(&[(
            "security-tracker-master.tar.gz?path=data",
            tarball(&["data/DSA", "data/DLA"]),
        )]),
    },
    Source {
        feed: "ubuntu-osv",
        folder: "ubuntu-osv",
        address: "https://osv-vulnerabilities.storage.googleapis.com/Ubuntu",
        example: "UBUNTU-CVE-2024-0001.json",
        plan: Plan::Archives(&[("all.zip", WHOLE)]),
    },
    Source {
        feed: "alpine",
        folder: "alpine-secdb",
        address: "https://secdb.alpinelinux.org",
        example: "v3.20/main.json",
        plan: Plan::Index(&Alpine),
    },
    Source {
        feed: "wolfi",
        folder: "wolfi",
        address: "https://packages.wolfi.dev/os",
        example: "security.json",
        plan: Plan::Files(&[("security.json", "security.json")]),
    },
    Source {
        feed: "chainguard",
        folder: "chainguard",
        address: "https://packages.cgr.dev/chainguard",
        example: "security.json",
        plan: Plan::Files(&[("security.json", "security.json")]),
    },
    Source {
        feed: "minimos",
        folder: "minimos",
        address: "https://packages.mini.dev/advisories/secdb",
        example: "security.json",
        plan: Plan::Files(&[("security.json", "security.json")]),
    },
    Source {
        feed: "redhat-csaf",
        folder: "redhat-csaf",
        address: "https://security.access.redhat.com/data/csaf/v2/vex",
        example: "2024/cve-2024-0001.json",
        plan: Plan::Index(&RedHatCsaf),
    },
    Source {
        feed: "redhat-osv",
        folder: "redhat-osv",
        address: "https://osv-vulnerabilities.storage.googleapis.com/Red%20Hat",
        example: "RHSA-2024:0001.json",
        plan: Plan::Archives(&[("all.zip", WHOLE)]),
    },
    Source {
        feed: "alma",
        folder: "alma-osv",
        address: "https://github.com/AlmaLinux/osv-database/archive/refs/heads",
        example: "advisories/almalinux9/ALSA-2024:0001.json",
        plan: Plan::Archives(&[("master.tar.gz", tarball(&["advisories"]))]),
    },
    Source {
        feed: "rocky",
        folder: "rocky-errata",
        address: "https://errata.rockylinux.org/api/v2/advisories",
        example: "RLSA-2024:0001.json",
        plan: Plan::Index(&Rocky),
    },
    Source {
        feed: "amazon",
        folder: "amazon",
        address: "https://cdn.amazonlinux.com",
        example: "2/extras/docker/updateinfo.xml.gz",
        plan: Plan::Index(&Amazon),
    },
    Source {
        feed: "oracle",
        folder: "oracle",
        address: "https://linux.oracle.com/security/oval",
        example: "com.oracle.elsa-all.xml",
        plan: Plan::Files(&[("com.oracle.elsa-all.xml.bz2", "com.oracle.elsa-all.xml")]),
    },
    Source {
        feed: "suse",
        folder: "suse",
        address: "https://ftp.suse.com/pub/projects/security",
        example: "osv/SUSE-SU-2024:0001-1.json",
        plan: Plan::Archives(&[("osv.tar.bz2", WHOLE)]),
    },
    Source {
        feed: "fedora",
        folder: "fedora",
        address: "https://dl.fedoraproject.org/pub/fedora/linux/updates",
        example: "42/updateinfo.xml.gz",
        plan: Plan::Index(&Fedora),
    },
    Source {
        feed: "photon",
        folder: "photon",
        address: "https://packages.vmware.com/photon/photon_cve_metadata",
        example: "cve_data_photon5.0.json",
        plan: Plan::Index(&Photon),
    },
    Source {
        feed: "azurelinux",
        folder: "azurelinux",
        address: "https://github.com/microsoft/AzureLinuxVulnerabilityData/archive/refs/heads",
        example: "azurelinux-3.0-oval.xml",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&[]))]),
    },
    Source {
        feed: "mariner",
        folder: "mariner",
        address: "https://github.com/microsoft/AzureLinuxVulnerabilityData/archive/refs/heads",
        example: "cbl-mariner-2.0-oval.xml",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&[]))]),
    },
    Source {
        feed: "arch",
        folder: "arch",
        address: "https://security.archlinux.org",
        example: "all.json",
        plan: Plan::Files(&[("all.json", "all.json")]),
    },
    Source {
        feed: "ghsa",
        folder: "ghsa",
        address: "https://github.com/github/advisory-database/archive/refs/heads",
        example: "advisories/github-reviewed/2024/01/GHSA-2222-3333-4444/GHSA-2222-3333-4444.json",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&["advisories/github-reviewed"]))]),
    },
    Source {
        feed: "pypa",
        folder: "pypa",
        address: "https://github.com/pypa/advisory-database/archive/refs/heads",
        example: "vulns/a/PYSEC-2024-1.yaml",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&["vulns"]))]),
    },
    Source {
        feed: "rustsec",
        folder: "rustsec",
        address: "https://github.com/rustsec/advisory-db/archive/refs/heads",
        example: "crates/a/RUSTSEC-2024-0001.md",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&["crates", "rust"]))]),
    },
    Source {
        feed: "govulndb",
        folder: "govulndb",
        address: "https://vuln.go.dev",
        example: "ID/GO-2024-0001.json",
        plan: Plan::Archives(&[("vulndb.zip", WHOLE)]),
    },
    Source {
        feed: "ruby",
        folder: "ruby",
        address: "https://github.com/rubysec/ruby-advisory-db/archive/refs/heads",
        example: "gems/a/CVE-2024-0001.yml",
        plan: Plan::Archives(&[("master.tar.gz", tarball(&["gems", "rubies"]))]),
    },
    Source {
        feed: "php",
        folder: "php",
        address: "https://github.com/FriendsOfPHP/security-advisories/archive/refs/heads",
        example: "a/b/CVE-2024-0001.yaml",
        plan: Plan::Archives(&[("master.tar.gz", tarball(&[]))]),
    },
    Source {
        feed: "npm-mal",
        folder: "npm-mal",
        address: "https://github.com/ossf/malicious-packages/archive/refs/heads",
        example: "osv/malicious/npm/a/MAL-2024-1.json",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&["osv/malicious/npm"]))]),
    },
    Source {
        feed: "nodejs-wg",
        folder: "nodejs-wg",
        address: "https://github.com/nodejs/security-wg/archive/refs/heads",
        example: "vuln/core/1.json",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&["vuln"]))]),
    },
    Source {
        feed: "haskell",
        folder: "haskell",
        address: "https://github.com/haskell/security-advisories/archive/refs/heads",
        example: "advisories/hackage/a/HSEC-2024-0001.md",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&["advisories"]))]),
    },
    Source {
        feed: "osv-hex",
        folder: "osv-hex",
        address: "https://osv-vulnerabilities.storage.googleapis.com/Hex",
        example: "A-2024-1.json",
        plan: Plan::Archives(&[("all.zip", WHOLE)]),
    },
    Source {
        feed: "osv-pub",
        folder: "osv-pub",
        address: "https://osv-vulnerabilities.storage.googleapis.com/Pub",
        example: "A-2024-1.json",
        plan: Plan::Archives(&[("all.zip", WHOLE)]),
    },
    Source {
        feed: "osv-cran",
        folder: "osv-cran",
        address: "https://osv-vulnerabilities.storage.googleapis.com/CRAN",
        example: "A-2024-1.json",
        plan: Plan::Archives(&[("all.zip", WHOLE)]),
    },
    Source {
        feed: "osv-swift",
        folder: "osv-swift",
        address: "https://osv-vulnerabilities.storage.googleapis.com/SwiftURL",
        example: "A-2024-1.json",
        plan: Plan::Archives(&[("all.zip", WHOLE)]),
    },
    Source {
        feed: "bitnami",
        folder: "bitnami",
        address: "https://github.com/bitnami/vulndb/archive/refs/heads",
        example: "data/a/BIT-a-2024-0001.json",
        plan: Plan::Archives(&[("main.tar.gz", tarball(&["data"]))]),
    },
    Source {
        feed: "nvd",
        folder: "nvd",
        address: "https://nvd.nist.gov/feeds/json/cve/2.0",
        example: "nvdcve-2.0-2024.json.gz",
        plan: Plan::Index(&Nvd),
    },
    Source {
        feed: "vulnrichment",
        folder: "vulnrichment",
        address: "https://github.com/cisagov/vulnrichment/archive/refs/heads",
        example: "2024/0xxx/CVE-2024-0001.json",
        plan: Plan::Archives(&[("develop.tar.gz", tarball(&[]))]),
    },
    Source {
        feed: "kev",
        folder: "kev",
        address: "https://www.cisa.gov/sites/default/files/feeds",
        example: "known_exploited_vulnerabilities.json",
        plan: Plan::Files(&[(
            "known_exploited_vulnerabilities.json",
            "known_exploited_vulnerabilities.json",
        )]),
    },
    Source {
        feed: "epss",
        folder: "epss",
        address: "https://epss.empiricalsecurity.com",
        example: "epss_scores-current.csv.gz",
        plan: Plan::Files(&[("epss_scores-current.csv.gz", "epss_scores-current.csv.gz")]),
    },
    Source {
        feed: "cwe",
        folder: "cwe",
        address: "https://cwe.mitre.org/data/xml",
        example: "cwec_v4.16.xml",
        plan: Plan::Archives(&[("cwec_latest.xml.zip", WHOLE)]),
    },
    Source {
        feed: "endoflife",
        folder: "endoflife",
        address: "https://endoflife.date/api/v1/products",
        example: "full.json",
        plan: Plan::Files(&[("full", "full.json")]),
    },
];

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
        let mut all: Vec<Chosen> = SOURCES.iter().map(Chosen::published).collect();
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
        for source in SOURCES {
            let feed = by_name(source.feed).unwrap();
            let path = format!("{}/{}", source.folder, source.example);
            assert!(feed.recognises(&path), "{} does not read {path}", source.feed);
            assert!(feed.packs().contains(&source.folder), "{}", source.feed);
        }
    }

    #[test]
    fn every_feed_has_a_source_or_a_reason() {
        for feed in ALL {
            let source = SOURCES.iter().any(|source| source.feed == feed.name());
            let reason = WITHOUT.iter().any(|(name, _)| *name == feed.name());
            assert!(source != reason, "{}", feed.name());
        }
    }

    #[test]
    fn addresses_are_encrypted() {
        assert!(
            SOURCES
                .iter()
                .all(|source| source.address.starts_with("https://"))
        );
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
