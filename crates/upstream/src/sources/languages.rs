//! Where the feeds of languages are published.

use super::{Source, tarball};
use crate::plan::{Plan, WHOLE};

/// Languages.
pub(super) static LANGUAGES: &[Source] = &[
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
];
