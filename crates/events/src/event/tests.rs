//! Events beside those that AWS's user guides show: made of the same facts, they are the same to the last member.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

use tidewaiter_testkit::data;

use super::*;

/// What a user guide shows; none, after a line that says so, where the test data are not there.
fn published(name: &str) -> Option<Value> {
    let path = data::dir()?.join("../golden").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut file: Value = serde_json::from_str(&text).unwrap();
    Some(file["json"].take())
}

/// Place and instant of a published event.
fn origin(published: &Value) -> (Place, Timestamp) {
    let place = Place {
        account: published["account"].as_str().unwrap().to_owned(),
        region: published["region"].as_str().unwrap().to_owned(),
    };
    let time: jiff::Timestamp = published["time"].as_str().unwrap().parse().unwrap();
    (place, Timestamp(time.as_millisecond() + 999))
}

/// That ours is the published one. Digests of the guides are cut or have words in them; ours stands in for them.
fn same(mut published: Value, ours: &Event) {
    let digest = DIGEST.to_string();
    let is_digest = |text: &str| text.starts_with("sha256:");
    published["id"] = json!(ours.id);
    if published["detail"]["image-digest"]
        .as_str()
        .is_some_and(is_digest)
    {
        published["detail"]["image-digest"] = json!(digest);
    }
    if let Some(Value::String(resource)) = published["resources"].get_mut(0)
        && let Some((repository, _)) = resource.split_once("/sha256:")
    {
        *resource = format!("{repository}/{digest}");
    }
    assert_eq!(published, serde_json::to_value(ours).unwrap());
}

const DIGEST: Digest = Digest::Sha256([7; 32]);

#[test]
fn pushes_and_deletions_look_as_ecr_sends_them() {
    for (name, action) in [
        ("docs-ecr.ecr-eventbridge.1.json", ImageAction::Push),
        ("docs-ecr.ecr-eventbridge.4.json", ImageAction::Delete),
    ] {
        let Some(published) = published(name) else { return };
        let (place, time) = origin(&published);
        let ours = Event::image_action(
            &place,
            time,
            action,
            "my-repository-name",
            &DIGEST,
            Some("latest"),
        );
        same(published, &ours);
    }
}

#[test]
fn a_basic_scan_looks_as_ecr_sends_it() {
    let Some(published) = published("docs-ecr.ecr-eventbridge.2.json") else {
        return;
    };
    let (place, time) = origin(&published);
    let counts = BTreeMap::from([(Severity::Critical, 10), (Severity::Medium, 9)]);
    let ours = Event::image_scan(
        &place,
        time,
        "COMPLETE",
        "my-repository-name",
        &DIGEST,
        &[],
        &counts,
    );
    same(published, &ours);
}

#[test]
fn a_changed_frequency_looks_as_ecr_sends_it() {
    let Some(published) = published("docs-ecr.ecr-eventbridge.3.json") else {
        return;
    };
    let (place, time) = origin(&published);
    let change = |number: u8, before, now| FrequencyChange {
        repository: format!("repository-{number}"),
        now,
        before,
    };
    let changes = [
        change(1, "MANUAL", "SCAN_ON_PUSH"),
        change(2, "SCAN_ON_PUSH", "CONTINUOUS_SCAN"),
        change(3, "SCAN_ON_PUSH", "CONTINUOUS_SCAN"),
    ];
    same(
        published,
        &Event::scan_resource_change(&place, time, "ENHANCED", &changes),
    );
}

#[test]
fn an_enhanced_scan_looks_as_inspector_sends_it() {
    let Some(mut published) = published("docs-ecr.image-scanning-enhanced.4.json") else {
        return;
    };
    let (place, time) = origin(&published);
    let counts = BTreeMap::from([("CRITICAL", 7), ("HIGH", 61), ("MEDIUM", 62)]);
    // The guide counts 28 that it shows at no level.
    published["detail"]["finding-severity-counts"]["TOTAL"] = json!(130);
    let tags = ["latest".to_owned()];
    let ours = Event::inspector_scan(
        &place,
        time,
        "INITIAL_SCAN_COMPLETE",
        "amazon/amazon-ecs-sample",
        &DIGEST,
        &tags,
        &counts,
    );
    same(published, &ours);
}

#[test]
fn coverage_looks_as_inspector_sends_it() {
    let Some(mut published) = published("docs-inspector.event.inspector2-coverage.json") else {
        return;
    };
    let (place, time) = origin(&published);
    // Ours is told when it happens; theirs some seconds later.
    published["detail"]["eventTimestamp"] = json!("2023-01-20T22:51:39.999000Z");
    let resource = published["resources"][0].as_str().unwrap().to_owned();
    let ours = Event::inspector_coverage(&place, time, resource, "INACTIVE", "UNMANAGED_EC2_INSTANCE");
    same(published, &ours);
}

#[test]
fn a_finding_goes_as_it_is_and_its_dates_have_inspectors_form() {
    let Some(published) = published("docs-inspector.event.inspector2-finding-ecr.json") else {
        return;
    };
    let (place, time) = origin(&published);
    let seen = Timestamp(time.0 - 999 + 411);
    assert_eq!(published["detail"]["updatedAt"], finding_date(seen));
    let arn = place.image_arn("inspector2", &DIGEST);
    same(
        published.clone(),
        &Event::inspector_finding(&place, time, arn, published["detail"].clone()),
    );
}

#[test]
fn an_event_that_is_made_again_has_the_same_id() {
    let place = Place {
        account: "123456789012".into(),
        region: "us-west-2".into(),
    };
    let event = || Event::image_action(&place, Timestamp(0), ImageAction::Push, "r", &DIGEST, None);
    assert_ne!(event().id, event().id);
    let named = |text| event().identified_by(text).id;
    assert_eq!(named("a"), named("a"));
    assert_ne!(named("a"), named("b"));
    assert!(uuid::Uuid::parse_str(&named("a")).is_ok());
}
