//! Red Hat's VEX files, a CSAF document for each CVE: fixes by binary package, what is not fixed and why.
//!
//! Odd: these say all that the two older feeds say (`redhat-osv` the fixes, `redhat-cve` the rest), for every release and
//! stream and with the day of each fix, so where they are, they are the authority and the others are not read. Only parts
//! of a Red Hat Enterprise Linux system are read (`products`). A built package that is listed as not affected says
//! nothing of other builds, so only unversioned components are taken as not affected. `Out of support scope` is an end
//! of life. The advisories by erratum that Red Hat publishes beside these (`rhsa-…`) repeat them and are not read.

mod document;
mod products;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use tidewaiter_advisories::{
    Advisory, Affected, Exploit, FixState, Limit, Range, Reference, ReferenceKind, Standing, Subject,
};
use tidewaiter_types::Timestamp;

use super::erratum::Builds;
use super::redhat_cve;
use crate::{Feed, FeedError, Sink, Tally, cvss, names, time};
use document::{Document, Remediation, Vulnerability};
use products::{Component, Place, Products};

/// The feed `redhat-csaf`.
pub(crate) struct RedHatCsaf;

impl Feed for RedHatCsaf {
    fn name(&self) -> &'static str {
        "redhat-csaf"
    }

    fn title(&self) -> &'static str {
        "Red Hat VEX files"
    }

    fn licence(&self) -> &'static str {
        "CC-BY-4.0"
    }

    fn attribution(&self) -> &'static str {
        "Red Hat Security Data, https://access.redhat.com/security/data"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["redhat-csaf"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        path.starts_with("redhat-csaf/") && file.starts_with("cve-") && file.ends_with(".json")
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let document: Document<'_> =
            serde_json::from_slice(bytes).map_err(|error| FeedError::json(path, error))?;
        let products = Products::new(&document.product_tree);
        let mut tally = Tally::default();
        for vulnerability in &document.vulnerabilities {
            tally.records += 1;
            match vulnerability.cve.as_deref().filter(|id| names::is_cve(id)) {
                Some(id) => out(advisory(id, vulnerability, &document, &products).into()),
                None => tally
                    .damaged
                    .push(FeedError::text(path, "a vulnerability without a CVE id")),
            }
        }
        match tally.records {
            0 => Err(FeedError::text(path, "no vulnerability in it")),
            _ => Ok(tally),
        }
    }
}

fn advisory(
    id: &str,
    about: &Vulnerability<'_>,
    document: &Document<'_>,
    products: &Products<'_>,
) -> Advisory {
    let instant = |text: &Option<Cow<'_, str>>| text.as_deref().and_then(time::parse);
    let tracking = &document.document.tracking;
    let said = Said::of(about);
    let title = about.title.as_deref();
    Advisory {
        id: id.to_owned(),
        feed: RedHatCsaf.name().to_owned(),
        vulnerabilities: vec![id.to_owned()],
        published: instant(&about.release_date).or_else(|| instant(&tracking.initial_release_date)),
        modified: instant(&tracking.current_release_date),
        standing: title.map_or(Standing::Active, names::standing),
        exploit: exploit(about),
        title: title.map(str::to_owned),
        remediation: workaround(about),
        description: description(about),
        severity: severity(about, document),
        cvss: vectors(about),
        cwes: names::cwes(about.cwe.as_ref().map(|cwe| &*cwe.id)),
        references: references(about),
        affected: rows(about, products, &said),
        ..Advisory::default()
    }
}

fn exploit(about: &Vulnerability<'_>) -> Exploit {
    let known = about
        .threats
        .iter()
        .any(|threat| threat.category == "exploit_status");
    if known { Exploit::Active } else { Exploit::Unknown }
}

fn workaround(about: &Vulnerability<'_>) -> Option<String> {
    let found = about
        .remediations
        .iter()
        .find(|one| one.category == "workaround")?;
    Some(found.details.to_string())
}

fn description(about: &Vulnerability<'_>) -> Option<String> {
    let found = about.notes.iter().find(|note| note.category == "description")?;
    Some(found.text.to_string())
}

/// The word for the CVE as a whole; single packages may have another one.
fn severity(about: &Vulnerability<'_>, document: &Document<'_>) -> Option<String> {
    let whole = document
        .document
        .aggregate_severity
        .as_ref()
        .map(|severity| &*severity.text);
    let impact = about.threats.iter().find(|threat| threat.category == "impact");
    whole.or(impact.map(|threat| &*threat.details)).map(str::to_owned)
}

fn vectors(about: &Vulnerability<'_>) -> Vec<tidewaiter_advisories::Cvss> {
    let mut found: Vec<tidewaiter_advisories::Cvss> = Vec::new();
    let scores = about
        .scores
        .iter()
        .flat_map(|score| [&score.cvss_v2, &score.cvss_v3, &score.cvss_v4]);
    for one in scores.flatten() {
        let vector = cvss::vector(&one.vector_string, one.base_score, "REDHAT");
        found.extend(vector.filter(|new| found.iter().all(|known| known.vector != new.vector)));
    }
    found
}

fn references(about: &Vulnerability<'_>) -> Vec<Reference> {
    let one = |kind, url: &Cow<'_, str>| Reference {
        kind,
        url: url.to_string(),
    };
    let links = about
        .references
        .iter()
        .map(|link| one(ReferenceKind::Web, &link.url));
    let fixes = about
        .remediations
        .iter()
        .filter(|fix| fix.category == "vendor_fix");
    let errata = fixes.filter_map(|fix| Some(one(ReferenceKind::Advisory, fix.url.as_ref()?)));
    let all: BTreeSet<Reference> = links.chain(errata).collect();
    all.into_iter().collect()
}

/// What remediations and threats say, by product id.
struct Said<'a> {
    fixed_at: HashMap<&'a str, Timestamp>,
    states: HashMap<&'a str, FixState>,
    /// Only where products differ.
    impacts: HashMap<&'a str, &'a str>,
}

impl<'a> Said<'a> {
    fn of(about: &'a Vulnerability<'a>) -> Self {
        let mut said = Self {
            fixed_at: HashMap::new(),
            states: HashMap::new(),
            impacts: HashMap::new(),
        };
        for one in &about.remediations {
            said.remediation(one);
        }
        let impacts: Vec<_> = about
            .threats
            .iter()
            .filter(|threat| threat.category == "impact")
            .collect();
        for threat in impacts.iter().filter(|_| impacts.len() > 1) {
            let ids = threat.product_ids.iter().map(|id| (&**id, &*threat.details));
            said.impacts.extend(ids);
        }
        said
    }

    fn remediation(&mut self, one: &'a Remediation<'a>) {
        let ids = one.product_ids.iter().map(|id| &**id);
        let date = one.date.as_deref().and_then(time::parse);
        match &*one.category {
            "vendor_fix" => self.fixed_at.extend(ids.filter_map(|id| Some((id, date?)))),
            "none_available" => self
                .states
                .extend(ids.map(|id| (id, unfixed(&one.details, FixState::Affected)))),
            "no_fix_planned" => self
                .states
                .extend(ids.map(|id| (id, unfixed(&one.details, FixState::WillNotFix)))),
            _ => {}
        }
    }

    fn impact(&self, id: &str) -> Option<String> {
        self.impacts.get(id).map(|word| (*word).to_owned())
    }
}

/// The state that Red Hat's words stand for.
fn unfixed(words: &str, otherwise: FixState) -> FixState {
    redhat_cve::fix_state(words.trim()).unwrap_or(otherwise)
}

fn rows(about: &Vulnerability<'_>, products: &Products<'_>, said: &Said<'_>) -> Vec<Affected> {
    let status = &about.product_status;
    let mut rows: BTreeSet<Affected> = fixes(&status.fixed, products, said).into_iter().collect();
    let affected = |id: &str| said.states.get(id).copied().unwrap_or(FixState::Affected);
    let lists = [
        (&status.known_affected, &affected as &dyn Fn(&str) -> FixState),
        (&status.under_investigation, &|_| FixState::UnderInvestigation),
        (&status.known_not_affected, &|_| FixState::NotAffected),
    ];
    for (ids, state) in lists {
        for id in ids {
            let component = products
                .component(id)
                .filter(|component| component.build.is_none());
            rows.extend(component.map(|component| open(component, state(id), said.impact(id))));
        }
    }
    rows.into_iter().collect()
}

/// A row of a component without a version.
fn open(component: Component<'_>, state: FixState, severity: Option<String>) -> Affected {
    let everything = Range {
        introduced: None,
        limit: Limit::Open,
    };
    let subject = if component.is_source {
        Subject::Source
    } else {
        Subject::Binary
    };
    Affected {
        ranges: if state == FixState::NotAffected {
            Vec::new()
        } else {
            vec![everything]
        },
        severity,
        ..in_place(component.place, component.name.to_owned(), subject, state)
    }
}

fn in_place(place: Place, package: String, subject: Subject, state: FixState) -> Affected {
    Affected {
        module: place.module,
        stream: place.stream,
        ..Affected::new(place.space, package, subject, state)
    }
}

/// Rows of built packages, by release, stream and module.
fn fixes(ids: &[Cow<'_, str>], products: &Products<'_>, said: &Said<'_>) -> Vec<Affected> {
    let mut builds: BTreeMap<Place, Builds> = BTreeMap::new();
    let mut ids_of: HashMap<(Place, &str, &str), &str> = HashMap::new();
    for id in ids {
        if let Some(Component {
            place,
            name,
            build: Some((evr, arch)),
            ..
        }) = products.component(id)
        {
            builds.entry(place.clone()).or_default().add(name, evr, arch);
            ids_of.entry((place, name, evr)).or_insert(id);
        }
    }
    let mut rows = Vec::new();
    for (place, builds) in builds {
        for (package, evr, arches) in builds.fixes() {
            let id = ids_of
                .get(&(place.clone(), &*package, &*evr))
                .copied()
                .unwrap_or_default();
            let range = Range {
                introduced: None,
                limit: Limit::Fixed(evr),
            };
            rows.push(Affected {
                ranges: vec![range],
                arches,
                fixed_at: said.fixed_at.get(id).copied(),
                severity: said.impact(id),
                ..in_place(place.clone(), package, Subject::Binary, FixState::Fixed)
            });
        }
    }
    rows
}

#[cfg(test)]
mod tests;
