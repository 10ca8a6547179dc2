//! Debian's releases by code name, as its tracker and its lists of errata write them.

use tidewaiter_types::Space;

/// Code names with the numbers of os-release. Older releases had two numbers (`3.0`, `3.1`) that os-release cannot tell
/// apart, and no image of them is left.
const RELEASES: [(&str, &str); 12] = [
    ("etch", "4"),
    ("lenny", "5"),
    ("squeeze", "6"),
    ("wheezy", "7"),
    ("jessie", "8"),
    ("stretch", "9"),
    ("buster", "10"),
    ("bullseye", "11"),
    ("bookworm", "12"),
    ("trixie", "13"),
    ("forky", "14"),
    ("duke", "15"),
];

/// The space of a release; `None` for `sid`, which is none, and for what is not known.
pub(super) fn space(codename: &str) -> Option<Space> {
    let known = RELEASES.iter().find(|(name, _)| *name == codename);
    known.map(|(_, number)| Space::of_release("debian", number))
}
