//! `DATA/advisories`: the revisions that are kept, the one that is held back, and what is known of updates.
//!
//! `revisions/HEX.db` are good; `held/HEX.db` waits for a confirmation, with its reasons in `held/HEX.json`;
//! `confirmed/HEX` is left by `tidewaiter db confirm`. `status.json` says which is in use and how the last update
//! ended. Odd: a file comes into one of the folders only by renaming, so it is whole or not there; what a crash leaves
//! beside them is swept at the next start.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use tidewaiter_advisories::Database;
use tidewaiter_types::Digest;

/// The shortest beginning of a revision's name that a person may write.
const SHORTEST: usize = 6;

/// The folder.
#[derive(Clone)]
pub struct Revisions {
    root: PathBuf,
}

/// What is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Status {
    /// The revision in use.
    pub current: Option<String>,
    /// Its date, milliseconds since 1970.
    pub date: Option<i64>,
    /// The manifest that was pulled last.
    pub pulled: Option<String>,
    /// How the last update ended.
    pub last: Option<LastUpdate>,
}

/// How an update ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LastUpdate {
    /// When, milliseconds since 1970.
    pub at: i64,
    /// `new`, `unchanged`, `held` or `failed`.
    pub result: String,
    /// What people should know.
    pub words: Vec<String>,
}

/// A revision that waits for a confirmation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// Its name.
    pub revision: String,
    /// Why it is held back.
    pub reasons: Vec<String>,
}

impl Revisions {
    /// The folder in a data folder.
    pub fn of(data: &Path) -> Self {
        Self {
            root: data.join("advisories"),
        }
    }

    /// Makes the folders and sweeps away what a crash left.
    pub fn prepare(&self) -> anyhow::Result<()> {
        for folder in ["revisions", "held", "confirmed", "incoming"] {
            let path = self.root.join(folder);
            fs::create_dir_all(&path).with_context(|| format!("{} cannot be created", path.display()))?;
        }
        for entry in fs::read_dir(self.root.join("incoming"))? {
            fs::remove_file(entry?.path())?;
        }
        Ok(())
    }

    /// Where feeds are fetched to.
    pub fn feeds(&self) -> PathBuf {
        self.root.join("feeds")
    }

    /// What is known.
    pub fn status(&self) -> Status {
        let bytes = fs::read(self.root.join("status.json")).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Notes what is known.
    pub fn note(&self, status: &Status) -> anyhow::Result<()> {
        let text = serde_json::to_vec_pretty(status)?;
        self.write(&self.root.join("status.json"), &text)
    }

    /// The revision that was taken last and is whole.
    pub fn newest(&self) -> Option<Database> {
        let mut names = self.names("revisions");
        // A file keeps the date at which it was brought, and nothing that was brought earlier is taken after it.
        names.sort_by_key(|name| {
            fs::metadata(self.path("revisions", name))
                .and_then(|data| data.modified())
                .ok()
        });
        names.iter().rev().find_map(|name| self.good(name))
    }

    /// A revision that is kept and whole.
    pub fn kept(&self, revision: Digest) -> Option<Database> {
        let name = revision.hex();
        self.names("revisions")
            .contains(&name)
            .then(|| self.good(&name))
            .flatten()
    }

    fn good(&self, name: &str) -> Option<Database> {
        let path = self.path("revisions", name);
        let checked = Database::open(&path).and_then(|database| database.verify().map(|()| database));
        if let Err(error) = &checked {
            tracing::warn!(%error, path = %path.display(), "a kept advisory database is damaged and not used");
        }
        checked.ok()
    }

    /// Writes a database that is to be judged. Its checksums hold when this succeeds.
    pub fn bring(&self, bytes: &[u8]) -> anyhow::Result<(PathBuf, Database)> {
        let path = self.root.join("incoming/next.db");
        let mut file =
            File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        let database = Database::open(&path)?;
        database.verify()?;
        if database.info().advisories == 0 {
            bail!("the new advisory database is empty");
        }
        Ok((path, database))
    }

    /// Makes a judged database one of the good ones, drops what was held back, and keeps the newest `keep`.
    pub fn adopt(&self, from: &Path, revision: Digest, keep: usize) -> anyhow::Result<Database> {
        let to = self.path("revisions", &revision.hex());
        fs::rename(from, &to)?;
        File::open(self.root.join("revisions"))?.sync_all()?;
        self.drop_held()?;
        self.prune(&revision.hex(), keep)?;
        Ok(Database::open(&to)?)
    }

    fn prune(&self, current: &str, keep: usize) -> anyhow::Result<()> {
        let mut others: Vec<(std::time::SystemTime, PathBuf)> = Vec::new();
        for name in self.names("revisions").iter().filter(|name| *name != current) {
            let path = self.path("revisions", name);
            others.push((fs::metadata(&path)?.modified()?, path));
        }
        others.sort();
        for (_, path) in others.iter().rev().skip(keep.saturating_sub(1)) {
            fs::remove_file(path)?;
        }
        Ok(())
    }

    /// Keeps a judged database apart; another one that was held back goes.
    pub fn hold(&self, from: &Path, held: &Held) -> anyhow::Result<()> {
        if self.held().is_some_and(|before| before.revision == held.revision) {
            // The same again: what somebody confirmed in the meantime stays confirmed.
            return Ok(fs::remove_file(from)?);
        }
        self.drop_held()?;
        fs::rename(from, self.path("held", &held.revision))?;
        self.write(&self.reasons(&held.revision), &serde_json::to_vec_pretty(held)?)
    }

    /// The revision that is held back.
    pub fn held(&self) -> Option<Held> {
        let name = self.names("held").pop()?;
        let reasons = fs::read(self.reasons(&name))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        // Without its reasons (a crash between two writes) it is held back all the same.
        Some(reasons.unwrap_or(Held {
            revision: name,
            reasons: vec![],
        }))
    }

    /// Drops what is held back: upstream came to its senses.
    pub fn drop_held(&self) -> anyhow::Result<()> {
        for folder in ["held", "confirmed"] {
            for entry in fs::read_dir(self.root.join(folder))? {
                fs::remove_file(entry?.path())?;
            }
        }
        Ok(())
    }

    /// Confirms the revision that is held back, if it is called so or its name begins so.
    pub fn confirm(&self, name: &str) -> anyhow::Result<Held> {
        let name = name.strip_prefix("sha256:").unwrap_or(name);
        let Some(held) = self.held() else {
            bail!("no revision is held back");
        };
        if name.len() < SHORTEST || !held.revision.starts_with(name) {
            bail!("the revision that is held back is {}", held.revision);
        }
        self.write(&self.root.join("confirmed").join(&held.revision), b"")?;
        Ok(held)
    }

    /// The revision that was held back and is now confirmed, with its file.
    pub fn confirmed(&self) -> Option<(Held, PathBuf)> {
        let held = self.held()?;
        let is_confirmed = self.root.join("confirmed").join(&held.revision).exists();
        is_confirmed.then(|| (held.clone(), self.path("held", &held.revision)))
    }

    fn path(&self, folder: &str, name: &str) -> PathBuf {
        self.root.join(folder).join(format!("{name}.db"))
    }

    fn reasons(&self, name: &str) -> PathBuf {
        self.root.join("held").join(format!("{name}.json"))
    }

    /// The revisions in one of the folders.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.root.join(folder))
            .into_iter()
            .flatten()
            .flatten();
        let names =
            entries.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".db")?.to_owned()));
        names.collect()
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let store = || -> std::io::Result<()> {
            let mut file = tempfile::NamedTempFile::new_in(self.root.join("incoming"))?;
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            file.persist(path).map_err(|error| error.error)?;
            Ok(())
        };
        store().with_context(|| format!("{} cannot be written", path.display()))
    }
}
