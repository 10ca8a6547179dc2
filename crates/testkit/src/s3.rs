//! A real S3 server for tests: versitygw over a temporary folder, with one empty bucket.
//!
//! Odd: metadata goes to a side folder, so that file systems without extended attributes serve as well.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::data::project_root;

/// How long the server may take to listen.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server; it and its data are gone when this is dropped.
pub struct S3Server {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl S3Server {
    /// Name of the bucket that is there from the start.
    pub const BUCKET: &str = "blobs";
    /// Access key that may do all.
    pub const ACCESS_KEY: &str = "tidewaiter-test";
    /// Its secret.
    pub const SECRET_KEY: &str = "tidewaiter-test-secret";

    /// Starts a server on a free port of the loopback interface.
    ///
    /// # Panics
    /// If versitygw is not installed or does not come up.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("the folder for temporary files is writable");
        for name in ["data/blobs", "meta"] {
            std::fs::create_dir_all(folder.path().join(name)).expect("a fresh folder is writable");
        }
        let port = free_port();
        let process = Command::new(program())
            .args([
                "--access",
                Self::ACCESS_KEY,
                "--secret",
                Self::SECRET_KEY,
                "--quiet",
            ])
            .args(["--port", &format!("127.0.0.1:{port}")])
            .args(["posix", "--sidecar"])
            .args([folder.path().join("meta"), folder.path().join("data")])
            .stdout(Stdio::null())
            .spawn()
            .expect("versitygw is installed; `cargo xtask test` does it (GO in xtask/src/tools.rs)");
        let server = Self {
            process,
            port,
            _folder: folder,
        };
        server.wait();
        server
    }

    /// The server's address, `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait(&self) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(
                start.elapsed() < PATIENCE,
                "versitygw did not listen within {PATIENCE:?}"
            );
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        // It may have died of itself; either way nothing is left running.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port that nobody listens on right now.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback interface has a free port");
    listener
        .local_addr()
        .expect("a bound socket has an address")
        .port()
}

/// The program: where the test command installs it, else on PATH.
fn program() -> PathBuf {
    let installed = project_root().join("target/tools/go/versitygw");
    match installed.is_file() {
        true => installed,
        false => "versitygw".into(),
    }
}
