//! Findings go on to another hub, one that refuses, throttles and hangs up: every change gets there, once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};
use tidewaiter_aws_wire::sigv4::{Claim, Secret};
use tidewaiter_securityhub::{ForwardConfig, ForwardKey, Forwarder};
use tidewaiter_testhouse::{House, on_both};
use tidewaiter_types::Timestamp;
use tokio::sync::{Semaphore, watch};

use crate::support::{enable, finding, identifier, import, ok};

on_both!(every_change_gets_there_once, two_servers_share_the_work);

const OTHER: &str = "210987654321";
const SECRET: &str = "the other hub's secret";

/// A hub as AWS's: it takes an update only if it is later, and counts what it takes.
#[derive(Default)]
struct Other {
    calls: usize,
    unsigned: usize,
    /// By id: when it was updated, and how often something new was taken.
    taken: BTreeMap<String, (String, usize, Value)>,
}

type Shared = Arc<Mutex<Other>>;

async fn receive(State(other): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let signed = is_signed(&headers, &body);
    let mut other = other.lock().unwrap();
    other.calls += 1;
    other.unsigned += usize::from(!signed);
    let answer = |status: StatusCode, body: Value| (status, body.to_string()).into_response();
    match other.calls % 5 {
        1 => return answer(StatusCode::TOO_MANY_REQUESTS, json!({"Message": "slower"})),
        2 => return answer(StatusCode::INTERNAL_SERVER_ERROR, json!({})),
        _ => {}
    }
    let hangs_up = other.calls % 5 == 3;
    let request: Value = serde_json::from_slice(&body).unwrap();
    let (mut failed, mut count) = (Vec::new(), 0);
    for finding in request["Findings"].as_array().unwrap() {
        let id = finding["Id"].as_str().unwrap().to_owned();
        if id == "bad" {
            failed.push(json!({"Id": id, "ErrorCode": "InvalidInput", "ErrorMessage": "not this one"}));
            continue;
        }
        count += 1;
        let updated = finding["UpdatedAt"].as_str().unwrap().to_owned();
        let there = other.taken.entry(id).or_default();
        if updated > there.0 {
            *there = (updated, there.1 + 1, finding.clone());
        }
    }
    if hangs_up {
        // It has taken them, and its answer is lost.
        return answer(StatusCode::BAD_GATEWAY, json!({}));
    }
    let body = json!({"SuccessCount": count, "FailedCount": failed.len(), "FailedFindings": failed});
    answer(StatusCode::OK, body)
}

/// Whether the signature is right, as this project's own verifier sees it, which is held against AWS's vectors.
fn is_signed(headers: &HeaderMap, body: &Bytes) -> bool {
    let mut request = axum::http::Request::post("/findings/import").body(()).unwrap();
    *request.headers_mut() = headers.clone();
    let (parts, ()) = request.into_parts();
    let now = Timestamp(i64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap().as_millis()).unwrap());
    let Ok(claim) = Claim::read(&parts) else {
        return false;
    };
    claim.verify(&parts, body, &Secret::new(SECRET), now).is_ok()
}

async fn serve(other: Shared) -> String {
    serve_router(
        Router::new()
            .route("/findings/import", post(receive))
            .with_state(other),
    )
    .await
}

async fn serve_router(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

fn forwarder(house: &House, url: &str) -> Forwarder {
    forwarder_of("AKIDOTHER", house, url)
}

fn forwarder_of(key: &str, house: &House, url: &str) -> Forwarder {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = ForwardConfig {
        url: url.to_owned(),
        region: "us-east-1".to_owned(),
        account: OTHER.to_owned(),
        key: ForwardKey {
            id: key.to_owned(),
            secret: SECRET.to_owned(),
            session_token: None,
        },
        calls_per_second: 100.0,
        first_pause: Duration::from_millis(5),
    };
    Forwarder::new(house.hub().clone(), config).unwrap()
}

async fn wait_until_nothing_waits(house: &House) {
    for _ in 0..600 {
        if house.registry.store().hub_forwards_waiting().await.unwrap() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("findings wait for ever");
}

async fn every_change_gets_there_once(house: House) {
    enable(&house).await;
    let other = Shared::default();
    let url = serve(other.clone()).await;
    let many = (0..250).map(|number| finding(&format!("f{number}"), "HIGH", 1));
    for batch in many.collect::<Vec<_>>().chunks(100) {
        import(&house, batch.to_vec()).await;
    }
    import(&house, vec![finding("bad", "LOW", 1)]).await;
    // Two changes before the first is sent: it goes once, as it is then.
    import(&house, vec![finding("f0", "LOW", 2)]).await;
    let (stop, stopped) = watch::channel(false);
    let first = tokio::spawn(forwarder(&house, &url).run(stopped));
    wait_until_nothing_waits(&house).await;
    stop.send_replace(true);
    first.await.unwrap();
    // Another forwarder goes on where the first ended: only what is changed since is sent.
    house.pass(1_000);
    let change = json!({"FindingIdentifiers": [identifier("f1")], "Severity": {"Label": "CRITICAL"}});
    ok(&house, "PATCH", "/findings/batchupdate", change).await;
    let (stop, stopped) = watch::channel(false);
    let second = tokio::spawn(forwarder(&house, &url).run(stopped));
    wait_until_nothing_waits(&house).await;
    stop.send_replace(true);
    second.await.unwrap();
    let other = other.lock().unwrap();
    assert_eq!(other.unsigned, 0, "each call is signed");
    assert_eq!(other.taken.len(), 250, "all but the one that is refused");
    let more_than_once: Vec<&String> = other
        .taken
        .iter()
        .filter(|(_, (_, times, _))| *times != 1)
        .map(|(id, _)| id)
        .collect();
    assert_eq!(more_than_once, ["f1"], "each change came once");
    assert_eq!(other.taken["f1"].1, 2);
    let sent = &other.taken["f1"].2;
    assert_eq!(sent["FindingProviderFields"]["Severity"]["Label"], "CRITICAL");
    assert_eq!(sent["AwsAccountId"], OTHER);
    assert_eq!(
        sent["ProductArn"],
        format!("arn:aws:securityhub:us-east-1:{OTHER}:product/{OTHER}/default")
    );
    assert_eq!(other.taken["f0"].2["Severity"]["Label"], "LOW");
}

/// A hub that lets its first caller wait, and notes who sent what.
struct Slow {
    received: Mutex<Vec<(String, String)>>,
    is_first: AtomicBool,
    goes_on: Semaphore,
}

async fn receive_slowly(State(slow): State<Arc<Slow>>, headers: HeaderMap, body: Bytes) -> Response {
    let authorization = headers["authorization"].to_str().unwrap();
    let sender = authorization.split(['=', '/']).nth(1).unwrap().to_owned();
    let request: Value = serde_json::from_slice(&body).unwrap();
    let ids = request["Findings"].as_array().unwrap().iter();
    let ids: Vec<String> = ids
        .map(|finding| finding["Id"].as_str().unwrap().to_owned())
        .collect();
    if slow.is_first.swap(false, Ordering::Relaxed) {
        slow.goes_on.acquire().await.unwrap().forget();
    }
    let answer = json!({"SuccessCount": ids.len(), "FailedCount": 0, "FailedFindings": []});
    let received = ids.into_iter().map(|id| (sender.clone(), id));
    slow.received.lock().unwrap().extend(received);
    (StatusCode::OK, answer.to_string()).into_response()
}

async fn two_servers_share_the_work(house: House) {
    enable(&house).await;
    let many: Vec<Value> = (0..350)
        .map(|number| finding(&format!("f{number}"), "HIGH", 1))
        .collect();
    for batch in many.chunks(100) {
        import(&house, batch.to_vec()).await;
    }
    let slow = Arc::new(Slow {
        received: Mutex::default(),
        is_first: AtomicBool::new(true),
        goes_on: Semaphore::new(0),
    });
    let router = Router::new().route("/findings/import", post(receive_slowly));
    let url = serve_router(router.with_state(Arc::clone(&slow))).await;
    let (stop, stopped) = watch::channel(false);
    let servers =
        ["AKIDONE", "AKIDTWO"].map(|key| tokio::spawn(forwarder_of(key, &house, &url).run(stopped.clone())));
    let until = async |count: usize| {
        for _ in 0..600 {
            if slow.received.lock().unwrap().len() >= count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{} of {count} arrived", slow.received.lock().unwrap().len());
    };
    // One waits for its answer with a hundred findings; the other sends all others meanwhile.
    until(250).await;
    // What arrived is noted a moment later.
    let waiting = async || house.registry.store().hub_forwards_waiting().await.unwrap();
    for _ in 0..200 {
        if waiting().await <= 100 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(waiting().await, 100);
    slow.goes_on.add_permits(1);
    until(350).await;
    wait_until_nothing_waits(&house).await;
    stop.send_replace(true);
    for server in servers {
        server.await.unwrap();
    }
    let received = slow.received.lock().unwrap();
    let senders: BTreeSet<&str> = received.iter().map(|(sender, _)| sender.as_str()).collect();
    assert_eq!(senders, BTreeSet::from(["AKIDONE", "AKIDTWO"]));
    let ids: BTreeSet<&str> = received.iter().map(|(_, id)| id.as_str()).collect();
    assert_eq!((received.len(), ids.len()), (350, 350), "each came once");
}
