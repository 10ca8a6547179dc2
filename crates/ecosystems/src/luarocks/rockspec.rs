//! The rockspec of an installed rock: `rocks-5.1/NAME/VERSION/NAME-VERSION.rockspec`. Name and version are those of the
//! path, which LuaRocks made of them: a rockspec is a program in Lua, and may compute them.
//!
//! Odd: a rockspec elsewhere says how to build a rock, not that it is there, and is not read.

use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::WantedFile;
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, parts_upwards, text};

/// Reads the rockspecs of installed rocks.
pub static INSTALLED: LibraryFile = LibraryFile {
    name: "luarocks-rockspec",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named: |path| path.ends_with(b".rockspec") && name_and_version(path).is_some(),
    read,
};

fn name_and_version(path: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut parts = parts_upwards(path);
    let stem = parts.next()?.strip_suffix(b".rockspec")?;
    let (version, name, tree) = (parts.next()?, parts.next()?, parts.next()?);
    let rest = stem.strip_prefix(name)?.strip_prefix(b"-")?;
    (rest == version && tree.starts_with(b"rocks")).then_some((name, version))
}

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let Some((name, version)) = name_and_version(file.path) else {
        return;
    };
    let text = text(file);
    if !text.contains("package") {
        return;
    }
    let [name, version] = [name, version].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    found.add(Package {
        license: license(&text),
        ..Package::new(Ecosystem::Luarocks, name, version)
    });
}

/// The text in quotes of a line `license = "MIT"`.
fn license(text: &str) -> Option<String> {
    let lines = text.lines().map(str::trim_start);
    let value = lines.filter_map(|line| line.strip_prefix("license")?.trim_start().strip_prefix('='));
    let value = value.map(str::trim_start).next()?;
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    Some(value[1..].split_once(quote)?.0.to_owned())
}
