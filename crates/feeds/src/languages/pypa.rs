//! The Python Packaging Authority's advisory database: OSV records in YAML.
//!
//! The authority for Python: it lists each affected release that PyPI holds. Odd: its ranges miss some of them
//! (pre-releases below a range's start, ranges that overlap), so the list counts beside them. OSV's own export has the
//! same records in JSON, which are read too.

use super::record;
use crate::{Feed, FeedError, Sink, Tally, osv, yaml};

/// The feed `pypa`.
pub(crate) struct PyPa;

impl Feed for PyPa {
    fn name(&self) -> &'static str {
        "pypa"
    }

    fn title(&self) -> &'static str {
        "Python Packaging Advisory Database"
    }

    fn licence(&self) -> &'static str {
        "CC-BY-4.0"
    }

    fn attribution(&self) -> &'static str {
        "Python Packaging Advisory Database, https://github.com/pypa/advisory-database"
    }

    fn packs(&self) -> &'static [&'static str] {
        &["pypa"]
    }

    fn recognises(&self, path: &str) -> bool {
        let file = path.rsplit('/').next().unwrap_or(path);
        let format = file.ends_with(".yaml") || file.ends_with(".json");
        path.starts_with("pypa/") && file.starts_with("PYSEC-") && format
    }

    fn read(&self, path: &str, bytes: &[u8], out: &mut Sink<'_>) -> Result<Tally, FeedError> {
        let record: osv::Record<'_> = if path.ends_with(".json") {
            osv::parse(path, bytes)?
        } else {
            yaml::parse(path, bytes)?
        };
        out(record::advisory(&record, self.name(), "PYPA").into());
        Ok(Tally::of_one())
    }
}

#[cfg(test)]
mod tests {
    use tidewaiter_advisories::{Limit, Standing};

    use super::*;

    const RECORD: &str = "id: PYSEC-2099-1\nmodified: 2099-01-01T00:00:00Z\nwithdrawn: '2099-02-01T00:00:00Z'\naliases:\n- CVE-2099-0001\ndetails: |\n  prose\naffected:\n- package:\n    ecosystem: PyPI\n    name: Django_X\n  ranges:\n  - type: ECOSYSTEM\n    events:\n    - introduced: \"0\"\n    - fixed: 4.10\n  - type: GIT\n    repo: https://example.org/\n    events:\n    - introduced: \"0\"\n    - fixed: abcdef\n  versions:\n  - 4.9\nreferences:\n- type: WEB\n  url: https://example.org/\n";

    #[test]
    fn a_record_in_yaml_is_read() {
        let mut found = Vec::new();
        PyPa.read("pypa/vulns/x/PYSEC-2099-1.yaml", RECORD.as_bytes(), &mut |one| {
            found.extend(one.into_advisory())
        })
        .unwrap();
        let row = &found[0].affected[0];
        assert_eq!((row.package.as_str(), row.ranges.len()), ("django-x", 1));
        assert_eq!(row.ranges[0].limit, Limit::Fixed("4.10".into()));
        assert_eq!(
            (found[0].standing, found[0].references.len()),
            (Standing::Withdrawn, 1)
        );
    }

    #[test]
    fn what_is_no_record_is_an_error() {
        for text in ["", "a: [", "id: ''", "- x", "id: [1]"] {
            let read = PyPa.read("pypa/x.yaml", text.as_bytes(), &mut |_| {});
            assert!(read.is_err(), "{text}");
        }
    }
}
