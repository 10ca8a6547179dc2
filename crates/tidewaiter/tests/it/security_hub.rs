//! Security Hub as its users live it: the unmodified `aws` command line, and boto3 with its checks of what goes in and comes
//! out.

use serde_json::{Value, json};
use tidewaiter_testkit::clients::{aws, program, run};
use tidewaiter_testkit::server::{ACCESS_KEY_ID, SECRET_ACCESS_KEY, Server};

use crate::images::program as tidewaiter;

const ACCOUNT: &str = "123456789012";

fn start() -> Server {
    Server::start(tidewaiter(), &["--account-id", ACCOUNT])
}

fn hub(server: &Server, arguments: &[&str]) -> Value {
    let said = aws(server, &[&["securityhub"], arguments].concat());
    match said.expect_success().trim() {
        "" => Value::Null,
        _ => said.json(),
    }
}

fn product() -> String {
    format!("arn:aws:securityhub:us-east-1:{ACCOUNT}:product/{ACCOUNT}/default")
}

fn finding(number: usize) -> Value {
    json!({
        "SchemaVersion": "2018-10-08", "Id": format!("f{number:03}"), "ProductArn": product(),
        "GeneratorId": "g", "AwsAccountId": ACCOUNT, "Types": ["Software and Configuration Checks"],
        "CreatedAt": "2026-01-01T00:00:00Z", "UpdatedAt": "2026-01-01T00:00:00Z",
        "Severity": {"Label": if number.is_multiple_of(2) { "HIGH" } else { "LOW" }},
        "Title": format!("Title {number}"), "Description": "d",
        "Resources": [{"Type": "Other", "Id": format!("r{}", number % 7)}],
    })
}

#[test]
fn the_command_line_does_it_all() {
    let server = start();
    let refused = aws(&server, &["securityhub", "get-findings"]);
    assert!(refused.expect_failure().contains("InvalidAccessException"));
    hub(&server, &["enable-security-hub", "--tags", "team=a"]);
    let described = hub(&server, &["describe-hub"]);
    assert_eq!(described["ControlFindingGenerator"], "SECURITY_CONTROL");
    let all: Vec<Value> = (0..150).map(finding).collect();
    for batch in all.chunks(100) {
        let text = json!(batch).to_string();
        let taken = hub(&server, &["batch-import-findings", "--findings", &text]);
        assert_eq!(taken["SuccessCount"], batch.len());
    }
    let filters = r#"{"SeverityLabel":[{"Comparison":"EQUALS","Value":"HIGH"}]}"#;
    let found = hub(&server, &["get-findings", "--filters", filters]);
    assert_eq!(
        found["Findings"].as_array().unwrap().len(),
        75,
        "the command line pages by itself"
    );
    let id = format!("Id=f001,ProductArn={}", product());
    let update = [
        "batch-update-findings",
        "--finding-identifiers",
        &id,
        "--workflow",
        "Status=RESOLVED",
        "--note",
        "Text=done,UpdatedBy=me",
    ];
    assert_eq!(hub(&server, &update)["ProcessedFindings"][0]["Id"], "f001");
    let history = hub(&server, &["get-finding-history", "--finding-identifier", &id]);
    assert_eq!(history["Records"][1]["FindingCreated"], true);
    let made = hub(
        &server,
        &[
            "create-insight",
            "--name",
            "n",
            "--filters",
            filters,
            "--group-by-attribute",
            "ResourceId",
        ],
    );
    let arn = made["InsightArn"].as_str().unwrap();
    let results = hub(&server, &["get-insight-results", "--insight-arn", arn]);
    assert_eq!(
        results["InsightResults"]["ResultValues"]
            .as_array()
            .unwrap()
            .len(),
        7
    );
    hub(
        &server,
        &[
            "create-action-target",
            "--name",
            "n",
            "--description",
            "d",
            "--id",
            "Act",
        ],
    );
    assert_eq!(
        hub(&server, &["describe-action-targets"])["ActionTargets"][0]["Name"],
        "n"
    );
    check_forms(&found);
    hub(&server, &["disable-security-hub"]);
}

/// The answer of the command line in the forms of `tidewaiter findings`.
fn check_forms(answer: &Value) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("findings.json");
    std::fs::write(&file, answer.to_string()).unwrap();
    let form = |format: &str| {
        let mut command = std::process::Command::new(tidewaiter());
        command.arg("findings").arg(&file).args(["--format", format]);
        run(&mut command).expect_success().to_owned()
    };
    assert_eq!(form("csv").lines().count(), 76);
    let events = form("ocsf");
    assert_eq!(events.lines().count(), 75);
    for line in events.lines() {
        let event: Value = serde_json::from_str(line).unwrap();
        assert_eq!(
            (&event["class_uid"], &event["severity_id"]),
            (&json!(2002), &json!(4))
        );
    }
}

const BOTO3: &str = r#"
import boto3, sys
hub = boto3.client("securityhub", endpoint_url=sys.argv[1], region_name="us-east-1",
                   aws_access_key_id=sys.argv[2], aws_secret_access_key=sys.argv[3])
hub.enable_security_hub()
account = "123456789012"
rule = hub.create_automation_rule(
    RuleName="r", RuleOrder=1, Description="d", Criteria={"SeverityLabel": [{"Comparison": "EQUALS", "Value": "LOW"}]},
    Actions=[{"Type": "FINDING_FIELDS_UPDATE", "FindingFieldsUpdate": {"Workflow": {"Status": "SUPPRESSED"}}}])["RuleArn"]
finding = {
    "SchemaVersion": "2018-10-08", "Id": "a", "ProductArn": f"arn:aws:securityhub:us-east-1:{account}:product/{account}/default",
    "GeneratorId": "g", "AwsAccountId": account, "CreatedAt": "2026-01-01T00:00:00Z", "UpdatedAt": "2026-01-01T00:00:00Z",
    "Severity": {"Label": "LOW"}, "Title": "t", "Description": "d", "Resources": [{"Type": "Other", "Id": "r"}]}
assert hub.batch_import_findings(Findings=[finding])["SuccessCount"] == 1
found = [f for page in hub.get_paginator("get_findings").paginate() for f in page["Findings"]]
assert [f["Workflow"]["Status"] for f in found] == ["SUPPRESSED"], found
assert hub.batch_get_automation_rules(AutomationRulesArns=[rule])["Rules"][0]["RuleName"] == "r"
assert hub.list_automation_rules()["AutomationRulesMetadata"][0]["RuleArn"] == rule
hub.batch_update_automation_rules(UpdateAutomationRulesRequestItems=[{"RuleArn": rule, "RuleStatus": "DISABLED"}])
hub.tag_resource(ResourceArn=rule, Tags={"k": "v"})
assert hub.list_tags_for_resource(ResourceArn=rule)["Tags"] == {"k": "v"}
hub.batch_delete_automation_rules(AutomationRulesArns=[rule])
for page in hub.get_paginator("get_insights").paginate():
    for insight in page["Insights"]:
        values = hub.get_insight_results(InsightArn=insight["InsightArn"])["InsightResults"]["ResultValues"]
        assert values[0]["Count"] == 1, insight
products = [p for page in hub.get_paginator("describe_products").paginate() for p in page["Products"]]
partner = [p["ProductArn"] for p in products if "prowler" in p["ProductArn"]][0]
subscription = hub.enable_import_findings_for_product(ProductArn=partner)["ProductSubscriptionArn"]
assert subscription in hub.list_enabled_products_for_import()["ProductSubscriptions"]
hub.disable_import_findings_for_product(ProductSubscriptionArn=subscription)
assert hub.get_enabled_standards()["StandardsSubscriptions"] == []
assert hub.list_members()["Members"] == []
assert hub.describe_organization_configuration()["OrganizationConfiguration"]["Status"] == "ENABLED"
try:
    hub.enable_security_hub()
    raise AssertionError("it was enabled twice")
except hub.exceptions.ResourceConflictException:
    pass
print("all well")
"#;

#[test]
fn boto3_does_it_all() {
    let server = start();
    let mut python = program("python3");
    python.args(["-c", BOTO3, &server.url(), ACCESS_KEY_ID, SECRET_ACCESS_KEY]);
    assert_eq!(run(&mut python).expect_success().trim(), "all well");
}
