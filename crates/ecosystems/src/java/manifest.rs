//! The manifest of a Java archive (`META-INF/MANIFEST.MF`): what its main section says of the archive.
//!
//! Odd: lines are cut at 72 bytes and go on behind a space. Who built it decides what stands there: Maven writes
//! `Implementation-Vendor-Id`, OSGi's tools `Bundle-…`, Gradle what the build says, Jenkins's plug-ins a vocabulary of their own.

use std::collections::BTreeMap;

use super::pom::{is_name, is_version};

/// Longest text that is kept.
const MOST_TEXT: usize = 300;

/// The attributes that somebody asks for.
const KEPT: [&str; 13] = [
    "Automatic-Module-Name",
    "Bundle-License",
    "Bundle-SymbolicName",
    "Bundle-Version",
    "Extension-Name",
    "Group-Id",
    "Implementation-Title",
    "Implementation-Vendor-Id",
    "Implementation-Version",
    "Plugin-Version",
    "Short-Name",
    "Specification-Version",
    "Specification-Title",
];

/// What a manifest says, as far as anybody asks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeMap<&'static str, String>);

impl Manifest {
    /// Reads the main section.
    pub(super) fn read(content: &[u8]) -> Self {
        let mut manifest = Self::default();
        let mut line = Vec::new();
        for piece in content.split(|&byte| byte == b'\n') {
            let piece = piece.strip_suffix(b"\r").unwrap_or(piece);
            if let Some(more) = piece.strip_prefix(b" ") {
                line.extend_from_slice(more);
                continue;
            }
            manifest.attribute(&line);
            line.clear();
            if piece.is_empty() {
                return manifest;
            }
            line.extend_from_slice(piece);
        }
        manifest.attribute(&line);
        manifest
    }

    fn attribute(&mut self, line: &[u8]) {
        let line = String::from_utf8_lossy(line);
        let Some((name, value)) = line.split_once(':') else {
            return;
        };
        let name = KEPT.iter().find(|kept| kept.eq_ignore_ascii_case(name));
        let value = value.trim();
        if let Some(name) = name
            && (1..=MOST_TEXT).contains(&value.len())
        {
            self.0.insert(name, value.to_owned());
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The versions that it states, the one that most likely is the artifact's first.
    pub(super) fn versions(&self) -> impl Iterator<Item = &str> {
        let names = [
            "Plugin-Version",
            "Implementation-Version",
            "Bundle-Version",
            "Specification-Version",
        ];
        names
            .into_iter()
            .filter_map(|name| self.get(name))
            .filter(|version| is_version(version) && version.bytes().any(|byte| byte.is_ascii_digit()))
    }

    /// The group, where an attribute is made to tell it.
    pub(super) fn group(&self) -> Option<&str> {
        let vendor = self.get("Implementation-Vendor-Id").filter(|id| {
            // Ids of houses, not of groups: what is below them is not known.
            id.contains('.') && !matches!(*id, "org.apache" | "com.sun" | "com.oracle" | "com.google")
        });
        self.get("Group-Id").or(vendor).filter(|group| is_name(group))
    }

    /// The name that OSGi knows it by, without what follows it.
    pub(super) fn bundle(&self) -> Option<&str> {
        let name = self.get("Bundle-SymbolicName")?.split(';').next()?.trim();
        is_name(name).then_some(name)
    }

    /// Names that may be the artifact's, for an archive whose file name is not one.
    pub(super) fn artifacts(&self) -> impl Iterator<Item = &str> {
        let names = ["Short-Name", "Extension-Name", "Implementation-Title"];
        names
            .into_iter()
            .filter_map(|name| self.get(name))
            .filter(|name| is_name(name) && !name.contains('.'))
    }

    /// The licence, as OSGi's tools write it.
    pub(super) fn license(&self) -> Option<&str> {
        self.get("Bundle-License")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_go_on_behind_a_space_up_to_the_end_of_the_section() {
        let text = "Manifest-Version: 1.0\r\nimplementation-version: 1.\r\n 2\r\nBundle-SymbolicName: org.a.b;single\r\n \
                    ton:=true\r\n\r\nName: org/x\r\nBundle-Version: 9\r\n";
        let manifest = Manifest::read(text.as_bytes());
        assert_eq!(manifest.versions().collect::<Vec<_>>(), ["1.2"]);
        assert_eq!(manifest.bundle(), Some("org.a.b"));
    }

    #[test]
    fn what_is_written_for_people_is_no_version_name_or_group() {
        let text = "Implementation-Version: build of today\nBundle-Version: ${v}\nImplementation-Title: Apache Log4j\n\
                    Implementation-Vendor-Id: org.apache\nSpecification-Version: 2.1";
        let manifest = Manifest::read(text.as_bytes());
        assert_eq!(manifest.versions().collect::<Vec<_>>(), ["2.1"]);
        assert_eq!((manifest.group(), manifest.artifacts().next()), (None, None));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "([A-Z][a-z]{0,3}-?:?|[\r\n ]{0,3}){0,30}") {
            for content in [&bytes[..], text.as_bytes()] {
                prop_assert!(Manifest::read(content).0.len() <= KEPT.len());
            }
        }
    }
}
