//! Resource tags, settings of the registry, tokens and identities.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tidewaiter_access::Tokens;

use crate::golden::covers;
use tidewaiter_testhouse::on_both;
use tidewaiter_testhouse::sign;
use tidewaiter_testhouse::{House, READER, ROOT};

on_both!(
    resources_have_tags,
    the_registry_has_settings,
    a_token_is_issued_for_docker,
    callers_learn_who_they_are,
);

const ARN: &str = "arn:aws:ecr:eu-central-1:123456789012:repository/app";

async fn resources_have_tags(house: House) {
    house.create("app").await;
    let tag = |key: &str, value: &str| json!({"resourceArn": ARN, "tags": [{"Key": key, "Value": value}]});
    house.ok("TagResource", tag("Stage", "Test")).await;
    house.ok("TagResource", tag("Stage", "Integ")).await;
    house.ok("TagResource", tag("Owner", "")).await;
    let list = json!({"resourceArn": ARN});
    let tags = house.ok("ListTagsForResource", list.clone()).await;
    covers("ecr.list-tags-for-resource.1.json", &tags);
    assert_eq!(
        tags["tags"],
        json!([{"Key": "Owner", "Value": ""}, {"Key": "Stage", "Value": "Integ"}])
    );
    house
        .ok(
            "UntagResource",
            json!({"resourceArn": ARN, "tagKeys": ["Owner", "Other"]}),
        )
        .await;
    let tags = house.ok("ListTagsForResource", list).await;
    assert_eq!(tags["tags"], json!([{"Key": "Stage", "Value": "Integ"}]));
    let long = "k".repeat(129);
    for key in ["aws:mine", "", &long] {
        assert_eq!(
            house.fails("TagResource", tag(key, "x")).await.0,
            "InvalidTagParameterException"
        );
    }
    let told = house.fails("TagResource", tag("Stage", "a\0b")).await;
    assert_eq!(told.0, "InvalidParameterException", "PostgreSQL cannot keep it");
    let many: Vec<Value> = (0..50)
        .map(|n| json!({"Key": n.to_string(), "Value": ""}))
        .collect();
    let many = json!({"resourceArn": ARN, "tags": many});
    assert_eq!(house.fails("TagResource", many).await.0, "TooManyTagsException");
    for (arn, code) in [
        ("arn:aws:s3:::bucket", "InvalidParameterException"),
        (
            "arn:aws:ecr:eu-central-1:123456789012:repository/other",
            "RepositoryNotFoundException",
        ),
        (
            "arn:aws:ecr:eu-west-1:123456789012:repository/app",
            "RepositoryNotFoundException",
        ),
        (
            "arn:aws:ecr:eu-central-1:999999999999:repository/app",
            "RepositoryNotFoundException",
        ),
    ] {
        let told = house
            .fails("ListTagsForResource", json!({"resourceArn": arn}))
            .await;
        assert_eq!(told.0, code, "{arn}");
    }
}

async fn the_registry_has_settings(house: House) {
    let described = house.ok("DescribeRegistry", json!({})).await;
    assert_eq!(
        described,
        json!({"registryId": "123456789012", "replicationConfiguration": {"rules": []}})
    );
    for (name, default, other) in [
        ("BASIC_SCAN_TYPE_VERSION", "CLAIR", "AWS_NATIVE"),
        ("REGISTRY_POLICY_SCOPE", "V2", "V1"),
        ("BLOB_MOUNTING", "ENABLED", "DISABLED"),
    ] {
        let get = json!({"name": name});
        assert_eq!(
            house.ok("GetAccountSetting", get.clone()).await,
            json!({"name": name, "value": default})
        );
        let put = json!({"name": name, "value": other});
        assert_eq!(house.ok("PutAccountSetting", put.clone()).await, put);
        assert_eq!(house.ok("GetAccountSetting", get).await, put);
        let wrong = json!({"name": name, "value": "other"});
        assert_eq!(
            house.fails("PutAccountSetting", wrong).await.0,
            "InvalidParameterException"
        );
    }
    assert_eq!(
        house.fails("GetAccountSetting", json!({"name": "OTHER"})).await.0,
        "InvalidParameterException"
    );
}

async fn a_token_is_issued_for_docker(house: House) {
    let answer = house
        .call_as(READER, "GetAuthorizationToken", json!({}))
        .await
        .unwrap();
    covers("ecr.get-authorization-token.1.json", &answer);
    let data = &answer["authorizationData"][0];
    assert_eq!(data["proxyEndpoint"], "https://registry.example.com:5000");
    assert_eq!(data["expiresAt"], house.now().0 / 1000 + 12 * 3600);
    let decoded = STANDARD
        .decode(data["authorizationToken"].as_str().unwrap())
        .unwrap();
    let decoded = String::from_utf8(decoded).unwrap();
    let [user, password] = decoded.split(':').collect::<Vec<_>>()[..] else {
        panic!("{decoded} has not one colon");
    };
    assert_eq!(user, "AWS");
    let tokens = Tokens::new(&house.secret.derive("registry tokens"));
    assert_eq!(
        tokens.check(password, house.now()).unwrap().access_key_id,
        READER.id
    );
    let own = json!({"registryIds": ["123456789012", "123456789012"]});
    let both = house.ok("GetAuthorizationToken", own).await;
    assert_eq!(both["authorizationData"].as_array().unwrap().len(), 2);
    let other = json!({"registryIds": ["999999999999"]});
    assert_eq!(
        house.fails("GetAuthorizationToken", other).await.0,
        "InvalidParameterException"
    );
}

async fn callers_learn_who_they_are(house: House) {
    let (status, xml) = house
        .answer(sign::sts(ROOT, "GetCallerIdentity", house.now()))
        .await;
    assert_eq!(status, 200, "{xml}");
    assert!(xml.contains("<Arn>arn:aws:iam::123456789012:root</Arn>"), "{xml}");
    assert!(xml.contains("<Account>123456789012</Account>") && xml.contains("<UserId>123456789012</UserId>"));
    let (_, xml) = house
        .answer(sign::sts(READER, "GetCallerIdentity", house.now()))
        .await;
    assert!(
        xml.contains("<Arn>arn:aws:iam::123456789012:user/reader</Arn>"),
        "{xml}"
    );
    let (status, xml) = house
        .answer(sign::sts(ROOT, "GetSessionToken", house.now()))
        .await;
    assert!(status == 501 && xml.contains("NotImplementedException"), "{xml}");
}
