//! Scans layer blobs given as files and prints what each cost: for comparing with other readers.

use std::io::Read;
use std::time::Instant;

use tidewaiter_archive::Limits;
use tidewaiter_inventory::{Budget, LayerScanner};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let start = Instant::now();
        let mut file = std::fs::File::open(&path)?;
        let mut scanner = LayerScanner::new(Limits::default(), Budget::default());
        let mut buffer = vec![0; 256 << 10];
        loop {
            let len = file.read(&mut buffer)?;
            if len == 0 {
                break;
            }
            scanner.push(&buffer[..len])?;
        }
        let layer = scanner.finish()?;
        let stored = layer.inventory.to_bytes(&layer.owned).len();
        println!(
            "{path}: {:?}, {} entries, {} bytes uncompressed, inventory of {stored} bytes",
            start.elapsed(),
            layer.summary.entries,
            layer.summary.uncompressed_bytes,
        );
    }
    Ok(())
}
