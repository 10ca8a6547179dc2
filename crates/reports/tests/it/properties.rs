//! What holds whatever is in two images, and whatever a document says.

use proptest::prelude::*;
use serde_json::Value;
use tidewaiter_inventory::FoundLibrary;
use tidewaiter_reports::{Diff, VexDocument};
use tidewaiter_types::{Ecosystem, Package};

use crate::samples::{Sample, library};
use crate::suppressing::openvex;

/// Libraries by name and version.
type Libraries = Vec<(u8, u8)>;

fn libraries() -> impl Strategy<Value = Libraries> {
    prop::collection::vec((0..4u8, 0..4u8), 0..12)
}

fn sample(libraries: &Libraries) -> Sample {
    let mut sample = Sample::debian();
    let one = |(name, version): &(u8, u8)| FoundLibrary {
        package: Package::new(Ecosystem::Npm, format!("n{name}"), format!("1.{version}.0")),
        ..library(Ecosystem::Npm, "", "", "app/package.json")
    };
    sample.inventory.libraries = libraries.iter().map(one).collect();
    sample
}

/// Numbers of packages that came, went, changed and stayed.
fn counts(one: &Libraries, two: &Libraries) -> [usize; 4] {
    let mut counts = [0; 4];
    let found = std::cell::RefCell::new(&mut counts);
    sample(one).report(|first| {
        sample(two).report(|second| {
            let diff = Diff::of(first, second);
            **found.borrow_mut() = [diff.came.len(), diff.went.len(), diff.changed.len(), diff.same];
            String::new()
        })
    });
    counts
}

fn distinct(libraries: &Libraries) -> usize {
    libraries.iter().collect::<std::collections::BTreeSet<_>>().len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Each package is there once, and turning the images around turns the difference around.
    #[test]
    fn a_difference_accounts_for_every_package(one in libraries(), two in libraries()) {
        let [came, went, changed, same] = counts(&one, &two);
        // The system's: libc6 of two architectures, linux-libc-dev, zlib1g.
        prop_assert_eq!(went + changed + same, distinct(&one) + 3);
        prop_assert_eq!(came + changed + same, distinct(&two) + 3);
        prop_assert_eq!(counts(&two, &one), [went, came, changed, same]);
    }
}

proptest! {
    /// A document with some member of it exchanged is read or refused.
    #[test]
    fn no_vex_document_is_too_strange(place in 0..40usize, other in 0..6usize) {
        let mut document: Value = serde_json::from_str(&openvex("pkg:oci/a@sha256:0")).unwrap();
        let others = [Value::Null, 1.into(), "x".into(), Value::Array(vec![]), Value::Object(Default::default()), true.into()];
        let mut left = place;
        exchange(&mut document, &mut left, &others[other]);
        let _ = VexDocument::parse(document.to_string().as_bytes());
    }

    #[test]
    fn no_bytes_are_too_strange(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        VexDocument::parse(&bytes).unwrap_err();
    }
}

/// Puts another value in the place of this number, counted from the root.
fn exchange(value: &mut Value, left: &mut usize, other: &Value) {
    if *left == 0 {
        *value = other.clone();
    }
    *left = left.wrapping_sub(1);
    match value {
        Value::Array(list) => list.iter_mut().for_each(|one| exchange(one, left, other)),
        Value::Object(members) => members.values_mut().for_each(|one| exchange(one, left, other)),
        _ => {}
    }
}
