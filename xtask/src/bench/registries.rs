//! The two registries under measurement: this program, and distribution, the registry that most others are.
//!
//! Odd: distribution is left without authentication, which would cost it a bcrypt comparison for each request; this
//! program checks its token each time.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::json;
use tempfile::TempDir;

use super::aws::{self, ACCESS_KEY_ID, SECRET_ACCESS_KEY};
use super::client::{Body, Connection};
use super::process::Process;
use crate::{root, run};

/// The Go module that distribution is built from.
const DISTRIBUTION: &str = "github.com/distribution/distribution/v3/cmd/registry@v3.1.2";
/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Which registry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// This program.
    Tidewaiter,
    /// Its peer.
    Distribution,
}

/// Both.
pub const BOTH: [Kind; 2] = [Kind::Tidewaiter, Kind::Distribution];

impl Kind {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tidewaiter => "tidewaiter",
            Self::Distribution => "distribution 3.1.2",
        }
    }
}

/// A running registry.
pub struct Server {
    kind: Kind,
    /// Its process.
    pub process: Process,
    /// `127.0.0.1:PORT`.
    pub address: String,
    /// From its start to its first answer.
    pub started_in: Duration,
    login: String,
}

impl Server {
    /// Starts a registry on data of its own below `target/bench`.
    pub fn start(kind: Kind) -> anyhow::Result<(Self, TempDir)> {
        let data = TempDir::new_in(super::folder())?;
        Ok((Self::start_on(kind, data.path())?, data))
    }

    /// Starts a registry on data that may be there already.
    pub fn start_on(kind: Kind, data: &Path) -> anyhow::Result<Self> {
        let begun = Instant::now();
        let (mut process, address) = match kind {
            Kind::Tidewaiter => tidewaiter(data)?,
            Kind::Distribution => distribution(data)?,
        };
        first_answer(&address)?;
        let started_in = begun.elapsed();
        // What it prints from now on goes nowhere, but must not fill the pipe.
        if let Some(output) = process.output() {
            std::thread::spawn(move || {
                BufReader::new(output)
                    .lines()
                    .map_while(Result::ok)
                    .for_each(drop)
            });
        }
        let mut server = Self {
            kind,
            process,
            address,
            started_in,
            login: String::new(),
        };
        server.prepare()?;
        Ok(server)
    }

    fn prepare(&mut self) -> anyhow::Result<()> {
        if self.kind == Kind::Tidewaiter {
            self.login = aws::registry_login(&mut Connection::open(&self.address)?)?;
        }
        Ok(())
    }

    /// A connection that may do all.
    pub fn connect(&self) -> anyhow::Result<Connection> {
        let mut connection = Connection::open(&self.address)?;
        connection.headers.clone_from(&self.login);
        Ok(connection)
    }

    /// Makes a repository, which distribution does by itself.
    pub fn create_repository(&self, name: &str) -> anyhow::Result<()> {
        if self.kind == Kind::Distribution {
            return Ok(());
        }
        let scanning = json!({ "scanOnPush": true });
        let input = json!({ "repositoryName": name, "imageScanningConfiguration": scanning });
        aws::call(&mut Connection::open(&self.address)?, "CreateRepository", &input).map(drop)
    }
}

/// Uploads a blob in one PUT.
pub fn push_blob(to: &mut Connection, repository: &str, digest: &str, body: Body<'_>) -> anyhow::Result<()> {
    let path = format!("/v2/{repository}/blobs/uploads/");
    let begun = to.send("POST", &path, "", Body::Bytes(b""))?.expect(202)?;
    let location = begun.header("location").context("an upload has no location")?;
    let location = location
        .strip_prefix(&format!("http://{}", to.address))
        .unwrap_or(location);
    let mark = if location.contains('?') { '&' } else { '?' };
    let path = format!("{location}{mark}digest={digest}");
    to.send("PUT", &path, "Content-Type: application/octet-stream\r\n", body)?
        .expect(201)?;
    Ok(())
}

/// Puts an OCI manifest under a tag.
pub fn put_manifest(to: &mut Connection, repository: &str, tag: &str, manifest: &[u8]) -> anyhow::Result<()> {
    let path = format!("/v2/{repository}/manifests/{tag}");
    let kind = "Content-Type: application/vnd.oci.image.manifest.v1+json\r\n";
    to.send("PUT", &path, kind, Body::Bytes(manifest))?.expect(201)?;
    Ok(())
}

fn tidewaiter(data: &Path) -> anyhow::Result<(Process, String)> {
    let mut command = Command::new(super::program());
    command
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data.join("tidewaiter"));
    command.env("TIDEWAITER_ROOT_ACCESS_KEY_ID", ACCESS_KEY_ID);
    command.env("TIDEWAITER_ROOT_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY);
    command.env("TIDEWAITER_LOG", "warn").stdout(Stdio::piped());
    let mut process = Process::start(&mut command)?;
    let output = process.output().context("the output is piped")?;
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let address = lines.find_map(|line| line.split_once("listens on http://").map(|(_, at)| at.to_owned()));
    Ok((
        process,
        address
            .context("the server ended before it listened")?
            .trim()
            .to_owned(),
    ))
}

fn distribution(data: &Path) -> anyhow::Result<(Process, String)> {
    let program = distribution_program()?;
    let address = free_address()?;
    let configuration = json!({
        "version": 0.1,
        "log": { "level": "error", "accesslog": { "disabled": true } },
        "storage": {
            "filesystem": { "rootdirectory": data.join("distribution") },
            "cache": { "blobdescriptor": "inmemory" },
        },
        "http": { "addr": address },
    });
    // YAML takes JSON as it is.
    let file = data.join("distribution.yml");
    std::fs::write(&file, configuration.to_string())?;
    let mut command = Command::new(program);
    command.arg("serve").arg(file).env("OTEL_TRACES_EXPORTER", "none");
    Ok((
        Process::start(command.stdout(Stdio::null()).stderr(Stdio::null()))?,
        address,
    ))
}

/// Builds distribution if it is not there.
fn distribution_program() -> anyhow::Result<PathBuf> {
    let folder = root().join("target/tools/go");
    let program = folder.join("registry");
    let marker = folder.join("registry.installed");
    if std::fs::read_to_string(&marker).ok().as_deref() != Some(DISTRIBUTION) {
        run(Command::new("go")
            .env("GOBIN", &folder)
            .args(["install", DISTRIBUTION]))
        .context("the registry to compare with is built with Go")?;
        std::fs::write(&marker, DISTRIBUTION)?;
    }
    Ok(program)
}

/// A port that nobody listens on now.
fn free_address() -> anyhow::Result<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// Waits until a server answers HTTP, whatever it says.
fn first_answer(address: &str) -> anyhow::Result<()> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Ok(mut connection) = Connection::open(address)
            && connection.send("GET", "/v2/", "", Body::Bytes(b"")).is_ok()
        {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    bail!("{address} did not answer within {} s", PATIENCE.as_secs())
}
