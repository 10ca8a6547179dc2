//! Progress bars on standard error: drawn on a terminal, silent elsewhere.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that counts bytes; its length is set later.
pub fn bytes(words: &'static str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec}");
    let bar = ProgressBar::new(0).with_message(words);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
