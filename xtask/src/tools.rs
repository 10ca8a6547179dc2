//! The programs that the tests run as oracles and clients, and how each is had.
//!
//! Their sources: Debian's packages (oracles such as dpkg and rpm, the languages whose own tools order versions,
//! PostgreSQL, skopeo, Chromium with fonts for Japanese), the Python package index (the `aws` command line and boto3,
//! readers and validators of reports, in an environment of their own; the auditors of clouds in theirs, see
//! [`crate::auditors`]), the Go module proxy (crane, oras, NATS's server, the OCI conformance suite), npm and Maven Central (a
//! library each that orders versions; npm has SARIF's schema too).
//! Versions are pinned here and nowhere else, but for those of the Go oracles, which have a `go.mod` each.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::{auditors, cargo, root, run};

/// Debian packages, each with the program that tells whether it is there.
const DEBIAN: &[(&str, &str)] = &[
    ("skopeo", "skopeo"),
    ("rpm", "rpm"),
    ("sqlite3", "sqlite3"),
    ("zstd", "zstd"),
    ("pigz", "pigz"),
    ("jq", "jq"),
    ("umoci", "umoci"),
    ("mmdebstrap", "mmdebstrap"),
    ("postgresql", "/usr/lib/postgresql/*/bin/initdb"),
    ("libdpkg-perl", "/usr/share/perl5/Dpkg/Version.pm"),
    ("curl", "curl"),
    ("openssl", "openssl"),
    ("faketime", "faketime"),
    ("python3-venv", "/usr/share/doc/python3-venv"),
    ("nodejs", "node"),
    ("npm", "npm"),
    ("default-jdk-headless", "javac"),
    ("maven", "mvn"),
    ("ruby", "ruby"),
    ("php-cli", "php"),
    (
        "php-composer-semver",
        "/usr/share/php/Composer/Semver/autoload.php",
    ),
    ("elixir", "elixir"),
    ("r-base-core", "Rscript"),
    ("pacman-package-manager", "pacman"),
    ("chromium", "chromium"),
    (
        "fonts-noto-cjk",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    ),
];

/// Python packages; botocore is the version that `models/` is taken from.
const PYTHON: &[&str] = &[
    "awscli==1.45.11",
    "boto3==1.43.11",
    "botocore==1.43.11",
    "cyclonedx-python-lib[json-validation]==11.12.0",
    "spdx-tools==0.8.5",
    "spdx-python-model==0.0.6",
    "junitparser==5.0.3",
    "PyYAML==6.0.3",
    "packaging==26.4",
    "conan==2.34.0",
    "py-rattler==0.28.0",
];

/// Packages of npm, below `npm/node_modules`.
const NPM: &[&str] = &["semver@7.8.6", "@microsoft/jest-sarif@1.0.0-beta.0"];

/// Artifacts of Maven Central; their jars lie in `maven/`.
const MAVEN: &[&str] = &["org.apache.maven:maven-artifact:3.9.9"];

/// Go programs and the names they install under.
const GO: &[(&str, &str)] = &[
    (
        "crane",
        "github.com/google/go-containerregistry/cmd/crane@v0.20.6",
    ),
    ("oras", "oras.land/oras/cmd/oras@v1.2.3"),
    ("nats-server", "github.com/nats-io/nats-server/v2@v2.11.10"),
    ("versitygw", "github.com/versity/versitygw/cmd/versitygw@v1.8.0"),
    (
        "conformance",
        "github.com/opencontainers/distribution-spec/conformance@v0.0.0-20260831232431-97274622c111",
    ),
];

/// Where the tools ended up.
pub struct Tools {
    /// Folders to put in front of PATH.
    folders: Vec<PathBuf>,
    /// The cargo-deny program.
    pub cargo_deny: PathBuf,
}

impl Tools {
    /// Puts the tools in front of the command's PATH.
    pub fn on_path<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("PATH", self.path())
    }

    fn path(&self) -> OsString {
        let old = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&old));
        env::join_paths(folders).expect("folders below the project hold no colon")
    }
}

/// Installs what is missing; a second run finds everything and is quick.
pub fn set_up() -> anyhow::Result<Tools> {
    let folder = root().join("target/tools");
    std::fs::create_dir_all(&folder)?;
    debian()?;
    let python = python(&folder)?;
    auditors::set_up(&folder)?;
    let go = go(&folder)?;
    npm(&folder.join("npm"))?;
    maven(&folder.join("maven"))?;
    let cargo_deny = cargo_tool(&folder, "cargo-deny", "0.20.2")?;
    Ok(Tools {
        folders: vec![python, go],
        cargo_deny,
    })
}

fn debian() -> anyhow::Result<()> {
    let missing: Vec<&str> = DEBIAN
        .iter()
        .filter(|(_, witness)| !is_there(witness))
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_there("apt-get") {
        bail!(
            "these programs are needed and this is no Debian to install them from: {}",
            missing.join(", ")
        );
    }
    run(as_root("apt-get").args(["update", "-q"]))?;
    run(as_root("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-qy"])
        .args(missing))
}

/// Whether a program is on PATH, or a path (with `*` for one folder) exists.
pub fn is_there(witness: &str) -> bool {
    if let Some((before, after)) = witness.split_once("/*/") {
        let Ok(entries) = std::fs::read_dir(before) else {
            return false;
        };
        return entries.flatten().any(|entry| entry.path().join(after).exists());
    }
    if witness.starts_with('/') {
        return Path::new(witness).exists();
    }
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(witness).is_file())
}

fn as_root(program: &str) -> Command {
    if is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.arg("--preserve-env=DEBIAN_FRONTEND").arg(program);
    command
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn python(folder: &Path) -> anyhow::Result<PathBuf> {
    let environment = folder.join("python");
    once(&environment, PYTHON, || {
        run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        run(Command::new(environment.join("bin/pip"))
            .args(["install", "--quiet"])
            .args(PYTHON))
    })?;
    Ok(environment.join("bin"))
}

fn go(folder: &Path) -> anyhow::Result<PathBuf> {
    let bin = folder.join("go");
    for (name, module) in GO {
        let marker = bin.join(format!("{name}.installed"));
        if std::fs::read_to_string(&marker).ok().as_deref() != Some(*module) {
            run(Command::new("go").env("GOBIN", &bin).args(["install", module]))
                .context("the registry clients that the tests use are built with Go 1.24.4 or newer")?;
            std::fs::write(&marker, module)?;
        }
    }
    Ok(bin)
}

fn npm(folder: &Path) -> anyhow::Result<()> {
    once(folder, NPM, || {
        run(Command::new("npm")
            .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
            .arg(folder)
            .args(NPM))
    })
}

fn maven(folder: &Path) -> anyhow::Result<()> {
    once(folder, MAVEN, || {
        let copy = |artifact: &&str| {
            run(Command::new("mvn")
                .args(["--quiet", "--batch-mode", MAVEN_COPY, "-Dtransitive=false"])
                .arg(format!("-Dartifact={artifact}"))
                .arg(format!("-DoutputDirectory={}", folder.display())))
        };
        MAVEN.iter().try_for_each(copy)
    })
}

/// Maven's plugin that copies an artifact, pinned like the artifacts.
const MAVEN_COPY: &str = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy";

/// Installs into a folder, unless the same was installed there before.
pub fn once(
    folder: &Path,
    wanted: &[&str],
    install: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let marker = folder.join("installed");
    let wanted = wanted.join("\n");
    if std::fs::read_to_string(&marker).ok().as_deref() != Some(&wanted) {
        std::fs::create_dir_all(folder)?;
        install()?;
        std::fs::write(&marker, wanted)?;
    }
    Ok(())
}

/// Installs a program of crates.io below `folder`, if it is not there in this version.
pub fn cargo_tool(folder: &Path, name: &str, version: &str) -> anyhow::Result<PathBuf> {
    let has_it = |program: &Path| {
        let output = Command::new(program)
            .arg("--version")
            .stderr(Stdio::null())
            .output();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(version))
    };
    let own = folder.join("bin").join(name);
    if !has_it(&own) {
        run(cargo()
            .args([
                "install",
                "--quiet",
                "--locked",
                "--version",
                version,
                name,
                "--root",
            ])
            .arg(folder))?;
    }
    Ok(own)
}
