//! `cabal.project.freeze`: a list of constraints with commas between. `any.NAME ==VERSION` pins a package; flags
//! (`tls +compat`) and what comes with the compiler (`any.base installed`) have no version.

use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, text};

/// Reads `cabal.project.freeze`.
pub static FREEZE: LibraryFile = LibraryFile {
    name: "haskell-freeze",
    revision: 1,
    evidence: EvidenceKind::Locked,
    is_named: |path| is_called(path, b"cabal.project.freeze"),
    read,
};

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let text = text(file);
    for constraint in text.split(',') {
        let constraint = constraint.rsplit("constraints:").next().unwrap_or_default();
        if let Some((name, version)) = pinned(constraint) {
            found.add(Package::new(Ecosystem::Hackage, name, version));
        }
    }
}

fn pinned(constraint: &str) -> Option<(&str, &str)> {
    let (name, rest) = constraint.split_once("==")?;
    let name = name.trim();
    let name = name.strip_prefix("any.").unwrap_or(name);
    let version = rest.split_whitespace().next()?;
    let is_name = !name.contains(|sign: char| sign.is_whitespace() || sign == ':');
    is_name.then_some((name, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pins_are_packages() {
        assert_eq!(pinned(" any.Cabal ==3.2.1.0"), Some(("Cabal", "3.2.1.0")));
        assert_eq!(pinned("a ==1\nindex-state: x"), Some(("a", "1")));
        assert_eq!(pinned("tls +compat -hans"), None);
        assert_eq!(pinned("any.base installed"), None);
        assert_eq!(pinned("two words ==1"), None);
        assert_eq!(pinned("any.a =="), None);
    }
}
