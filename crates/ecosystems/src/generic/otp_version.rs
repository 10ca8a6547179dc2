//! `OTP_VERSION`, the file in which an installation of Erlang tells which release of OTP it is.
//!
//! Odd: it is a bare version, with `**` behind it where patches were applied. The programs themselves know but the
//! version of the runtime (`13.1.5`), which no advisory speaks of. Source: the Erlang/OTP System Principles,
//! "Versions".

use tidewaiter_types::{Ecosystem, Package};

use super::version_text;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::library::{EvidenceKind, Libraries};

/// Reads `OTP_VERSION`.
pub struct OtpVersionExtractor;

impl Extractor for OtpVersionExtractor {
    fn name(&self) -> &'static str {
        "otp-version"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_it = file.is_called(b"OTP_VERSION") && file.size < 1024;
        if is_it { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let content = file.content.trim_ascii();
        let version = version_text::at_start(content);
        let Some(version) = version.filter(|version| matches!(version.rest, b"" | b"**")) else {
            return;
        };
        let erlang = Package::new(Ecosystem::Generic, "erlang", version.text);
        Libraries::new(self.name(), EvidenceKind::Installed, vec![erlang.into()]).tell(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::Fact;
    use crate::extractor::NoSiblings;

    fn version(content: &str) -> Option<String> {
        let file = WantedFile {
            path: b"usr/lib/erlang/releases/25/OTP_VERSION",
            content: content.as_bytes(),
        };
        assert_eq!(OtpVersionExtractor.wants(&file.header()), Want::Now);
        let mut out = Extraction::default();
        OtpVersionExtractor.extract(&file, &NoSiblings, &mut out);
        match out.facts.pop()? {
            Fact::Libraries(mut libraries) => Some(libraries.list.remove(0).package.version),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_bare_version_is_read_and_nothing_else() {
        assert_eq!(version("25.2.3\n").as_deref(), Some("25.2.3"));
        assert_eq!(version("27.0-rc1\n").as_deref(), Some("27.0-rc1"));
        assert_eq!(version("26.1.2.4**\n").as_deref(), Some("26.1.2.4"));
        assert_eq!(version("25.2.3 or so\n"), None);
        assert_eq!(version(""), None);
    }
}
