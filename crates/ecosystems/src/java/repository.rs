//! What the place of an archive says, in the folders where build tools keep what they fetched: all of its coordinates.
//!
//! Maven's repositories (`~/.m2/repository`, those of Karaf and in its `.kar` files, Coursier's cache) have
//! `GROUP/AS/FOLDERS/ARTIFACT/VERSION/ARTIFACT-VERSION[-CLASSIFIER].jar`, Gradle's cache
//! `files-2.1/GROUP/ARTIFACT/VERSION/SHA1/ARTIFACT-VERSION.jar`. Odd: only the name of the folder around a repository tells
//! where a group begins, so that one under a name of somebody's own says nothing.
//!
//! Sources: maven.apache.org/repository/layout.html; Gradle's user guide, "The directories and files Gradle uses".

use super::file_name::stem;
use super::pom::Coordinates;

/// The folders that repositories are.
const REPOSITORIES: [&str; 5] = ["repository", ".m2", "maven2", "system", "repo"];
/// The folder of Gradle's cache that holds files.
const GRADLE_FILES: &str = "files-2.1";

/// The coordinates of the archive at this path, if it lies in a repository.
pub(super) fn coordinates(path: &str) -> Option<Coordinates> {
    let (folder, file) = path.rsplit_once('/')?;
    let folders: Vec<&str> = folder.split('/').collect();
    let found = of_gradle(&folders).or_else(|| of_maven(&folders))?;
    is_called(stem(file), &found.artifact, &found.version).then_some(found)
}

fn of_gradle(folders: &[&str]) -> Option<Coordinates> {
    match folders {
        [.., GRADLE_FILES, group, artifact, version, _sha1] => {
            Coordinates::new(Some(group), Some(artifact), Some(version))
        }
        _ => None,
    }
}

fn of_maven(folders: &[&str]) -> Option<Coordinates> {
    let [around @ .., artifact, version] = folders else {
        return None;
    };
    let repository = around.iter().rposition(|name| REPOSITORIES.contains(name))?;
    let group = around[repository + 1..].join(".");
    Coordinates::new(Some(&group), Some(artifact), Some(version))
}

/// Whether the archive is called by artifact and version. A snapshot has the time at which it was made in place of the word.
fn is_called(stem: &str, artifact: &str, version: &str) -> bool {
    let rest = stem
        .strip_prefix(artifact)
        .and_then(|rest| rest.strip_prefix('-'));
    let version = version.strip_suffix("SNAPSHOT").unwrap_or(version);
    let has_number = version.bytes().any(|byte| byte.is_ascii_digit());
    has_number && rest.is_some_and(|rest| rest.starts_with(version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_repository_tells_the_coordinates() {
        let cases = [
            (
                "root/.m2/repository/aopalliance/aopalliance/1.0/aopalliance-1.0.jar",
                "aopalliance:aopalliance:1.0",
            ),
            (
                "home/ci/.m2/com/google/inject/guice/4.2.2/guice-4.2.2-no_aop.jar",
                "com.google.inject:guice:4.2.2",
            ),
            (
                "opt/karaf/system/org/apache/aries/proxy/org.apache.aries.proxy/1.1.14/org.apache.aries.proxy-1.1.14.jar",
                "org.apache.aries.proxy:org.apache.aries.proxy:1.1.14",
            ),
            (
                "root/.m2/repository/org/a/b/1.0-SNAPSHOT/b-1.0-20240101.120000-3.jar",
                "org.a:b:1.0-SNAPSHOT",
            ),
            (
                "repository/junit/junit/3.8.1/junit-3.8.1.jar",
                "junit:junit:3.8.1",
            ),
            (
                "root/.gradle/caches/modules-2/files-2.1/org.ow2.asm/asm/9.5/dc6ea1875f4d64fbc85e1691c95b96a3d8569c90/asm-9.5.jar",
                "org.ow2.asm:asm:9.5",
            ),
        ];
        for (path, expected) in cases {
            let found = coordinates(path)
                .map(|found| format!("{}:{}:{}", found.group, found.artifact, found.version));
            assert_eq!(found.as_deref(), Some(expected), "{path}");
        }
    }

    #[test]
    fn no_other_place_does() {
        for path in [
            "asm-9.5.jar",
            "srv/jars/org/ow2/asm/9.5/asm-9.5.jar",
            "root/.m2/repository/asm/9.5/asm-9.5.jar",
            "root/.m2/repository/org/ow2/asm/9.5/other-9.5.jar",
            "root/.m2/repository/org/ow2/asm/9.5/asm-9.4.jar",
            "root/.m2/repository/org/ow2/asm/debian/asm-debian.jar",
            "root/.m2/repository/org/o w/asm/9.5/asm-9.5.jar",
        ] {
            assert_eq!(coordinates(path), None, "{path}");
        }
    }
}
