//! `packages.config`, which old projects list their packages in, each with its version.
//!
//! Odd: it is read as far as it goes well. What `developmentDependency` marks is not needed by what is built.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use tidewaiter_types::{Ecosystem, Package};

use crate::bounds::MAX_PACKAGES;
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::problems::short;
use crate::{EvidenceKind, Libraries, LibraryRecord};

/// Reads `packages.config`.
pub struct ConfigExtractor;

impl Extractor for ConfigExtractor {
    fn name(&self) -> &'static str {
        "nuget-config"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_list = file.is_called(b"packages.config");
        if is_list { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let mut list = Vec::new();
        let mut reader = Reader::from_reader(file.content);
        let is_cut = loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "package" => {
                    if list.len() == MAX_PACKAGES {
                        break true;
                    }
                    list.extend(package(&tag));
                }
                Ok(Event::Eof) => break false,
                Ok(_) => {}
                Err(error) => {
                    out.problems
                        .push(format!("it is read up to where it is no XML: {}", short(error)));
                    break false;
                }
            }
        };
        Libraries::new(self.name(), EvidenceKind::Locked, list).tell_with_rest(is_cut, out);
    }
}

fn package(tag: &BytesStart<'_>) -> Option<LibraryRecord> {
    let value = |name: &str| {
        let attribute = tag.try_get_attribute(name).ok()??;
        let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
        (!value.is_empty()).then_some(value)
    };
    let package = Package::new(Ecosystem::Nuget, value("id")?, value("version")?);
    let is_development = value("developmentDependency").is_some_and(|value| value == "true");
    Some(LibraryRecord::new(package).for_development(is_development))
}
