//! All orders of versions: each is a total preorder over any three texts, whether they are valid or not.

#![no_main]

use std::cmp::Ordering;

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::rpm::split_evr;
use tidewaiter_ecosystems::{VersionScheme, alpine, debian, rpm, schemes};

fuzz_target!(|text: &str| {
    let mut texts = text.splitn(3, '\n');
    let [Some(a), Some(b), Some(c)] = [texts.next(), texts.next(), texts.next()] else {
        return;
    };
    for scheme in schemes() {
        check(scheme, [a, b, c]);
    }
    assert_eq!(
        debian::compare_versions(a, b),
        debian::compare_versions(b, a).reverse()
    );
    assert_eq!(rpm::compare_versions(a, b), rpm::compare_versions(b, a).reverse());
    let _ = alpine::is_valid_version(a);
    let evr = split_evr(a);
    let rebuilt = evr.version.len() + evr.release.map_or(0, |text| text.len() + 1);
    let epoch = a.len() - rebuilt;
    assert!(a.ends_with(evr.release.unwrap_or(evr.version)));
    assert!(epoch == 0 || epoch == evr.epoch.map_or(0, str::len) + 1);
});

fn check(scheme: &dyn VersionScheme, texts: [&str; 3]) {
    for a in texts {
        assert_eq!(scheme.compare(a, a), Ordering::Equal);
        for b in texts {
            assert_eq!(
                scheme.compare(a, b),
                scheme.compare(b, a).reverse(),
                "{}",
                scheme.name()
            );
            for c in texts {
                let (first, second) = (scheme.compare(a, b), scheme.compare(b, c));
                if first.is_le() && second.is_le() {
                    assert_eq!(scheme.compare(a, c), first.then(second), "{}", scheme.name());
                }
            }
        }
    }
}
