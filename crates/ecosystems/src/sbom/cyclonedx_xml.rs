//! CycloneDX in XML, 1.0 to 1.7: the same components as in JSON.
//!
//! Odd: components stand in places where they are no part of what is described (what a component was made from, the
//! tools that wrote the file). Those elements are passed by with all that is in them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::collector::{Collector, Stated};
use super::cyclonedx::{kind, path, trivys_source};
use super::{Format, Sbom, SbomError};

/// Components in components; more of them mean nothing.
const MOST_DEPTH: usize = 128;
/// Elements that hold what is no part of what is described.
const PASSED_BY: [&str; 9] = [
    "pedigree",
    "evidence",
    "tools",
    "services",
    "vulnerabilities",
    "releaseNotes",
    "modelCard",
    "formulation",
    "declarations",
];

pub(super) fn read(text: &[u8]) -> Result<Sbom, SbomError> {
    let mut reader = Reader::from_str(std::str::from_utf8(text).map_err(damaged)?);
    let mut walk = Walk::default();
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(start) if PASSED_BY.contains(&start.local_name().as_ref()) => {
                reader.read_to_end(start.name()).map_err(damaged)?;
            }
            Event::Start(start) => walk.start(&start)?,
            Event::Empty(start) => {
                walk.start(&start)?;
                walk.end();
            }
            Event::End(_) => walk.end(),
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(reference) => walk.reference(&reference),
            Event::Eof => break,
            _ => {}
        }
    }
    let version = walk.version.ok_or(SbomError::Unknown)?;
    Ok(walk.found.finish(Format::CycloneDx, version))
}

fn damaged(error: impl std::fmt::Display) -> SbomError {
    SbomError::Damaged(error.to_string())
}

/// Where the reader is, and what it has found.
#[derive(Default)]
struct Walk {
    /// CycloneDX's version, once its root was seen.
    version: Option<String>,
    /// The open components, outermost first, each with the number of elements that are open in it.
    open: Vec<(Draft, usize)>,
    /// The text of the innermost element.
    text: String,
    property: String,
    /// Inside of what tells of the whole.
    is_in_metadata: bool,
    found: Collector,
}

/// A component that is being read.
#[derive(Default)]
struct Draft {
    stated: Stated,
    licenses: Vec<String>,
    properties: Vec<(String, String)>,
    fields: Vec<Field>,
    /// What the whole is about: mostly an image or a folder, which nobody misses.
    is_described: bool,
}

/// The element that is open, as far as its text is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Version,
    Purl,
    Scope,
    License,
    LicenseText,
    Property,
    Other,
}

impl Walk {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), SbomError> {
        let name = start.local_name();
        if self.version.is_none() {
            self.version = Some(root(start).ok_or(SbomError::Unknown)?);
            return Ok(());
        }
        self.text.clear();
        if self.open.is_empty() {
            self.is_in_metadata =
                name.as_ref() == "metadata" || self.is_in_metadata && name.as_ref() != "components";
        }
        if name.as_ref() == "component" {
            return self.start_component(start);
        }
        if name.as_ref() == "property" {
            self.property = attribute(start, "name").unwrap_or_default();
        }
        if let Some((draft, open)) = self.open.last_mut() {
            let field = field(name.as_ref(), draft.fields.last().copied());
            draft.fields.push(field);
            *open += 1;
        }
        Ok(())
    }

    fn start_component(&mut self, start: &BytesStart<'_>) -> Result<(), SbomError> {
        if self.open.len() == MOST_DEPTH {
            return Err(SbomError::Damaged(format!(
                "components lie more than {MOST_DEPTH} deep"
            )));
        }
        let mut draft = Draft {
            is_described: self.is_in_metadata && self.open.is_empty(),
            ..Draft::default()
        };
        draft.stated.kind = kind(&attribute(start, "type").unwrap_or_default());
        self.open.push((draft, 0));
        Ok(())
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// `&amp;`, which the reader tells apart from the text around it.
    fn reference(&mut self, name: &str) {
        let sign = match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => "",
        };
        self.text.push_str(sign);
    }

    fn end(&mut self) {
        let Some((draft, open)) = self.open.last_mut() else {
            return;
        };
        if *open == 0 {
            let (draft, _) = self.open.pop().expect("it was just seen");
            if !draft.is_described || draft.stated.purl.is_some() {
                self.found.add(draft.into_stated());
            }
            return;
        }
        *open -= 1;
        let text = std::mem::take(&mut self.text).trim().to_owned();
        draft.take(text, &mut self.property);
    }
}

impl Draft {
    /// Takes the text of the element that ends.
    fn take(&mut self, text: String, property: &mut String) {
        match self.fields.pop().unwrap_or(Field::Other) {
            Field::Name => self.stated.name = text,
            Field::Version => self.stated.version = text,
            Field::Purl => self.stated.purl = Some(text),
            Field::Scope => self.stated.is_development = text == "excluded",
            Field::LicenseText => self.licenses.push(text),
            Field::Property => self.properties.push((std::mem::take(property), text)),
            Field::License | Field::Other => {}
        }
    }

    fn into_stated(self) -> Stated {
        let property = |name: &str| {
            let found = self.properties.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.as_str())
        };
        Stated {
            source: trivys_source(property),
            path: path(property).map(str::to_owned),
            license: (!self.licenses.is_empty()).then(|| self.licenses.join(" AND ")),
            ..self.stated
        }
    }
}

/// What an element is, inside of the one above it in the same component.
fn field(name: &str, above: Option<Field>) -> Field {
    match (name, above) {
        ("name", None) => Field::Name,
        ("version", None) => Field::Version,
        ("purl", None) => Field::Purl,
        ("scope", None) => Field::Scope,
        ("license" | "licenses", _) => Field::License,
        ("expression" | "id" | "name", Some(Field::License)) => Field::LicenseText,
        ("property", _) => Field::Property,
        _ => Field::Other,
    }
}

/// The version in the namespace of CycloneDX's root; `None` for another document.
fn root(start: &BytesStart<'_>) -> Option<String> {
    if start.local_name().as_ref() != "bom" {
        return None;
    }
    let mut attributes = start.attributes().flatten();
    let namespace = attributes.find_map(|attribute| {
        let value = attribute.value.into_owned();
        value
            .starts_with("http://cyclonedx.org/schema/bom/")
            .then_some(value)
    })?;
    namespace.rsplit('/').next().map(str::to_owned)
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)?;
    Some(attribute.value.into_owned())
}
