//! Where the metadata are, for commands that work on them beside a server.

use std::path::PathBuf;

use super::{Options, Settings};

/// Options that say where the metadata are.
#[derive(Clone, Debug, clap::Args)]
pub struct MetadataOptions {
    /// Folder of the registry's data
    #[arg(long, env = "TIDEWAITER_DATA", value_name = "DIR", global = true)]
    data: Option<PathBuf>,
    /// Metadata database, if it is not in the data folder
    #[arg(
        long,
        env = "TIDEWAITER_DATABASE_URL",
        value_name = "URL",
        hide_env_values = true,
        global = true
    )]
    database_url: Option<String>,
    /// TOML file with the server's settings
    #[arg(long, env = "TIDEWAITER_CONFIG", value_name = "FILE", global = true)]
    config: Option<PathBuf>,
}

impl MetadataOptions {
    /// The settings of the server that has these metadata.
    ///
    /// # Errors
    /// If the file cannot be read, or says what is no setting.
    pub fn settings(self) -> anyhow::Result<Settings> {
        let given = Options {
            data: self.data,
            database_url: self.database_url,
            ..Options::default()
        };
        given.with_file(self.config.as_deref())
    }
}
