//! Which system an image is, and where that system's advisories are looked up.
//!
//! Odd: a system that no feed speaks of is judged by its relatives (`ID_LIKE`, nearest first), with a warning in words,
//! and one without relatives is still named, with no space: "not looked" is never shown as "nothing found".

mod alpine;
mod amazon;
mod debian;
mod extract;
mod os_release;
mod others;
mod redhat;
mod release_files;
mod suse;

pub use extract::ReleaseExtractor;
pub use os_release::parse as parse_os_release;
pub use release_files::{RELEASE_FILES, choose_release, parse_release_file};

use tidewaiter_types::{Distribution, OsRelease, Space};

/// A distribution that feeds speak of.
struct System {
    /// Its values of `ID`, in lower case.
    ids: &'static [&'static str],
    /// The first part of its spaces.
    space: &'static str,
    /// Which of its releases an os-release file names.
    release: fn(&OsRelease, Kinship) -> Release,
    /// The page of a CVE.
    cve_page: fn(&str) -> String,
}

/// Whether an os-release file is the system's own, or that of a relative whose version numbers may be other ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kinship {
    Own,
    Relative,
}

/// Which release it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Release {
    /// That one.
    Of(String),
    /// That one, but with these words for the user.
    Roughly(String, String),
    /// The system has no releases.
    Rolling,
    /// It could not be told.
    Unknown,
}

/// All systems; a new one is a line in the list of its file.
fn systems() -> impl Iterator<Item = &'static System> {
    let lists = [
        debian::SYSTEMS,
        alpine::SYSTEMS,
        redhat::SYSTEMS,
        amazon::SYSTEMS,
        suse::SYSTEMS,
        others::SYSTEMS,
    ];
    lists.into_iter().flatten()
}

fn system_of_id(id: &str) -> Option<&'static System> {
    systems().find(|system| system.ids.contains(&id))
}

/// The system that an os-release file speaks of.
pub fn identify(os: &OsRelease) -> Distribution {
    let (space, warning) = match system_of_id(&os.id) {
        Some(system) => own_space(system, os),
        None => relatives_space(os),
    };
    Distribution {
        id: os.id.clone(),
        version: os.version_id.clone(),
        name: name_of(os).to_owned(),
        space,
        warning,
    }
}

fn name_of(os: &OsRelease) -> &str {
    os.pretty_name.as_deref().unwrap_or(&os.id)
}

fn own_space(system: &System, os: &OsRelease) -> (Option<Space>, Option<String>) {
    let release = (system.release)(os, Kinship::Own);
    let warning = match &release {
        Release::Roughly(_, words) => Some(words.clone()),
        Release::Unknown => Some(unknown_release(os)),
        Release::Of(_) | Release::Rolling => None,
    };
    (Some(space_of(system, release)), warning)
}

/// The systems of ID_LIKE, nearest first. Who names only Fedora may be a rebuild of Red Hat's, which names it too.
fn relatives(os: &OsRelease) -> impl Iterator<Item = &'static System> {
    let ids = os.id_like.iter().map(String::as_str);
    let ids = ids.flat_map(|id| [Some(id), (id == "fedora").then_some("rhel")]);
    ids.flatten().filter_map(system_of_id)
}

/// The nearest relative whose release can be told; else the nearest at all.
fn relatives_space(os: &OsRelease) -> (Option<Space>, Option<String>) {
    let relatives: Vec<_> = relatives(os).collect();
    let placed = relatives
        .iter()
        .map(|system| (system, (system.release)(os, Kinship::Relative)));
    let known = placed
        .into_iter()
        .find(|(_, release)| *release != Release::Unknown);
    match (known, relatives.first()) {
        (Some((system, release)), _) => {
            let space = space_of(system, release);
            let words = format!(
                "{} is not known here; it was judged as its relative {space}, whose fixes may differ",
                name_of(os)
            );
            (Some(space), Some(words))
        }
        (None, Some(nearest)) => (
            Some(space_of(nearest, Release::Unknown)),
            Some(unknown_release(os)),
        ),
        (None, None) => (None, Some(unknown_system(os))),
    }
}

fn space_of(system: &System, release: Release) -> Space {
    match release {
        Release::Of(release) | Release::Roughly(release, _) => Space::of_release(system.space, &release),
        Release::Rolling | Release::Unknown => Space::of_ecosystem(system.space),
    }
}

fn unknown_release(os: &OsRelease) -> String {
    let name = name_of(os);
    format!(
        "the release of {name} could not be told, so its packages are listed but advisories of a release were not applied"
    )
}

fn unknown_system(os: &OsRelease) -> String {
    let name = name_of(os);
    format!(
        "no advisories are known for {name} or a relative of it, so its packages are listed but were not judged"
    )
}

/// The page of a CVE at the distribution of a space, or NVD's where the distribution has none. `None` for other ids.
pub fn cve_page(space: &Space, cve: &str) -> Option<String> {
    if !is_cve(cve) {
        return None;
    }
    let system = systems().find(|system| system.space == space.name());
    Some(system
        .map_or(nvd_page as fn(&str) -> String, |system| system.cve_page)(
        cve,
    ))
}

/// `CVE-YEAR-NUMBER`; nothing else becomes part of an address.
fn is_cve(id: &str) -> bool {
    let digits = |text: &str, least| text.len() >= least && text.bytes().all(|b| b.is_ascii_digit());
    let parts = id.strip_prefix("CVE-").and_then(|rest| rest.split_once('-'));
    parts.is_some_and(|(year, number)| year.len() == 4 && digits(year, 4) && digits(number, 4))
}

fn nvd_page(cve: &str) -> String {
    format!("https://nvd.nist.gov/vuln/detail/{cve}")
}

/// The leading number of `VERSION_ID`.
fn major(os: &OsRelease) -> Option<&str> {
    let version = os.version_id.as_deref()?;
    let major = version.split(|c: char| !c.is_ascii_digit()).next()?;
    (!major.is_empty()).then_some(major)
}

/// The first two numbers of `VERSION_ID`, with the dot.
fn major_minor(os: &OsRelease) -> Option<&str> {
    let version = os.version_id.as_deref()?;
    let major = major(os)?;
    let rest = version[major.len()..].strip_prefix('.')?;
    let minor = rest.bytes().take_while(u8::is_ascii_digit).count();
    (minor > 0).then(|| &version[..major.len() + 1 + minor])
}

fn told(release: Option<&str>) -> Release {
    release.map_or(Release::Unknown, |release| Release::Of(release.to_owned()))
}

fn by_major(os: &OsRelease, _: Kinship) -> Release {
    told(major(os))
}

fn by_major_minor(os: &OsRelease, _: Kinship) -> Release {
    told(major_minor(os))
}

fn rolling(_: &OsRelease, _: Kinship) -> Release {
    Release::Rolling
}

#[cfg(test)]
mod tests;
