//! Requests to the OCI surface, one after the other behind lines of `%%`, to a registry in this process: whatever they
//! are, it answers by the specification, and what it has accepted it gives back.

#![no_main]

use std::cell::RefCell;
use std::sync::LazyLock;

use bytes::Bytes;
use http::{Method, Request, StatusCode};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use tidewaiter_blobs::digest_of;
use tidewaiter_fuzz::house::{Answer, House, header};
use tidewaiter_types::Digest;
use tokio::runtime::{Builder, Runtime};

/// The codes of distribution-spec 1.1, and those that Docker's registry has beside them.
const CODES: [&str; 17] = [
    "BLOB_UNKNOWN",
    "BLOB_UPLOAD_INVALID",
    "BLOB_UPLOAD_UNKNOWN",
    "DENIED",
    "DIGEST_INVALID",
    "MANIFEST_BLOB_UNKNOWN",
    "MANIFEST_INVALID",
    "MANIFEST_UNKNOWN",
    "NAME_INVALID",
    "NAME_UNKNOWN",
    "PAGINATION_NUMBER_INVALID",
    "SIZE_INVALID",
    "TAG_INVALID",
    "TOOMANYREQUESTS",
    "UNAUTHORIZED",
    "UNKNOWN",
    "UNSUPPORTED",
];
/// Requests of one input that are looked at.
const MOST_REQUESTS: usize = 8;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let built = Builder::new_current_thread().enable_all().build();
    built.expect("a runtime of one thread needs nothing")
});

thread_local! {
    static HOUSE: RefCell<Option<House>> = const { RefCell::new(None) };
}

fuzz_target!(|text: &[u8]| {
    HOUSE.with_borrow_mut(|slot| {
        let house = RUNTIME.block_on(play(slot.take(), text));
        *slot = Some(house);
    });
});

/// Plays one input in the house, or in another one if this one is full.
async fn play(house: Option<House>, text: &[u8]) -> House {
    let mut house = match house {
        Some(house) if !house.is_full() => house,
        Some(full) => {
            full.tear_down().await;
            House::build().await
        }
        None => House::build().await,
    };
    house.welcome().await;
    for text in requests(text).into_iter().take(MOST_REQUESTS) {
        let Some(request) = house.read(text) else { continue };
        let answer = house.ask(request.clone()).await;
        check(&mut house, &request, &answer).await;
    }
    house
}

fn requests(text: &[u8]) -> Vec<&[u8]> {
    const BETWEEN: &[u8] = b"\n%%\n";
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        found.push(&rest[..end]);
        rest = &rest[end + BETWEEN.len()..];
    }
    found.push(rest);
    found
}

async fn check(house: &mut House, request: &Request<Bytes>, answer: &Answer) {
    let status = answer.status();
    assert!(!status.is_server_error(), "{request:?}: {answer:?}");
    if request.method() == Method::HEAD {
        assert!(answer.body().is_empty(), "HEAD {} has a body", request.uri());
    }
    if status.is_client_error() {
        return is_error(request, answer);
    }
    match (request.method(), status) {
        (&Method::GET, StatusCode::OK) if !header(answer, "docker-content-digest").is_empty() => {
            is_its_digests(request, answer);
        }
        (&Method::GET, StatusCode::OK) => is_page(house, answer).await,
        (&Method::GET, StatusCode::PARTIAL_CONTENT) => is_part(house, request, answer).await,
        (&Method::PUT | &Method::POST, StatusCode::CREATED) => is_kept(house, request, answer).await,
        (&Method::POST | &Method::PATCH, StatusCode::ACCEPTED) => can_go_on(house, answer).await,
        _ => {}
    }
}

/// An error has the specification's form wherever it has a body, and below `/v2/` it has one but where nothing of a blob
/// is in the range that was asked for.
fn is_error(request: &Request<Bytes>, answer: &Answer) {
    let bare = request.method() == Method::HEAD
        || !request.uri().path().starts_with("/v2/")
        || !header(answer, "content-range").is_empty();
    if bare && answer.body().is_empty() {
        return;
    }
    assert!(
        header(answer, "content-type").starts_with("application/json"),
        "{request:?}: {answer:?}"
    );
    let body: Value = serde_json::from_slice(answer.body()).expect("an error is JSON");
    let errors = body["errors"].as_array().expect("errors are a list");
    assert!(!errors.is_empty(), "{answer:?}");
    for error in errors {
        let code = error["code"].as_str().expect("an error has a code");
        assert!(CODES.contains(&code), "{code} is no code of the specification");
        assert!(error["message"].is_string(), "{error}");
    }
}

/// Content is what its digest says.
fn is_its_digests(request: &Request<Bytes>, answer: &Answer) {
    let digest = digest(answer);
    assert_eq!(
        digest,
        digest_of(digest.algorithm(), answer.body()),
        "{request:?}"
    );
}

fn digest(answer: &Answer) -> Digest {
    let digest = header(answer, "docker-content-digest").parse();
    digest.expect("content has its digest in a header")
}

/// A part is the bytes of the whole that it says it is.
async fn is_part(house: &mut House, request: &Request<Bytes>, answer: &Answer) {
    let whole = house.get(request.uri().path()).await;
    is_its_digests(request, &whole);
    let (range, size) = content_range(header(answer, "content-range")).expect("a part has a Content-Range");
    assert_eq!(size, whole.body().len(), "{request:?}: {answer:?}");
    assert_eq!(answer.body(), &whole.body()[range], "{request:?}: {answer:?}");
    assert_eq!(header(answer, "content-length"), answer.body().len().to_string());
}

/// `bytes FROM-TO/SIZE`
fn content_range(text: &str) -> Option<(std::ops::RangeInclusive<usize>, usize)> {
    let (range, size) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (from, to) = range.split_once('-')?;
    Some((from.parse().ok()?..=to.parse().ok()?, size.parse().ok()?))
}

/// What was accepted is there: under its location, to the byte, and with its digest.
async fn is_kept(house: &mut House, request: &Request<Bytes>, answer: &Answer) {
    let kept = house.get(header(answer, "location")).await;
    assert_eq!(kept.status(), StatusCode::OK, "{request:?}: {answer:?}");
    assert_eq!(digest(&kept), digest(answer), "{request:?}");
    is_its_digests(request, &kept);
    if request.method() == Method::PUT && header(answer, "location").contains("/manifests/") {
        assert_eq!(kept.body(), &received(request), "{request:?}");
    }
}

/// The bytes of a body that its announced length lets through.
fn received(request: &Request<Bytes>) -> Bytes {
    let length = request.headers().get("content-length");
    let length = length.and_then(|value| value.to_str().ok()?.parse().ok());
    let whole = request.body();
    whole.slice(..length.unwrap_or(whole.len()).min(whole.len()))
}

/// An upload that is to be continued says how far it is whenever it is asked.
async fn can_go_on(house: &mut House, answer: &Answer) {
    let location = header(answer, "location");
    if location.is_empty() {
        return;
    }
    let asked = house.get(location).await;
    assert_eq!(asked.status(), StatusCode::NO_CONTENT, "{answer:?}: {asked:?}");
    assert_eq!(header(&asked, "range"), header(answer, "range"));
}

/// A list is JSON, and the next page begins after its last entry.
async fn is_page(house: &mut House, answer: &Answer) {
    let listed = entries(answer);
    let Some(next) = header(answer, "link")
        .strip_prefix('<')
        .and_then(|link| link.split_once('>'))
    else {
        return;
    };
    let next = house.get(next.0).await;
    assert_eq!(next.status(), StatusCode::OK, "{answer:?}: {next:?}");
    let following = entries(&next);
    assert!(!following.is_empty(), "a page was announced: {answer:?}");
    assert!(
        listed.last() < following.first(),
        "{listed:?}, then {following:?}"
    );
}

/// Names or digests of a list; nothing for answers that are none.
fn entries(answer: &Answer) -> Vec<String> {
    let body: Value = serde_json::from_slice(answer.body()).expect("an answer that has no digest is JSON");
    let lists = ["tags", "repositories", "manifests"];
    let found = lists.iter().find_map(|list| body[list].as_array());
    let name = |entry: &Value| entry["digest"].as_str().or(entry.as_str()).map(str::to_owned);
    found.into_iter().flatten().filter_map(name).collect()
}
