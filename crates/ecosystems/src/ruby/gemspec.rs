//! The specification that RubyGems leaves of an installed gem: `specifications/NAME-VERSION.gemspec`, and
//! `specifications/default/…` of those that come with Ruby.
//!
//! It is Ruby, but RubyGems wrote it, so it need not be run: a comment at its head (`# stub: NAME VERSION PLATFORM PATHS`) says
//! what RubyGems itself reads of it, and older ones assign texts, a line each. Odd: a gem that Bundler took from a repository has
//! only the specification that people wrote, whose version is mostly computed; it is not read.

use tidewaiter_types::{Ecosystem, Package};

use super::naming::{is_name, is_version};
use crate::extractor::{Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile};
use crate::{EvidenceKind, Libraries};

/// How many lines of a specification are looked at; the one of a gem with thousands of files is long, not tall.
const MOST_LINES: usize = 1_000;
/// Longest licence.
const MOST_TEXT: usize = 300;

/// Reads specifications of installed gems.
pub struct GemspecExtractor;

impl Extractor for GemspecExtractor {
    fn name(&self) -> &'static str {
        "gem-specification"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        let is_specification = file.path.ends_with(b".gemspec")
            && (file.path.starts_with(b"specifications/")
                || memchr::memmem::find(file.path, b"/specifications/").is_some());
        if is_specification { Want::Now } else { Want::No }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        if let Some(package) = parse(&String::from_utf8_lossy(file.content)) {
            Libraries::new(self.name(), EvidenceKind::Installed, vec![package.into()]).tell(out);
        }
    }
}

/// What a specification says; `None` where its name or version is not written out.
fn parse(text: &str) -> Option<Package> {
    let mut stub = None;
    let mut assigned = Assigned::default();
    for line in text.lines().take(MOST_LINES).map(str::trim) {
        match line.strip_prefix("# stub: ") {
            Some(words) if stub.is_none() && !words.contains('\0') => stub = of_stub(words),
            Some(_) => {}
            None => assigned.take(line),
        }
    }
    let (name, version, platform) = match stub {
        Some(stub) => stub,
        None => (assigned.name?, assigned.version?, assigned.platform),
    };
    if !is_name(name) || !is_version(version) {
        return None;
    }
    let mut package = Package::new(Ecosystem::Gem, name, version);
    package.arch = platform.filter(|platform| *platform != "ruby").map(str::to_owned);
    package.license = assigned.license;
    Some(package)
}

fn of_stub(words: &str) -> Option<(&str, &str, Option<&str>)> {
    let mut words = words.split(' ');
    Some((
        words.next()?,
        words.next()?,
        words.next().filter(|platform| is_name(platform)),
    ))
}

/// What lines like `s.name = "rack".freeze` assign.
#[derive(Default)]
struct Assigned<'a> {
    name: Option<&'a str>,
    version: Option<&'a str>,
    platform: Option<&'a str>,
    license: Option<String>,
}

impl<'a> Assigned<'a> {
    fn take(&mut self, line: &'a str) {
        let Some((attribute, value)) = assignment(line) else {
            return;
        };
        match attribute {
            "name" => self.name = self.name.or(text(value)),
            "version" => self.version = self.version.or(text(value)),
            "platform" => self.platform = self.platform.or(text(value)),
            "license" | "licenses" if self.license.is_none() => self.license = licenses(value),
            _ => {}
        }
    }
}

/// `s.ATTRIBUTE = VALUE`, whatever `s` is called.
fn assignment(line: &str) -> Option<(&str, &str)> {
    let (left, value) = line.split_once(" = ")?;
    let (receiver, attribute) = left.trim_end().split_once('.')?;
    receiver
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        .then_some((attribute, value))
}

/// The text that a value begins with, perhaps within `Gem::Version.new(…)`.
fn text(value: &str) -> Option<&str> {
    let value = value.trim_start();
    let value = value.strip_prefix("Gem::Version.new(").unwrap_or(value);
    texts(value)
        .next()
        .filter(|_| value.starts_with(['"', '\'', '%']))
}

/// The texts of a list, with ` OR ` between them.
fn licenses(value: &str) -> Option<String> {
    let mut joined = String::new();
    for license in texts(value).filter(|license| !license.is_empty()) {
        if joined.len() + license.len() > MOST_TEXT {
            break;
        }
        joined += if joined.is_empty() { "" } else { " OR " };
        joined += license;
    }
    Some(joined).filter(|joined| !joined.is_empty())
}

/// The texts in a value, as RubyGems writes them: `"…"`, `'…'` or `%q<…>`.
fn texts(value: &str) -> impl Iterator<Item = &str> {
    let mut rest = value;
    std::iter::from_fn(move || {
        let start = rest.find(['"', '\'', '%'])?;
        let (open, close) = match rest.as_bytes()[start] {
            b'%' => (rest[start..].strip_prefix("%q<")?, '>'),
            quote => (&rest[start + 1..], char::from(quote)),
        };
        let (text, after) = open.split_once(close)?;
        rest = after;
        Some(text)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::extractor::{Fact, NoSiblings};

    const NOKOGIRI: &str = "# -*- encoding: utf-8 -*-\n# stub: nokogiri 1.13.10 java lib\n# stub: ext/extconf.rb\n\n\
        Gem::Specification.new do |s|\n  s.name = \"nokogiri\".freeze\n  s.version = \"1.13.10\"\n  s.platform = \"java\".freeze\n\
        \n  s.licenses = [\"MIT\".freeze, \"GPL\".freeze]\nend\n";

    fn extract(path: &str, content: &[u8]) -> Option<Package> {
        let file = WantedFile {
            path: path.as_bytes(),
            content,
        };
        assert_eq!(GemspecExtractor.wants(&file.header()), Want::Now, "{path}");
        let mut out = Extraction::default();
        GemspecExtractor.extract(&file, &NoSiblings, &mut out);
        let Some(Fact::Libraries(mut libraries)) = out.facts.pop() else {
            return None;
        };
        libraries.list.pop().map(|record| record.package)
    }

    fn package(name: &str, version: &str, platform: Option<&str>, license: Option<&str>) -> Option<Package> {
        let mut package = Package::new(Ecosystem::Gem, name, version);
        package.arch = platform.map(str::to_owned);
        package.license = license.map(str::to_owned);
        Some(package)
    }

    #[test]
    fn the_stub_and_what_is_assigned_say_the_same() {
        let expected = package("nokogiri", "1.13.10", Some("java"), Some("MIT OR GPL"));
        let path = "usr/lib/ruby/gems/3.1.0/specifications/default/nokogiri-1.13.10-java.gemspec";
        assert_eq!(extract(path, NOKOGIRI.as_bytes()), expected);
        let assigned = NOKOGIRI.replace("# stub", "# old");
        assert_eq!(
            extract("specifications/nokogiri.gemspec", assigned.as_bytes()),
            expected
        );
    }

    #[test]
    fn older_forms_are_read_and_what_is_computed_is_not() {
        for (text, expected) in [
            ("s.name = %q{a}\ns.version = \"1\"", None),
            (
                "s.name = %q<a>\ns.version = Gem::Version.new('1.0')\ns.platform = \"ruby\"",
                package("a", "1.0", None, None),
            ),
            ("spec.name = 'a'\nspec.version = A::VERSION", None),
            ("s.name = 'a'\ns.version = File.read('x')", None),
            ("s.name = ''\ns.version = '1'", None),
            ("# stub: a b/c ruby lib", None),
            ("", None),
        ] {
            assert_eq!(
                extract("specifications/a.gemspec", text.as_bytes()),
                expected,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(bytes in prop::collection::vec(any::<u8>(), 0..200), end in 0..NOKOGIRI.len(), value in "[sn.= \"'%q<>a-z]{0,20}") {
            let assigned = NOKOGIRI.replace("# stub", "#");
            for content in [&bytes[..], &NOKOGIRI.as_bytes()[..end], value.as_bytes(), assigned.as_bytes()] {
                extract("specifications/a.gemspec", content);
            }
        }
    }
}
