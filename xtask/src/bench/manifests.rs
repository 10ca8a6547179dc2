//! Manifests by tag over 32 connections that stay open, in a repository of one tag and in one of a thousand.
//!
//! Odd: one thread serves all connections in turn, each with one request under way, and compares answers with the
//! first of its connection by length and status only. A client that did more would take the processor time that is
//! to be measured; two cores are all there is.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::ensure;

use super::client::{Body, Connection};
use super::contents::{self, Image};
use super::median;
use super::registries::{BOTH, Kind, Server, push_blob, put_manifest};
use super::table::Table;

const CONNECTIONS: usize = 32;
const RUNS: usize = 5;
const RUN: Duration = Duration::from_secs(3);
const TAGS: [usize; 2] = [1, 1000];

/// Runs the benchmark.
pub fn run() -> anyhow::Result<()> {
    let title = "Manifest GET by tag, 32 connections (aim: 25,000 a second in both)";
    let columns = [
        "registry",
        "tags",
        "requests a second",
        "server's processor time each",
    ];
    let mut table = Table::new(title, &columns);
    for kind in BOTH {
        let (server, _data) = Server::start(kind)?;
        for tags in TAGS {
            let (rate, cpu) = measure(&server, tags)?;
            let each = format!("{:.0} µs", cpu * 1e6);
            table.row(&[named(kind), &tags.to_string(), &format!("{rate:.0}"), &each]);
        }
    }
    table.row(&["zot 2.1.20 (quoted)", "1", "19900", "64 µs"]);
    table.row(&["zot 2.1.20 (quoted)", "1000", "1297", ""]);
    table.print();
    Ok(())
}

fn named(kind: Kind) -> &'static str {
    match kind {
        Kind::Tidewaiter => "tidewaiter, with a token",
        Kind::Distribution => "distribution 3.1.2, without login",
    }
}

/// Requests a second, and the server's processor seconds for one.
fn measure(server: &Server, tags: usize) -> anyhow::Result<(f64, f64)> {
    let repository = format!("bench/tags{tags}");
    fill(server, &repository, tags)?;
    let paths: Vec<_> = (0..tags)
        .map(|tag| format!("/v2/{repository}/manifests/t{tag:04}"))
        .collect();
    let mut load = Load::open(server, &paths)?;
    load.run(RUN)?;
    let mut figures = Vec::new();
    for _ in 0..RUNS {
        let before = server.process.cpu()?;
        let begun = Instant::now();
        let count = load.run(RUN)? as f64;
        let cpu = server.process.cpu()? - before;
        figures.push((count / begun.elapsed().as_secs_f64(), cpu.as_secs_f64() / count));
    }
    Ok(median(figures))
}

/// Puts a different image under each tag.
fn fill(server: &Server, repository: &str, tags: usize) -> anyhow::Result<()> {
    server.create_repository(repository)?;
    let mut connection = server.connect()?;
    let layer = contents::plain_layer("etc/motd", b"hello\n")?;
    for tag in 0..tags {
        let image = Image::new(&[layer.as_slice()], &format!("{tag:04}"));
        for blob in &image.blobs {
            push_blob(
                &mut connection,
                repository,
                &contents::digest(blob),
                Body::Bytes(blob),
            )?;
        }
        put_manifest(
            &mut connection,
            repository,
            &format!("t{tag:04}"),
            &image.manifest,
        )?;
    }
    Ok(())
}

/// Connections with what each asks next.
struct Load {
    streams: Vec<TcpStream>,
    requests: Vec<Vec<u8>>,
    next: usize,
    length: usize,
}

impl Load {
    fn open(server: &Server, paths: &[String]) -> anyhow::Result<Self> {
        let mut connection = server.connect()?;
        let requests = paths.iter().map(|path| request(&connection, path)).collect();
        let length = answer_length(&mut connection, &paths[0])?;
        let streams = (0..CONNECTIONS).map(|_| Ok(server.connect()?.into_stream()));
        let streams = streams.collect::<anyhow::Result<_>>()?;
        Ok(Self {
            streams,
            requests,
            next: 0,
            length,
        })
    }

    /// Asks for this long; answers how many requests were answered.
    fn run(&mut self, time: Duration) -> anyhow::Result<u64> {
        let begun = Instant::now();
        let mut buffer = vec![0; self.length];
        let mut answered = 0;
        for stream in 0..CONNECTIONS {
            self.ask(stream)?;
        }
        while begun.elapsed() < time {
            for stream in 0..CONNECTIONS {
                self.take(stream, &mut buffer)?;
                self.ask(stream)?;
                answered += 1;
            }
        }
        for stream in 0..CONNECTIONS {
            self.take(stream, &mut buffer)?;
            answered += 1;
        }
        Ok(answered)
    }

    fn ask(&mut self, stream: usize) -> anyhow::Result<()> {
        self.next = (self.next + 1) % self.requests.len();
        Ok(self.streams[stream].write_all(&self.requests[self.next])?)
    }

    fn take(&mut self, stream: usize, buffer: &mut [u8]) -> anyhow::Result<()> {
        self.streams[stream].read_exact(buffer)?;
        ensure!(
            buffer.starts_with(b"HTTP/1.1 200 ") && buffer.ends_with(b"}"),
            "an answer is not a manifest"
        );
        Ok(())
    }
}

fn request(connection: &Connection, path: &str) -> Vec<u8> {
    let accept = "Accept: application/vnd.oci.image.manifest.v1+json\r\n";
    connection.head("GET", path, accept, 0).into_bytes()
}

/// Bytes of an answer, head and body, which all answers have in common.
fn answer_length(connection: &mut Connection, path: &str) -> anyhow::Result<usize> {
    let request = request(connection, path);
    let mut stream = connection.clone_stream()?;
    stream.write_all(&request)?;
    stream.set_read_timeout(Some(Duration::from_millis(500)))?;
    let mut answer = Vec::new();
    // The connection stays open, so the end of the answer is when nothing more comes.
    let _ = stream.read_to_end(&mut answer);
    ensure!(
        answer.starts_with(b"HTTP/1.1 200 "),
        "{path} is not answered with a manifest"
    );
    Ok(answer.len())
}
