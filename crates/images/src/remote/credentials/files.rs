//! The files in which docker and podman keep what registries are shown: docker's `config.json` with its helpers, podman's
//! `auth.json` of the same form (containers-auth.json(5)).
//!
//! Odd: podman's files may tell of a repository or a folder of them (`quay.io/team`), and the longest that fits counts.
//! Docker Hub goes by several names, the oldest of them in all files.

use std::collections::HashMap;
use std::env;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use serde::Deserialize;

use super::{Credentials, from_basic, helper};
use crate::{ImageError, Reference};

/// Largest file that is read, in bytes.
const MAX_FILE: u64 = 1 << 20;
/// Docker Hub's names in files; helpers know it by the last.
const HUB: [&str; 4] = [
    "docker.io",
    "index.docker.io",
    "registry-1.docker.io",
    "https://index.docker.io/v1/",
];

/// A file, as far as it matters here.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Config {
    auths: HashMap<String, Auth>,
    cred_helpers: HashMap<String, String>,
    creds_store: Option<String>,
}

/// What a file says of one registry.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Auth {
    auth: Option<String>,
    username: Option<String>,
    password: Option<String>,
    identitytoken: Option<String>,
    registrytoken: Option<String>,
}

impl Auth {
    fn credentials(&self) -> Option<Credentials> {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        if let Some(token) = filled(&self.identitytoken) {
            return Some(Credentials::Identity(token));
        }
        if let Some(token) = filled(&self.registrytoken) {
            return Some(Credentials::Bearer(token));
        }
        if let Some(known) = filled(&self.auth).as_deref().and_then(from_basic) {
            return Some(known);
        }
        let pair = filled(&self.username).zip(filled(&self.password));
        pair.map(|(user, password)| Credentials::password(user, password))
    }
}

/// What is known for a repository, by the first file that knows anything.
///
/// # Errors
/// If a helper that is asked fails in another way than by not knowing: a pull without credentials would then fail for
/// another reason than the true one.
pub(in crate::remote) fn find(reference: &Reference) -> Result<Option<Credentials>, ImageError> {
    for bytes in paths().iter().filter_map(read) {
        if let Some(known) = in_file(&bytes, reference)? {
            return Ok(Some(known));
        }
    }
    Ok(None)
}

/// What such a file knows for a repository; one that is none knows nothing.
pub(super) fn in_file(bytes: &[u8], reference: &Reference) -> Result<Option<Credentials>, ImageError> {
    match serde_json::from_slice::<Config>(bytes) {
        Ok(config) => config.find(reference),
        Err(_) => Ok(None),
    }
}

/// The files, in the order in which they are asked. One that a variable names is the only one of its kind.
fn paths() -> Vec<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let home = |below: &str| set("HOME").map(|home| home.join(below));
    let docker = set("DOCKER_CONFIG").or_else(|| home(".docker"));
    let mut paths = match set("REGISTRY_AUTH_FILE") {
        Some(file) => vec![Some(file)],
        None => vec![
            set("XDG_RUNTIME_DIR").map(|folder| folder.join("containers/auth.json")),
            set("XDG_CONFIG_HOME")
                .or_else(|| home(".config"))
                .map(|folder| folder.join("containers/auth.json")),
        ],
    };
    let docker = docker.map(|folder| folder.join("config.json"));
    // Who names docker's folder means it.
    match env::var_os("DOCKER_CONFIG") {
        Some(_) => paths.insert(0, docker),
        None => paths.push(docker),
    }
    paths.into_iter().flatten().collect()
}

/// A file that is there and can be read.
fn read(path: &PathBuf) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)
        .ok()?
        .take(MAX_FILE)
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}

impl Config {
    fn find(&self, reference: &Reference) -> Result<Option<Credentials>, ImageError> {
        let hosts = hosts(&reference.host);
        let own_helper = hosts.iter().find_map(|host| self.cred_helpers.get(*host));
        if let Some(helper) = own_helper.or(self.creds_store.as_ref()) {
            let known = helper::ask(helper, hosts[hosts.len() - 1])?;
            if known.is_some() {
                return Ok(known);
            }
        }
        Ok(keys(&hosts, &reference.name)
            .iter()
            .find_map(|key| self.auth(key)?.credentials()))
    }

    /// What stands under a key, in the ways of writing it that docker had.
    fn auth(&self, key: &str) -> Option<&Auth> {
        let ways = [
            key.to_owned(),
            format!("https://{key}"),
            format!("https://{key}/v1/"),
            format!("https://{key}/v2/"),
        ];
        ways.iter().find_map(|way| self.auths.get(way))
    }
}

/// The names of a host in files; helpers are asked by the last.
fn hosts(host: &str) -> Vec<&str> {
    if HUB.contains(&host) {
        HUB.to_vec()
    } else {
        vec![host]
    }
}

/// `HOST/A/B`, `HOST/A`, `HOST`: what may stand for a repository, the longest first.
fn keys(hosts: &[&str], name: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for host in hosts {
        let mut rest = name;
        keys.push(format!("{host}/{rest}"));
        while let Some((folder, _)) = rest.rsplit_once('/') {
            keys.push(format!("{host}/{folder}"));
            rest = folder;
        }
    }
    keys.extend(hosts.iter().map(|host| (*host).to_owned()));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(config: &str, reference: &str) -> Option<Credentials> {
        let config: Config = serde_json::from_str(config).unwrap();
        config.find(&reference.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_password_is_found_in_all_its_ways() {
        let expected = Some(Credentials::password("a", "b"));
        for (key, auth) in [
            ("h.example", r#"{"auth":"YTpi"}"#),
            ("https://h.example", r#"{"auth":"YTpi"}"#),
            ("https://h.example/v2/", r#"{"username":"a","password":"b"}"#),
            ("h.example/team", r#"{"auth":"YTpiAA=="}"#),
        ] {
            let config = format!(r#"{{"auths":{{"{key}":{auth}}}}}"#);
            assert!(found(&config, "h.example/team/image") == expected, "{key}");
            assert!(found(&config, "other.example/team/image").is_none(), "{key}");
        }
    }

    #[test]
    fn the_longest_key_that_fits_counts() {
        let config = r#"{"auths":{"h.example":{"auth":"YTpi"},"h.example/team":{"auth":"Yzpk"}}}"#;
        assert!(found(config, "h.example/team/image") == Some(Credentials::password("c", "d")));
        assert!(found(config, "h.example/teams/image") == Some(Credentials::password("a", "b")));
    }

    #[test]
    fn docker_hub_is_known_by_its_old_name() {
        let config = r#"{"auths":{"https://index.docker.io/v1/":{"identitytoken":"t","auth":"YTo="}}}"#;
        assert!(found(config, "debian:12") == Some(Credentials::Identity("t".into())));
    }

    #[test]
    fn an_empty_record_is_none() {
        assert!(found(r#"{"auths":{"h.example":{}},"credsStore":null}"#, "h.example/a").is_none());
    }
}
