//! Java archives as Maven builds and copies them, against Maven's own list of dependencies and against the `zip` crate.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};

use tidewaiter_ecosystems::Confidence;
use tidewaiter_inventory::FoundLibrary;
use tidewaiter_types::Ecosystem;
use zip::ZipArchive;

use crate::trees;

/// Merged into `demo-shade` without a trace that anybody could read: Gradle left no pom in Spring's jars, and
/// the build keeps SnakeYAML's out.
const MERGED_WITHOUT_POM: [&str; 5] = [
    "org.springframework:spring-beans",
    "org.springframework:spring-core",
    "org.springframework:spring-jcl",
    "org.springframework:spring-web",
    "org.yaml:snakeyaml",
];

/// Put into the archive by the plug-in that makes it, so that no list of dependencies names it.
const ADDED: (&str, &str) = ("org.springframework.boot:spring-boot-jarmode-layertools", "2.5.0");

/// Name, version, file, and the archive in it.
type Line = [String; 4];

fn line(library: &FoundLibrary) -> Line {
    let inner = library.inner_path.as_deref().unwrap_or_default();
    let archive = match inner.find("META-INF/maven/") {
        Some(at) => inner[..at].trim_end_matches('!'),
        None => inner,
    };
    let package = &library.package;
    [&package.name, &package.version, &library.path, archive].map(str::to_owned)
}

fn found() -> Option<Vec<FoundLibrary>> {
    let image = trees::scan(&trees::tree("java")?);
    assert_eq!(image.problems, []);
    let of_maven = |library: &FoundLibrary| library.package.ecosystem == Ecosystem::Maven;
    Some(image.libraries.into_iter().filter(of_maven).collect())
}

#[test]
fn what_maven_put_into_archives_is_found_there() {
    let (Some(found), Some(truth)) = (found(), trees::truth("java")) else {
        return;
    };
    let found: BTreeSet<Line> = found.iter().map(line).collect();
    let mut missing = Vec::new();
    for [_, name, version, place] in truth {
        let (path, inner) = place
            .split_once(['!', '#'])
            .map_or((place.as_str(), ""), |(path, inner)| (path, inner));
        let inner = if inner == "shaded" { "" } else { inner };
        if !found.contains(&[&name, &version, path, inner].map(str::to_owned)) {
            assert!(place.ends_with("#shaded"), "{name} {version} {place}");
            missing.push(name);
        }
    }
    assert_eq!(missing, MERGED_WITHOUT_POM);
}

#[test]
fn every_pom_that_another_reader_sees_is_found_and_nothing_else() {
    let (Some(found), Some(truth), Some(tree)) = (found(), trees::truth("java"), trees::tree("java")) else {
        return;
    };
    let mut poms = BTreeSet::new();
    for file in trees::files(&tree, |path| is_archive(path.to_str().unwrap())) {
        let name = file.strip_prefix(&tree).unwrap().to_str().unwrap();
        read_poms(&fs::read(&file).unwrap(), name, "", &mut poms);
    }
    let with_pom = found
        .iter()
        .filter(|library| library.confidence == Confidence::High);
    assert_eq!(with_pom.map(line).collect::<BTreeSet<_>>(), poms);
    let names: BTreeSet<_> = truth
        .iter()
        .map(|[_, name, version, _]| (name.as_str(), version.as_str()))
        .collect();
    for guess in found
        .iter()
        .filter(|library| library.confidence != Confidence::High)
    {
        let said = (guess.package.name.as_str(), guess.package.version.as_str());
        assert!(names.contains(&said) || said == ADDED, "{guess:?}");
    }
}

fn is_archive(name: &str) -> bool {
    [".jar", ".war", ".ear"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// The poms of an archive and those in it, by a reader that others wrote.
fn read_poms(archive: &[u8], path: &str, inner: &str, poms: &mut BTreeSet<Line>) {
    let mut zip = ZipArchive::new(Cursor::new(archive)).unwrap();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let name = entry.name().to_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if is_archive(&name) {
            let inner = [inner, &name]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("!");
            read_poms(&content, path, &inner, poms);
        } else if name.starts_with("META-INF/maven/") && name.ends_with("/pom.properties") {
            let text = String::from_utf8(content).unwrap();
            let value = |key: &str| {
                text.lines()
                    .find_map(|line| line.strip_prefix(key))
                    .unwrap()
                    .trim()
                    .to_owned()
            };
            let name = format!("{}:{}", value("groupId="), value("artifactId="));
            poms.insert([name, value("version="), path.to_owned(), inner.to_owned()]);
        }
    }
}

#[test]
fn gradle_locks_have_what_their_lines_say() {
    let Some(samples) = trees::samples("images/lang-samples-syft") else {
        return;
    };
    let image = trees::scan(&samples.folder);
    let found = trees::listed(&image, |library| library.found_by == "gradle-lock");
    let mut plain = BTreeSet::new();
    for file in trees::files(&samples.folder, |path| path.ends_with("gradle.lockfile")) {
        let path = file.strip_prefix(&samples.folder).unwrap().to_str().unwrap();
        for line in fs::read_to_string(&file).unwrap().lines() {
            let parts: Vec<_> = line.split([':', '=']).collect();
            if let ([group, artifact, version, _], false) = (&parts[..], line.starts_with('#')) {
                plain.insert([
                    format!("{group}:{artifact}"),
                    (*version).to_owned(),
                    path.to_owned(),
                ]);
            }
        }
    }
    assert!(plain.len() > 5);
    assert_eq!(found, plain);
}
