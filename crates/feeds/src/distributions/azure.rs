//! Azure Linux and its forerunner CBL-Mariner, an OVAL file for each release; source packages.
//!
//! Odd: a definition is one CVE of one package. What is compared stands at the end of the file, linked by ids: a test
//! names an object (the package) and a state (the version). `patchable` tells whether a fix is out: without one, the
//! version is the last that is known to be affected. `Not Applicable` takes the definition back. The release stands in the
//! file's name only: `azurelinux-3.0-oval.xml`, `cbl-mariner-2.0-oval.xml`. `advisory_date` is the day of the fix.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use tidewaiter_advisories::{Advisory, Affected, FixState, Limit, Range, Subject};
use tidewaiter_types::Space;

use super::xml;
use crate::{Feed, FeedError, Sink, Tally, names, time};

/// A feed of this kind.
pub(crate) struct AzureLinux {
    /// Its name, which is that of its spaces and of its folder.
    name: &'static str,
    title: &'static str,
    packs: &'static [&'static str],
    /// What stands before the release in a file's name.
    file: &'static str,
    /// Whether a release is named by its first number only.
    major: bool,
}

/// The feed `azurelinux`.
pub(crate) static AZURELINUX: AzureLinux = AzureLinux {
    name: "azurelinux",
    title: "Azure Linux vulnerability data",
    packs: &["azurelinux"],
    file: "azurelinux-",
    major: true,
};

/// The feed `mariner`.
pub(crate) static MARINER: AzureLinux = AzureLinux {
    name: "mariner",
    title: "CBL-Mariner vulnerability data",
    packs: &["mariner"],
    file: "cbl-mariner-",
    major: false,
};

#[derive(Deserialize)]
struct Definition {
    metadata: Metadata,
    criteria: Criteria,
}

#[derive(Deserialize)]
struct Metadata {
    #[serde(default)]
    reference: Vec<Reference>,
    patchable: Option<String>,
    advisory_date: Option<String>,
    severity: Option<String>,
}

#[derive(Deserialize)]
struct Reference {
    #[serde(rename = "@ref_id")]
    id: String,
}

#[derive(Deserialize)]
struct Criteria {
    #[serde(default)]
    criterion: Vec<Criterion>,
}

#[derive(Deserialize)]
struct Criterion {
    #[serde(rename = "@test_ref")]
    test: String,
}

#[derive(Deserialize)]
struct Test {
    #[serde(rename = "@id")]
    id: String,
    object: ObjectRef,
    state: StateRef,
}

#[derive(Deserialize)]
struct ObjectRef {
    #[serde(rename = "@object_ref")]
    id: String,
}

#[derive(Deserialize)]
struct StateRef {
    #[serde(rename = "@state_ref")]
    id: String,
}

#[derive(Deserialize)]
struct Object {
    #[serde(rename = "@id")]
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct State {
    #[serde(rename = "@id")]
    id: String,
    evr: Evr,
}

#[derive(Deserialize)]
struct Evr {
    #[serde(rename = "@operation")]
    operation: String,
    #[serde(rename = "$text")]
    version: String,
}

impl Feed for AzureLinux {
    fn name(&self) -> &'static str {
        self.name
    }

    fn title(&self) -> &'static str {
        self.title
    }

    fn licence(&self) -> &'static str {
        "MIT"
    }

    fn attribution(&self) -> &'static str {
        "Azure Linux vulnerability data, Microsoft, https://github.com/microsoft/AzureLinuxVulnerabilityData"
    }

    fn packs(&self) -> &'static [&'static str] {
        self.packs
    }

    fn recognises(&self, path: &str) -> bool {
        path.starts_with(self.name) && self.space(path).is_some()
    }

    fn gathers(&self) -> bool {
        true
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let space = self
            .space(path)
            .ok_or_else(|| FeedError::text(path, "no release in the file's name"))?;
        let mut tally = Tally::default();
        let file = File::read(path, xml::text(path, bytes)?, &mut tally)?;
        let mut found = BTreeMap::new();
        for definition in &file.definitions {
            match file.row(definition, &space) {
                Some((id, row)) => add(self.name, id, definition, row, &mut found),
                None => tally.damaged.push(FeedError::xml(
                    path,
                    "a definition without a package or a version",
                )),
            }
        }
        found.into_values().map(Into::into).for_each(out);
        Ok(tally)
    }
}

impl AzureLinux {
    /// The space of `azurelinux-3.0-oval.xml`.
    fn space(&self, path: &str) -> Option<Space> {
        let file = path.rsplit('/').next()?;
        let release = file.strip_prefix(self.file)?.strip_suffix("-oval.xml")?;
        let (major, _) = release.split_once('.').filter(|(major, _)| !major.is_empty())?;
        Some(Space::of_release(
            self.name,
            if self.major { major } else { release },
        ))
    }
}

fn add(
    feed: &str,
    id: String,
    definition: &Definition,
    row: Affected,
    found: &mut BTreeMap<String, Advisory>,
) {
    let advisory = found.entry(id).or_insert_with_key(|id| Advisory {
        id: id.clone(),
        feed: feed.to_owned(),
        vulnerabilities: vec![id.clone()],
        severity: definition.metadata.severity.clone(),
        ..Advisory::default()
    });
    if !advisory.affected.contains(&row) {
        advisory.affected.push(row);
    }
}

/// What a file says, and what its ids stand for.
#[derive(Default)]
struct File {
    definitions: Vec<Definition>,
    tests: HashMap<String, (String, String)>,
    objects: HashMap<String, String>,
    states: HashMap<String, Evr>,
}

impl File {
    fn read(path: &str, text: &str, tally: &mut Tally) -> Result<Self, FeedError> {
        let mut file = Self::default();
        let wanted = ["definition", "rpminfo_test", "rpminfo_object", "rpminfo_state"];
        xml::elements(path, text, &wanted, &mut |name, element| {
            tally.records += u64::from(name == "definition");
            if let Err(error) = file.take(name, element) {
                tally.damaged.push(FeedError::xml(path, error));
            }
        })?;
        match tally.records {
            0 => Err(FeedError::xml(path, "no definition in it")),
            _ => Ok(file),
        }
    }

    fn take(&mut self, name: &str, element: &str) -> Result<(), quick_xml::DeError> {
        use quick_xml::de::from_str;
        match name {
            "definition" => self.definitions.push(from_str(element)?),
            "rpminfo_test" => {
                let test: Test = from_str(element)?;
                self.tests.insert(test.id, (test.object.id, test.state.id));
            }
            "rpminfo_object" => {
                let object: Object = from_str(element)?;
                self.objects.insert(object.id, object.name);
            }
            _ => {
                let state: State = from_str(element)?;
                self.states.insert(state.id, state.evr);
            }
        }
        Ok(())
    }

    /// The CVE and the row of a definition.
    fn row(&self, definition: &Definition, space: &Space) -> Option<(String, Affected)> {
        let id = definition
            .metadata
            .reference
            .iter()
            .find_map(|link| names::leading_cve(&link.id))?;
        let (object, state) = self.tests.get(&definition.criteria.criterion.first()?.test)?;
        let package = self.objects.get(object).filter(|name| !name.is_empty())?;
        let evr = self.states.get(state)?;
        let limit = match evr.operation.as_str() {
            "less than" => Limit::Fixed(evr.version.clone()),
            "less than or equal" => Limit::LastAffected(evr.version.clone()),
            _ => return None,
        };
        let state = match (definition.metadata.patchable.as_deref(), &limit) {
            (Some("Not Applicable"), _) => FixState::NotAffected,
            (Some("true"), Limit::Fixed(_)) => FixState::Fixed,
            _ => FixState::Affected,
        };
        let range = (state != FixState::NotAffected).then_some(Range {
            introduced: None,
            limit,
        });
        let date = definition.metadata.advisory_date.as_deref().and_then(time::parse);
        let row = Affected {
            ranges: range.into_iter().collect(),
            fixed_at: date.filter(|_| state == FixState::Fixed),
            severity: definition.metadata.severity.clone(),
            ..Affected::new(space.clone(), package.as_str(), Subject::Source, state)
        };
        Some((id, row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(patchable: &str, operation: &str) -> String {
        format!(
            r#"<oval_definitions xmlns:linux-def="x"><definitions><definition class="vulnerability" id="d:1"><metadata><title>t</title>
            <affected family="unix"><platform>Azure Linux</platform></affected>
            <reference ref_id="CVE-2099-0001" ref_url="u" source="CVE"/><patchable>{patchable}</patchable>
            <advisory_date>2099-01-01T00:00:00Z</advisory_date><severity>High</severity></metadata>
            <criteria operator="AND"><criterion comment="c" test_ref="t:1"/></criteria></definition>
            <definition id="d:2"><metadata><reference ref_id="CVE-2099-0002"/></metadata><criteria><criterion test_ref="t:9"/></criteria></definition>
            </definitions><tests><linux-def:rpminfo_test id="t:1"><linux-def:object object_ref="o:1"/><linux-def:state state_ref="s:1"/></linux-def:rpminfo_test></tests>
            <objects><linux-def:rpminfo_object id="o:1"><linux-def:name>a</linux-def:name></linux-def:rpminfo_object></objects>
            <states><linux-def:rpminfo_state id="s:1"><linux-def:evr datatype="evr_string" operation="{operation}">0:1-2.azl3</linux-def:evr></linux-def:rpminfo_state></states>
            </oval_definitions>"#
        )
    }

    fn read(patchable: &str, operation: &str) -> (Affected, Tally) {
        let mut found = Vec::new();
        let text = fixture(patchable, operation);
        let tally = AZURELINUX
            .read(
                "azurelinux/azurelinux-3.0-oval.xml",
                text.as_bytes(),
                &mut |one| found.extend(one.into_advisory()),
            )
            .unwrap();
        assert_eq!((found.len(), found[0].id.as_str()), (1, "CVE-2099-0001"));
        (found[0].affected.remove(0), tally)
    }

    #[test]
    fn a_version_is_a_fix_or_the_last_affected_one() {
        let version = || "0:1-2.azl3".to_owned();
        for (patchable, operation, state, limit) in [
            (
                "true",
                "less than",
                FixState::Fixed,
                Some(Limit::Fixed(version())),
            ),
            (
                "false",
                "less than or equal",
                FixState::Affected,
                Some(Limit::LastAffected(version())),
            ),
            ("Not Applicable", "less than", FixState::NotAffected, None),
        ] {
            let (row, tally) = read(patchable, operation);
            let end = row.ranges.first().map(|range| range.limit.clone());
            assert_eq!((row.space.as_str(), row.package.as_str()), ("azurelinux:3", "a"));
            assert_eq!((row.state, end), (state, limit), "{patchable}");
            assert_eq!(row.fixed_at.is_some(), row.state == FixState::Fixed);
            assert_eq!(
                (tally.records, tally.damaged.len()),
                (2, 1),
                "the second one leads nowhere"
            );
        }
    }

    #[test]
    fn releases_stand_in_file_names() {
        let space = |path| MARINER.space(path).map(String::from);
        assert_eq!(
            space("mariner/cbl-mariner-2.0-oval.xml").as_deref(),
            Some("mariner:2.0")
        );
        assert_eq!(space("mariner/azurelinux-3.0-oval.xml"), None);
        assert!(!MARINER.recognises("azurelinux/cbl-mariner-2.0-oval.xml"));
    }
}
