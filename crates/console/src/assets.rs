//! The files that `ui/` is built to, within the program.
//!
//! They are kept compressed (`NAME.gz`) and sent so to browsers that take it, as all do. Names below `assets/` hold the hash of
//! their content and are kept by browsers for ever; the page itself is asked for each time. Every other path is one
//! of the page's own. Odd: a program that is built without the console says how to build it.

use std::io::Read;

use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use flate2::read::GzDecoder;
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../../ui/dist"]
#[allow_missing = true]
struct Files;

const NOT_BUILT: &str = "<!doctype html><html lang=en><title>tidewaiter</title><h1>The web console is not in this program</h1>\
    <p>It was built without it. With Node.js 20 or newer, run <code>cargo xtask console</code> in the project's folder \
    and build the program again. The registry and the AWS interfaces work without it.</html>";

/// The page.
pub async fn index(headers: HeaderMap) -> Response {
    page(&headers)
}

/// A file, or the page for its own paths.
pub async fn file(Path(path): Path<String>, headers: HeaderMap) -> Response {
    match Files::get(&format!("{path}.gz")) {
        Some(file) => send(&path, &file, &headers),
        None if path.starts_with("assets/") => {
            (StatusCode::NOT_FOUND, "There is no such file.\n").into_response()
        }
        None => page(&headers),
    }
}

fn page(headers: &HeaderMap) -> Response {
    match Files::get("index.html.gz") {
        Some(file) => send("index.html", &file, headers),
        None => (StatusCode::NOT_FOUND, Html(NOT_BUILT)).into_response(),
    }
}

fn send(path: &str, file: &EmbeddedFile, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
    if headers
        .get(IF_NONE_MATCH)
        .is_some_and(|given| given.as_bytes() == tag.as_bytes())
    {
        return (StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response();
    }
    let keep = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let about = [
        (CONTENT_TYPE, kind(path).to_owned()),
        (CACHE_CONTROL, keep.to_owned()),
        (VARY, "accept-encoding".to_owned()),
        (ETAG, tag),
    ];
    let packed = headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .any(|value| value.to_str().is_ok_and(|value| value.contains("gzip")));
    if packed {
        return (about, [(CONTENT_ENCODING, "gzip")], file.data.to_vec()).into_response();
    }
    match unpack(&file.data) {
        Ok(bytes) => (about, bytes).into_response(),
        Err(error) => {
            tracing::error!(%error, path, "a file of the console cannot be unpacked");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Bounded by what was built: the files are our own.
fn unpack(data: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(data).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
