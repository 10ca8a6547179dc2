//! SPDX 2 as tag-value: lines `Tag: value`. A package begins with its name and ends with the next package or file.

use super::collector::{Collector, Stated};
use super::spdx::{kind, license, source};
use super::{Format, Sbom, SbomError};

/// How far the version of SPDX may be from the file's beginning; comments and other tags may come first.
const HEAD: usize = 4 << 10;

pub(super) fn read(bytes: &[u8]) -> Result<Sbom, SbomError> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let version = head.lines().find_map(|line| line.strip_prefix("SPDXVersion:"));
    let version = version.ok_or(SbomError::Unknown)?.trim().to_owned();
    let text = String::from_utf8_lossy(bytes);
    let mut found = Collector::default();
    let mut open: Option<Draft> = None;
    for line in outside_of_texts(&text) {
        let Some((tag, value)) = line.split_once(':') else {
            continue;
        };
        match tag {
            "PackageName" => close(open.replace(Draft::named(value.trim())), &mut found),
            "FileName" | "SnippetSPDXID" | "LicenseID" => close(open.take(), &mut found),
            _ => open.iter_mut().for_each(|draft| draft.take(tag, value.trim())),
        }
    }
    close(open, &mut found);
    Ok(found.finish(Format::Spdx, version))
}

/// The lines that begin outside of `<text>…</text>`, which may be of many lines.
fn outside_of_texts(text: &str) -> impl Iterator<Item = &str> {
    let mut is_inside = false;
    text.lines().filter(move |line| {
        let was_inside = is_inside;
        let opens = line.rfind("<text>");
        let closes = line.rfind("</text>");
        is_inside = match (opens, closes) {
            (None, None) => was_inside,
            (opens, closes) => opens > closes,
        };
        !was_inside
    })
}

/// A package that is being read.
#[derive(Default)]
struct Draft {
    stated: Stated,
    declared: Option<String>,
    concluded: Option<String>,
}

impl Draft {
    fn named(name: &str) -> Self {
        let mut draft = Self::default();
        draft.stated.name = name.to_owned();
        draft
    }

    fn take(&mut self, tag: &str, value: &str) {
        match tag {
            "PackageVersion" => self.stated.version = value.to_owned(),
            "PackageLicenseDeclared" => self.declared = Some(value.to_owned()),
            "PackageLicenseConcluded" => self.concluded = Some(value.to_owned()),
            "PackageSourceInfo" => self.stated.source = source(value),
            "PrimaryPackagePurpose" => self.stated.kind = kind(value),
            "ExternalRef" if self.stated.purl.is_none() => self.stated.purl = purl(value),
            _ => {}
        }
    }
}

/// The locator of a reference `PACKAGE-MANAGER purl pkg:…`.
fn purl(value: &str) -> Option<String> {
    let mut words = value.split_whitespace().skip(1);
    let ty = words.next()?;
    (ty == "purl").then(|| words.next().map(str::to_owned))?
}

fn close(draft: Option<Draft>, found: &mut Collector) {
    if let Some(draft) = draft {
        found.add(Stated {
            license: license(draft.declared, draft.concluded),
            ..draft.stated
        });
    }
}
