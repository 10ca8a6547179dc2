//! A file of exceptions, in TOML and in YAML, applied to an image's findings: it takes none of them away, and an exception
//! without a reason suppresses nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_fuzz::findings::{findings, inventory};
use tidewaiter_reports::{Contents, Exceptions};

fuzz_target!(|text: &str| {
    for exceptions in [Exceptions::from_toml(text), Exceptions::from_yaml(text)]
        .into_iter()
        .flatten()
    {
        apply(&exceptions);
    }
});

fn apply(exceptions: &Exceptions) {
    let inventory = inventory();
    let contents = Contents::of(&inventory);
    let before = findings(&contents);
    let mut after = before.clone();
    exceptions.apply(&mut after, &contents, "2026-11-26");
    for (_, _, suppression) in after.suppressed() {
        let reason = suppression.reason.as_deref();
        assert!(reason.is_some_and(|reason| !reason.trim().is_empty()));
    }
    for affected in after.issues.iter_mut().flat_map(|issue| &mut issue.affected) {
        affected.suppression = None;
    }
    assert_eq!(after, before);
}
