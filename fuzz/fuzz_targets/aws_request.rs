//! The input of every AWS operation, rightly signed: routed, read in its protocol, checked and made typed.
//!
//! The first line names the operation: a target as JSON services have it, or nothing for the query protocol.

#![no_main]

use std::sync::LazyLock;

use async_trait::async_trait;
use bytes::Bytes;
use futures::executor::block_on;
use libfuzzer_sys::fuzz_target;
use tidewaiter_aws_api::{ecr, sts};
use tidewaiter_aws_wire::ServiceError;
use tidewaiter_aws_wire::dispatch::{Context, Dispatcher, Gatekeeper, Identity, Resource};
use tidewaiter_aws_wire::sigv4::Secret;
use tidewaiter_fuzz::request::{NOW, SECRET, signed};

struct Gate;

#[async_trait]
impl Gatekeeper for Gate {
    type Caller = ();

    async fn identity(&self, _: &str, _: Option<&str>) -> Result<Option<Identity<()>>, ServiceError> {
        let secret = Secret::new(SECRET);
        Ok(Some(Identity { secret, caller: () }))
    }

    fn authorize(&self, (): &(), _: &str, resources: &[Resource]) -> Result<(), String> {
        assert!(!resources.is_empty(), "an operation touches something");
        Ok(())
    }
}

/// Implements nothing: what is asked here is whether a request gets as far.
struct Nothing;

impl ecr::Ecr for Nothing {
    type Context = Context<()>;
}

impl sts::Sts for Nothing {
    type Context = Context<()>;
}

static DISPATCHER: LazyLock<Dispatcher<Gate>> = LazyLock::new(|| {
    let services = vec![
        Box::new(ecr::Server(Nothing)) as _,
        Box::new(sts::Server(Nothing)) as _,
    ];
    Dispatcher::new(Gate, services)
});

fuzz_target!(|data: &[u8]| {
    let mut lines = data.splitn(2, |&byte| byte == b'\n');
    let (Some(target), Some(body)) = (lines.next(), lines.next()) else {
        return;
    };
    let Some(request) = signed(target, Bytes::copy_from_slice(body)) else {
        return;
    };
    let answer = block_on(DISPATCHER.handle(request, NOW));
    assert!(
        answer.status().is_client_error() || answer.status() == 501,
        "{answer:?}"
    );
    let words = String::from_utf8_lossy(answer.body());
    assert!(
        !words.contains("SignatureDoesNotMatch") && !words.contains("InvalidSignature"),
        "{words}"
    );
    assert!(
        answer.body().len() <= 16 * data.len() + 4096,
        "{} bytes",
        answer.body().len()
    );
});
