//! Reads a folder of packs and prints what was in it: `cargo run --release --example read -- FOLDER`.

use std::path::PathBuf;
use std::time::Instant;

use tidewaiter_feeds::{ALL, PackError, read_packs};

fn main() -> Result<(), PackError> {
    let dir = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("."), PathBuf::from);
    let start = Instant::now();
    let report = read_packs(&dir, ALL, &mut |_| {}, &mut |_| {})?;
    for feed in &report.feeds {
        println!("{feed:#?}");
    }
    println!("ignored: {}", report.ignored.join(" "));
    println!("{:.2} s", start.elapsed().as_secs_f64());
    Ok(())
}
