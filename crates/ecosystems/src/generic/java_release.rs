//! `release`, the file at the root of a Java runtime or development kit that tells which one it is.
//!
//! Odd: lines are `KEY="value"`, as a shell would read them. The version is that of the language platform (`17.0.15`,
//! `1.8.0_412`), as advisories write it, not the vendor's. Source: OpenJDK's `make/ReleaseFile.gmk`.

use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::{EvidenceKind, Libraries};

/// Reads `release`.
pub struct JavaReleaseExtractor;

impl Extractor for JavaReleaseExtractor {
    fn name(&self) -> &'static str {
        "java-release"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        // The list of modules in it is some KiB.
        let is_release = file.is_called(b"release") && file.size < 1 << 20;
        if is_release { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let text = String::from_utf8_lossy(file.content);
        let Some(version) = value(&text, "JAVA_VERSION") else {
            return;
        };
        let name = match value(&text, "BUILD_TYPE") {
            Some("commercial") => "jdk",
            _ => "openjdk",
        };
        let mut package = Package::new(Ecosystem::Generic, name, version);
        package.vendor = value(&text, "IMPLEMENTOR").map(str::to_owned);
        Libraries::new(self.name(), EvidenceKind::Installed, vec![package.into()]).tell(out);
    }
}

/// The value of a key, without its quotes; `None` if it has none.
fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let value = text
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix('='))?;
    let value = value.trim().trim_matches('"');
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::Fact;
    use crate::extractor::NoSiblings;

    fn extract(text: &str) -> Extraction {
        let file = WantedFile {
            path: b"opt/java/openjdk/release",
            content: text.as_bytes(),
        };
        assert_eq!(JavaReleaseExtractor.wants(&file.header()), Want::Now);
        let mut out = Extraction::default();
        JavaReleaseExtractor.extract(&file, &NoSiblings, &mut out);
        out
    }

    #[test]
    fn a_runtime_tells_its_version_and_who_built_it() {
        let out = extract(
            "IMPLEMENTOR=\"Eclipse Adoptium\"\nJAVA_VERSION_DATE=\"2024-01-16\"\nJAVA_VERSION=\"21.0.2\"\n",
        );
        let [Fact::Libraries(libraries)] = &out.facts[..] else {
            panic!("{out:?}");
        };
        let package = &libraries.list[0].package;
        let fields = (
            package.name.as_str(),
            package.version.as_str(),
            package.vendor.as_deref(),
        );
        assert_eq!(fields, ("openjdk", "21.0.2", Some("Eclipse Adoptium")));
    }

    #[test]
    fn another_file_of_that_name_says_nothing() {
        assert_eq!(
            extract("JAVA_VERSION=\"\"\nVERSION=1\n\u{fffd}"),
            Extraction::default()
        );
    }
}
