//! `wp-includes/version.php` of WordPress itself, which sets `$wp_version`. It is a program in PHP, so what stands in
//! comments does not count.

use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called};
use crate::library::EvidenceKind;
use crate::library_file::{LibraryFile, Listing, parts_upwards, text};

/// Reads `wp-includes/version.php`.
pub static CORE: LibraryFile = LibraryFile {
    name: "wordpress-core",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named: |path| is_called(path, b"version.php") && parts_upwards(path).nth(1) == Some(b"wp-includes"),
    read,
};

fn read(file: &WantedFile<'_>, found: &mut Listing) {
    let text = text(file);
    let assigned = statements(&text).find_map(|statement| assigned(statement, "$wp_version"));
    if let Some(version) = assigned {
        found.add(Package::new(Ecosystem::Wordpress, "wordpress", version));
    }
}

/// The text in quotes that a statement assigns to a variable.
fn assigned<'a>(statement: &'a str, variable: &str) -> Option<&'a str> {
    let rest = statement.strip_prefix(variable)?.trim_start();
    let value = rest.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    Some(value[1..].split_once(quote)?.0)
}

/// What begins a line outside of comments.
fn statements(text: &str) -> impl Iterator<Item = &str> {
    let mut in_comment = false;
    text.lines().filter_map(move |line| {
        let mut rest = line.trim_start();
        if in_comment {
            rest = rest.split_once("*/")?.1.trim_start();
            in_comment = false;
        }
        while let Some(comment) = rest.strip_prefix("/*") {
            in_comment = true;
            rest = comment.split_once("*/")?.1.trim_start();
            in_comment = false;
        }
        if rest.starts_with("//") || rest.starts_with('#') {
            return None;
        }
        let last = rest.rsplit_once("/*");
        in_comment = last.is_some_and(|(_, comment)| !comment.contains("*/"));
        Some(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_do_not_count() {
        let text = "<?php // $wp_version = '1';\n/*\n$wp_version = '2';\n*/\n# $wp_version = '3';\n/* a */ $wp_version = \"4.5\";";
        let found: Vec<_> = statements(text)
            .filter_map(|line| assigned(line, "$wp_version"))
            .collect();
        assert_eq!(found, ["4.5"]);
    }
}
