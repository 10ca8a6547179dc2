//! Lock files that came with an installed package: its authors' own, of no meaning where it is installed.

use crate::extractor::is_called;

/// Folders into which installers put packages.
const INSTALLED: [&[u8]; 3] = [b"node_modules/", b"site-packages/", b"dist-packages/"];

/// Whether a file lies in a folder into which installers put packages.
pub(crate) fn is_shipped(path: &[u8]) -> bool {
    INSTALLED
        .iter()
        .any(|folder| memchr::memmem::find(path, folder).is_some())
}

/// Whether a file bears that name and is a project's own.
pub(crate) fn is_own(path: &[u8], name: &[u8]) -> bool {
    is_called(path, name) && !is_shipped(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_installed_packages_are_told_from_a_projects_own() {
        assert!(is_shipped(b"app/node_modules/a/yarn.lock"));
        assert!(is_shipped(b"usr/lib/python3/dist-packages/a/requirements.txt"));
        assert!(!is_shipped(b"app/yarn.lock"));
        assert!(!is_shipped(b"node_modules"));
        assert!(is_own(b"yarn.lock", b"yarn.lock") && is_own(b"app/yarn.lock", b"yarn.lock"));
        assert!(!is_own(b"app/my-yarn.lock", b"yarn.lock"));
        assert!(!is_own(b"node_modules/a/yarn.lock", b"yarn.lock"));
    }
}
