//! A small image and a small database, both made here.

use tidewaiter_advisories::{
    Advisory, Affected, BuildOptions, Cvss, Database, DatabaseBuilder, Epss, Exploited, FixState, Limit,
    Range, Record, Subject,
};
use tidewaiter_ecosystems::distribution::{identify, parse_os_release};
use tidewaiter_ecosystems::{Confidence, EvidenceKind, extractor};
use tidewaiter_inventory::{FoundLibrary, ImageInventory, InstalledPackage, Problem};
use tidewaiter_matching::{Candidates, CvssVersion, basic_findings, end_of_life, findings, space_of};
use tidewaiter_reports::{
    Contents, Evaluation, Findings, Image, Layer, LibraryCoverage, Report, ScanType, UnreadLayer,
};
use tidewaiter_types::{Digest, Ecosystem, Package, SourcePackage, Space, Timestamp};

/// 2025-02-12, midnight.
const DAY: Timestamp = Timestamp(1_739_318_400_000);

/// An image, what is in it, and the database that judges it.
pub struct Sample {
    pub scan_type: ScanType,
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
            scan_type: ScanType::Basic,
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

    /// The packages of Debian, and libraries: one that lies twice, one of a jar, one that a package owns and Debian has
    /// fixed, one that a package owns and Debian says nothing of, one that is locked, one for developers alone.
    pub fn with_libraries() -> Self {
        let mut sample = Self::debian();
        sample.scan_type = ScanType::Enhanced;
        let python = package(
            "python3-django",
            "3:3.2.19-1+deb12u1",
            Some("all"),
            Some("python-django"),
        );
        sample.inventory.packages.push(python);
        let npm = |path: &str| library(Ecosystem::Npm, "lodash", "4.17.20", path);
        let django = "usr/lib/python3/dist-packages/Django.egg-info/PKG-INFO";
        sample.inventory.libraries = vec![
            FoundLibrary {
                owner: Some(4),
                ..library(Ecosystem::Pypi, "Django", "3.2.19", django)
            },
            npm("app/node_modules/lodash/package.json"),
            npm("opt/tool/node_modules/lodash/package.json"),
            FoundLibrary {
                evidence: EvidenceKind::Locked,
                ..library(Ecosystem::Npm, "minimist", "1.2.5", "app/package-lock.json")
            },
            FoundLibrary {
                is_development: true,
                ..library(
                    Ecosystem::Npm,
                    "nodemon",
                    "2.0.0",
                    "app/node_modules/nodemon/package.json",
                )
            },
            FoundLibrary {
                inner_path: Some("BOOT-INF/lib/log4j-core-2.14.1.jar".into()),
                confidence: Confidence::Medium,
                ..library(
                    Ecosystem::Maven,
                    "org.apache.logging.log4j:log4j-core",
                    "2.14.1",
                    "srv/app.jar",
                )
            },
        ];
        sample
    }

    /// Has the report of this sample written.
    pub fn report(&self, write: impl Fn(&Report<'_>) -> String) -> String {
        self.changed(|_| {}, write)
    }

    /// Has the report of this sample written after its findings were changed.
    pub fn changed(&self, change: impl Fn(&mut Findings), write: impl Fn(&Report<'_>) -> String) -> String {
        let contents = Contents::of(&self.inventory);
        let mut findings = self.findings(&contents);
        change(&mut findings);
        let info = self.database.info();
        let space = space_of(&self.inventory);
        let end = space.and_then(|space| end_of_life(&self.database, space, info.created).unwrap());
        write(&Report {
            image: image(),
            inventory: &self.inventory,
            contents: &contents,
            findings: &findings,
            database: &info,
            evaluation: Evaluation::of(&self.inventory, &self.database).unwrap(),
            libraries: LibraryCoverage::of(&self.inventory, &self.database).unwrap(),
            end_of_life: end,
            unread: self.unread.clone(),
            notes: Vec::new(),
        })
    }

    /// What it comes to.
    pub fn findings(&self, contents: &Contents<'_>) -> Findings {
        match self.scan_type {
            ScanType::Basic => {
                let found = basic_findings(&self.database, &self.inventory, CvssVersion::V3).unwrap();
                Findings::of_basic(&found, contents)
            }
            ScanType::Enhanced => {
                let found = findings(&self.database, &Candidates::of_everything(&self.inventory)).unwrap();
                Findings::of_enhanced(found, contents, space_of(&self.inventory))
            }
        }
    }
}

pub fn image() -> Image {
    Image {
        name: "registry.example/app:1.0".into(),
        digest: Digest::Sha256([0xaa; 32]),
        created: Some("2025-01-01T00:00:00Z".into()),
        os: "linux".into(),
        architecture: "amd64".into(),
        layers: vec![
            Layer {
                digest: Digest::Sha256([1; 32]),
                step: Some("ADD file:ab in /".into()),
            },
            Layer {
                digest: Digest::Sha256([2; 32]),
                step: Some("RUN apt-get install zlib1g".into()),
            },
        ],
    }
}

pub fn library(ecosystem: Ecosystem, name: &str, version: &str, path: &str) -> FoundLibrary {
    FoundLibrary {
        package: Package::new(ecosystem, name, version),
        path: path.into(),
        inner_path: None,
        layer: 1,
        found_by: "test".into(),
        evidence: EvidenceKind::Installed,
        confidence: Confidence::High,
        is_development: false,
        owner: None,
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
        database: Some(extractor::Database::DpkgStatus),
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
    add_languages(&mut builder);
    builder.add(nvd("CVE-2010-4756", 2, 4.0, "AV:N/AC:L/Au:S/C:N/I:N/A:P"));
    Database::from_bytes(builder.to_vec().unwrap()).unwrap()
}

/// What the feeds of languages say, and who exploits it.
fn add_languages(builder: &mut DatabaseBuilder) {
    // Debian has fixed one of Django's, and knows nothing of the other.
    builder.add(debian(
        "CVE-2023-36053",
        "python-django",
        Limit::Fixed("3:3.2.19-1+deb12u1".into()),
        FixState::Fixed,
        None,
    ));
    builder.add(ghsa(
        "GHSA-jh3w-4vvf-mjgr",
        "CVE-2023-36053",
        "pypi",
        "django",
        "3.2.20",
    ));
    builder.add(ghsa(
        "GHSA-xxxx-xxxx-0001",
        "CVE-2024-0009",
        "pypi",
        "django",
        "3.2.25",
    ));
    builder.add(ghsa(
        "GHSA-35jh-r3h4-6jhm",
        "CVE-2021-23337",
        "npm",
        "lodash",
        "4.17.21",
    ));
    builder.add(ghsa(
        "GHSA-xvch-5gv4-984h",
        "CVE-2021-44906",
        "npm",
        "minimist",
        "1.2.6",
    ));
    builder.add(ghsa(
        "GHSA-xxxx-xxxx-0002",
        "CVE-2024-0010",
        "npm",
        "nodemon",
        "2.0.1",
    ));
    let log4j = "org.apache.logging.log4j:log4j-core";
    builder.add(ghsa(
        "GHSA-jfh8-c2jp-5v3q",
        "CVE-2021-44228",
        "maven",
        log4j,
        "2.15.0",
    ));
    let vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H";
    builder.add(nvd("CVE-2021-44228", 3, 10.0, vector));
    builder.add(Record::Epss(Epss {
        cve: "CVE-2021-44228".into(),
        score: 0.975,
        percentile: 0.9999,
    }));
    builder.add(Record::Exploited(Exploited {
        cve: "CVE-2021-44228".into(),
        added: Some(DAY),
        due: Some(DAY.plus_millis(14 * 86_400_000)),
        ransomware: true,
        action: None,
    }));
}

fn ghsa(id: &str, cve: &str, ecosystem: &str, package: &str, fix: &str) -> Advisory {
    let affected = Affected {
        space: Space::of_ecosystem(ecosystem),
        package: package.into(),
        subject: Subject::Binary,
        ranges: vec![Range {
            introduced: None,
            limit: Limit::Fixed(fix.into()),
        }],
        state: FixState::Fixed,
        fixed_at: None,
        severity: Some("high".into()),
        arches: Vec::new(),
        module: None,
        stream: None,
    };
    Advisory {
        affected: vec![affected],
        vulnerabilities: vec![cve.into()],
        aliases: vec![id.into()],
        ..record(id, "ghsa")
    }
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
