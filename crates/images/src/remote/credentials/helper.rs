//! Docker's credential helpers: programs `docker-credential-NAME` that are told a host on standard input and answer JSON
//! (github.com/docker/docker-credential-helpers, "Credential helper protocol").
//!
//! Odd: that a helper knows nothing is an error of its own, told by words on standard output.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde::Deserialize;

use super::Credentials;
use crate::ImageError;

/// How long a helper may take; some ask a cloud, or a person.
const PATIENCE: Duration = Duration::from_secs(60);
/// Most bytes of an answer.
const MAX_ANSWER: u64 = 64 << 10;
/// The name by which an answer says that its secret is a token.
const TOKEN: &str = "<token>";
/// Words of helpers that know nothing of a host.
const UNKNOWN: [&str; 3] = ["credentials not found", "no credentials", "missing"];

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Answer {
    username: String,
    secret: String,
}

/// What a helper knows of a host.
///
/// # Errors
/// If it cannot be run, does not answer in time, or fails.
pub(super) fn ask(name: &str, host: &str) -> Result<Option<Credentials>, ImageError> {
    ask_within(name, host, PATIENCE)
}

fn ask_within(name: &str, host: &str, patience: Duration) -> Result<Option<Credentials>, ImageError> {
    let fail = |words: String| ImageError::Helper {
        name: name.to_owned(),
        words,
    };
    // It becomes a part of a program's name.
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    if name.is_empty() || !name.bytes().all(is_plain) {
        return Err(fail("this is no helper's name".to_owned()));
    }
    let mut child = start(name).map_err(|error| fail(error.to_string()))?;
    let answer = converse(&mut child, host, patience);
    if answer.is_err() {
        // It may have ended by itself.
        let _ = child.kill();
    }
    let ended = child.wait();
    let text = answer.map_err(|error| fail(error.to_string()))?;
    let is_success = ended.is_ok_and(|status| status.success());
    let words = String::from_utf8_lossy(&text).trim().to_owned();
    if !is_success {
        return match UNKNOWN.iter().any(|unknown| words.contains(unknown)) {
            true => Ok(None),
            false => Err(fail(words)),
        };
    }
    let answer: Answer = serde_json::from_slice(&text).map_err(|error| fail(error.to_string()))?;
    Ok(Some(match answer.username.as_str() {
        TOKEN => Credentials::Identity(answer.secret),
        user => Credentials::password(user, answer.secret),
    }))
}

fn start(name: &str) -> io::Result<Child> {
    Command::new(format!("docker-credential-{name}"))
        .arg("get")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Tells the host and waits for the answer; a thread reads it, since a pipe knows no time.
fn converse(child: &mut Child, host: &str, patience: Duration) -> io::Result<Vec<u8>> {
    let missing = || io::Error::other("it has no pipes");
    let mut input = child.stdin.take().ok_or_else(missing)?;
    let output = child.stdout.take().ok_or_else(missing)?;
    // One that needs no host may have closed its input.
    let _ = input.write_all(host.as_bytes());
    drop(input);
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.take(MAX_ANSWER).read_to_end(&mut bytes);
        // Who waited may have gone.
        let _ = sender.send(read.map(|_| bytes));
    });
    receiver
        .recv_timeout(patience)
        .unwrap_or_else(|_| Err(io::Error::new(io::ErrorKind::TimedOut, "it does not answer")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_helper_that_is_not_there_or_has_no_name_is_told() {
        for name in ["no-such-helper-here", "../../bin/sh", ""] {
            let Err(error) = ask(name, "h.example") else {
                panic!("{name} cannot answer")
            };
            assert!(error.to_string().contains("docker-credential-"), "{error}");
        }
    }
}
