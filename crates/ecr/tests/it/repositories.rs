//! Repositories and the mutability of their tags.

use serde_json::{Value, json};

use crate::golden::covers;
use tidewaiter_testhouse::on_both;
use tidewaiter_testhouse::{ACCOUNT, House, READER};

on_both!(
    a_repository_is_made_shown_and_deleted,
    lists_come_in_pages,
    what_is_wrong_is_said_in_awss_words,
    mutability_has_four_modes,
    policies_hold,
);

async fn a_repository_is_made_shown_and_deleted(house: House) {
    let input = json!({
        "repositoryName": "team/app", "imageTagMutability": "IMMUTABLE",
        "imageScanningConfiguration": {"scanOnPush": true}, "tags": [{"Key": "Stage", "Value": "Test"}],
    });
    let created = house.ok("CreateRepository", input).await;
    covers("ecr.create-repository.1.json", &created);
    covers("ecr.create-repository.2.json", &created);
    covers("ecr.create-repository.3.json", &created);
    let expected = json!({
        "repositoryArn": "arn:aws:ecr:eu-central-1:123456789012:repository/team/app",
        "registryId": ACCOUNT, "repositoryName": "team/app",
        "repositoryUri": "registry.example.com:5000/team/app", "createdAt": house.now().0 / 1000,
        "imageTagMutability": "IMMUTABLE", "imageScanningConfiguration": {"scanOnPush": true},
        "encryptionConfiguration": {"encryptionType": "AES256"},
    });
    assert_eq!(created["repository"], expected);
    let named = json!({"repositoryNames": ["team/app"], "registryId": ACCOUNT});
    let described = house.ok("DescribeRepositories", named).await;
    assert_eq!(described, json!({"repositories": [expected]}));
    let tags = json!({"resourceArn": expected["repositoryArn"]});
    let tags = house.ok("ListTagsForResource", tags).await;
    assert_eq!(tags, json!({"tags": [{"Key": "Stage", "Value": "Test"}]}));
    let name = json!({"repositoryName": "team/app"});
    let deleted = house.ok("DeleteRepository", name.clone()).await;
    covers("ecr.delete-repository.1.json", &deleted);
    assert_eq!(
        house.fails("DeleteRepository", name).await.0,
        "RepositoryNotFoundException"
    );
}

async fn lists_come_in_pages(house: House) {
    let names = ["alpha", "beta", "delta", "gamma", "omega"];
    for name in names {
        house.create(name).await;
    }
    let (mut seen, mut token) = (Vec::new(), Value::Null);
    loop {
        let mut input = json!({"maxResults": 2});
        if !token.is_null() {
            input["nextToken"] = token;
        }
        let page = house.ok("DescribeRepositories", input).await;
        let repositories = page["repositories"].as_array().unwrap().clone();
        assert!(repositories.len() <= 2);
        seen.extend(
            repositories
                .into_iter()
                .map(|found| found["repositoryName"].clone()),
        );
        token = page["nextToken"].clone();
        if token.is_null() {
            break;
        }
    }
    assert_eq!(seen, names);
    let forged = house
        .fails("DescribeRepositories", json!({"nextToken": "bm90IG91cnM"}))
        .await;
    assert_eq!(forged.0, "InvalidParameterException");
    assert!(
        forged.1.starts_with("Invalid parameter at 'nextToken'"),
        "{}",
        forged.1
    );
}

async fn what_is_wrong_is_said_in_awss_words(house: House) {
    house.create("app").await;
    house.push("app", "one", b"a layer", &["latest"]).await;
    for (operation, input, code, words) in [
        (
            "CreateRepository",
            json!({"repositoryName": "app"}),
            "RepositoryAlreadyExistsException",
            "The repository with name 'app' already exists in the registry with id '123456789012'",
        ),
        (
            "DeleteRepository",
            json!({"repositoryName": "app"}),
            "RepositoryNotEmptyException",
            "The repository with name 'app' in registry with id '123456789012' cannot be deleted because it still \
             contains images",
        ),
        (
            "DescribeRepositories",
            json!({"repositoryNames": ["app", "other"]}),
            "RepositoryNotFoundException",
            "The repository with name 'other' does not exist in the registry with id '123456789012'",
        ),
        (
            "ListImages",
            json!({"repositoryName": "app", "registryId": "999999999999"}),
            "RepositoryNotFoundException",
            "The repository with name 'app' does not exist in the registry with id '999999999999'",
        ),
        (
            "CreateRepository",
            json!({"repositoryName": "new", "registryId": "999999999999"}),
            "InvalidParameterException",
            "Invalid parameter at 'registryId' failed to satisfy constraint: 'must be '123456789012', the only registry \
             of this server'",
        ),
    ] {
        assert_eq!(
            house.fails(operation, input).await,
            (code.to_owned(), words.to_owned())
        );
    }
    let forced = house
        .ok(
            "DeleteRepository",
            json!({"repositoryName": "app", "force": true}),
        )
        .await;
    assert_eq!(forced["repository"]["repositoryName"], "app");
}

async fn mutability_has_four_modes(house: House) {
    house.create("app").await;
    let filter = |filter: &str| json!([{"filterType": "WILDCARD", "filter": filter}]);
    let put = |mode: &str, filters: Option<Value>| {
        let mut input = json!({"repositoryName": "app", "imageTagMutability": mode});
        if let Some(filters) = filters {
            input["imageTagMutabilityExclusionFilters"] = filters;
        }
        input
    };
    for input in [
        put("IMMUTABLE_WITH_EXCLUSION", None),
        put("IMMUTABLE", Some(filter("dev-*"))),
        put("MUTABLE_WITH_EXCLUSION", Some(filter("*a*b*"))),
    ] {
        assert_eq!(
            house.fails("PutImageTagMutability", input).await.0,
            "InvalidParameterException"
        );
    }
    let answer = house.ok("PutImageTagMutability", put("IMMUTABLE", None)).await;
    covers("ecr.put-image-tag-mutability.1.json", &answer);
    house.push("app", "one", b"a layer", &["v1", "dev-1"]).await;
    let mut refused = json!({"repositoryName": "app", "imageTag": "v1"});
    let config = house.upload("app", b"{}").await;
    refused["imageManifest"] = json!(
        json!({"schemaVersion": 2, "mediaType": tidewaiter_testhouse::OCI_MANIFEST,
               "config": tidewaiter_testhouse::descriptor("application/vnd.example", &config, 2), "layers": []})
        .to_string()
    );
    let told = house.fails("PutImage", refused.clone()).await;
    assert_eq!(
        told,
        (
            "ImageTagAlreadyExistsException".to_owned(),
            "The image tag 'v1' already exists in the 'app' repository and cannot be overwritten because the tag is \
             immutable."
                .to_owned()
        )
    );
    let excepted = put("IMMUTABLE_WITH_EXCLUSION", Some(filter("dev-*")));
    let answer = house.ok("PutImageTagMutability", excepted).await;
    assert_eq!(answer["imageTagMutabilityExclusionFilters"], filter("dev-*"));
    assert_eq!(
        house.fails("PutImage", refused.clone()).await.0,
        "ImageTagAlreadyExistsException"
    );
    refused["imageTag"] = json!("dev-1");
    house.ok("PutImage", refused).await;
}

async fn policies_hold(house: House) {
    house.create("app").await;
    let input = json!({"repositoryName": "app"});
    assert!(house.call_as(READER, "ListImages", input.clone()).await.is_ok());
    let (code, body) = house
        .call_as(READER, "DeleteRepository", input)
        .await
        .unwrap_err();
    assert_eq!(code, "AccessDeniedException");
    let words = body["message"].as_str().unwrap();
    assert!(
        words.contains("is not authorized to perform: ecr:DeleteRepository on resource: arn:aws:ecr"),
        "{words}"
    );
}
