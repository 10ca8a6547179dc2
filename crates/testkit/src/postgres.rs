//! A private PostgreSQL: one server per test process, a fresh database per test, gone with the process.
//!
//! Odd: the server hangs on a pipe. A small shell waits for the end of its input and then stops the server and removes
//! its files; the end comes when this process ends, however it ends. And the server orders text as a language does, not
//! by bytes, as many installations do: whoever needs the order of bytes must ask for it.

use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

const PATIENCE: Duration = Duration::from_secs(60);

/// Stops the server and removes its folder when its own input ends. `$1` is the folder, the rest starts the server.
const KEEPER: &str = r#"
folder="$1"; shift
"$@" </dev/null >"$folder/log" 2>&1 &
server=$!
trap '' INT TERM
cat >/dev/null
kill -QUIT "$server" 2>/dev/null
wait "$server"
rm -rf "$folder"
"#;

/// A running server. It ends when this is dropped, or with the process.
#[derive(Debug)]
pub struct Postgres {
    folder: PathBuf,
    programs: Programs,
    keeper: Child,
    databases: AtomicU32,
}

impl Postgres {
    /// Starts a server with its data in a folder of its own, reached by a Unix socket there.
    ///
    /// # Errors
    /// PostgreSQL is not installed, or does not start: the words say what to do.
    pub fn start() -> Result<Self> {
        // Many of them run side by side, each for a few rows.
        Self::start_with(&["shared_buffers=32MB"])
    }

    /// The same for measurements: with as much memory as PostgreSQL takes where nobody told it otherwise.
    ///
    /// # Errors
    /// As [`Postgres::start`].
    pub fn start_as_installed() -> Result<Self> {
        Self::start_with(&[])
    }

    fn start_with(settings: &[&str]) -> Result<Self> {
        let programs = Programs::find()?;
        let folder = tempfile::Builder::new().prefix("tw-pg-").tempdir()?.keep();
        programs.own(&folder)?;
        programs.initialize(&folder)?;
        let keeper = programs.serve(&folder, settings)?;
        let server = Self {
            folder,
            programs,
            keeper,
            databases: AtomicU32::new(0),
        };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// The server that all tests of this process share.
    ///
    /// # Panics
    /// If it cannot be started: the tests need it, and none is skipped.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(|| match Self::start() {
            Ok(server) => server,
            Err(error) => panic!("the tests need a private PostgreSQL: {error:#}"),
        })
    }

    /// Creates an empty database of a fresh name; gives its URL.
    ///
    /// # Errors
    /// What the server says.
    pub fn fresh_database(&self) -> Result<String> {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let output = self.client("createdb").arg(&name).output()?;
        successful("createdb", &output)?;
        Ok(self.url_for(&name))
    }

    /// The URL of a database of this server.
    pub fn url_for(&self, database: &str) -> String {
        format!(
            "postgres://postgres@localhost/{database}?host={}",
            self.folder.display()
        )
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.folder.join(program));
        command.arg("-h").arg(&self.folder).args(["-U", "postgres"]);
        command
    }

    fn wait_until_ready(&self) -> Result<()> {
        let start = Instant::now();
        while !self.client("pg_isready").output()?.status.success() {
            if start.elapsed() > PATIENCE {
                let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("PostgreSQL was not ready after {PATIENCE:?}; it said:\n{log}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // Nothing is to be done about a shell that cannot be waited for.
        let _ = self.keeper.wait();
    }
}

/// PostgreSQL's programs and whom to run them as: the server refuses to run as root.
#[derive(Debug)]
struct Programs {
    folder: PathBuf,
    /// User and group to change to, if this is root.
    run_as: Option<(u32, u32)>,
}

impl Programs {
    fn find() -> Result<Self> {
        let folder = newest_installed().or_else(on_the_path).context(
            "no initdb in /usr/lib/postgresql/*/bin or on the PATH; `cargo xtask test` installs PostgreSQL, or: \
             apt-get install postgresql",
        )?;
        let root = id(&["-u"])? == 0;
        let run_as = if root { Some(unprivileged()?) } else { None };
        Ok(Self { folder, run_as })
    }

    /// The words that run a program as the right user.
    fn words(&self, program: &str) -> Vec<String> {
        let program = self.folder.join(program).display().to_string();
        match self.run_as {
            None => vec![program],
            Some((user, group)) => vec![
                "setpriv".to_owned(),
                format!("--reuid={user}"),
                format!("--regid={group}"),
                "--clear-groups".to_owned(),
                program,
            ],
        }
    }

    fn own(&self, folder: &Path) -> Result<()> {
        match self.run_as {
            Some((user, group)) => Ok(chown(folder, Some(user), Some(group))?),
            None => Ok(()),
        }
    }

    fn initialize(&self, folder: &Path) -> Result<()> {
        let words = self.words("initdb");
        let output = Command::new(&words[0])
            .args(&words[1..])
            .args([
                "--no-sync",
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF8",
            ])
            .args(["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"])
            .arg("--pgdata")
            .arg(folder.join("data"))
            .current_dir(folder)
            .output()?;
        successful("initdb", &output)
    }

    fn serve(&self, folder: &Path, settings: &[&str]) -> Result<Child> {
        let always = [
            "fsync=off",
            "full_page_writes=off",
            "listen_addresses=",
            "max_connections=400",
        ];
        let mut command = Command::new("sh");
        command
            .args(["-c", KEEPER, "keeper"])
            .arg(folder)
            .args(self.words("postgres"));
        command.arg("-D").arg(folder.join("data")).arg("-k").arg(folder);
        for setting in always.iter().chain(settings) {
            command.args(["-c", setting]);
        }
        command.current_dir(folder).stdin(Stdio::piped());
        command.spawn().context("sh could not be started")
    }
}

fn newest_installed() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let numbers = versions.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    let newest = numbers.max()?;
    let folder = PathBuf::from(format!("/usr/lib/postgresql/{newest}/bin"));
    folder.join("initdb").exists().then_some(folder)
}

fn on_the_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// The user `postgres` that Debian's package makes, else `nobody`.
fn unprivileged() -> Result<(u32, u32)> {
    let user = if id(&["-u", "postgres"]).is_ok() {
        "postgres"
    } else {
        "nobody"
    };
    Ok((id(&["-u", user])?, id(&["-g", user])?))
}

fn id(arguments: &[&str]) -> Result<u32> {
    let output = Command::new("id").args(arguments).output()?;
    successful("id", &output)?;
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

fn successful(program: &str, output: &Output) -> Result<()> {
    let words = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{program} failed ({}): {words}",
        output.status
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_ends_and_leaves_nothing_behind() {
        let server = Postgres::start().unwrap();
        let url = server.fresh_database().unwrap();
        assert!(url.starts_with("postgres://postgres@localhost/test_0?host=/"));
        let folder = server.folder.clone();
        assert!(folder.join("data").exists());
        drop(server);
        assert!(!folder.exists());
    }
}
