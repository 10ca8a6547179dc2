//! Results for several platforms: a file for each, one code for all.

use std::path::{Path, PathBuf};

use tidewaiter_types::oci::Platform;

use super::fail_on::{FOUND, INCOMPLETE};

/// `result.json` becomes `result.linux-arm64.json`.
pub fn own_file(path: &Path, platform: &Platform) -> PathBuf {
    let parts = [
        Some(&platform.os),
        Some(&platform.architecture),
        platform.variant.as_ref(),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .flatten()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    insert(path, &plain(&parts.join("-")))
}

/// The word comes from the image: it must not lead into another folder.
fn plain(word: &str) -> String {
    let kept = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    word.chars()
        .map(|c| if kept(c) { c } else { '_' })
        .take(100)
        .collect()
}

fn insert(path: &Path, word: &str) -> PathBuf {
    if word.is_empty() {
        return path.to_owned();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(".");
    name.push(word);
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// What was found anywhere counts before what could not be looked at.
pub fn common_code(codes: &[u8]) -> u8 {
    let graver = [FOUND, INCOMPLETE].into_iter().find(|code| codes.contains(code));
    graver.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platform_stands_before_the_ending() {
        let named = |path: &str, word: &str| insert(Path::new(path), &plain(word));
        assert_eq!(
            named("/a/result.json", "linux-arm64"),
            Path::new("/a/result.linux-arm64.json")
        );
        assert_eq!(named("result", "linux-arm-v7"), Path::new("result.linux-arm-v7"));
        assert_eq!(named("a.json", "../../x"), Path::new("a.______x.json"));
        assert_eq!(named("a.json", ""), Path::new("a.json"));
    }

    #[test]
    fn findings_count_before_gaps() {
        assert_eq!(common_code(&[0, INCOMPLETE, FOUND]), FOUND);
        assert_eq!(common_code(&[0, INCOMPLETE]), INCOMPLETE);
        assert_eq!(common_code(&[]), 0);
    }
}
