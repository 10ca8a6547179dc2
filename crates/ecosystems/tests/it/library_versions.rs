//! The version orders of libraries, each against its ecosystem's own tool (or, where that cannot be had, another
//! implementation), on the versions of real advisories and on texts made of what is odd about the order.
//!
//! Odd: a tool may refuse a version, and then answers `?`; such pairs are passed over, and enough must remain. Where we depart
//! from a tool on purpose, because it contradicts itself or cuts numbers off, the test says on which texts and why.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tidewaiter_ecosystems::scheme_by_name;
use tidewaiter_testkit::data::{self, project_root};

use crate::versions::{Versions, ask, differences, sign};

/// Pairs that are compared at most, and that a tool must have answered at least.
const PAIRS: usize = 40_000;
const ANSWERED: usize = 10_000;
const ODD_ANSWERED: usize = 300;

/// Packs with many versions in every writing that people know, for ecosystems that have too few advisories.
const MIXED: &[&str] = &[
    "ghsa-npm",
    "ghsa-pip",
    "ghsa-composer",
    "ghsa-golang",
    "bitnami",
    "haskell",
];

/// Compares our order of that name with a tool's answers, on the versions of those packs and on texts of those atoms.
fn compare(
    order: &str,
    packs: &[&str],
    atoms: &[&str],
    tool: impl Fn(&[(&str, &str)]) -> Vec<String>,
    departs: fn(&str, &str) -> bool,
) {
    let texts = odd_texts(atoms);
    let answered = compare_pairs(order, &odd_pairs(&texts), &tool, departs);
    assert!(
        answered >= ODD_ANSWERED,
        "{order}: {answered} pairs of odd texts were answered"
    );
    let Some(versions) = real_versions(packs) else {
        return;
    };
    let pairs = versions.pairs();
    let step = pairs.len().div_ceil(PAIRS);
    let pairs: Vec<_> = pairs.into_iter().step_by(step).collect();
    let answered = compare_pairs(order, &pairs, &tool, departs);
    assert!(
        answered >= ANSWERED,
        "{order}: {answered} of {} pairs were answered",
        pairs.len()
    );
}

/// How many pairs the tool answered; it must have agreed on each that `departs` does not explain.
fn compare_pairs(
    order: &str,
    pairs: &[(&str, &str)],
    tool: impl Fn(&[(&str, &str)]) -> Vec<String>,
    departs: fn(&str, &str) -> bool,
) -> usize {
    let scheme = scheme_by_name(order).expect("there is an order of that name");
    let answers = tool(pairs);
    let answered = pairs.iter().zip(answers).filter(|(_, answer)| answer != "?");
    let (pairs, theirs): (Vec<_>, Vec<_>) = answered.filter(|((a, b), _)| !departs(a, b)).unzip();
    let ours: Vec<_> = pairs.iter().map(|(a, b)| sign(scheme.compare(a, b))).collect();
    let differing = differences(&pairs, &ours, &theirs);
    assert!(differing.is_empty(), "{order}: {differing:#?}");
    pairs.len()
}

/// Three atoms in a row, in all ways.
fn odd_texts(atoms: &[&str]) -> Vec<String> {
    let each = || atoms.iter();
    let texts = each().flat_map(|a| each().flat_map(move |b| each().map(move |c| [*a, b, c].concat())));
    texts.filter(|text| !text.is_empty()).collect()
}

fn odd_pairs(texts: &[String]) -> Vec<(&str, &str)> {
    let at = |n: usize, by: usize| texts[(n * by + n / 7) % texts.len()].as_str();
    let far = (0..PAIRS / 2).map(|n| (at(n, 1), at(n, 3_571)));
    let near = (0..PAIRS / 2).map(|n| (at(n, 1), at(n + 1 + n % 13, 1)));
    far.chain(near).collect()
}

/// No departure at all.
fn never(_: &str, _: &str) -> bool {
    false
}

#[test]
fn python_agrees_on_pep440() {
    let atoms = [
        "", "1", "0", "1.0", ".", "!", "+", "-", "_", "a", "beta", "rc", "post", ".dev", "x", "01", "v", "-1",
    ];
    compare(
        "pep440",
        &["ghsa-pip", "pypa"],
        &atoms,
        python("pep440.py"),
        never,
    );
}

#[test]
fn nodes_semver_agrees_on_npm() {
    let atoms = [
        "1.2.3", "1.0.0", "0", "10", ".", "-", "+", "a", "beta", "B", "v", "=", "-0", ".01", "x",
    ];
    let tool = |pairs: &[(&str, &str)]| {
        let modules = project_root().join("target/tools/npm/node_modules");
        ask(
            Command::new("node")
                .env("NODE_PATH", modules)
                .arg(oracle("npm.js")),
            pairs,
        )
    };
    compare(
        "npm",
        &["ghsa-npm", "npm-mal-2025", "ghsa-cargo", "bitnami"],
        &atoms,
        tool,
        npm_cuts_numbers,
    );
}

/// node-semver reads identifiers as floating-point numbers, and cuts the third number in two where a fourth one follows
/// (`1.2.34.5` becomes `1.2.3-4.5`). And a hyphen with nothing behind it is an identifier to it.
fn npm_cuts_numbers(a: &str, b: &str) -> bool {
    let long = |text: &str| {
        text.split(|sign: char| !sign.is_ascii_digit())
            .any(|run| run.len() > 15)
    };
    let numbers = |text: &str| {
        text.trim_start_matches(['v', '='])
            .split(['-', '+'])
            .next()
            .map_or(0, |text| text.split('.').count())
    };
    let hyphen_alone = |text: &str| text.ends_with('-');
    hyphen_alone(a) || hyphen_alone(b) || (long(a) && long(b)) || numbers(a) > 3 || numbers(b) > 3
}

#[test]
fn maven_agrees_on_maven() {
    let atoms = [
        "", "1", "0", "10", ".", "-", "alpha", "sp", "a", "final", "x", "SNAPSHOT", "01", "ga", "rc",
    ];
    let tool = |pairs: &[(&str, &str)]| {
        let jar = project_root().join("target/tools/maven/maven-artifact-3.9.9.jar");
        ask(
            Command::new("java").arg("-cp").arg(jar).arg(oracle("Maven.java")),
            pairs,
        )
    };
    compare("maven", &["ghsa-maven"], &atoms, tool, maven_goes_in_circles);
}

/// Maven puts a word between separators into the list it stands in, and takes a list that makes a version less for more than
/// a word; so it contradicts itself, as the head of the order's module shows.
fn maven_goes_in_circles(a: &str, b: &str) -> bool {
    let word_at_end = |part: &str| part.ends_with(|sign: char| !sign.is_ascii_digit());
    let word_between = |text: &str| text.split(['.', '-']).rev().skip(1).any(word_at_end);
    let words = |text: &str| text.contains(|sign: char| sign.is_ascii_alphabetic());
    let list_and_word = |a: &str, b: &str| begins_with_a_list(a) && words(b);
    word_between(a) || word_between(b) || list_and_word(a, b) || list_and_word(b, a)
}

/// Whether one of the version's lists begins with a list: nothing but zeros stands between its beginning and a word.
fn begins_with_a_list(version: &str) -> bool {
    let version = version.to_ascii_lowercase();
    let zeros = ["final", "release", "ga"]
        .iter()
        .fold(version, |text, word| text.replace(word, "0"));
    let nothing = |sign: char| matches!(sign, '0' | '.' | '-');
    let word_starts = zeros
        .char_indices()
        .filter(|(_, sign)| sign.is_ascii_alphabetic());
    word_starts.into_iter().any(|(at, _)| {
        let before = zeros[..at].trim_end_matches(nothing);
        let run = &zeros[before.len()..at];
        let follows_number = before.ends_with(|sign: char| sign.is_ascii_digit());
        let new_list = run.rfind('-').is_some_and(|hyphen| hyphen + 1 < run.len()) || run.contains("--");
        new_list || (!run.is_empty() && !follows_number && (before.is_empty() || run.starts_with('0')))
    })
}

#[test]
fn rubygems_agrees_on_rubygems() {
    let atoms = [
        "", "1", "0", "10", ".", "-", "a", "beta", "rc", "B", "01", ".0", "1.0", " ",
    ];
    let tool = |pairs: &[(&str, &str)]| ask(Command::new("ruby").arg(oracle("rubygems.rb")), pairs);
    compare("rubygems", &["ghsa-rubygems", "ghsa-npm"], &atoms, tool, never);
}

#[test]
fn composer_agrees_on_composer() {
    let atoms = [
        "1", "0", "1.0", "v", ".", "-", "_", "a", "beta", "RC", "p", "patch", "dev", ".x", "stable", "2010",
        "01", "+x", "@dev",
    ];
    let tool = |pairs: &[(&str, &str)]| ask(Command::new("php").arg(oracle("composer.php")), pairs);
    compare("composer", &["ghsa-composer"], &atoms, tool, never);
}

#[test]
fn go_agrees_on_go() {
    let atoms = [
        "1", "1.2", "1.2.3", "v", ".", "-", "+", "a", "rc", "0", "10", "-0.2020",
    ];
    compare("go", &["ghsa-golang", "govulndb"], &atoms, go("go"), never);
}

#[test]
fn the_semver_crate_agrees_on_cargo() {
    let atoms = [
        "1.2.3", "1.0.0", "0", "10", ".", "-", "+", "a", "beta", "B", "-0", "x",
    ];
    compare(
        "cargo",
        &["ghsa-cargo", "rustsec-osv", "ghsa-npm"],
        &atoms,
        by(semver_crate),
        never,
    );
}

fn semver_crate(a: &str, b: &str) -> Option<Ordering> {
    let [a, b] = [a, b].map(semver::Version::parse);
    Some(a.ok()?.cmp_precedence(&b.ok()?))
}

#[test]
fn elixir_agrees_on_hex() {
    let atoms = [
        "1.2.3", "1.0.0", "0", "10", ".", "-", "+", "a", "beta", "B", "-0", "x",
    ];
    let tool = |pairs: &[(&str, &str)]| ask(Command::new("elixir").arg(oracle("hex.exs")), pairs);
    compare(
        "hex",
        &["ghsa-erlang", "ghsa-npm", "ghsa-cargo", "rustsec-osv"],
        &atoms,
        tool,
        never,
    );
}

/// But for two versions with build metadata, which it compares as texts; pub's own list is in the order's module.
#[test]
fn scalibr_agrees_on_pub() {
    let atoms = [
        "1.2.3", "1.0.0", "0", "10", ".", "-", "+", "a", "beta", "B", "-a.0", "+1",
    ];
    compare("pub", MIXED, &atoms, go("Pub"), |a, b| {
        a.contains('+') && b.contains('+')
    });
}

#[test]
fn scalibr_agrees_on_nuget() {
    let atoms = [
        "1.2.3", "1.0.0", "0", "10", ".", "-", "+", "a", "beta", "B", "-0", "x", "4.0",
    ];
    compare(
        "nuget",
        &["ghsa-nuget", "ghsa-npm"],
        &atoms,
        go("NuGet"),
        scalibr_reads_signs,
    );
}

/// It reads `-0` as a number, but an identifier with a hyphen is none.
fn scalibr_reads_signs(a: &str, b: &str) -> bool {
    let signed = |text: &str| text.split(['.', '+']).any(|part| part.contains("--"));
    signed(a) || signed(b)
}

#[test]
fn r_agrees_on_cran() {
    let atoms = ["1", "0", "10", ".", "-", "1.0", "01", "2-3", "a", ".9", "-1"];
    let tool = |pairs: &[(&str, &str)]| ask(Command::new("Rscript").arg(oracle("cran.R")), pairs);
    compare("cran", MIXED, &atoms, tool, never);
}

#[test]
fn scalibr_agrees_on_hackage() {
    let atoms = ["1", "0", "10", ".", "1.0", "01", "2.3", "a", ".9", ".1"];
    compare("hackage", MIXED, &atoms, go("Hackage"), never);
}

#[test]
fn conan_agrees_on_conan() {
    let atoms = [
        "1", "0", "10", ".", "-", "+", "a", "k", "cci", "1.0", "1.1.1", "01", "B",
    ];
    compare("conan", MIXED, &atoms, python("conan.py"), conan_compares_texts);
}

/// Conan compares a number with a text as texts, and two texts that begin with numbers too; and signs that are neither digits
/// nor letters come before digits.
fn conan_compares_texts(a: &str, b: &str) -> bool {
    let is_mixed =
        |part: &str| split_digits(part).is_some_and(|(digits, text)| !digits.is_empty() && !text.is_empty());
    let begins_oddly = |part: &str| part.starts_with(|sign: char| !sign.is_ascii_alphanumeric());
    let odd = |text: &str| {
        let (rest, build) = text.rsplit_once('+').unwrap_or((text, ""));
        let (main, prerelease) = rest.split_once('-').unwrap_or((rest, ""));
        let parts = [main, prerelease, build].map(|list| list.split('.'));
        parts
            .into_iter()
            .flatten()
            .any(|part| is_mixed(part) || begins_oddly(part))
    };
    odd(a) || odd(b)
}

fn split_digits(text: &str) -> Option<(&str, &str)> {
    text.split_at_checked(text.bytes().take_while(u8::is_ascii_digit).count())
}

#[test]
fn rattler_agrees_on_conda() {
    let atoms = [
        "1", "0", "10", ".", "-", "_", "!", "+", "a", "rc", "dev", "post", "1.0", "01", "*", "B",
    ];
    compare("conda", MIXED, &atoms, python("conda.py"), rattler_cuts_the_end);
}

/// rattler reads letters and an underscore at the end as two parts, where conda's own documentation has one.
fn rattler_cuts_the_end(a: &str, b: &str) -> bool {
    let before_end = |text: &str| text.strip_suffix(['_', '-']).map(str::to_owned);
    let letters = |text: String| text.ends_with(|sign: char| sign.is_ascii_alphabetic());
    let cut = |text: &str| text.split('+').any(|part| before_end(part).is_some_and(letters));
    cut(a) || cut(b)
}

#[test]
fn bitnami_agrees_on_bitnami() {
    let atoms = [
        "1.2.3", "1.0.0", "0", "10", ".", "-", "+", "a", "r", "B", "-0", "-1",
    ];
    compare("bitnami", &["bitnami", "ghsa-npm"], &atoms, go("bitnami"), never);
}

#[test]
fn libalpm_agrees_on_arch() {
    let atoms = [
        "1", "0", "10", ".", "_", "-1", "-2", "1:", "0:", "a", "rc", "01", "~", "é", "B", "+",
    ];
    compare(
        "arch",
        &["arch", "bitnami", "ghsa-npm"],
        &atoms,
        python("arch.py"),
        libalpm_goes_in_circles,
    );
}

/// A pkgrel that one of the two lacks, and separators at the end of either.
fn libalpm_goes_in_circles(a: &str, b: &str) -> bool {
    let without_pkgrel = |text: &str| {
        text.rsplit_once('-')
            .map_or(text, |(version, _)| version)
            .to_owned()
    };
    let trails = |text: &str| !text.ends_with(|sign: char| sign.is_ascii_alphanumeric());
    let (a_trails, b_trails) = (
        trails(&without_pkgrel(a)) || trails(a),
        trails(&without_pkgrel(b)) || trails(b),
    );
    a.contains('-') != b.contains('-') || a_trails || b_trails
}

#[test]
fn libversion_agrees_on_generic() {
    let atoms = [
        "", "1", "0", "10", ".", "_", "a", "rc", "post", "pl", "k", "01", "~", "é", "Beta", "patches",
    ];
    compare(
        "generic",
        MIXED,
        &atoms,
        by(|a, b| Some(libversion::version_compare2(a, b))),
        never,
    );
}

fn by(compare: impl Fn(&str, &str) -> Option<Ordering>) -> impl Fn(&[(&str, &str)]) -> Vec<String> {
    move |pairs| {
        let answers = pairs.iter().map(|(a, b)| compare(a, b).map_or("?", sign));
        answers.map(str::to_owned).collect()
    }
}

fn go(order: &'static str) -> impl Fn(&[(&str, &str)]) -> Vec<String> {
    move |pairs| {
        ask(
            Command::new("go")
                .args(["run", ".", order])
                .current_dir(oracle("go")),
            pairs,
        )
    }
}

/// Isolated, so that a script's own name hides no module.
fn python(script: &'static str) -> impl Fn(&[(&str, &str)]) -> Vec<String> {
    move |pairs| {
        let python = project_root().join("target/tools/python/bin/python3");
        ask(Command::new(python).arg("-I").arg(oracle(script)), pairs)
    }
}

fn oracle(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/oracles")
        .join(name)
}

fn real_versions(packs: &[&str]) -> Option<Versions> {
    let mut versions = Versions::default();
    for pack in packs {
        for file in files(&data::unpack(&format!("feeds/{pack}"))?) {
            let text =
                String::from_utf8(fs::read(&file).expect("the feed can be read")).expect("the feed is text");
            match file.extension().and_then(|end| end.to_str()) {
                Some("json") => add_json(
                    &serde_json::from_str(&text).expect("the feed is JSON"),
                    &mut versions,
                ),
                Some("yaml" | "md") => add_lines(&text, &file, &mut versions),
                _ => {}
            }
        }
    }
    Some(versions)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the pack is unpacked").flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

const KEYS: [&str; 4] = ["introduced", "fixed", "last_affected", "affected"];

/// OSV: events and lists of versions of each affected package; and the two versions of an advisory of Arch.
fn add_json(json: &Value, versions: &mut Versions) {
    let text = |value: &Value| {
        value
            .as_str()
            .filter(|text| !text.contains(['\t', '\n']))
            .map(str::to_owned)
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for affected in list(&json["affected"]) {
        let package = text(&affected["package"]["name"]).unwrap_or_default();
        let ranges = list(&affected["ranges"]);
        let events = ranges.iter().flat_map(|range| list(&range["events"]));
        let of_events = events.flat_map(|event| KEYS.map(|key| event[key].clone()));
        for version in of_events
            .chain(list(&affected["versions"]))
            .filter_map(|value| text(&value))
        {
            versions.add(&package, &version);
        }
    }
    let package = text(&json["packages"][0]).unwrap_or_default();
    for version in KEYS.iter().filter_map(|key| text(&json[key])) {
        versions.add(&package, &version);
    }
}

/// `- VERSION`, `- fixed: VERSION`, `fixed = "VERSION"`: PyPA's YAML and Haskell's TOML. The file's folder names the package.
fn add_lines(text: &str, file: &Path, versions: &mut Versions) {
    let folder = file.parent().map(|folder| folder.to_string_lossy().into_owned());
    for line in text.lines().map(str::trim) {
        let of_key = KEYS
            .iter()
            .find_map(|key| line.trim_start_matches("- ").strip_prefix(key));
        let value = of_key.or(line.strip_prefix("- ")).unwrap_or("");
        let value = value.trim_matches([' ', ':', '=', '"', '\'']);
        if value.starts_with(|sign: char| sign.is_ascii_digit()) && !value.contains(' ') {
            versions.add(folder.as_deref().unwrap_or(""), value);
        }
    }
}
