//! `Podfile.lock`: the pods of a project. A pod's parts (`PINCache/Core`) have its version, and are told as the pod.

use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, yaml};

/// Reads `Podfile.lock`.
pub static LOCK: LibraryFile = LibraryFile {
    name: "cocoapods-lock",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"Podfile.lock"),
    read,
};

#[derive(Deserialize)]
struct Lock {
    #[serde(rename = "PODS", default)]
    pods: Option<Vec<Pod>>,
}

/// `NAME (VERSION)`, or that with the list of what it needs.
#[derive(Deserialize)]
#[serde(untagged)]
enum Pod {
    Alone(String),
    WithNeeds(BTreeMap<String, IgnoredAny>),
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some(lock) = yaml::<Lock>(file, found, "a lock file of CocoaPods") else {
        return;
    };
    let mut last = None;
    for pod in lock.pods.into_iter().flatten() {
        let text = match &pod {
            Pod::Alone(text) => Some(text),
            Pod::WithNeeds(pod) => pod.keys().next(),
        };
        let package = text.and_then(|text| package(text));
        // A pod and its parts follow each other.
        if package != last {
            package.iter().for_each(|package| found.add(package.clone()));
            last = package;
        }
    }
}

fn package(text: &str) -> Option<Package> {
    let (name, version) = text.strip_suffix(')')?.split_once(" (")?;
    let pod = name.split('/').next()?;
    Some(Package::new(Ecosystem::Cocoapods, pod, version))
}
