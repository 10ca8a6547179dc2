//! Rule 3. Headers and tools are matched, each with the mark of their group.

use super::*;

#[test]
fn headers_are_matched_and_marked_and_the_kernel_itself_is_not_marked() {
    if records().is_none() {
        return;
    }
    let system = space("debian:12");
    let of = |name| package(Ecosystem::Deb, name, "linux", "6.1.55-1");
    let (headers, image) = (of("linux-libc-dev"), of("linux-image-6.1.0-13-amd64"));
    let found = matches(&Candidates::new(Some(&system), [&headers, &image]));
    let marks = |place| {
        found
            .iter()
            .filter(move |found| found.package == place)
            .map(|found| found.kernel_policy)
    };
    assert!(marks(0).count() > 500 && marks(0).all(|mark| mark));
    assert_eq!(marks(0).count(), marks(1).count());
    assert!(!marks(1).any(|mark| mark));
    let told = finding(&Candidates::new(Some(&system), [&headers]), "CVE-2023-6931");
    assert!(told.packages[0].kernel_policy);
}
