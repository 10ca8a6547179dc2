//! `Gemfile.lock` (or `gems.locked`): what Bundler would install.
//!
//! Sections begin at the left; below `specs:` stand gems, four spaces in, and what each needs, six. Odd: the platform is part of
//! the version (`1.13.10-x86_64-linux`), and no version has a hyphen in it. Gems of a `PATH` are the project's own, which
//! nobody has published, so they are left out. Which gems are for development only is not written there.

use tidewaiter_types::{Ecosystem, Package};

use super::naming::{is_name, is_version};
use crate::bounds::MAX_PACKAGES;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::{EvidenceKind, Libraries};

/// Reads Bundler's lock files.
pub struct LockfileExtractor;

impl Extractor for LockfileExtractor {
    fn name(&self) -> &'static str {
        "gem-lock"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_lock = file.path.ends_with(b"Gemfile.lock") || file.path.ends_with(b"gems.locked");
        if is_lock && matches!(file.name(), b"Gemfile.lock" | b"gems.locked") {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let text = String::from_utf8_lossy(file.content);
        let mut gems = gems(&text);
        let list: Vec<_> = gems.by_ref().take(MAX_PACKAGES).map(Into::into).collect();
        let is_cut = gems.next().is_some();
        Libraries::new(self.name(), EvidenceKind::Locked, list).tell_with_rest(is_cut, out);
    }
}

/// The gems of all sections whose gems somebody published.
fn gems(text: &str) -> impl Iterator<Item = Package> {
    let mut section = "";
    text.lines().filter_map(move |line| {
        let line = line.trim_end();
        if !line.starts_with(' ') {
            section = line;
        }
        let is_published = matches!(section, "GEM" | "GIT" | "PLUGIN SOURCE");
        gem(line.strip_prefix("    ")?).filter(|_| is_published)
    })
}

/// `NAME (VERSION)` or `NAME (VERSION-PLATFORM)`; what begins with more spaces is what a gem needs.
fn gem(line: &str) -> Option<Package> {
    let (name, version) = line.strip_suffix(')')?.split_once(" (")?;
    let (version, platform) = match version.split_once('-') {
        Some((version, platform)) => (version, Some(platform)),
        None => (version, None),
    };
    if !is_name(name) || !is_version(version) {
        return None;
    }
    let mut package = Package::new(Ecosystem::Gem, name, version);
    package.arch = platform.filter(|platform| is_name(platform)).map(str::to_owned);
    Some(package)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extractor::{Fact, NoSiblings};

    const LOCK: &str = "PATH\n  remote: .\n  specs:\n    own (1.0)\n\nGIT\n  remote: https://e/g.git\n  specs:\n    fork (2.0.0)\n      need\n\n\
        GEM\n  remote: https://e/\n  specs:\n    nokogiri (1.13.10-x86_64-linux)\n      racc (~> 1.4)\n    racc (1.6.0)\n\n\
        PLATFORMS\n  ruby\n\nDEPENDENCIES\n  racc (= 1.6.0)!\n\nBUNDLED WITH\n   2.3.7\n";

    fn extract(content: &[u8]) -> Vec<String> {
        let file = WantedFile {
            path: b"srv/Gemfile.lock",
            content,
        };
        assert_eq!(LockfileExtractor.wants(&file.header()), Want::Now);
        let mut out = Extraction::default();
        LockfileExtractor.extract(&file, &NoSiblings, &mut out);
        let Some(Fact::Libraries(libraries)) = out.facts.pop() else {
            return Vec::new();
        };
        let packages = libraries.list.into_iter().map(|record| record.package);
        packages
            .map(|package| {
                format!(
                    "{}@{} {}",
                    package.name,
                    package.version,
                    package.arch.unwrap_or_default()
                )
            })
            .collect()
    }

    #[test]
    fn gems_of_all_sections_are_read_but_the_projects_own() {
        let expected = ["fork@2.0.0 ", "nokogiri@1.13.10 x86_64-linux", "racc@1.6.0 "];
        assert_eq!(extract(LOCK.as_bytes()), expected);
        assert_eq!(extract(LOCK.replace('\n', "\r\n").as_bytes()), expected);
        assert_eq!(extract(b"bogus"), [""; 0]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(bytes in prop::collection::vec(any::<u8>(), 0..200), end in 0..LOCK.len()) {
            extract(&bytes);
            extract(&LOCK.as_bytes()[..end]);
        }
    }
}
