//! pacman's local database: a folder `NAME-VERSION-RELEASE` for each installed package, with the files `desc` and `files`.
//! Both are lists of sections: a line `%NAME%`, values a line each, an empty line.

use tidewaiter_types::{Ecosystem, Package, SourcePackage};

use crate::bounds::{PathBudget, from_root};

/// The sections of such a file with their values.
fn sections(text: &str) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
    text.split("\n\n").filter_map(|block| {
        let mut lines = block.trim_start_matches('\n').lines();
        let name = lines.next()?.strip_prefix('%')?.strip_suffix('%')?;
        Some((name, lines.filter(|line| !line.is_empty())))
    })
}

/// The package of a `desc`; `None` without name or version. What makepkg calls the base is its source.
pub fn parse_desc(content: &[u8]) -> Option<Package> {
    let text = String::from_utf8_lossy(content);
    let mut package = Package::new(Ecosystem::Alpm, "", "");
    let mut base = None;
    for (section, mut values) in sections(&text) {
        let mut value = || values.next().map(str::to_owned);
        match section {
            "NAME" => package.name = value().unwrap_or_default(),
            "VERSION" => package.version = value().unwrap_or_default(),
            "ARCH" => package.arch = value(),
            "BASE" => base = value(),
            "PACKAGER" => package.vendor = value(),
            "LICENSE" => package.license = Some(values.collect::<Vec<_>>().join(" AND ")),
            _ => {}
        }
    }
    package.source = base.map(|name| SourcePackage {
        name,
        version: package.version.clone(),
    });
    (!package.name.is_empty() && !package.version.is_empty()).then_some(package)
}

/// The files of a `files`, from the root, folders left out; bounded as all lists of paths are.
pub fn parse_files(content: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(content);
    let mut budget = PathBudget::default();
    let of_files = sections(&text).filter(|(section, _)| *section == "FILES");
    let files = of_files.flat_map(|(_, values)| values.filter(|path| !path.ends_with('/')));
    let files = files.take_while(|path| budget.take(path.len()));
    files.map(|path| from_root(path.to_owned())).collect()
}

/// The name in that of a package's folder, `NAME-VERSION-RELEASE`.
pub fn owner_of_folder(folder: &str) -> Option<&str> {
    let (rest, _release) = folder.rsplit_once('-')?;
    let (name, _version) = rest.rsplit_once('-')?;
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DESC: &str =
        "%NAME%\npacman\n\n%VERSION%\n6.0.1-5\n\n%BASE%\npac\n\n%ARCH%\nx86_64\n\n%LICENSE%\nGPL\nMIT\n\n";

    #[test]
    fn a_record_is_read() {
        let package = parse_desc(DESC.as_bytes()).unwrap();
        assert_eq!(
            (package.name.as_str(), package.version.as_str()),
            ("pacman", "6.0.1-5")
        );
        assert_eq!(
            (package.source_name(), package.source_version()),
            ("pac", "6.0.1-5")
        );
        assert_eq!(package.license.as_deref(), Some("GPL AND MIT"));
        assert_eq!(package.arch.as_deref(), Some("x86_64"));
        assert_eq!(parse_desc(b"%NAME%\na\n"), None);
    }

    #[test]
    fn folders_are_no_files() {
        assert_eq!(
            parse_files(b"%FILES%\netc/\netc/a\n/b\n\n%BACKUP%\netc/a\t1\n"),
            ["etc/a", "b"]
        );
        assert_eq!(owner_of_folder("python-pip-21.0-1"), Some("python-pip"));
        assert_eq!(owner_of_folder("a-1"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[%A-Zabc/ \n-]{0,80}", cut in 0..DESC.len()) {
            parse_desc(text.as_bytes());
            parse_files(text.as_bytes());
            owner_of_folder(&text);
            parse_desc(&DESC.as_bytes()[..cut]);
        }
    }
}
