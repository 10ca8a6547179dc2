//! Findings of Security Hub: pages are those of a sorted list, counts are those of a counted one, and nobody writes over
//! another's change.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use tidewaiter_store::{
    Effects, HubBucket, HubColumn, HubColumns, HubComparison, HubCondition, HubFinding, HubForward, HubItem,
    HubKey, HubOrder, HubPage, HubSelection, HubTime, HubValue, HubWrite, Store, StoredHubFinding,
};
use tidewaiter_types::Timestamp;

use crate::support::{at, on_both};

on_both!(
    pages_are_those_of_a_sorted_list,
    counts_are_those_of_a_counted_list,
    steps_are_those_of_a_counted_list,
    nobody_writes_over_anothers_change,
    the_newest_version_is_forwarded_once,
    each_finding_is_sent_by_one_server,
    what_a_dead_server_had_is_sent_by_another,
    old_findings_are_forgotten,
    items_are_counted,
);

/// Of time, in milliseconds.
const STEP: i64 = 3;

/// A finding whose place in every order follows from its number, in no simple way.
fn finding(number: u64) -> HubFinding {
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    let bucket = HubBucket::from_number((mixed % 40) as i64).unwrap();
    HubFinding {
        key: HubKey::of("product", &number.to_string()),
        bucket,
        columns: HubColumns {
            product_arn: "product".to_owned(),
            finding_id: number.to_string(),
            account: "a".to_owned(),
            product_name: "n".to_owned(),
            company_name: "c".to_owned(),
            generator_id: "g".to_owned(),
            title: format!("title {}", mixed % 7),
            resource_type: "t".to_owned(),
            resource_id: format!("resource {}", mixed % 5),
        },
        more_resources: Vec::new(),
        created_at: at((mixed % 11) as i64),
        updated_at: at((mixed % 13) as i64),
        imported_at: at(1),
        image: None,
        print: None,
        content: json!({"number": number}).to_string(),
    }
}

async fn write(store: &Store, finding: HubFinding, read: Option<i64>, forward: bool) -> bool {
    let write = HubWrite {
        finding,
        read,
        history: None,
        forward,
    };
    store
        .write_hub_findings(&[write], &Effects::default(), at(5))
        .await
        .unwrap()
}

async fn fill(store: &Store, count: u64) -> Vec<HubFinding> {
    let all: Vec<HubFinding> = (0..count).map(finding).collect();
    for finding in &all {
        assert!(write(store, finding.clone(), None, false).await);
    }
    all
}

fn everything() -> HubSelection {
    HubSelection {
        buckets: HubBucket::all().collect(),
        ..HubSelection::default()
    }
}

fn titled(title: &str) -> HubSelection {
    let condition = HubCondition {
        column: HubColumn::Title,
        any_of: vec![(HubComparison::Equals, title.to_owned())],
        negated: false,
    };
    HubSelection {
        conditions: vec![condition],
        ..everything()
    }
}

fn value(order: HubOrder, finding: &HubFinding) -> HubValue {
    match order {
        HubOrder::Updated => HubValue::Time(finding.updated_at.0),
        HubOrder::Created => HubValue::Time(finding.created_at.0),
        HubOrder::Column(column) => HubValue::Text(finding.columns.get(column).to_owned()),
    }
}

/// All pages of a size, one after the other.
async fn pages(store: &Store, selection: &HubSelection, order: HubOrder, descending: bool) -> Vec<HubKey> {
    let mut page = HubPage {
        order,
        descending,
        after: None,
        limit: 7,
    };
    let mut keys = Vec::new();
    loop {
        let found: Vec<StoredHubFinding> = store.hub_page(selection, &page).await.unwrap();
        let Some(last) = found.last() else {
            return keys;
        };
        page.after = Some((value(order, &last.finding), last.finding.key.clone()));
        keys.extend(found.into_iter().map(|stored| stored.finding.key));
    }
}

async fn pages_are_those_of_a_sorted_list(store: Store) {
    let all = fill(&store, 60).await;
    let some = HubSelection {
        buckets: HubBucket::all()
            .filter(|bucket| bucket.severity > 2 && !bucket.archived)
            .collect(),
        ..everything()
    };
    let by_time = HubSelection {
        updated: vec![(at(3), at(6)), (at(9), at(9))],
        ..everything()
    };
    for selection in [
        everything(),
        some,
        by_time,
        titled("title 3"),
        HubSelection::default(),
    ] {
        for order in [
            HubOrder::Updated,
            HubOrder::Created,
            HubOrder::Column(HubColumn::ResourceId),
        ] {
            for descending in [false, true] {
                let expected = sorted(&all, &selection, order, descending);
                let found = pages(&store, &selection, order, descending).await;
                assert_eq!(found, expected, "{order:?} {descending} {selection:?}");
            }
        }
    }
}

fn sorted(all: &[HubFinding], selection: &HubSelection, order: HubOrder, descending: bool) -> Vec<HubKey> {
    let within = |time: Timestamp| {
        let ranges = &selection.updated;
        ranges.is_empty() || ranges.iter().any(|(start, end)| *start <= time && time <= *end)
    };
    let titles = selection
        .conditions
        .iter()
        .flat_map(|condition| &condition.any_of);
    let titles: Vec<&String> = titles.map(|(_, title)| title).collect();
    let mut chosen: Vec<&HubFinding> = all
        .iter()
        .filter(|finding| selection.buckets.contains(&finding.bucket) && within(finding.updated_at))
        .filter(|finding| titles.is_empty() || titles.contains(&&finding.columns.title))
        .collect();
    chosen.sort_by_key(|finding| {
        let (time, text) = match value(order, finding) {
            HubValue::Time(time) => (time, String::new()),
            HubValue::Text(text) => (0, text),
        };
        (time, text, finding.key.clone())
    });
    if descending {
        chosen.reverse();
    }
    chosen.into_iter().map(|finding| finding.key.clone()).collect()
}

async fn counts_are_those_of_a_counted_list(store: Store) {
    let all = fill(&store, 60).await;
    let count = |title: &str| {
        all.iter()
            .filter(|finding| finding.columns.title == title)
            .count() as u64
    };
    let groups = store
        .hub_groups(&everything(), HubColumn::Title, 100)
        .await
        .unwrap();
    assert_eq!(groups.len(), 7);
    assert!(groups.is_sorted_by(|one, two| one.1 > two.1 || (one.1 == two.1 && one.0 < two.0)));
    for (title, counted) in &groups {
        assert_eq!(*counted, count(title), "{title}");
    }
    let buckets = store.hub_buckets(&titled("title 3")).await.unwrap();
    assert_eq!(buckets.values().sum::<u64>(), count("title 3"));
}

async fn steps_are_those_of_a_counted_list(store: Store) {
    let all = fill(&store, 60).await;
    for (time, of) in [
        (
            HubTime::Created,
            (|finding| finding.created_at) as fn(&HubFinding) -> Timestamp,
        ),
        (HubTime::Updated, |finding| finding.updated_at),
    ] {
        let mut expected: BTreeMap<(HubBucket, i64), u64> = BTreeMap::new();
        for finding in all.iter().filter(|finding| !finding.bucket.archived) {
            *expected
                .entry((finding.bucket, of(finding).0 / STEP))
                .or_default() += 1;
        }
        let active = HubSelection {
            buckets: HubBucket::all().filter(|bucket| !bucket.archived).collect(),
            ..HubSelection::default()
        };
        let steps = store.hub_steps(&active, time, STEP).await.unwrap();
        let counted: BTreeMap<_, _> = steps
            .into_iter()
            .map(|(bucket, step, count)| ((bucket, step), count))
            .collect();
        assert_eq!(counted, expected);
    }
}

async fn nobody_writes_over_anothers_change(store: Store) {
    assert!(write(&store, finding(1), None, false).await);
    assert!(!write(&store, finding(1), None, false).await, "it is there");
    let changed = HubFinding {
        content: "{}".to_owned(),
        ..finding(1)
    };
    assert!(write(&store, changed.clone(), Some(1), false).await);
    assert!(
        !write(&store, finding(1), Some(1), false).await,
        "it was changed since"
    );
    let found = store
        .hub_findings(std::slice::from_ref(&changed.key))
        .await
        .unwrap();
    assert_eq!((found[0].version, &found[0].finding), (2, &changed));
    // All or nothing.
    let both = [(finding(2), None), (finding(1), Some(1))].map(|(finding, read)| HubWrite {
        finding,
        read,
        history: None,
        forward: false,
    });
    assert!(
        !store
            .write_hub_findings(&both, &Effects::default(), at(5))
            .await
            .unwrap()
    );
    assert!(store.hub_findings(&[finding(2).key]).await.unwrap().is_empty());
}

/// What a server gets that looks for findings to send.
async fn lease(store: &Store, limit: u32, now: i64) -> Vec<HubForward> {
    store.lease_hub_forwards(limit, at(now), 100).await.unwrap()
}

async fn the_newest_version_is_forwarded_once(store: Store) {
    write(&store, finding(1), None, true).await;
    let first = lease(&store, 10, 10).await;
    assert_eq!(first.len(), 1);
    // It changes while the first version is under way.
    write(&store, finding(1), Some(1), true).await;
    assert!(lease(&store, 10, 10).await.is_empty(), "somebody is sending it");
    store.hub_forwarded(&first, &[]).await.unwrap();
    store.release_hub_forwards(&first[0].lease).await.unwrap();
    let second = lease(&store, 10, 10).await;
    assert_eq!((second.len(), second[0].version), (1, 2));
    store
        .hub_forwarded(&[], &[(second[0].clone(), "no".to_owned())])
        .await
        .unwrap();
    store.release_hub_forwards(&second[0].lease).await.unwrap();
    assert!(lease(&store, 10, 10).await.is_empty(), "it is refused");
    assert_eq!(store.hub_forwards_waiting().await.unwrap(), 0);
    write(&store, finding(1), Some(2), true).await;
    let third = lease(&store, 10, 10).await;
    store.hub_forwarded(&third, &[]).await.unwrap();
    assert!(lease(&store, 10, 1_000).await.is_empty());
    assert_eq!(store.forward_all_hub_findings(at(9)).await.unwrap(), 1);
}

async fn each_finding_is_sent_by_one_server(store: Store) {
    for number in 0..60 {
        write(&store, finding(number), None, true).await;
    }
    let servers = (0..4).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut sent = Vec::new();
            loop {
                let leased = lease(&store, 7, 10).await;
                if leased.is_empty() {
                    return sent;
                }
                sent.extend(leased);
            }
        })
    });
    let mut sent = Vec::new();
    for server in servers.collect::<Vec<_>>() {
        sent.extend(server.await.unwrap());
    }
    let keys: BTreeSet<&HubKey> = sent.iter().map(|forward| &forward.key).collect();
    assert_eq!((sent.len(), keys.len()), (60, 60), "each once, and all");
    for forward in &sent {
        let stored = store
            .hub_findings(std::slice::from_ref(&forward.key))
            .await
            .unwrap();
        assert_eq!(stored[0].finding.content, forward.content);
    }
}

async fn what_a_dead_server_had_is_sent_by_another(store: Store) {
    write(&store, finding(1), None, true).await;
    let dead = lease(&store, 10, 10).await;
    let kept = store.keep_hub_forwards(&dead[0].lease, at(60), 100).await;
    assert!(kept.unwrap(), "it is still alive");
    assert!(lease(&store, 10, 159).await.is_empty());
    let other = lease(&store, 10, 160).await;
    assert_eq!(other[0].key, dead[0].key);
    let kept = store.keep_hub_forwards(&dead[0].lease, at(161), 100).await;
    assert!(!kept.unwrap(), "another has it now");
    store.release_hub_forwards(&dead[0].lease).await.unwrap();
    assert!(lease(&store, 10, 161).await.is_empty(), "the other still has it");
}

async fn old_findings_are_forgotten(store: Store) {
    let all = fill(&store, 30).await;
    let old = all.iter().filter(|finding| finding.updated_at < at(6)).count() as u64;
    assert_eq!(store.purge_hub_findings(at(6), 100).await.unwrap(), old);
    let left = pages(&store, &everything(), HubOrder::Updated, true).await;
    assert_eq!(left.len() as u64, 30 - old);
    store.clear_hub().await.unwrap();
    assert!(
        pages(&store, &everything(), HubOrder::Updated, true)
            .await
            .is_empty()
    );
}

async fn items_are_counted(store: Store) {
    let item = |arn: &str| HubItem {
        arn: arn.to_owned(),
        created_at: at(1),
        content: json!({"arn": arn}),
    };
    for (arn, added) in [("b", true), ("a", true), ("a", false), ("c", false)] {
        assert_eq!(
            store.add_hub_item("kind", &item(arn), 2).await.unwrap(),
            added,
            "{arn}"
        );
    }
    assert!(store.add_hub_item("other", &item("c"), 2).await.unwrap());
    let arns: Vec<String> = store
        .hub_items("kind")
        .await
        .unwrap()
        .into_iter()
        .map(|item| item.arn)
        .collect();
    assert_eq!(arns, ["a", "b"]);
    assert!(!store.update_hub_item("kind", &item("c")).await.unwrap());
    assert!(store.remove_hub_item("kind", "a").await.unwrap());
    assert!(!store.remove_hub_item("kind", "a").await.unwrap());
}
