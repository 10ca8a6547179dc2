//! Seeds of the formats that tell of libraries: lock files and lists of real projects, small archives, gems' specifications.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::{Seeds, unpack, walk};

/// Packs of real projects' files.
const PACKS: [&str; 2] = ["images/lang-samples-trivy", "images/lang-samples-syft"];
/// Of each kind a place gives this many.
const MOST: usize = 12;
/// Larger files make the fuzzer slow and are cut, so that an archive would be without its end.
const MOST_BYTES: u64 = 48 << 10;

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    for pack in PACKS {
        of_folder(seeds, &unpack(pack)?)?;
    }
    match tidewaiter_testkit::data::language_trees() {
        Some(trees) => {
            of_folder(seeds, &trees.join("java"))?;
            of_folder(seeds, &trees.join("debs"))
        }
        None => Ok(()),
    }
}

fn of_folder(seeds: &mut Seeds, folder: &Path) -> Result<()> {
    let mut given = BTreeMap::new();
    for file in walk(folder)? {
        let Some(target) = target(&file) else { continue };
        let count = given.entry(target).or_insert(0);
        if *count < MOST && file.metadata()?.len() <= MOST_BYTES {
            *count += 1;
            let content = std::fs::read(&file)?;
            match target {
                "lang_java" => seeds.add(target, &[&[200, 10, 0, 40], &content[..]].concat())?,
                _ => seeds.add(target, &content)?,
            }
        }
    }
    Ok(())
}

/// Who reads a file of that name.
fn target(file: &Path) -> Option<&'static str> {
    let name = file.file_name()?.to_str()?;
    let extension = file.extension().and_then(|extension| extension.to_str());
    Some(match (name, extension) {
        (_, Some("jar" | "war" | "ear" | "lockfile" | "MF")) => "lang_java",
        ("pom.properties" | "build.sbt.lock", _) => "lang_java",
        ("Gemfile.lock", _) | (_, Some("gemspec")) => "lang_ruby",
        ("composer.lock" | "installed.json", _) => "lang_php",
        ("packages.lock.json" | "packages.config" | "project.assets.json", _) => "lang_dotnet",
        _ if name.ends_with(".deps.json") => "lang_dotnet",
        _ => return None,
    })
}
