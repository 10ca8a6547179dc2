//! Seeds of files that tell of libraries: real ones, of trees that were built from the registries and of samples.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use tidewaiter_testkit::data::language_trees;

use crate::{Seeds, unpack, walk};

/// Of each name this many are given, the smallest first.
const MOST: usize = 4;

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    let mut folders = vec![
        unpack("images/lang-samples-trivy")?,
        unpack("images/lang-samples-syft")?,
    ];
    for section in ["python", "pylocks", "npm", "nodelocks"] {
        folders.extend(language_trees().map(|trees| trees.join(section)));
    }
    let mut by_name: BTreeMap<(&str, String), Vec<(u64, PathBuf)>> = BTreeMap::new();
    for folder in folders {
        for file in walk(&folder)? {
            if let Some(kind) = target(&file) {
                let size = std::fs::metadata(&file)?.len();
                by_name.entry(kind).or_default().push((size, file));
            }
        }
    }
    for ((target, _), mut files) in by_name {
        files.sort();
        for (_, file) in files.iter().take(MOST) {
            seeds.add(target, &std::fs::read(file)?)?;
        }
    }
    Ok(())
}

/// Who reads a file of that name, and the name under which such files are counted.
fn target(file: &Path) -> Option<(&'static str, String)> {
    let name = file.file_name()?.to_str()?;
    let folder = file.parent()?.file_name()?.to_str()?;
    let target =
        match name {
            "METADATA" | "PKG-INFO" | "poetry.lock" | "Pipfile.lock" | "uv.lock" | "pdm.lock"
            | "pylock.toml" => "lang_python",
            "environment.yml" | "environment.yaml" => "lang_python",
            _ if name.ends_with(".egg") || name.starts_with("requirements") => "lang_python",
            _ if folder == "conda-meta" => return Some(("lang_python", folder.to_owned())),
            "package.json" | "package-lock.json" | "yarn.lock" | "pnpm-lock.yaml" | "bun.lock"
            | "deno.lock" => "lang_javascript",
            _ => return None,
        };
    Some((target, name.to_owned()))
}
