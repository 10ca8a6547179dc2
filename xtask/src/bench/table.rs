//! Results as Markdown tables on standard output, to be read there or pasted into `docs/benchmarks.md`.

use std::time::Duration;

/// A table that is printed when it is whole.
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a title line before it and these columns.
    pub fn new(title: &str, columns: &[&str]) -> Self {
        println!("\n### {title}\n");
        Self {
            rows: vec![columns.iter().map(|&name| name.to_owned()).collect()],
        }
    }

    /// Adds a line.
    pub fn row(&mut self, cells: &[&str]) {
        eprintln!("bench: {}", cells.join(" · "));
        self.rows
            .push(cells.iter().map(|&cell| cell.to_owned()).collect());
    }

    /// Prints it.
    pub fn print(self) {
        for (index, row) in self.rows.iter().enumerate() {
            println!("| {} |", row.join(" | "));
            if index == 0 {
                println!("|{}", "---|".repeat(row.len()));
            }
        }
    }
}

/// Says in general words what the figures were taken on.
pub fn machine() {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.trim().strip_suffix("kB"));
    let kib: u64 = memory.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown").to_owned();
    println!("{cores} cores, {} GiB, load before {load}", kib >> 20);
}

/// `1.234 s`
pub fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// `12.3 ms`
pub fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// `42 MiB`
pub fn mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}
