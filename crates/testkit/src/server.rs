//! A tidewaiter under test: the real program, in a process of its own, on a free port of this machine.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_secs(60);
/// The root key that servers under test are given.
pub const ACCESS_KEY_ID: &str = "AKIATESTTESTTESTTEST";
/// Its secret.
pub const SECRET_ACCESS_KEY: &str = "test/secret+access/key0123456789abcdefgh";

/// A running server; killed when dropped.
pub struct Server {
    program: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    process: Child,
    /// Where it keeps everything.
    pub data: TempDir,
    /// `127.0.0.1:PORT`.
    pub address: String,
}

impl Server {
    /// Starts the program with `serve`, its data in a fresh folder, and further arguments; waits until it listens.
    ///
    /// # Panics
    /// If it does not start.
    pub fn start(program: &Path, arguments: &[&str]) -> Self {
        Self::start_with(program, arguments, &[])
    }

    /// As [`Server::start`], with variables of its environment besides.
    ///
    /// # Panics
    /// If it does not start.
    pub fn start_with(program: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let data = TempDir::new().expect("the system's temporary folder is writable");
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        let environment: Vec<(String, String)> = environment
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let (process, address) = launch(program, data.path(), "127.0.0.1:0", &arguments, &environment);
        Self {
            program: program.to_owned(),
            arguments,
            environment,
            process,
            data,
            address,
        }
    }

    /// Kills the server without warning (SIGKILL) and starts it again on the same data and port.
    pub fn crash_and_restart(&mut self) {
        self.kill();
        let (process, address) = launch(
            &self.program,
            self.data.path(),
            &self.address,
            &self.arguments,
            &self.environment,
        );
        self.process = process;
        self.address = address;
    }

    /// As [`Server::crash_and_restart`], with other variables of its environment.
    pub fn restart_with(&mut self, environment: &[(String, String)]) {
        self.environment = environment.to_vec();
        self.crash_and_restart();
    }

    /// Kills the server without warning (SIGKILL).
    pub fn kill(&mut self) {
        // It may have ended by itself; then there is nothing to kill.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// Asks the server to stop (SIGTERM) and waits until it has.
    ///
    /// # Panics
    /// If `kill` is missing.
    pub fn stop(&mut self) -> ExitStatus {
        let id = self.process.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status();
        assert!(
            sent.is_ok_and(|status| status.success()),
            "the server {id} takes no signal"
        );
        self.process
            .wait()
            .expect("the server is a child of this process")
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The process's id.
    pub fn process_id(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

fn launch(
    program: &Path,
    data: &Path,
    listen: &str,
    arguments: &[String],
    environment: &[(String, String)],
) -> (Child, String) {
    let mut process = Command::new(program)
        .args(["serve", "--listen", listen, "--data"])
        .arg(data)
        .args(arguments)
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .env("TIDEWAITER_ROOT_ACCESS_KEY_ID", ACCESS_KEY_ID)
        .env("TIDEWAITER_ROOT_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY)
        .env("TIDEWAITER_LOG", "warn")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{} cannot be started: {error}", program.display()));
    let output = process.stdout.take().expect("the output is piped");
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || watch(output, &sender));
    match receiver.recv_timeout(PATIENCE) {
        Ok(address) => (process, address),
        Err(_) => {
            // What it said stands on this process's standard error already.
            let _ = process.kill();
            panic!("the server did not say that it listens: {:?}", process.wait());
        }
    }
}

/// Tells the address from the line that says so, and goes on reading so that the server never blocks.
fn watch(output: impl Read, sender: &mpsc::Sender<String>) {
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        let url = line.split_once("listens on ").map_or("", |(_, url)| url);
        if let Some((_, address)) = url.split_once("://") {
            // Nobody waits any more once the time is up.
            let _ = sender.send(address.trim().to_owned());
        }
    }
}
