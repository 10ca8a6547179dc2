//! The group of an artifact whose archive does not tell it: a small list of well-known ones.
//!
//! Spring, Tomcat, Kotlin and others build with tools that leave no `pom.properties`. An artifact's name alone is no proof, as
//! anybody may call an archive `config`; so the list also has a folder, and counts only where the archive holds classes
//! below it. What is not in the list keeps its artifact's name without a group.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("groups.txt");
/// How many folders of an archive are remembered.
const MOST_FOLDERS: usize = 64;

/// The folders that hold an archive's classes, cut behind their second part.
#[derive(Default)]
pub(super) struct Folders(Vec<Vec<u8>>);

impl Folders {
    /// Notes an entry.
    pub(super) fn note(&mut self, path: &[u8]) {
        if !path.ends_with(b".class") || path.starts_with(b"META-INF/") {
            return;
        }
        let mut slashes = memchr::memchr_iter(b'/', path);
        let end = slashes.next().map(|first| slashes.next().unwrap_or(first));
        let folder = &path[..end.unwrap_or(0)];
        let is_known = self.0.iter().rev().any(|known| known == folder);
        if !is_known && self.0.len() < MOST_FOLDERS && folder.len() < 100 {
            self.0.push(folder.to_vec());
        }
    }

    /// Whether there is any class.
    pub(super) fn has_classes(&self) -> bool {
        !self.0.is_empty()
    }

    fn has_below(&self, folder: &str) -> bool {
        let is_below = |known: &[u8]| {
            let rest = known.strip_prefix(folder.as_bytes());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
        };
        self.0.iter().any(|known| is_below(known))
    }
}

/// A line of the list, seen from one of its artifacts.
#[derive(Clone, Copy)]
struct Line {
    group: &'static str,
    folder: &'static str,
    artifact: &'static str,
}

/// The list by artifact; those with any end apart.
struct Index {
    exact: BTreeMap<&'static str, Vec<Line>>,
    beginnings: Vec<(&'static str, Line)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut exact: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut beginnings = Vec::new();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let (Some(group), Some(folder)) = (words.next(), words.next()) else {
            continue;
        };
        for word in words {
            let (file, artifact) = word.split_once('=').unwrap_or((word, word));
            let line = Line {
                group,
                folder,
                artifact,
            };
            match file.strip_suffix('*') {
                Some(beginning) => beginnings.push((beginning, line)),
                None => exact.entry(file).or_default().push(line),
            }
        }
    }
    Index { exact, beginnings }
});

/// Group and artifact of an archive that calls itself so and holds classes in these folders; `None` also where that is true of two
/// groups (`dom4j`, which moved).
pub(super) fn find<'a>(artifact: &'a str, folders: &Folders) -> Option<(&'static str, &'a str)> {
    let exact = INDEX.exact.get(artifact).into_iter().flatten();
    let beginnings = INDEX.beginnings.iter();
    let beginnings = beginnings.filter(|(beginning, _)| artifact.starts_with(beginning));
    let mut lines = exact
        .map(|line| (line, line.artifact))
        .chain(beginnings.map(|(_, line)| (line, artifact)))
        .filter(|(line, _)| folders.has_below(line.folder));
    let (line, artifact) = lines.next()?;
    lines
        .all(|(other, _)| other.group == line.group)
        .then_some((line.group, artifact))
}

#[cfg(test)]
mod tests {
    use super::super::pom::is_name;
    use super::*;

    fn folders(paths: &[&str]) -> Folders {
        let mut folders = Folders::default();
        paths.iter().for_each(|path| folders.note(path.as_bytes()));
        folders
    }

    #[test]
    fn every_line_of_the_list_is_one() {
        for line in LIST.lines().filter(|line| !line.starts_with('#')) {
            let words: Vec<_> = line.split(' ').collect();
            assert!(words.len() > 2 && is_name(words[0]), "{line}");
            for word in &words[2..] {
                let word = word.strip_suffix('*').unwrap_or(word);
                assert!(word.split('=').all(is_name), "{line}: {word}");
            }
        }
    }

    #[test]
    fn a_group_is_known_by_artifact_and_folder() {
        let spring = folders(&["META-INF/x.class", "org/springframework/core/A.class"]);
        assert_eq!(
            find("spring-core", &spring),
            Some(("org.springframework", "spring-core"))
        );
        assert_eq!(
            find("spring-boot-actuator", &spring),
            Some(("org.springframework.boot", "spring-boot-actuator"))
        );
        assert_eq!(find("spring-core", &folders(&["org/other/A.class"])), None);
        assert_eq!(find("config", &spring), None);
        assert_eq!(find("dom4j", &folders(&["org/dom4j/A.class"])), None);
        let tomcat = folders(&["org/apache/catalina/A.class"]);
        assert_eq!(
            find("catalina", &tomcat),
            Some(("org.apache.tomcat", "tomcat-catalina"))
        );
    }

    #[test]
    fn the_folder_tells_groups_of_one_artifact_apart() {
        let [old, new] = [
            folders(&["com/squareup/okhttp/A.class"]),
            folders(&["okhttp3/A.class"]),
        ];
        assert_eq!(find("okhttp", &old).unwrap().0, "com.squareup.okhttp");
        assert_eq!(find("okhttp", &new).unwrap().0, "com.squareup.okhttp3");
    }

    #[test]
    fn folders_are_bounded() {
        let mut many = Folders::default();
        (0..1000).for_each(|i| many.note(format!("a{i}/b/C.class").as_bytes()));
        assert_eq!(many.0.len(), MOST_FOLDERS);
        assert!(!folders(&["a.txt", "META-INF/versions/9/A.class"]).has_classes());
    }
}
