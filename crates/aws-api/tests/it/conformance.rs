//! A request that botocore builds for each operation is routed, verified, read and checked; what the generated
//! structures hold is what botocore was given; and an operation that nobody implements says so, in the form of
//! its protocol.

use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use http::Request;
use serde::Deserialize;
use serde_json::Value;
use tidewaiter_aws_api::{ecr, sts};
use tidewaiter_aws_wire::dispatch::{Context, Dispatcher, Gatekeeper, Identity, Resource};
use tidewaiter_aws_wire::sigv4::Secret;
use tidewaiter_aws_wire::{Blob, ServiceError};
use tidewaiter_types::Timestamp;

#[derive(Deserialize)]
struct Sent {
    service: String,
    operation: String,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Blob,
    params: Value,
}

impl Sent {
    fn request(&self) -> Request<Bytes> {
        let mut request = Request::builder()
            .method(self.method.as_str())
            .uri(&self.path)
            .header("host", "localhost:5000");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request
            .body(Bytes::from(self.body.0.clone()))
            .expect("a well-formed request")
    }
}

fn sent() -> Vec<Sent> {
    let prepared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/python/bin/python3");
    let python = if prepared.exists() {
        prepared
    } else {
        "python3".into()
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/conformance.py");
    let output = Command::new(python).arg(script).output().expect("python3 runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "botocore is installed by the set-up step of `cargo xtask test`: {errors}"
    );
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line of the script"))
        .collect()
}

fn now() -> Timestamp {
    let since = std::time::UNIX_EPOCH.elapsed().expect("the clock is after 1970");
    Timestamp(i64::try_from(since.as_millis()).expect("the clock is before the year 292,000,000"))
}

/// An action and what it was to touch.
type Question = (String, Vec<Resource>);

/// Knows the one key, and notes what it was asked to allow.
#[derive(Clone, Default)]
struct Gate {
    asked: Arc<Mutex<Vec<Question>>>,
    closed: bool,
}

#[async_trait]
impl Gatekeeper for Gate {
    type Caller = ();

    async fn identity(&self, id: &str, _: Option<&str>) -> Result<Option<Identity<()>>, ServiceError> {
        let secret = Secret::new("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        Ok((id == "AKIDEXAMPLE").then_some(Identity { secret, caller: () }))
    }

    fn authorize(&self, (): &(), action: &str, resources: &[Resource]) -> Result<(), String> {
        self.asked
            .lock()
            .expect("no test panics with it")
            .push((action.to_owned(), resources.to_vec()));
        if self.closed {
            Err("closed".to_owned())
        } else {
            Ok(())
        }
    }
}

/// Implements nothing but STS's GetCallerIdentity.
struct Bare;

impl ecr::Ecr for Bare {
    type Context = Context<()>;
}

impl sts::Sts for Bare {
    type Context = Context<()>;

    async fn get_caller_identity(
        &self,
        _: &Context<()>,
        _: sts::GetCallerIdentityRequest,
    ) -> Result<sts::GetCallerIdentityResponse, sts::Error> {
        Ok(sts::GetCallerIdentityResponse {
            account: Some("123456789012".to_owned()),
            arn: Some("arn:aws:iam::123456789012:user/a&b".to_owned()),
            user_id: None,
        })
    }
}

fn dispatcher(gate: Gate) -> Dispatcher<Gate> {
    Dispatcher::new(
        gate,
        vec![Box::new(ecr::Server(Bare)), Box::new(sts::Server(Bare))],
    )
}

async fn answer(gate: Gate, request: Request<Bytes>) -> (u16, String) {
    let response = dispatcher(gate).handle(request, now()).await;
    assert!(response.headers().contains_key("x-amzn-requestid"));
    (
        response.status().as_u16(),
        String::from_utf8(response.into_body().to_vec()).expect("UTF-8"),
    )
}

#[tokio::test]
async fn every_operation_is_read_checked_authorised_and_answered() {
    let all = sent();
    assert_eq!(all.len(), 2 * (58 + 11));
    for sent in all {
        let gate = Gate::default();
        let (status, body) = answer(gate.clone(), sent.request()).await;
        let name = format!("{}:{}", sent.service, sent.operation);
        if sent.operation == "GetCallerIdentity" {
            assert_eq!(status, 200, "{body}");
            continue;
        }
        assert_eq!(status, 501, "{name} {}: {body}", sent.params);
        assert!(body.contains(ServiceError::NOT_IMPLEMENTED), "{name}: {body}");
        let asked = gate.asked.lock().expect("no test panics with it").clone();
        let open = sent.operation == "GetSessionToken";
        assert_eq!(asked.len(), usize::from(!open), "{name}");
        assert!(
            asked
                .iter()
                .all(|(action, resources)| *action == name && !resources.is_empty())
        );
    }
}

#[tokio::test]
async fn answers_have_the_form_of_their_protocol() {
    let all = sent();
    let find = |name: &str| {
        all.iter()
            .find(|sent| sent.operation == name)
            .expect("in the model")
            .request()
    };
    let (_, xml) = answer(Gate::default(), find("GetCallerIdentity")).await;
    assert!(xml.starts_with(
        "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>\
         <Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/a&amp;b</Arn></GetCallerIdentityResult>"
    ));
    let closed = Gate {
        closed: true,
        ..Gate::default()
    };
    let (status, body) = answer(closed.clone(), find("PutImage")).await;
    assert_eq!(
        (status, body.as_str()),
        (400, r#"{"__type":"AccessDeniedException","message":"closed"}"#)
    );
    let (status, body) = answer(closed, find("AssumeRole")).await;
    assert!(
        status == 403 && body.contains("<Code>AccessDenied</Code><Message>closed</Message>"),
        "{body}"
    );
}

#[tokio::test]
async fn strangers_are_turned_away_in_their_protocol() {
    let all = sent();
    let changed = |name: &str, from: &str, to: &str| {
        let mut request = all
            .iter()
            .find(|sent| sent.operation == name)
            .expect("in the model")
            .request();
        let authorization = request.headers()["authorization"]
            .to_str()
            .expect("text")
            .replace(from, to);
        request
            .headers_mut()
            .insert("authorization", authorization.parse().expect("a header"));
        request
    };
    for (name, from, to, status, code) in [
        (
            "PutImage",
            "AKIDEXAMPLE",
            "AKIDOTHER",
            400,
            r#""__type":"UnrecognizedClientException""#,
        ),
        (
            "PutImage",
            "Signature=",
            "Signature=00",
            400,
            r#""__type":"InvalidSignatureException""#,
        ),
        (
            "PutImage",
            "/ecr/",
            "/s3/",
            400,
            "Credential should be scoped to correct service: 'ecr' or 'sts'.",
        ),
        (
            "GetCallerIdentity",
            "AKIDEXAMPLE",
            "AKIDOTHER",
            403,
            "<Code>InvalidClientTokenId</Code>",
        ),
        (
            "GetCallerIdentity",
            "Signature=",
            "Signature=00",
            403,
            "<Code>SignatureDoesNotMatch</Code>",
        ),
    ] {
        let (got, body) = answer(Gate::default(), changed(name, from, to)).await;
        assert!(got == status && body.contains(code), "{got} {body}");
    }
    let mut request = changed("GetCallerIdentity", "", "");
    request.headers_mut().remove("authorization");
    let (status, body) = answer(Gate::default(), request).await;
    assert!(
        status == 403 && body.contains("<Code>MissingAuthenticationToken</Code>"),
        "{body}"
    );
}

/// Every input that botocore sent is the same after a trip through its generated structure.
#[test]
fn generated_structures_lose_nothing() {
    for sent in sent().into_iter().filter(|sent| sent.service == "ecr") {
        let read: Value = serde_json::from_slice(&sent.body.0).expect("JSON");
        assert_eq!(read, sent.params, "{}", sent.operation);
        if let Some(again) = round_trip(&sent.operation, read) {
            assert_eq!(again, sent.params, "{}", sent.operation);
        }
    }
}

macro_rules! trip {
    ($operation:expr, $input:expr, $($name:literal: $type:ty),* $(,)?) => {
        match $operation {
            $($name => {
                let typed: $type = serde_json::from_value($input).expect("an input of that type");
                Some(serde_json::to_value(typed).expect("plain values"))
            })*
            _ => None,
        }
    };
}

fn round_trip(operation: &str, input: Value) -> Option<Value> {
    trip!(operation, input,
        "CreateRepository": ecr::CreateRepositoryRequest,
        "DescribeImages": ecr::DescribeImagesRequest,
        "BatchGetImage": ecr::BatchGetImageRequest,
        "PutImage": ecr::PutImageRequest,
        "UploadLayerPart": ecr::UploadLayerPartRequest,
        "PutRegistryScanningConfiguration": ecr::PutRegistryScanningConfigurationRequest,
        "PutImageTagMutability": ecr::PutImageTagMutabilityRequest,
        "CreateRepositoryCreationTemplate": ecr::CreateRepositoryCreationTemplateRequest,
        "PutReplicationConfiguration": ecr::PutReplicationConfigurationRequest,
        "ListImageReferrers": ecr::ListImageReferrersRequest,
        "GetLifecyclePolicyPreview": ecr::GetLifecyclePolicyPreviewRequest,
    )
}

#[test]
fn every_pattern_compiles() {
    for pattern in ecr::shapes::PATTERNS.iter().chain(sts::shapes::PATTERNS) {
        assert!(pattern.compiles(), "{}", pattern.as_str());
    }
}

#[test]
fn operations_are_sorted_for_look_up() {
    for model in [&ecr::MODEL, &sts::MODEL] {
        assert!(model.operations.is_sorted_by(|a, b| a.name < b.name));
        for operation in model.operations {
            assert_eq!(
                model.operation(operation.name).map(|found| found.name),
                Some(operation.name)
            );
        }
    }
}
