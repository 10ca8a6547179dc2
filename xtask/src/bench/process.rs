//! A program under measurement: its processor time and its memory, as the kernel counts them.
//!
//! Odd: a peak of memory can be set back (`/proc/PID/clear_refs`), so that one process can be measured in several
//! tasks one after another.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

/// Ticks of a second in `/proc/PID/stat`: fixed for user space on Linux.
const TICKS: f64 = 100.0;
/// How often a running command's memory is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// A running program; killed when dropped.
pub struct Process(Child);

impl Process {
    /// Starts it.
    pub fn start(command: &mut Command) -> anyhow::Result<Self> {
        let words = format!("{command:?}");
        let child = command.stdin(Stdio::null()).spawn();
        Ok(Self(
            child.with_context(|| format!("{words} could not be started"))?,
        ))
    }

    /// What it prints, if that is piped.
    pub fn output(&mut self) -> Option<std::process::ChildStdout> {
        self.0.stdout.take()
    }

    /// Processor time that it took so far.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        cpu(self.0.id())
    }

    /// Bytes of memory that it has now.
    pub fn resident(&self) -> anyhow::Result<u64> {
        memory(self.0.id(), "VmRSS:")
    }

    /// The most bytes that it had since it started or since [`Self::forget_peak`].
    pub fn peak(&self) -> anyhow::Result<u64> {
        memory(self.0.id(), "VmHWM:")
    }

    /// Starts a new measurement of the peak.
    pub fn forget_peak(&self) -> anyhow::Result<()> {
        Ok(fs::write(format!("/proc/{}/clear_refs", self.0.id()), "5")?)
    }

    /// Asks it to stop and waits.
    pub fn stop(&mut self) -> anyhow::Result<()> {
        Command::new("kill").arg(self.0.id().to_string()).status()?;
        self.0.wait()?;
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to kill.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a command cost from start to end.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub struct Cost {
    /// Time on the clock.
    pub wall: Duration,
    /// Processor time, that of its children too.
    pub cpu: Duration,
    /// Most memory of the one process, as last seen before its end.
    pub peak: u64,
}

/// Runs a command to its end.
pub fn cost(command: &mut Command) -> anyhow::Result<Cost> {
    let words = format!("{command:?}");
    let before = children_cpu()?;
    let begun = Instant::now();
    let mut process = Process::start(command.stdout(Stdio::null()))?;
    let id = process.0.id();
    let watcher = thread::spawn(move || watch_peak(id));
    let status = process.0.wait()?;
    let wall = begun.elapsed();
    if !status.success() {
        bail!("{words} failed: {status}");
    }
    let peak = watcher.join().expect("looking at a number does not panic");
    Ok(Cost {
        wall,
        cpu: children_cpu()?.saturating_sub(before),
        peak,
    })
}

/// The peak of a process as last seen before it was gone.
fn watch_peak(id: u32) -> u64 {
    let mut peak = 0;
    while let Ok(bytes) = memory(id, "VmHWM:") {
        peak = bytes;
        thread::sleep(LOOK);
    }
    peak
}

fn cpu(id: u32) -> anyhow::Result<Duration> {
    ticks(&fs::read_to_string(format!("/proc/{id}/stat"))?, 11)
}

/// Processor time of this process's children that have ended.
fn children_cpu() -> anyhow::Result<Duration> {
    ticks(&fs::read_to_string("/proc/self/stat")?, 13)
}

/// Two neighbouring counters (user and system) of a stat line, counted after the name in parentheses.
fn ticks(stat: &str, first: usize) -> anyhow::Result<Duration> {
    let (_, rest) = stat.rsplit_once(") ").context("no stat line")?;
    let fields = rest.split(' ').skip(first).take(2).map(str::parse::<u64>);
    let sum = fields.sum::<Result<u64, _>>()?;
    Ok(Duration::from_secs_f64(sum as f64 / TICKS))
}

fn memory(id: u32, key: &str) -> anyhow::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(key));
    let kib: u64 = line
        .context("the process has ended")?
        .trim()
        .trim_end_matches(" kB")
        .parse()?;
    Ok(kib << 10)
}
