//! A finding of Security Hub as an event of the Open Cybersecurity Schema Framework: class Vulnerability Finding (2002),
//! version 1.1.0.
//!
//! Odd: times are milliseconds since 1970 there; what ASFF has and OCSF has no place for (user-defined fields, notes) stands in
//! `unmapped`.

use serde_json::{Value, json};

const VERSION: &str = "1.1.0";
const CATEGORY: u32 = 2;
const CLASS: u32 = 2002;

/// The event of a finding in ASFF.
pub fn event(finding: &Value) -> Value {
    let archived = text(finding, "RecordState") == "ARCHIVED";
    let (activity, activity_name) = if archived { (3, "Close") } else { (1, "Create") };
    let (status, status_name) = status(finding, archived);
    let (severity, severity_name) = severity(text(&finding["Severity"], "Label"));
    let time = millis(&finding["UpdatedAt"]).unwrap_or_default();
    without_nulls(json!({
        "activity_id": activity,
        "activity_name": activity_name,
        "category_uid": CATEGORY,
        "category_name": "Findings",
        "class_uid": CLASS,
        "class_name": "Vulnerability Finding",
        "type_uid": CLASS * 100 + activity,
        "type_name": format!("Vulnerability Finding: {activity_name}"),
        "severity_id": severity,
        "severity": severity_name,
        "status_id": status,
        "status": status_name,
        "time": time,
        "message": finding["Title"],
        "comment": finding["Note"]["Text"],
        "metadata": metadata(finding),
        "finding_info": finding_info(finding),
        "cloud": {
            "provider": "AWS", "region": finding["Region"], "account": {"uid": finding["AwsAccountId"]},
        },
        "resource": resource(&finding["Resources"][0], finding),
        "vulnerabilities": list(&finding["Vulnerabilities"], vulnerability),
        "unmapped": {"user_defined_fields": finding["UserDefinedFields"], "note": finding["Note"]},
    }))
}

fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or_default()
}

fn millis(value: &Value) -> Option<i64> {
    let instant: jiff::Timestamp = value.as_str()?.parse().ok()?;
    Some(instant.as_millisecond())
}

fn list(values: &Value, each: fn(&Value) -> Value) -> Value {
    values.as_array().into_iter().flatten().map(each).collect()
}

fn severity(label: &str) -> (u32, &'static str) {
    match label {
        "CRITICAL" => (5, "Critical"),
        "HIGH" => (4, "High"),
        "MEDIUM" => (3, "Medium"),
        "LOW" => (2, "Low"),
        "INFORMATIONAL" => (1, "Informational"),
        _ => (0, "Unknown"),
    }
}

fn status(finding: &Value, archived: bool) -> (u32, &'static str) {
    match text(&finding["Workflow"], "Status") {
        "SUPPRESSED" => (3, "Suppressed"),
        "RESOLVED" => (4, "Resolved"),
        _ if archived => (4, "Resolved"),
        "NOTIFIED" => (2, "In Progress"),
        _ => (1, "New"),
    }
}

fn metadata(finding: &Value) -> Value {
    json!({
        "version": VERSION,
        "profiles": ["cloud"],
        "processed_time": millis(&finding["ProcessedAt"]),
        "product": {
            "uid": finding["ProductArn"],
            "name": finding["ProductName"],
            "vendor_name": finding["CompanyName"].as_str().unwrap_or("Unknown"),
        },
    })
}

fn finding_info(finding: &Value) -> Value {
    json!({
        "uid": finding["Id"],
        "title": finding["Title"],
        "desc": finding["Description"],
        "types": finding["Types"],
        "created_time": millis(&finding["CreatedAt"]),
        "modified_time": millis(&finding["UpdatedAt"]),
        "first_seen_time": millis(&finding["FirstObservedAt"]),
        "last_seen_time": millis(&finding["LastObservedAt"]),
        "src_url": finding["SourceUrl"],
    })
}

fn resource(resource: &Value, finding: &Value) -> Value {
    json!({
        "uid": resource["Id"],
        "type": resource["Type"],
        "cloud_partition": resource["Partition"],
        "region": resource["Region"],
        "owner": {"account": {"uid": finding["AwsAccountId"]}},
        "data": resource["Details"],
    })
}

fn vulnerability(vulnerability: &Value) -> Value {
    let id = text(vulnerability, "Id");
    let cve = json!({
        "uid": id,
        "cvss": list(&vulnerability["Cvss"], cvss),
        "epss": vulnerability["EpssScore"].as_f64().map(|score| json!({"score": score.to_string()})),
        "created_time": millis(&vulnerability["Vendor"]["VendorCreatedAt"]),
        "modified_time": millis(&vulnerability["Vendor"]["VendorUpdatedAt"]),
    });
    let is_fixed = ["YES", "PARTIAL"].contains(&text(vulnerability, "FixAvailable"));
    json!({
        "cve": if id.starts_with("CVE-") { cve } else { Value::Null },
        "advisory": if id.starts_with("CVE-") { Value::Null } else { json!({"uid": id}) },
        "title": id,
        "severity": vulnerability["Vendor"]["VendorSeverity"],
        "references": vulnerability["ReferenceUrls"],
        "vendor_name": vulnerability["Vendor"]["Name"],
        "is_fix_available": is_fixed,
        "is_exploit_available": text(vulnerability, "ExploitAvailable") == "YES",
        "affected_packages": list(&vulnerability["VulnerablePackages"], package),
    })
}

fn cvss(score: &Value) -> Value {
    json!({
        "version": score["Version"],
        "base_score": score["BaseScore"],
        "vector_string": score["BaseVector"],
    })
}

fn package(package: &Value) -> Value {
    let epoch: Option<i64> = text(package, "Epoch").parse().ok();
    json!({
        "name": package["Name"],
        "version": package["Version"].as_str().unwrap_or_default(),
        "release": package["Release"],
        "epoch": epoch,
        "architecture": package["Architecture"],
        "package_manager": package["PackageManager"],
        "path": package["FilePath"],
        "fixed_in_version": package["FixedInVersion"],
        "remediation": package["Remediation"].as_str().map(|words| json!({"desc": words})),
    })
}

/// Members that say nothing are left out, at any depth.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().filter(|(_, value)| !value.is_null());
            let kept = kept.map(|(name, value)| (name, without_nulls(value)));
            Value::Object(kept.filter(|(_, value)| *value != json!({})).collect())
        }
        Value::Array(list) => list.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_becomes_an_event() {
        let finding = json!({
            "Id": "f", "ProductArn": "p", "ProductName": "Inspector", "CompanyName": "Amazon", "Title": "t",
            "Description": "d", "Severity": {"Label": "HIGH"}, "Workflow": {"Status": "NOTIFIED"},
            "RecordState": "ACTIVE", "CreatedAt": "1970-01-01T00:00:01Z", "UpdatedAt": "1970-01-01T00:00:02Z",
            "AwsAccountId": "123456789012", "Region": "us-east-1", "Types": ["x"],
            "Resources": [{"Id": "r", "Type": "AwsEcrContainerImage"}],
            "Vulnerabilities": [{
                "Id": "CVE-1", "EpssScore": 0.25, "FixAvailable": "YES", "Vendor": {"Name": "NVD"},
                "Cvss": [{"Version": "3.1", "BaseScore": 7.5, "BaseVector": "v"}],
                "VulnerablePackages": [{"Name": "n", "Version": "1", "Epoch": "0"}],
            }],
        });
        let event = event(&finding);
        assert_eq!(event["type_uid"], 200_201);
        assert_eq!(
            (&event["severity_id"], &event["status_id"]),
            (&json!(4), &json!(2))
        );
        assert_eq!(event["time"], 2_000);
        let vulnerability = &event["vulnerabilities"][0];
        assert_eq!(vulnerability["cve"]["cvss"][0]["base_score"], 7.5);
        assert_eq!(vulnerability["cve"]["epss"]["score"], "0.25");
        assert_eq!(vulnerability["affected_packages"][0]["epoch"], 0);
        assert!(event.get("unmapped").is_none() && event.get("comment").is_none());
        let mut closed = finding;
        closed["RecordState"] = json!("ARCHIVED");
        assert_eq!(super::event(&closed)["type_uid"], 200_203);
    }
}
