//! `BatchImportFindings`: findings of other products.

use serde_json::Value;
use tidewaiter_aws_api::securityhub::{
    BatchImportFindingsRequest, BatchImportFindingsResponse, ImportFindingsError,
};

use super::take::Sent;
use super::text;
use crate::errors::internal;
use crate::{Call, Result, SecurityHub, arns, times};

/// Most bytes of a finding.
const MOST_BYTES: usize = 240 * 1024;

/// Why a finding was not taken: AWS's code and words for people.
type Refusal = (&'static str, String);

pub(crate) async fn import(
    hub: &SecurityHub,
    call: &Call,
    request: BatchImportFindingsRequest,
) -> Result<BatchImportFindingsResponse> {
    hub.enabled().await?;
    let (mut taken, mut failed) = (Vec::new(), Vec::new());
    for finding in request.findings {
        let finding = serde_json::to_value(finding).map_err(internal)?;
        match check(hub, &finding).await? {
            None => taken.push(Sent {
                finding,
                scanner: None,
            }),
            Some((code, words)) => failed.push(ImportFindingsError {
                error_code: code.to_owned(),
                error_message: words,
                id: text(&finding, "Id").to_owned(),
            }),
        }
    }
    hub.take(&taken, call.now).await?;
    let count = |list: usize| i32::try_from(list).unwrap_or(i32::MAX);
    Ok(BatchImportFindingsResponse {
        failed_count: count(failed.len()),
        failed_findings: Some(failed),
        success_count: count(taken.len()),
    })
}

async fn check(hub: &SecurityHub, finding: &Value) -> Result<Option<Refusal>> {
    if let Some(refusal) = check_form(hub, finding) {
        return Ok(Some(refusal));
    }
    check_product(hub, text(finding, "ProductArn")).await
}

fn check_form(hub: &SecurityHub, finding: &Value) -> Option<Refusal> {
    let wrong = |words: String| Some(("InvalidInput", words));
    if text(finding, "SchemaVersion") != "2018-10-08" {
        return wrong("SchemaVersion should be 2018-10-08".to_owned());
    }
    if text(finding, "AwsAccountId") != hub.place().account {
        return wrong("AwsAccountId should be the account that imports the finding".to_owned());
    }
    for member in ["CreatedAt", "UpdatedAt", "FirstObservedAt", "LastObservedAt"] {
        let value = finding.get(member);
        if value.is_some_and(|_| times::read(text(finding, member)).is_none()) {
            return wrong(format!("{member} should be an instant of ISO 8601 with a zone"));
        }
    }
    let has_severity =
        finding.get("Severity").is_some() || finding["FindingProviderFields"].get("Severity").is_some();
    let has_resource = finding["Resources"]
        .as_array()
        .is_some_and(|list| !list.is_empty());
    match () {
        () if !has_severity => wrong("Severity or FindingProviderFields.Severity should be given".to_owned()),
        () if !has_resource => wrong("Resources should have at least one resource".to_owned()),
        () if finding.to_string().len() > MOST_BYTES => wrong("a finding has at most 240 KB".to_owned()),
        () => None,
    }
}

async fn check_product(hub: &SecurityHub, arn: &str) -> Result<Option<Refusal>> {
    if arn == arns::default_product(hub.place()) {
        return Ok(None);
    }
    let Some(known) = hub.known_product(arn) else {
        return Ok(Some((
            "InvalidInput",
            format!("ProductArn {arn} is neither this account's own product nor one of DescribeProducts"),
        )));
    };
    let refusal = match known.path {
        arns::INSPECTOR => Some("findings of this product come from the scanner alone"),
        path if hub.subscribes_to(path).await? => None,
        _ => Some("the account is not subscribed to this product: EnableImportFindingsForProduct does that"),
    };
    Ok(refusal.map(|words| ("InvalidAccess", words.to_owned())))
}
