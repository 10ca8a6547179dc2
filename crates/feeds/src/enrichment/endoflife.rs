//! endoflife.date: how long each release of a distribution gets fixes.
//!
//! Odd: there are three forms of the same. Version 1 of the API has one document of all products, or one for each, with
//! an envelope; the site's repository has Markdown with a block of YAML in front. A release without a date of its end is
//! open, or (`isEol: true`) ended at a date that nobody noted and is left out.

use std::borrow::Cow;

use serde::Deserialize;
use tidewaiter_advisories::{Lifetime, Record};
use tidewaiter_types::Space;

use crate::{Feed, FeedError, Sink, Tally, time, yaml};

/// The feed `endoflife`.
pub(crate) struct EndOfLife;

/// Products that are distributions, with their space. Those without releases (Arch, Wolfi) have no end.
const SPACES: [(&str, &str); 18] = [
    ("debian", "debian"),
    ("ubuntu", "ubuntu"),
    ("alpine-linux", "alpine"),
    ("alpine", "alpine"),
    ("rhel", "redhat"),
    ("almalinux", "almalinux"),
    ("rocky-linux", "rocky"),
    ("oracle-linux", "oracle"),
    ("amazon-linux", "amazon"),
    ("fedora", "fedora"),
    ("sles", "sles"),
    ("opensuse", "opensuse-leap"),
    ("photon-os", "photon"),
    ("photon", "photon"),
    ("azure-linux", "azurelinux"),
    ("azurelinux", "azurelinux"),
    ("cbl-mariner", "mariner"),
    ("mariner", "mariner"),
];

/// An answer of the API about one product or all.
#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    result: Products<'a>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Products<'a> {
    #[serde(borrow)]
    All(Vec<Product<'a>>),
    #[serde(borrow)]
    One(Product<'a>),
}

#[derive(Deserialize)]
struct Product<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow, default)]
    releases: Vec<Release<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Release<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(default)]
    is_eol: Option<bool>,
    #[serde(borrow)]
    eol_from: Option<Cow<'a, str>>,
    #[serde(borrow)]
    eoes_from: Option<Cow<'a, str>>,
}

/// The block in front of a product's page.
#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow, default)]
    releases: Vec<Cycle<'a>>,
}

/// A release there: an end is a date, or `true` or `false`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cycle<'a> {
    #[serde(borrow)]
    release_cycle: Cow<'a, str>,
    #[serde(borrow)]
    eol: Option<Cow<'a, str>>,
    #[serde(borrow)]
    eoes: Option<Cow<'a, str>>,
}

impl Feed for EndOfLife {
    fn name(&self) -> &'static str {
        "endoflife"
    }

    fn title(&self) -> &'static str {
        "endoflife.date"
    }

    fn licence(&self) -> &'static str {
        "MIT"
    }

    fn attribution(&self) -> &'static str {
        "endoflife.date and its contributors, https://endoflife.date/"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["endoflife"]
    }

    fn recognises(&self, path: &str) -> bool {
        let Some(inner) = path.strip_prefix("endoflife/") else {
            return false;
        };
        inner.ends_with(".json") || page_of(path).is_some()
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let mut tally = Tally::default();
        let mut take = |lifetime: Lifetime| {
            tally.records += 1;
            out(Record::Lifetime(lifetime));
        };
        if path.ends_with(".json") {
            let answer: Answer<'_> =
                serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
            answer
                .result
                .list()
                .iter()
                .flat_map(Product::lifetimes)
                .for_each(&mut take);
        } else {
            let page: Page<'_> = yaml::parse(path, front(path, bytes)?)?;
            let space = page_of(path).unwrap_or_default();
            page.releases
                .iter()
                .filter_map(|one| one.lifetime(space))
                .for_each(&mut take);
        }
        Ok(tally)
    }
}

/// The space of a product.
fn space_of(product: &str) -> Option<&'static str> {
    let found = SPACES.iter().find(|(known, _)| *known == product);
    found.map(|(_, space)| *space)
}

/// The space that a page `products/NAME.md` is about.
fn page_of(path: &str) -> Option<&'static str> {
    let (folder, file) = path.rsplit_once('/')?;
    let product = file
        .strip_suffix(".md")
        .filter(|_| folder.ends_with("/products"))?;
    space_of(product)
}

/// The block between the first two lines of dashes.
fn front<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a [u8], FeedError> {
    let text = std::str::from_utf8(bytes).map_err(|error| FeedError::text(path, error.to_string()))?;
    let block = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---"));
    let (block, _) = block.ok_or_else(|| FeedError::text(path, "no block of YAML in front"))?;
    Ok(block.as_bytes())
}

impl<'a> Products<'a> {
    fn list(&self) -> &[Product<'a>] {
        match self {
            Self::All(products) => products,
            Self::One(product) => std::slice::from_ref(product),
        }
    }
}

impl Product<'_> {
    fn lifetimes(&self) -> impl Iterator<Item = Lifetime> {
        let space = space_of(&self.name);
        self.releases.iter().filter_map(move |one| one.lifetime(space?))
    }
}

impl Release<'_> {
    fn lifetime(&self, space: &str) -> Option<Lifetime> {
        let end = self.eol_from.as_deref().and_then(time::parse);
        if end.is_none() && self.is_eol == Some(true) {
            return None;
        }
        Some(Lifetime {
            space: Space::of_release(space, &self.name),
            end,
            extended_end: self.eoes_from.as_deref().and_then(time::parse),
        })
    }
}

impl Cycle<'_> {
    fn lifetime(&self, space: &str) -> Option<Lifetime> {
        let end = self.eol.as_deref().and_then(time::parse);
        if end.is_none() && self.eol.as_deref() == Some("true") {
            return None;
        }
        Some(Lifetime {
            space: Space::of_release(space, &self.release_cycle),
            end,
            extended_end: self.eoes.as_deref().and_then(time::parse),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, text: &str) -> Result<Vec<Record>, FeedError> {
        let mut found = Vec::new();
        EndOfLife.read(path, text.as_bytes(), &mut |one| found.push(one))?;
        Ok(found)
    }

    #[test]
    fn all_forms_say_the_same() {
        let product = r#"{"name":"ubuntu","releases":[
            {"name":"24.04","isEol":false,"eolFrom":"2029-04-25","eoesFrom":"2036-04-25"},{"name":"4.10","isEol":true,"eolFrom":null}]}"#;
        let all = format!(
            r#"{{"schema_version":"1.2.0","result":[{product},{{"name":"windows","releases":[{{"name":"11"}}]}}]}}"#
        );
        let one = format!(r#"{{"result":{product}}}"#);
        let page = "---\ntitle: Ubuntu\nreleases:\n-   releaseCycle: \"24.04\"\n    eol: 2029-04-25\n    eoes: 2036-04-25\n-   releaseCycle: \"4.10\"\n    eol: true\n---\n\n> prose\n";
        let expected = Record::Lifetime(Lifetime {
            space: Space::of_release("ubuntu", "24.04"),
            end: time::parse("2029-04-25"),
            extended_end: time::parse("2036-04-25"),
        });
        for (path, text) in [
            ("endoflife/full.json", all.as_str()),
            ("endoflife/ubuntu.json", one.as_str()),
            ("endoflife/endoflife.date-master/products/ubuntu.md", page),
        ] {
            assert!(EndOfLife.recognises(path), "{path}");
            assert_eq!(
                read(path, text).unwrap(),
                std::slice::from_ref(&expected),
                "{path}"
            );
        }
        assert!(!EndOfLife.recognises("endoflife/endoflife.date-master/products/windows.md"));
    }

    #[test]
    fn a_release_without_an_end_is_open() {
        let text =
            r#"{"result":{"name":"alpine-linux","releases":[{"name":"3.99","isEol":false,"eolFrom":null}]}}"#;
        let found = read("endoflife/alpine-linux.json", text).unwrap();
        assert!(matches!(
            &found[..],
            [Record::Lifetime(Lifetime { end: None, .. })]
        ));
    }

    #[test]
    fn what_is_neither_form_is_an_error() {
        assert!(read("endoflife/x.json", "{}").is_err() && read("endoflife/x.json", "[]").is_err());
        assert!(read("endoflife/products/debian.md", "# no block").is_err());
    }
}
