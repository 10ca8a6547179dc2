//! Amazon Linux.
//!
//! Odd: the first one, called the AMI, is numbered by its dates (`2018.03`); its advisories call it 1.

use tidewaiter_types::OsRelease;

use super::{Kinship, Release, System, major, told};

pub(super) const SYSTEMS: &[System] = &[System {
    ids: &["amzn"],
    space: "amazon",
    release: amazon,
    cve_page: |cve| format!("https://explore.alas.aws.amazon.com/{cve}.html"),
}];

fn amazon(os: &OsRelease, _: Kinship) -> Release {
    match major(os) {
        Some("2010" | "2011" | "2012" | "2013" | "2014" | "2015" | "2016" | "2017" | "2018") => {
            told(Some("1"))
        }
        release => told(release),
    }
}
