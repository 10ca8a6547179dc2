//! From start to first answer on data that is there already, and the memory of a registry that does nothing.

use std::thread;
use std::time::Duration;

use super::median;
use super::registries::{BOTH, Kind, Server};
use super::table::{Table, mebibytes, millis};

const RUNS: usize = 7;
/// How long a registry is left alone before its memory is read.
const REST: Duration = Duration::from_secs(3);

/// Runs the benchmark.
pub fn run() -> anyhow::Result<()> {
    let title = "Second start to first answer, and memory at rest (aims: 200 ms, 60 MiB)";
    let mut table = Table::new(title, &["registry", "first answer", "memory at rest"]);
    for kind in BOTH {
        let (time, memory) = measure(kind)?;
        table.row(&[kind.name(), &millis(time), &mebibytes(memory)]);
    }
    table.row(&["zot 2.1.20 (quoted)", "37 ms", "55 MiB"]);
    table.print();
    Ok(())
}

fn measure(kind: Kind) -> anyhow::Result<(Duration, u64)> {
    let (mut first, data) = Server::start(kind)?;
    first.process.stop()?;
    let mut times = Vec::new();
    for _ in 1..RUNS {
        let mut server = Server::start_on(kind, data.path())?;
        times.push(server.started_in);
        server.process.stop()?;
    }
    let server = Server::start_on(kind, data.path())?;
    times.push(server.started_in);
    thread::sleep(REST);
    Ok((median(times), server.process.resident()?))
}
