//! A page of records to a file for each: upstreams with an API of pages, whose records are read one by one.

use std::fs::File;
use std::io::{self, Read};

use serde_json::Value;
use serde_json::value::RawValue;

use super::{Folder, refuse};

/// The largest page.
const LARGEST_PAGE: u64 = 256 << 20;

/// Writes each record of the array `array` as `NAME.json`, byte for byte as it stands in the page.
pub(super) fn split(file: File, array: &str, name: &str, folder: &mut Folder) -> io::Result<()> {
    let mut bytes = Vec::new();
    file.take(LARGEST_PAGE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_PAGE {
        return Err(refuse("the page is too large".to_owned()));
    }
    let page: std::collections::BTreeMap<&str, &RawValue> = serde_json::from_slice(&bytes)?;
    let list = page
        .get(array)
        .ok_or_else(|| refuse(format!("the page has no list {array:?}")))?;
    let records: Vec<&RawValue> = serde_json::from_str(list.get())?;
    for record in records {
        let value: Value = serde_json::from_str(record.get())?;
        let own = value.get(name).and_then(Value::as_str);
        let own = own.ok_or_else(|| refuse(format!("a record has no {name:?}")))?;
        if own.contains('/') {
            return Err(refuse(format!("a record is called {own:?}")));
        }
        // Records move from page to page while pages are read; the first one seen stands.
        if !folder.root.join(format!("{own}.json")).exists() {
            folder.file(&format!("{own}.json"), record.get().as_bytes())?;
        }
    }
    Ok(())
}
