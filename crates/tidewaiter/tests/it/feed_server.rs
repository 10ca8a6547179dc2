//! An upstream on this machine for one feed, and the small databases of tests: real Debian records about the
//! quickstart's image and others.

use std::fs::File;
use std::io::Read;
use std::sync::{Arc, Mutex};
use std::thread;

use axum::Router;
use axum::extract::State;
use tidewaiter_testkit::data;

/// A real CVE of Debian's that the quickstart's image has.
pub const LATER: &str = "CVE-2025-0395";
/// One more.
pub const EARLIER: &str = "CVE-2023-45853";
/// How many records stand beside those.
const OTHERS: usize = 400;

/// Real records: path in the pack, bytes.
pub type Records = Vec<(String, Vec<u8>)>;

/// Records of Debian's that were read once: those two and others. `None` without test data.
pub fn records() -> Option<Records> {
    let mut others = 0;
    chosen(|path| {
        let wanted = [LATER, EARLIER]
            .iter()
            .any(|id| path.ends_with(&format!("{id}.json")));
        let is_chosen = wanted || path.contains("/CVE/") && others < OTHERS;
        others += usize::from(is_chosen);
        is_chosen
    })
}

/// All records of Debian's. `None` without test data.
pub fn all_records() -> Option<Records> {
    chosen(|path| path.ends_with(".json"))
}

fn chosen(mut is_wanted: impl FnMut(&str) -> bool) -> Option<Records> {
    let file = File::open(data::dir()?.join("feeds/debian-osv.tar.zst")).unwrap();
    let mut decoder = zstd::Decoder::new(file).unwrap();
    decoder.window_log_max(27).unwrap();
    let mut archive = tar::Archive::new(decoder);
    let mut found = vec![];
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().display().to_string();
        if is_wanted(&path) {
            let mut bytes = vec![];
            entry.read_to_end(&mut bytes).unwrap();
            found.push((path, bytes));
        }
    }
    Some(found)
}

/// The records but one.
pub fn without(records: &Records, id: &str) -> Records {
    records
        .iter()
        .filter(|(path, _)| !path.contains(id))
        .cloned()
        .collect()
}

/// Records as a pack.
pub fn pack(records: &Records) -> Vec<u8> {
    let mut builder = tar::Builder::new(zstd::Encoder::new(vec![], 1).unwrap());
    for (path, bytes) in records {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(1_739_318_400);
        builder.append_data(&mut header, path, &bytes[..]).unwrap();
    }
    builder.into_inner().unwrap().finish().unwrap()
}

/// Serves one pack, whatever is asked for.
pub struct FeedServer {
    pub url: String,
    body: Arc<Mutex<Vec<u8>>>,
}

impl FeedServer {
    pub fn start(body: Vec<u8>) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}/debian-osv.tar.zst", listener.local_addr().unwrap());
        let body = Arc::new(Mutex::new(body));
        let shared = Arc::clone(&body);
        thread::spawn(move || serve(listener, shared));
        Self { url, body }
    }

    pub fn put(&self, body: Vec<u8>) {
        *self.body.lock().unwrap() = body;
    }
}

fn serve(listener: std::net::TcpListener, body: Arc<Mutex<Vec<u8>>>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let answer = |State(body): State<Arc<Mutex<Vec<u8>>>>| async move { body.lock().unwrap().clone() };
        let router = Router::new().fallback(answer).with_state(body);
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        axum::serve(listener, router).await.unwrap();
    });
}
