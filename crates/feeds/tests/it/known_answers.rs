//! Facts that people checked by eye in the originals.

use std::collections::{BTreeMap, HashMap};

use tidewaiter_advisories::{Affected, FixState, Limit};
use tidewaiter_types::Timestamp;

use super::agreement::holds;

/// State and end of range of every row about a package in a space, for a CVE.
fn rows(feed: &str, cve: &str, space: &str, package: &str) -> Option<Vec<(FixState, Option<String>)>> {
    let named = super::of_feed(feed)?.filter(|advisory| advisory.vulnerabilities.iter().any(|id| id == cve));
    let own = |row: &&Affected| row.space.as_str() == space && row.package == package && row.stream.is_none();
    let mut found: Vec<_> = named
        .flat_map(|advisory| advisory.affected.iter().filter(own).map(end))
        .collect();
    found.sort();
    found.dedup();
    Some(found)
}

fn end(row: &Affected) -> (FixState, Option<String>) {
    let fix = row.ranges.iter().find_map(|range| match &range.limit {
        Limit::Fixed(fix) => Some(fix.clone()),
        _ => None,
    });
    (row.state, fix)
}

#[test]
fn looney_tunables_is_fixed_where_it_was_fixed() {
    let fixed = |fix: &str| vec![(FixState::Fixed, Some(fix.to_owned()))];
    let not_affected = vec![(FixState::NotAffected, None)];
    for (feed, space, expected) in [
        ("debian", "debian:11", fixed("2.31-13+deb11u7")),
        ("debian", "debian:12", fixed("2.36-9+deb12u3")),
        ("debian", "debian:13", fixed("2.37-12")),
        ("ubuntu", "ubuntu:22.04", fixed("2.35-0ubuntu3.4")),
        ("ubuntu", "ubuntu:23.10", fixed("2.38-1ubuntu6")),
        ("ubuntu", "ubuntu:24.04", fixed("2.38-1ubuntu6")),
        ("ubuntu", "ubuntu:20.04", not_affected.clone()),
        ("alma", "almalinux:9", fixed("2.34-60.el9_2.7")),
        ("alma", "almalinux:8", fixed("2.28-225.el8_8.6")),
        ("redhat-osv", "redhat:9", fixed("0:2.34-60.el9_2.7")),
        ("redhat-osv", "redhat:8", fixed("0:2.28-225.el8_8.6")),
        ("redhat-cve", "redhat:7", not_affected),
        ("rocky", "rocky:8", fixed("0:2.28-225.el8_8.6")),
        ("rocky", "rocky:9", vec![]),
    ] {
        let Some(found) = rows(feed, "CVE-2023-4911", space, "glibc") else {
            return;
        };
        assert_eq!(found, expected, "{feed} {space}");
    }
}

#[test]
fn absence_is_told_from_a_fix() {
    let Some(found) = rows("debian", "CVE-2022-3602", "debian:11", "openssl") else {
        return;
    };
    assert_eq!(found, []);
    let fixed = |fix: &str| Some(vec![(FixState::Fixed, Some(fix.to_owned()))]);
    assert_eq!(
        rows("debian", "CVE-2022-3602", "debian:12", "openssl"),
        fixed("3.0.7-1")
    );
    assert_eq!(
        rows("ubuntu", "CVE-2022-3602", "ubuntu:22.04", "openssl"),
        fixed("3.0.2-0ubuntu1.7")
    );
    assert_eq!(
        rows("ubuntu", "CVE-2022-3602", "ubuntu:20.04", "openssl"),
        Some(vec![(FixState::NotAffected, None)])
    );
    assert_eq!(
        rows("debian", "CVE-2024-3094", "debian:13", "xz-utils"),
        fixed("5.6.1+really5.4.5-1")
    );
    assert_eq!(
        rows("debian", "CVE-2024-3094", "debian:12", "xz-utils"),
        Some(vec![])
    );
    assert_eq!(
        rows("debian", "CVE-2021-44228", "debian:11", "apache-log4j2"),
        fixed("2.15.0-1~deb11u1")
    );
}

#[test]
fn alpine_knows_what_was_never_affected() {
    let Some(found) = rows("alpine", "CVE-2022-1292", "alpine:3.18", "openssl") else {
        return;
    };
    assert_eq!(found, [(FixState::NotAffected, None)]);
}

/// DSA-5380-1 of 29 March 2023 and DSA-5376-1 of 20 March, as `date -u -d DAY +%s` has these days.
#[test]
fn debians_lists_date_the_trackers_fixes() {
    for (cve, package, space, day) in [
        ("CVE-2023-1393", "xorg-server", "debian:11", 1_680_048_000_000),
        ("CVE-2023-25690", "apache2", "debian:11", 1_679_270_400_000),
    ] {
        let Some(feed) = super::of_feed("debian") else {
            return;
        };
        let mut named = feed.filter(|advisory| advisory.id == cve);
        let rows = named.next().unwrap().affected.iter();
        let mut own = rows.filter(|row| row.package == package && row.space.as_str() == space);
        assert_eq!(own.next().unwrap().fixed_at, Some(Timestamp(day)), "{cve}");
    }
}

/// Why the lists only date the tracker's fixes: nearly all are the same, and where they differ the tracker knows better.
#[test]
fn debians_lists_and_its_tracker_name_the_same_fixes() {
    let Some((_, lists)) = super::alone("debian-dsa-dla") else {
        return;
    };
    let tracker: HashMap<(&str, &str), &Affected> = super::of_feed("debian")
        .unwrap()
        .flat_map(|advisory| {
            advisory
                .affected
                .iter()
                .map(move |row| (advisory.id.as_str(), row))
        })
        .filter(|(_, row)| row.space.as_str() == "debian:11")
        .map(|(id, row)| ((id, row.package.as_str()), row))
        .collect();
    let (mut same, mut other) = (0, 0);
    for advisory in &lists {
        let bullseye = |row: &&Affected| row.space.as_str() == "debian:11" && row.state == FixState::Fixed;
        for row in advisory.affected.iter().filter(bullseye) {
            for id in &advisory.vulnerabilities {
                let told = tracker.get(&(id.as_str(), row.package.as_str()));
                let agrees = told.is_some_and(|told| end(told) == end(row));
                *(if agrees { &mut same } else { &mut other }) += 1;
            }
        }
    }
    assert!(
        same > 1_900 && other * 50 < same,
        "{same} are the same, {other} are not"
    );
}

#[test]
fn archs_groups_say_what_they_said() {
    let arch = |cve, package| rows("arch", cve, "arch", package);
    let Some(nss) = arch("CVE-2021-43527", "nss") else {
        return;
    };
    assert_eq!(nss, [(FixState::Fixed, Some("3.73-1".to_owned()))]);
    let chromium = vec![(FixState::Fixed, Some("89.0.4389.114-1".to_owned()))];
    assert_eq!(arch("CVE-2021-21199", "chromium"), Some(chromium));
}

/// What core ever shipped as a fix is no version of a topic, so no topic may call it affected.
#[test]
fn topics_of_amazon_linux_2_keep_to_their_own_versions() {
    let Some(amazon) = super::of_feed("amazon") else {
        return;
    };
    let rows = amazon
        .flat_map(|advisory| &advisory.affected)
        .filter(|row| row.space.as_str() == "amazon:2");
    let (topics, core): (Vec<_>, Vec<_>) = rows.partition(|row| row.stream.is_some());
    let mut shipped: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in core {
        shipped.entry(&row.package).or_default().extend(end(row).1);
    }
    let mut asked = 0;
    // A live patch is one package wherever it lies: a later one of a topic does outdate one of core.
    for row in topics
        .into_iter()
        .filter(|row| !row.package.starts_with("kernel-livepatch-"))
    {
        for version in shipped.get(row.package.as_str()).into_iter().flatten() {
            let wrong = row.ranges.iter().any(|range| holds(range, version, "rpm"));
            assert!(!wrong, "{} {version} of core: {row:?}", row.package);
            asked += 1;
        }
    }
    assert!(asked > 1_000, "topics and core share packages: {asked}");
}

/// Whether a feed has a pack, and none that it yields to has one.
fn is_there(feed: &dyn tidewaiter_feeds::Feed) -> bool {
    let packs = super::packs().unwrap();
    let has_pack = |feed: &dyn tidewaiter_feeds::Feed| {
        let files = std::fs::read_dir(&packs).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let names: Vec<String> = names.filter(|name| !name.contains("-prev")).collect();
        let is_of = |name: &String, pack: &str| {
            let rest = name.strip_prefix(pack).unwrap_or("x");
            rest == ".tar.zst" || rest.starts_with("-20")
        };
        feed.packs()
            .iter()
            .any(|pack| names.iter().any(|name| is_of(name, pack)))
    };
    let better = feed
        .yields_to()
        .iter()
        .filter_map(|name| tidewaiter_feeds::by_name(name));
    has_pack(feed) && !better.into_iter().any(has_pack)
}

#[test]
fn every_feed_is_dated_and_whole() {
    let Some((report, advisories)) = super::everything() else {
        return;
    };
    let names: Vec<_> = report.feeds.iter().map(|feed| feed.feed).collect();
    let with_pack = tidewaiter_feeds::ALL.iter().filter(|feed| is_there(**feed));
    let expected: Vec<_> = with_pack.map(|feed| feed.name()).collect();
    assert_eq!(names, expected);
    assert!(
        report
            .feeds
            .iter()
            .all(|feed| feed.snapshot.is_some() && feed.damaged == 0)
    );
    for advisory in advisories {
        assert!(!advisory.vulnerabilities.is_empty(), "{}", advisory.id);
        for row in &advisory.affected {
            let said = row.state == FixState::NotAffected || !row.ranges.is_empty();
            assert!(said && !row.package.is_empty(), "{} {row:?}", advisory.id);
        }
    }
}
