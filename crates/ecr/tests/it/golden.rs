//! Answers of AWS that its command line's documentation shows: whatever they have, ours have too.

use std::path::Path;

use serde_json::Value;
use tidewaiter_testkit::data;

/// That our answer has every member of the published one, with values of the same kind. Nothing is checked, and a line
/// says so, where the published answers are not there.
pub fn covers(name: &str, ours: &Value) {
    let Some(data) = data::dir() else { return };
    let path = data.join("../golden").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file: Value = serde_json::from_str(&text).unwrap();
    compare(Path::new(name), &file["output"], ours);
}

/// A published answer by itself.
pub fn published(name: &str) -> Option<Value> {
    let path = data::dir()?.join("../golden").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut file: Value = serde_json::from_str(&text).unwrap();
    Some(file["json"].take())
}

fn compare(at: &Path, published: &Value, ours: &Value) {
    match (published, ours) {
        (Value::Object(published), Value::Object(ours)) => {
            for (name, value) in published {
                let inner = at.join(name);
                let found = ours.get(name);
                // Counts name the severities that occur.
                if !at.ends_with("findingSeverityCounts") {
                    compare(
                        &inner,
                        value,
                        found.unwrap_or_else(|| panic!("{} is missing", inner.display())),
                    );
                }
            }
        }
        (Value::Array(published), Value::Array(ours)) => {
            if let Some(first) = published.first() {
                let found = ours
                    .first()
                    .unwrap_or_else(|| panic!("{} is empty", at.display()));
                compare(at, first, found);
            }
        }
        (Value::Number(_), Value::Number(_))
        | (Value::String(_), Value::String(_))
        | (Value::Bool(_), Value::Bool(_)) => {}
        _ => panic!("{}: {published} is published, ours is {ours}", at.display()),
    }
}
