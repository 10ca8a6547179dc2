//! Installed packages: the `package.json` at the root of each.
//!
//! Odd: a file of that name is also in folders inside a package (to say how they are loaded), in the source trees of
//! applications, and wherever somebody tests a tool. A package's own lies directly in `node_modules/NAME` or
//! `node_modules/@SCOPE/NAME`, at any depth (pnpm has a `node_modules` for each package); in Debian's `nodejs`; or in a
//! folder that bears the package's version, as unpacked releases do (`yarn-v1.22.22`, Corepack's `pnpm/8.6.0`).

use tidewaiter_types::{Ecosystem, Package};

use super::manifest::Manifest;
use crate::extractor::{
    Extraction, Extractor, FileHeader, Siblings, Subject, Want, WantedFile, is_called, split_name,
};
use crate::lenient::without_mark;
use crate::library::{EvidenceKind, Libraries, LibraryRecord};

/// Reads the `package.json` of installed packages.
pub struct InstalledExtractor;

impl Extractor for InstalledExtractor {
    fn name(&self) -> &'static str {
        "npm-package"
    }

    fn revision(&self) -> u32 {
        2
    }

    fn subject(&self) -> Subject {
        Subject::Libraries
    }

    fn wants(&self, file: &FileHeader<'_>) -> Want {
        if place(file.path).is_some() {
            Want::Now
        } else {
            Want::No
        }
    }

    fn extract(&self, file: &WantedFile<'_>, _: &dyn Siblings, out: &mut Extraction) {
        let Some(place) = place(file.path) else { return };
        match serde_json::from_slice::<Manifest<'_>>(without_mark(file.content)) {
            Ok(manifest) => {
                let package = package(&manifest).filter(|package| place.is_of(package));
                Libraries::new(
                    self.name(),
                    EvidenceKind::Installed,
                    package.map(LibraryRecord::new).into_iter().collect(),
                )
                .tell(out);
            }
            Err(error) if place == Place::Shelf => out.problems.push(format!("it cannot be read: {error}")),
            Err(_) => {}
        }
    }
}

fn package(manifest: &Manifest<'_>) -> Option<Package> {
    let (name, version) = (manifest.name.as_str(), manifest.version.as_str().trim());
    if name.is_empty() || version.is_empty() {
        return None;
    }
    let mut package = Package::new(Ecosystem::Npm, name, version);
    package.license = manifest.license.clone();
    Some(package)
}

/// Where a package lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place<'a> {
    /// In a folder that holds nothing but packages.
    Shelf,
    /// In a folder of that name in one of that name, which may be a release's.
    Release { above: &'a [u8], folder: &'a [u8] },
}

impl Place<'_> {
    fn is_of(self, package: &Package) -> bool {
        let (scope, name) = package.name.rsplit_once('/').unwrap_or(("", &package.name));
        let (name, version) = (name.as_bytes(), package.version.as_bytes());
        match self {
            Self::Shelf => true,
            Self::Release { above, folder } if folder == version => above == name && scope.is_empty(),
            Self::Release { folder, .. } => folder
                .strip_prefix(name)
                .and_then(|rest| rest.strip_prefix(b"-"))
                .is_some_and(|rest| rest.strip_prefix(b"v").unwrap_or(rest) == version),
        }
    }
}

/// Where the package lies whose own `package.json` a file is.
fn place(path: &[u8]) -> Option<Place<'_>> {
    let (above, folder) = split_name(path.strip_suffix(b"/package.json")?);
    if matches!(folder.first(), None | Some(b'@' | b'.')) {
        return None;
    }
    let (shelf, scope) = split_name(above);
    if is_shelf(above) || scope.starts_with(b"@") && is_shelf(shelf) {
        return Some(Place::Shelf);
    }
    let may_be_release = folder.iter().any(u8::is_ascii_digit);
    may_be_release.then_some(Place::Release { above: scope, folder })
}

/// Whether a folder holds packages and nothing else.
fn is_shelf(folder: &[u8]) -> bool {
    match split_name(folder) {
        (_, b"node_modules") => true,
        // A whole system may lie in a folder of an image, as what `debootstrap` made does.
        (above, b"nodejs") => is_called(above, b"usr/share") || has_folder(above, b"usr/lib"),
        _ => false,
    }
}

/// Whether a path has this folder in it, at its beginning or below another one.
fn has_folder(path: &[u8], folder: &[u8]) -> bool {
    memchr::memmem::find_iter(path, folder).any(|at| {
        let end = path.get(at + folder.len());
        (at == 0 || path[at - 1] == b'/') && matches!(end, None | Some(b'/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn a_packages_own_file_is_told_from_others() {
        for (path, expected) in [
            ("app/node_modules/a/package.json", true),
            ("node_modules/@s/a/package.json", true),
            ("node_modules/.pnpm/a@1.0.0/node_modules/a/package.json", true),
            ("node_modules/a/node_modules/b/package.json", true),
            ("usr/share/nodejs/acorn/package.json", true),
            ("usr/share/nodejs/@types/node/package.json", true),
            ("usr/lib/x86_64-linux-gnu/nodejs/a/package.json", true),
            ("srv/chroot/usr/share/nodejs/@types/node/package.json", true),
            ("opt/usr/library/nodejs/a/package.json", false),
            ("opt/nodejs/a/package.json", false),
            ("app/package.json", false),
            ("package.json", false),
            ("node_modules/package.json", false),
            ("node_modules/@s/package.json", false),
            ("node_modules/.cache/package.json", false),
            ("node_modules/a/dist/esm/package.json", false),
            ("app/node_modules/a/package.json5", false),
        ] {
            assert_eq!(place(path.as_bytes()) == Some(Place::Shelf), expected, "{path}");
        }
    }

    #[test]
    fn an_unpacked_release_is_known_by_its_folder() {
        let yarn = br#"{"name": "yarn", "version": "1.22.22"}"#;
        for (path, expected) in [
            ("opt/yarn-v1.22.22/package.json", true),
            ("opt/yarn-1.22.22/package.json", true),
            ("root/.cache/node/corepack/yarn/1.22.22/package.json", true),
            ("opt/yarn-1.22.21/package.json", false),
            ("opt/node/1.22.22/package.json", false),
            ("srv/app2/package.json", false),
        ] {
            let (words, problems) = read(&InstalledExtractor, path, yarn);
            assert_eq!((words.len() == 1, problems.len()), (expected, 0), "{path}");
        }
    }

    #[test]
    fn what_has_no_name_or_version_is_no_package_and_damage_is_a_problem() {
        let read = |text: &str| {
            read(
                &InstalledExtractor,
                "node_modules/a/package.json",
                text.as_bytes(),
            )
        };
        assert_eq!(read(r#"{"name": "@s/a", "version": "1.0.0"}"#).0, ["@s/a 1.0.0"]);
        assert_eq!(
            read("\u{feff}{\"name\": \"a\", \"version\": \"1.0.0\"}").0,
            ["a 1.0.0"]
        );
        assert_eq!(read(r#"{"name": "a", "type": "module"}"#), (vec![], vec![]));
        assert_eq!(read(r#"{"name": 1, "version": {}}"#), (vec![], vec![]));
        assert_eq!(read("{\"name\":").1.len(), 1);
    }
}
