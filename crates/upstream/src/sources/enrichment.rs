//! Where that is published which enriches advisories: NVD, exploits, scores, weaknesses, lifetimes.

use super::{Source, tarball};
use crate::indexes::Nvd;
use crate::plan::{Plan, WHOLE};

/// What enriches advisories.
pub(super) static ENRICHMENT: &[Source] = &[
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
