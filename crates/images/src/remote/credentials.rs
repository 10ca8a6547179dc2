//! Who speaks to a registry: docker's configuration file, or a name and a password that are given.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

/// A name and a password.
#[derive(Clone)]
pub struct Credentials {
    /// The user's name.
    pub user: String,
    /// The password, or a token that stands for one.
    pub password: String,
}

impl Credentials {
    /// `user:password` in base64.
    pub(super) fn basic(&self) -> String {
        STANDARD.encode(format!("{}:{}", self.user, self.password))
    }
}

/// `user:password` in base64, as docker's configuration file has it for a host.
pub(super) fn docker_credentials(host: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Config {
        #[serde(default)]
        auths: std::collections::HashMap<String, Auth>,
    }
    #[derive(Deserialize)]
    struct Auth {
        auth: Option<String>,
    }
    let folder = std::env::var_os("DOCKER_CONFIG").map(std::path::PathBuf::from);
    let folder =
        folder.or_else(|| Some(std::path::PathBuf::from(std::env::var_os("HOME")?).join(".docker")))?;
    let config: Config = serde_json::from_slice(&std::fs::read(folder.join("config.json")).ok()?).ok()?;
    let names = [
        host.to_owned(),
        format!("https://{host}"),
        format!("https://{host}/v2/"),
    ];
    let hub = (host == "registry-1.docker.io").then(|| "https://index.docker.io/v1/".to_owned());
    let auth = names
        .iter()
        .chain(&hub)
        .find_map(|name| config.auths.get(name)?.auth.clone())?;
    STANDARD.decode(&auth).is_ok().then_some(auth)
}
