//! Inspector is enabled where the registry is enhanced, and the other way round; who has not enabled it is refused.

use serde_json::{Value, json};
use tidewaiter_testhouse::{ACCOUNT, House, on_both};

use crate::support::{DAY, ask, enable, refused};

on_both!(
    enabling_and_the_scan_type_are_one_switch,
    rules_come_back_with_their_scan_type,
    other_accounts_and_other_resources_are_refused,
    lists_need_an_enabled_account,
    the_trial_lasts_for_fifteen_days,
    durations_are_kept_and_applied,
    permissions_are_those_of_images,
    keys_are_kept_by_name,
    there_are_no_members,
);

async fn state(house: &House) -> Value {
    let answer = ask(house, "/status/batch/get", json!({"accountIds": [ACCOUNT]})).await;
    let account = &answer["accounts"][0];
    assert_eq!(account["accountId"], ACCOUNT);
    assert_eq!(account["resourceState"]["ec2"]["status"], "DISABLED");
    assert_eq!(
        account["state"]["status"],
        account["resourceState"]["ecr"]["status"]
    );
    account["state"]["status"].clone()
}

async fn scan_type(house: &House) -> Value {
    let answer = house.ok("GetRegistryScanningConfiguration", json!({})).await;
    answer["scanningConfiguration"]["scanType"].clone()
}

async fn enabling_and_the_scan_type_are_one_switch(house: House) {
    assert_eq!(state(&house).await, "DISABLED");
    let answer = ask(
        &house,
        "/enable",
        json!({"resourceTypes": ["ECR", "EC2"], "clientToken": "a"}),
    )
    .await;
    assert_eq!(answer["accounts"][0]["status"], "ENABLING");
    assert_eq!(answer["accounts"][0]["resourceStatus"]["ecr"], "ENABLING");
    assert_eq!(answer["accounts"][0]["resourceStatus"]["ec2"], "DISABLED");
    assert_eq!(answer["failedAccounts"], json!([]));
    assert_eq!(
        (state(&house).await, scan_type(&house).await),
        (json!("ENABLED"), json!("ENHANCED"))
    );
    let again = ask(&house, "/enable", json!({"resourceTypes": ["ECR"]})).await;
    assert_eq!(again["accounts"][0]["status"], "ENABLED");
    let answer = ask(&house, "/disable", json!({"resourceTypes": ["ECR"]})).await;
    assert_eq!(answer["accounts"][0]["status"], "DISABLING");
    assert_eq!(
        (state(&house).await, scan_type(&house).await),
        (json!("DISABLED"), json!("BASIC"))
    );
    house
        .ok(
            "PutRegistryScanningConfiguration",
            json!({"scanType": "ENHANCED", "rules": []}),
        )
        .await;
    assert_eq!(state(&house).await, "ENABLED");
}

async fn rules_come_back_with_their_scan_type(house: House) {
    let rules = |frequency: &str, filter: &str| {
        json!([{"scanFrequency": frequency,
                "repositoryFilters": [{"filter": filter, "filterType": "WILDCARD"}]}])
    };
    let basic = json!({"scanType": "BASIC", "rules": rules("SCAN_ON_PUSH", "base*")});
    house.ok("PutRegistryScanningConfiguration", basic.clone()).await;
    let enhanced = json!({"scanType": "ENHANCED", "rules": rules("CONTINUOUS_SCAN", "prod*")});
    house
        .ok("PutRegistryScanningConfiguration", enhanced.clone())
        .await;
    ask(&house, "/disable", json!({})).await;
    let now = house.ok("GetRegistryScanningConfiguration", json!({})).await;
    assert_eq!(now["scanningConfiguration"], basic);
    enable(&house).await;
    let now = house.ok("GetRegistryScanningConfiguration", json!({})).await;
    assert_eq!(now["scanningConfiguration"], enhanced);
}

async fn other_accounts_and_other_resources_are_refused(house: House) {
    let other = json!({"resourceTypes": ["ECR"], "accountIds": ["999999999999"]});
    let answer = ask(&house, "/enable", other).await;
    assert_eq!(answer["accounts"], json!([]));
    assert_eq!(answer["failedAccounts"][0]["accountId"], "999999999999");
    assert_eq!(answer["failedAccounts"][0]["errorCode"], "ACCESS_DENIED");
    assert_eq!(state(&house).await, "DISABLED");
    let (code, body) = refused(&house, "/enable", json!({"resourceTypes": ["LAMBDA"]})).await;
    assert_eq!(code, "ValidationException");
    assert_eq!(body["reason"], "FIELD_VALIDATION_FAILED");
    assert_eq!(body["fields"][0]["name"], "resourceTypes");
    enable(&house).await;
    let answer = ask(&house, "/disable", json!({"resourceTypes": ["EC2"]})).await;
    assert_eq!(answer["accounts"][0]["status"], "ENABLED");
    assert_eq!(state(&house).await, "ENABLED");
}

async fn lists_need_an_enabled_account(house: House) {
    for (path, doing) in [
        ("/coverage/list", "list coverage"),
        ("/coverage/statistics/list", "list coverage statistics"),
        ("/usage/list", "list usage totals"),
    ] {
        let (code, body) = refused(&house, path, json!({})).await;
        assert_eq!(code, "AccessDeniedException", "{path}");
        assert_eq!(
            body["message"],
            format!("Invoking account does not have access to {doing}.")
        );
    }
    enable(&house).await;
    ask(&house, "/coverage/list", json!({})).await;
}

async fn the_trial_lasts_for_fifteen_days(house: House) {
    let trial = || async {
        let answer = ask(
            &house,
            "/freetrialinfo/batchget",
            json!({"accountIds": [ACCOUNT, "999999999999"]}),
        )
        .await;
        assert_eq!(answer["failedAccounts"][0]["code"], "ACCESS_DENIED");
        answer["accounts"][0]["freeTrialInfo"].clone()
    };
    assert_eq!(trial().await, json!([]));
    let start = house.now();
    enable(&house).await;
    house.pass(14 * DAY);
    let now = trial().await;
    assert_eq!(
        (&now[0]["type"], &now[0]["status"]),
        (&json!("ECR"), &json!("ACTIVE"))
    );
    assert_eq!(now[0]["start"], start.0 / 1000);
    ask(&house, "/disable", json!({})).await;
    enable(&house).await;
    house.pass(DAY);
    let over = trial().await;
    assert_eq!(over[0]["status"], "INACTIVE");
    assert_eq!(over[0]["end"], (start.0 + 15 * DAY) / 1000);
}

async fn durations_are_kept_and_applied(house: House) {
    let get = || async {
        let answer = ask(&house, "/configuration/get", json!({})).await;
        answer["ecrConfiguration"]["rescanDurationState"].clone()
    };
    assert_eq!(
        get().await,
        json!({"rescanDuration": "LIFETIME", "status": "SUCCESS"})
    );
    for duration in ["DAYS_14", "DAYS_30", "DAYS_60", "DAYS_90", "DAYS_180", "LIFETIME"] {
        let wanted = json!({"ecrConfiguration": {"rescanDuration": duration}});
        ask(&house, "/configuration/update", wanted).await;
        let now = get().await;
        assert_eq!(now["rescanDuration"], duration);
        assert_eq!(now["status"], "PENDING", "nobody works on it yet");
        assert_eq!(now["updatedAt"], house.now().0 / 1000);
    }
    for (duration, mode) in [("DAYS_14", "LAST_PULL_DATE"), ("DAYS_90", "LAST_IN_USE_AT")] {
        let wanted = json!({"ecrConfiguration": {"rescanDuration": "DAYS_30",
            "pullDateRescanDuration": duration, "pullDateRescanMode": mode}});
        ask(&house, "/configuration/update", wanted).await;
        let now = get().await;
        assert_eq!(now["pullDateRescanDuration"], duration);
        assert_eq!(now["pullDateRescanMode"], mode);
    }
    house.start_workers();
    crate::support::until(|| async {
        let now = get().await;
        match now["status"] == "SUCCESS" {
            true => Ok(()),
            false => Err(now.to_string()),
        }
    })
    .await;
    let (code, body) = refused(&house, "/configuration/update", json!({})).await;
    assert_eq!(
        (code.as_str(), &body["reason"]),
        ("ValidationException", &json!("FIELD_VALIDATION_FAILED"))
    );
    let wrong = json!({"ecrConfiguration": {"rescanDuration": "DAYS_15"}});
    assert_eq!(
        refused(&house, "/configuration/update", wrong).await.0,
        "ValidationException"
    );
}

async fn permissions_are_those_of_images(house: House) {
    let all = ask(&house, "/accountpermissions/list", json!({})).await;
    assert_eq!(all["permissions"].as_array().unwrap().len(), 4);
    let first = ask(&house, "/accountpermissions/list", json!({"maxResults": 3})).await;
    assert_eq!(first["permissions"].as_array().unwrap().len(), 3);
    let rest = json!({"maxResults": 3, "nextToken": first["nextToken"]});
    let rest = ask(&house, "/accountpermissions/list", rest).await;
    assert_eq!(
        rest["permissions"],
        json!([{"operation": "DISABLE_REPOSITORY", "service": "ECR"}])
    );
    assert_eq!(rest["nextToken"], Value::Null);
    let (code, body) = refused(&house, "/accountpermissions/list", json!({"nextToken": "AAAA"})).await;
    assert_eq!(code, "ValidationException");
    assert_eq!(body["fields"][0]["name"], "nextToken");
}

async fn keys_are_kept_by_name(house: House) {
    let get = "/encryptionkey/get?resourceType=AWS_ECR_CONTAINER_IMAGE&scanType=PACKAGE";
    let (code, _) = house
        .rest("inspector2", "GET", get, Value::Null)
        .await
        .unwrap_err();
    assert_eq!(code, "ResourceNotFoundException");
    let key = "arn:aws:kms:us-east-1:123456789012:key/a1b2c3d4-5678-90ab-cdef-012345678901";
    let of = json!({"resourceType": "AWS_ECR_CONTAINER_IMAGE", "scanType": "PACKAGE"});
    let mut update = of.clone();
    update["kmsKeyId"] = json!(key);
    house
        .rest("inspector2", "PUT", "/encryptionkey/update", update)
        .await
        .unwrap();
    let kept = house.rest("inspector2", "GET", get, Value::Null).await.unwrap();
    assert_eq!(kept["kmsKeyId"], key);
    house
        .rest("inspector2", "PUT", "/encryptionkey/reset", of)
        .await
        .unwrap();
    let (code, _) = house
        .rest("inspector2", "GET", get, Value::Null)
        .await
        .unwrap_err();
    assert_eq!(code, "ResourceNotFoundException");
}

async fn there_are_no_members(house: House) {
    assert_eq!(
        ask(&house, "/members/list", json!({})).await["members"],
        json!([])
    );
    let (code, _) = refused(&house, "/members/get", json!({"accountId": "999999999999"})).await;
    assert_eq!(code, "ResourceNotFoundException");
    let organization = ask(&house, "/organizationconfiguration/describe", json!({})).await;
    assert_eq!(organization["autoEnable"]["ecr"], false);
    let administrators = ask(&house, "/delegatedadminaccounts/list", json!({})).await;
    assert_eq!(administrators["delegatedAdminAccounts"], json!([]));
    let (code, _) = refused(&house, "/delegatedadminaccounts/get", json!({})).await;
    assert_eq!(code, "ResourceNotFoundException");
}
