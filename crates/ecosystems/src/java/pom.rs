//! What Maven leaves in `META-INF/maven/GROUP/ARTIFACT/`: `pom.properties`, and the `pom.xml` that it was built from.
//!
//! Odd: a `pom.xml` may leave its group and version to a parent or to properties. The parent's are taken from the reference
//! to it; properties are not looked up, since what they say may depend on how Maven was called.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Longest group, artifact or version.
const MOST_TEXT: usize = 200;
/// The element that is looked for lies this deep at most.
const DEEPEST: usize = 3;

/// An artifact as Maven names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Coordinates {
    pub(super) group: String,
    pub(super) artifact: String,
    pub(super) version: String,
}

impl Coordinates {
    /// `None` where one of them is missing or is no name.
    pub(super) fn new(group: Option<&str>, artifact: Option<&str>, version: Option<&str>) -> Option<Self> {
        Some(Self {
            group: group.filter(|text| is_name(text))?.to_owned(),
            artifact: artifact.filter(|text| is_name(text))?.to_owned(),
            version: version.filter(|text| is_version(text))?.to_owned(),
        })
    }
}

/// Whether a text may be a group or an artifact.
pub(super) fn is_name(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    (1..=MOST_TEXT).contains(&text.len()) && text.bytes().all(is_part)
}

/// Whether a text may be a version; one with a property in it is none.
pub(super) fn is_version(text: &str) -> bool {
    let is_part =
        |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'$' | b'{' | b'}' | b'<' | b'"' | b'@');
    (1..=MOST_TEXT).contains(&text.len()) && text.bytes().all(is_part)
}

/// Reads a `pom.properties`.
pub(super) fn properties(content: &[u8]) -> Option<Coordinates> {
    let text = String::from_utf8_lossy(content);
    let find = |wanted: &str| {
        // As in Java, the last one counts.
        let values = text.lines().rev().filter_map(property);
        values
            .filter(|(key, _)| key == wanted)
            .map(|(_, value)| value)
            .next()
    };
    let (group, artifact, version) = (find("groupId"), find("artifactId"), find("version"));
    Coordinates::new(group.as_deref(), artifact.as_deref(), version.as_deref())
}

/// Key and value of a line: between them stands `=`, `:` or a space, and a backslash takes a sign's meaning.
fn property(line: &str) -> Option<(String, String)> {
    let line = line.trim();
    if line.starts_with(['#', '!']) {
        return None;
    }
    let end = line.find(|sign: char| matches!(sign, '=' | ':') || sign.is_whitespace())?;
    let value = line[end..].trim_start();
    let value = value.strip_prefix(['=', ':']).unwrap_or(value);
    Some((line[..end].to_owned(), value.trim().replace('\\', "")))
}

/// Reads a `pom.xml`.
pub(super) fn xml(content: &[u8]) -> Option<Coordinates> {
    let found = Project::read(content);
    let or_parents = |own: &Option<String>, parents: &Option<String>| own.clone().or_else(|| parents.clone());
    Coordinates::new(
        or_parents(&found.group, &found.parent_group).as_deref(),
        found.artifact.as_deref(),
        or_parents(&found.version, &found.parent_version).as_deref(),
    )
}

/// What a `pom.xml` says of itself.
#[derive(Default)]
struct Project {
    group: Option<String>,
    artifact: Option<String>,
    version: Option<String>,
    parent_group: Option<String>,
    parent_version: Option<String>,
}

impl Project {
    /// Reads as far as the document goes well.
    fn read(content: &[u8]) -> Self {
        let mut project = Self::default();
        let mut reader = Reader::from_reader(content);
        let mut path: Vec<String> = Vec::new();
        let mut depth = 0_usize;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    depth += 1;
                    if depth <= DEEPEST {
                        path.push(tag.local_name().as_ref().to_owned());
                    }
                }
                Ok(Event::End(_)) => {
                    depth = depth.saturating_sub(1);
                    path.truncate(depth);
                }
                Ok(Event::Text(text)) if depth == path.len() => project.take(&path, &text),
                Ok(Event::Eof) | Err(_) => return project,
                Ok(_) => {}
            }
        }
    }

    fn take(&mut self, path: &[String], text: &str) {
        let place = match path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["project", "groupId"] => &mut self.group,
            ["project", "artifactId"] => &mut self.artifact,
            ["project", "version"] => &mut self.version,
            ["project", "parent", "groupId"] => &mut self.parent_group,
            ["project", "parent", "version"] => &mut self.parent_version,
            _ => return,
        };
        let text = text.trim();
        if place.is_none() && !text.is_empty() && text.len() <= MOST_TEXT {
            *place = Some(text.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn coordinates(group: &str, artifact: &str, version: &str) -> Option<Coordinates> {
        Coordinates::new(Some(group), Some(artifact), Some(version))
    }

    #[test]
    fn properties_are_read_as_java_writes_them() {
        let expected = coordinates("org.a", "b-c", "1.0:x");
        for text in [
            "#Generated by Maven\n#Mon\nversion=1.0:x\ngroupId=org.a\nartifactId=b-c\n",
            "version = 1.0\\:x\r\ngroupId : org.a\r\nartifactId\tb-c",
            "version=0\nversion=1.0:x\ngroupId=org.a\nartifactId=b-c",
        ] {
            assert_eq!(properties(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_whole_is_no_artifact() {
        for text in [
            "",
            "version=1\ngroupId=a",
            "version=${v}\ngroupId=a\nartifactId=b",
            "version=1\ngroupId=a b\nartifactId=b",
            "#version=1\ngroupId=a\nartifactId=b",
        ] {
            assert_eq!(properties(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_project_has_its_parents_group_and_version_where_it_has_none() {
        let parent = "<parent><groupId>p</groupId><artifactId>x</artifactId><version>2</version></parent>";
        let deep =
            "<dependencies><dependency><groupId>d</groupId><version>9</version></dependency></dependencies>";
        let read = |own: &str| {
            xml(format!("<?xml version='1.0'?><project>{deep}{parent}{own}</project>").as_bytes())
        };
        assert_eq!(read("<artifactId>a</artifactId>"), coordinates("p", "a", "2"));
        assert_eq!(
            read("<artifactId>a</artifactId><groupId> g </groupId><version>1</version>"),
            coordinates("g", "a", "1")
        );
        assert_eq!(
            read("<artifactId>a</artifactId><version>${revision}</version>"),
            None
        );
        assert_eq!(read(""), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "(<[/?!]?[a-z]{0,3}>?|[a-z&;=: ]{0,5}){0,20}") {
            for content in [&bytes[..], text.as_bytes()] {
                properties(content);
                xml(content);
            }
        }
    }
}
