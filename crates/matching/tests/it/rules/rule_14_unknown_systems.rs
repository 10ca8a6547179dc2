//! Rule 14. On a system that nobody knows, libraries are judged all the same, and its own packages are not guessed at.

use super::*;

#[test]
fn libraries_are_judged_on_an_unknown_system() {
    if records().is_none() {
        return;
    }
    let system = package(Ecosystem::Deb, "libc6", "glibc", "2.31-1");
    let library = library(Ecosystem::Npm, "lodash", "4.17.20");
    for space in [None, Some(space("homebrew:1"))] {
        let found = matches(&Candidates::new(space.as_ref(), [&system, &library]));
        assert!(found.iter().any(|found| found.vulnerability == "CVE-2021-23337"));
        assert!(
            found.iter().all(|found| found.package == 1),
            "nothing is known of its own packages"
        );
    }
    let told = conclusion(&Candidates::new(None, [&system]), "CVE-2023-4911");
    assert_eq!(told, Conclusion::OnlyElsewhere);
}
