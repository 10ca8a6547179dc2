//! A small image and a small database, both made here.

use tidewaiter_advisories::{
    Advisory, Affected, BuildOptions, Cvss, Database, DatabaseBuilder, FixState, Limit, Range, Subject,
};
use tidewaiter_ecosystems::distribution::{identify, parse_os_release};
use tidewaiter_ecosystems::extractor;
use tidewaiter_inventory::{ImageInventory, InstalledPackage, Problem};
use tidewaiter_matching::{BasicFinding, CvssVersion, basic_findings};
use tidewaiter_reports::{Evaluation, Image, Report, UnreadLayer};
use tidewaiter_types::{Digest, Ecosystem, Package, SourcePackage, Space, Timestamp};

/// 2025-02-12, midnight.
const DAY: Timestamp = Timestamp(1_739_318_400_000);

/// An image, what is in it, and the database that judges it.
pub struct Sample {
    pub inventory: ImageInventory,
    pub database: Database,
    pub unread: Vec<UnreadLayer>,
}

impl Sample {
    /// Debian 12 with four packages: one of two architectures, one of the kernel's group.
    pub fn debian() -> Self {
        let packages = vec![
            package("libc6", "2.36-9+deb12u1", Some("amd64"), Some("glibc")),
            package("libc6", "2.36-9+deb12u1", Some("i386"), Some("glibc")),
            package("linux-libc-dev", "6.1.0-1", Some("amd64"), Some("linux")),
            package("zlib1g", "1:1.2.13.dfsg-1", Some("amd64"), Some("zlib")),
        ];
        Self {
            inventory: inventory(
                "ID=debian\nVERSION_ID=12\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n",
                packages,
            ),
            database: database(),
            unread: Vec::new(),
        }
    }

    /// The same packages on a system that nobody knows, with a layer that was not read.
    pub fn unknown_system() -> Self {
        let mut sample = Self::debian();
        sample.inventory = inventory(
            "ID=homebrew\nPRETTY_NAME=Homebrew\n",
            vec![package("a", "1", None, None)],
        );
        sample.inventory.problems = vec![Problem {
            layer: 0,
            path: Some("var/lib/dpkg/status".into()),
            words: "the record at byte 10 has no name".into(),
        }];
        sample.unread = vec![UnreadLayer {
            layer: 1,
            reason: "the layer is no tar archive".into(),
        }];
        sample
    }

    /// A system of which everything is known and nothing is wrong with.
    pub fn clean() -> Self {
        let mut sample = Self::debian();
        sample.inventory.packages = vec![package("bash", "5.2.15-2", Some("amd64"), None)];
        sample
    }

    pub fn findings(&self) -> Vec<BasicFinding> {
        basic_findings(&self.database, &self.inventory, CvssVersion::V3).unwrap()
    }

    /// Has the report of this sample written.
    pub fn report(&self, write: impl Fn(&Report<'_>) -> String) -> String {
        write(&Report {
            image: image(),
            inventory: &self.inventory,
            findings: &self.findings(),
            database: &self.database.info(),
            evaluation: Evaluation::of(&self.inventory, &self.database).unwrap(),
            unread: self.unread.clone(),
        })
    }
}

fn image() -> Image {
    Image {
        name: "registry.example/app:1.0".into(),
        digest: Digest::Sha256([0xaa; 32]),
        created: Some("2025-01-01T00:00:00Z".into()),
        os: "linux".into(),
        architecture: "amd64".into(),
        layers: vec![Digest::Sha256([1; 32]), Digest::Sha256([2; 32])],
    }
}

fn inventory(os_release: &str, packages: Vec<InstalledPackage>) -> ImageInventory {
    let os_release = parse_os_release(os_release.as_bytes());
    ImageInventory {
        distribution: Some(identify(&os_release)),
        os_release: Some(os_release),
        packages,
        ..ImageInventory::default()
    }
}

fn package(name: &str, version: &str, arch: Option<&str>, source: Option<&str>) -> InstalledPackage {
    let mut package = Package::new(Ecosystem::Deb, name, version);
    package.arch = arch.map(str::to_owned);
    package.source = source.map(|name| SourcePackage {
        name: name.into(),
        version: version.into(),
    });
    package.license = (name == "zlib1g").then(|| "Zlib".to_owned());
    InstalledPackage {
        package,
        layer: 1,
        database_path: "var/lib/dpkg/status".into(),
        database: extractor::Database::DpkgStatus,
    }
}

fn database() -> Database {
    let mut builder = DatabaseBuilder::new(BuildOptions::default());
    builder.add(debian(
        "CVE-2023-4911",
        "glibc",
        Limit::Fixed("2.36-9+deb12u3".into()),
        FixState::Fixed,
        None,
    ));
    builder.add(debian(
        "CVE-2010-4756",
        "glibc",
        Limit::Open,
        FixState::Affected,
        Some("unimportant"),
    ));
    builder.add(debian(
        "CVE-2023-45853",
        "zlib",
        Limit::Open,
        FixState::WillNotFix,
        None,
    ));
    builder.add(debian(
        "CVE-2024-0001",
        "linux",
        Limit::Fixed("6.1.0-2".into()),
        FixState::Fixed,
        Some("low"),
    ));
    builder.add(nvd(
        "CVE-2023-4911",
        3,
        7.8,
        "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H",
    ));
    builder.add(nvd(
        "CVE-2023-45853",
        3,
        9.8,
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    ));
    builder.add(nvd("CVE-2010-4756", 2, 4.0, "AV:N/AC:L/Au:S/C:N/I:N/A:P"));
    Database::from_bytes(builder.to_vec().unwrap()).unwrap()
}

fn debian(id: &str, source: &str, limit: Limit, state: FixState, severity: Option<&str>) -> Advisory {
    let affected = Affected {
        space: Space::of_release("debian", "12"),
        package: source.into(),
        subject: Subject::Source,
        ranges: vec![Range {
            introduced: None,
            limit,
        }],
        state,
        fixed_at: None,
        severity: severity.map(str::to_owned),
        arches: Vec::new(),
        module: None,
        stream: None,
    };
    Advisory {
        affected: vec![affected],
        ..record(id, "debian")
    }
}

fn nvd(id: &str, version: u8, score: f32, vector: &str) -> Advisory {
    let cvss = Cvss {
        version,
        vector: vector.into(),
        score,
        source: "NVD".into(),
    };
    Advisory {
        cvss: vec![cvss],
        description: (version == 2).then(|| "Prose of the feed.".to_owned()),
        ..record(id, "nvd")
    }
}

fn record(id: &str, feed: &str) -> Advisory {
    Advisory {
        id: id.into(),
        feed: feed.into(),
        vulnerabilities: vec![id.into()],
        modified: Some(DAY),
        ..Advisory::default()
    }
}
