//! Real clients, run as people run them: the `aws` command line, skopeo, crane, oras.
//!
//! `cargo xtask setup` installs them; they are looked for where it puts them, then on PATH.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Output};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::data::project_root;
use crate::server::{ACCESS_KEY_ID, SECRET_ACCESS_KEY, Server};

/// What a client printed and how it ended.
#[derive(Debug)]
pub struct Said {
    /// Whether it ended well.
    pub success: bool,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Said {
    /// The output as JSON.
    ///
    /// # Panics
    /// If the client failed or printed something else.
    pub fn json(&self) -> Value {
        self.expect_success();
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// The output as it is, without the end of its last line.
    ///
    /// # Panics
    /// If the client failed.
    pub fn expect_success(&self) -> &str {
        assert!(self.success, "{}{}", self.out, self.err);
        self.out.trim_end()
    }

    /// What the client said when it failed.
    ///
    /// # Panics
    /// If it did not fail.
    pub fn expect_failure(&self) -> &str {
        assert!(!self.success, "it did not fail: {}", self.out);
        &self.err
    }
}

/// A client program with the tools' folders on its PATH.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(find(name));
    command.env("PATH", search_path());
    command
}

fn find(name: &str) -> OsString {
    let found = std::env::split_paths(&search_path())
        .map(|folder| folder.join(name))
        .find(|path| path.is_file());
    found.map_or_else(|| name.into(), Into::into)
}

fn search_path() -> OsString {
    let tools = project_root().join("target/tools");
    let own = [tools.join("python/bin"), tools.join("go")];
    let old = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&old)))
        .expect("folders on PATH hold no colon")
}

/// Runs a command and gives what it said.
///
/// # Panics
/// If it cannot be started.
pub fn run(command: &mut Command) -> Said {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{command:?} cannot be started ({error}); `cargo xtask setup` installs it")
    });
    Said::from(output)
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            success: output.status.success(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// `aws …` against a server, as its root user.
pub fn aws(server: &Server, arguments: &[&str]) -> Said {
    aws_as(server, ACCESS_KEY_ID, SECRET_ACCESS_KEY, arguments)
}

/// `aws …` against a server, with this key.
pub fn aws_as(server: &Server, id: &str, secret: &str, arguments: &[&str]) -> Said {
    run(as_client(program("aws").args(arguments), server, id, secret))
}

/// A client of AWS that is to take a server for AWS, with this key.
fn as_client<'a>(command: &'a mut Command, server: &Server, id: &str, secret: &str) -> &'a mut Command {
    command
        .env("AWS_ENDPOINT_URL", server.url())
        .env("AWS_ACCESS_KEY_ID", id)
        .env("AWS_SECRET_ACCESS_KEY", secret)
        .env("AWS_DEFAULT_REGION", "us-east-1")
        .env("AWS_CONFIG_FILE", "/dev/null")
        .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_PAGER", "")
}

/// A program that audits accounts of AWS, `prowler` or `custodian`, from the environment of its own; it takes a server for
/// AWS and is its root user.
pub fn auditor(server: &Server, name: &str) -> Command {
    let environment = project_root().join("target/tools").join(name);
    let mut command = Command::new(environment.join("bin").join(name));
    as_root(&mut command, server);
    command
}

/// A client of AWS that is to take a server for AWS, as its root user.
pub fn as_root<'a>(command: &'a mut Command, server: &Server) -> &'a mut Command {
    as_client(command, server, ACCESS_KEY_ID, SECRET_ACCESS_KEY)
}

/// What a program's environment has to say for it to live so many days ago.
///
/// # Panics
/// If faketime is missing.
pub fn days_ago(days: u32) -> Vec<(String, String)> {
    let when = format!("-{days}d");
    let said = run(program("faketime").args(["-f", &when, "printenv", "LD_PRELOAD"]));
    let named = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    [
        ("LD_PRELOAD", said.expect_success()),
        ("FAKETIME", when.as_str()),
        // Time goes by as it does: what waits for a minute waits for a minute.
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
    ]
    .map(named)
    .to_vec()
}

/// Whether openssl takes a signature (ed25519) of a message for one of this public key, in PEM.
///
/// # Panics
/// If openssl is missing.
pub fn openssl_verifies(key: &str, message: &[u8], signature: &[u8]) -> bool {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a new folder can be written to");
        path
    };
    let mut openssl = program("openssl");
    openssl.args(["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey"]);
    openssl.arg(write("key.pem", key.as_bytes()));
    openssl.arg("-sigfile").arg(write("signature", signature));
    openssl.arg("-in").arg(write("message", message));
    run(&mut openssl).success
}

/// The statement in a Sigstore bundle, whose signature openssl has verified.
///
/// # Panics
/// If it has not.
pub fn verified_statement(bundle: &Value, key: &str) -> Value {
    let envelope = &bundle["dsseEnvelope"];
    let text = |value: &'_ Value| value.as_str().expect("an envelope is made of texts").to_owned();
    let decode = |value| STANDARD.decode(text(value)).expect("and these are in base64");
    let (kind, payload) = (text(&envelope["payloadType"]), decode(&envelope["payload"]));
    // DSSE's pre-authentication encoding.
    let head = format!("DSSEv1 {} {kind} {} ", kind.len(), payload.len());
    let signature = decode(&envelope["signatures"][0]["sig"]);
    let message = [head.as_bytes(), &payload].concat();
    assert!(
        openssl_verifies(key, &message, &signature),
        "it is not signed by this key"
    );
    serde_json::from_slice(&payload).expect("a statement is JSON")
}

/// The password that `aws ecr get-login-password` prints.
pub fn login_password(server: &Server) -> String {
    aws(server, &["ecr", "get-login-password"])
        .expect_success()
        .to_owned()
}

/// Copies an OCI layout (`oci:DIR:TAG`) into a repository with skopeo.
pub fn skopeo_push(server: &Server, source: &str, target: &str) -> Said {
    let credentials = format!("AWS:{}", login_password(server));
    let target = format!("docker://{}/{target}", server.address);
    let fixed = [
        "copy",
        "--quiet",
        "--insecure-policy",
        "--dest-tls-verify=false",
        "--dest-creds",
    ];
    run(program("skopeo")
        .args(fixed)
        .args([&credentials, source, &target]))
}

/// Pushes an OCI layout with crane.
pub fn crane_push(server: &Server, layout: &Path, target: &str) -> Said {
    let config = tempfile::tempdir().expect("the system's temporary folder is writable");
    let password = login_password(server);
    let login = ["auth", "login", &server.address, "-u", "AWS", "-p", &password];
    run(program("crane").args(login).env("DOCKER_CONFIG", config.path())).expect_success();
    let target = format!("{}/{target}", server.address);
    run(program("crane")
        .arg("push")
        .arg(layout)
        .arg(target)
        .env("DOCKER_CONFIG", config.path()))
}

/// Pushes an OCI layout (`DIR:TAG`) with oras.
pub fn oras_push(server: &Server, layout: &str, target: &str) -> Said {
    let password = login_password(server);
    let target = format!("{}/{target}", server.address);
    let fixed = [
        "copy",
        "--from-oci-layout",
        layout,
        "--to-plain-http",
        "--to-username",
        "AWS",
    ];
    run(program("oras")
        .args(fixed)
        .args(["--to-password", &password, &target]))
}
