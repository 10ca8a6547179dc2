//! Accounts, invitations, the organisation and standards, as a single account sees them.

use serde_json::json;
use tidewaiter_testhouse::{House, on_both};

use crate::support::{enable, fails, ok};

on_both!(a_single_account_is_alone);

async fn a_single_account_is_alone(house: House) {
    enable(&house).await;
    let empty = [
        ("GET", "/members", "Members"),
        ("GET", "/invitations", "Invitations"),
        ("POST", "/standards/get", "StandardsSubscriptions"),
        ("GET", "/standards", "Standards"),
        ("GET", "/findingAggregator/list", "FindingAggregators"),
        (
            "GET",
            "/securityControls/definitions",
            "SecurityControlDefinitions",
        ),
    ];
    for (method, path, member) in empty {
        assert_eq!(
            ok(&house, method, path, json!({})).await[member],
            json!([]),
            "{path}"
        );
    }
    for path in ["/administrator", "/master"] {
        assert_eq!(ok(&house, "GET", path, json!({})).await, json!({}));
    }
    assert_eq!(
        ok(&house, "GET", "/invitations/count", json!({})).await["InvitationsCount"],
        0
    );
    let asked = json!({"AccountIds": ["210987654321"]});
    let members = ok(&house, "POST", "/members/get", asked).await;
    assert_eq!(members["UnprocessedAccounts"][0]["AccountId"], "210987654321");
    let organization = ok(&house, "GET", "/organization/configuration", json!({})).await;
    assert_eq!(
        organization["OrganizationConfiguration"]["ConfigurationType"],
        "LOCAL"
    );
    let enabling = json!({"AdminAccountId": "210987654321"});
    let (code, _) = fails(&house, "POST", "/organization/admin/enable", enabling).await;
    assert_eq!(code, "InvalidInputException");
}
