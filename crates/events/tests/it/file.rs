//! Lines of a file.

use serde_json::{Value, json};
use tempfile::TempDir;
use tidewaiter_events::NoExpander;

use crate::harness::{Harness, sink, until};

fn lines(path: &std::path::Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_event_is_a_line_and_one_that_was_cut_short_harms_no_other() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("events.jsonl");
    std::fs::write(&path, "{\"cut\":").unwrap();
    let harness = Harness::with(
        vec![sink(json!({ "name": "file", "file": { "path": path } }))],
        std::sync::Arc::new(NoExpander),
    )
    .await;
    for subject in 0..20 {
        harness.emit(&format!("app@{subject}"), subject).await;
    }
    until("all lines are there", async || lines(&path).len() == 21).await;
    let mut numbers: Vec<u64> = lines(&path)[1..]
        .iter()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["number"]
                .as_u64()
                .unwrap()
        })
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..20).collect::<Vec<u64>>());
    // Whoever rotates logs moves the file away.
    std::fs::rename(&path, folder.path().join("events.1")).unwrap();
    harness.emit("app@1", 99).await;
    until("a new file begins", async || lines(&path).len() == 1).await;
    harness.end().await;
}
