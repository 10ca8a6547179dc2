//! The comment at the head of a plugin's main file and of a theme's stylesheet, with its name and version: WordPress looks
//! for it in the first 8 KiB. A plugin is called by its folder, or by its file where it has none, as WordPress's directory
//! and its advisories do; its title is for people.

use tidewaiter_types::{Ecosystem, Package};

use crate::extractor::{WantedFile, is_called, split_name};
use crate::library::{Confidence, EvidenceKind, LibraryRecord};
use crate::library_file::{LibraryFile, Listing, parts_upwards};

/// Reads the PHP files right in the folder of a plugin, and in that of all plugins.
pub static PLUGIN: LibraryFile = LibraryFile {
    name: "wordpress-plugin",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named: |path| path.ends_with(b".php") && plugin(path).is_some(),
    read: |file, found| {
        if let Some((name, confidence)) = plugin(file.path) {
            read("plugins", name, confidence, "Plugin Name", file, found);
        }
    },
};

/// Reads the stylesheets of themes.
pub static THEME: LibraryFile = LibraryFile {
    name: "wordpress-theme",
    revision: 1,
    evidence: EvidenceKind::Installed,
    is_named: |path| is_called(path, b"style.css") && theme(path).is_some(),
    read: |file, found| {
        if let Some(name) = theme(file.path) {
            read("themes", name, Confidence::High, "Theme Name", file, found);
        }
    },
};

/// How much of a file WordPress reads.
const HEAD: usize = 8 << 10;

/// The name of the plugin that a file right in a plugin's folder may be the head of.
fn plugin(path: &[u8]) -> Option<(&[u8], Confidence)> {
    let (folder, file) = split_name(path);
    if is_folder_of(folder, b"plugins") || is_folder_of(folder, b"mu-plugins") {
        return Some((file.strip_suffix(b".php")?, Confidence::Medium));
    }
    let (above, name) = split_name(folder);
    let is_of_plugins = is_folder_of(above, b"plugins") || is_folder_of(above, b"mu-plugins");
    is_of_plugins.then_some((name, Confidence::High))
}

fn theme(path: &[u8]) -> Option<&[u8]> {
    let (above, name) = split_name(split_name(path).0);
    is_folder_of(above, b"themes").then_some(name)
}

fn is_folder_of(path: &[u8], kind: &[u8]) -> bool {
    let mut parts = parts_upwards(path);
    parts.next() == Some(kind) && parts.next() == Some(b"wp-content")
}

fn read(
    kind: &str,
    name: &[u8],
    confidence: Confidence,
    title: &str,
    file: &WantedFile<'_>,
    found: &mut Listing,
) {
    let head = String::from_utf8_lossy(&file.content[..file.content.len().min(HEAD)]);
    let version = field(&head, "Version");
    if let (Some(_), Some(version)) = (field(&head, title), version) {
        let name = format!("{kind}/{}", String::from_utf8_lossy(name));
        found.add(LibraryRecord {
            confidence,
            ..LibraryRecord::new(Package::new(Ecosystem::Wordpress, name, version))
        });
    }
}

/// The value of the first line `NAME: value`, whatever signs of a comment stand in front.
fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let value = text.lines().find_map(|line| {
        let line = line.trim_start();
        let line = line.strip_prefix("<?php").unwrap_or(line);
        let line = line.trim_start_matches([' ', '\t', '/', '*', '#', '@']);
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then_some(value)
    })?;
    let end = value.find("*/").or(value.find("?>")).unwrap_or(value.len());
    Some(value[..end].trim()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plugin_is_called_by_its_folder_or_its_file() {
        let name =
            |path: &'static str| plugin(path.as_bytes()).map(|(name, _)| String::from_utf8_lossy(name));
        assert_eq!(
            name("var/www/wp-content/plugins/akismet/akismet.php").as_deref(),
            Some("akismet")
        );
        assert_eq!(name("wp-content/plugins/hello.php").as_deref(), Some("hello"));
        assert_eq!(name("wp-content/plugins/akismet/views/a.php"), None);
        assert_eq!(name("wp-content/mu-plugins/a.php").as_deref(), Some("a"));
        assert_eq!(name("mu-plugins/plugins/a/b.php"), None);
        assert_eq!(name("plugins/a/b.php"), None);
        assert_eq!(
            theme(b"wp-content/themes/twentyten/style.css"),
            Some(&b"twentyten"[..])
        );
    }

    #[test]
    fn fields_are_found_behind_the_signs_of_a_comment() {
        let text = "<?php\n/**\n * Plugin Name: A b\n * version:  1.2 */\n";
        assert_eq!(
            (field(text, "Plugin Name"), field(text, "Version")),
            (Some("A b"), Some("1.2"))
        );
        assert_eq!(field("Version:\n", "Version"), None);
    }
}
