//! `tidewaiter serve`: the server.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use tracing_subscriber::EnvFilter;

use crate::config::{LogFormat, Options, Settings};
use crate::server::{FreshKey, Server, stop_signal};

/// Arguments of `serve`.
#[derive(clap::Args)]
pub struct ServeArguments {
    #[command(flatten)]
    options: Options,
    /// TOML file with settings; flags and environment win over it
    #[arg(long, env = "TIDEWAITER_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

impl ServeArguments {
    /// The settings of flags, environment and file together.
    pub fn settings(self) -> anyhow::Result<Settings> {
        self.options.with_file(self.config.as_deref())
    }
}

/// Serves until a signal asks to stop.
pub fn run(arguments: ServeArguments) -> anyhow::Result<ExitCode> {
    let settings = arguments.settings()?;
    log(settings.log_format, "info");
    runtime()?.block_on(async {
        let region = settings.region.clone();
        let server = Server::open(settings).await?;
        let url = server.url()?;
        if let Some(key) = &server.fresh_key {
            println!("{}", lines_to_paste(key, &region, &url));
        }
        println!("The web console is at {url}/console/");
        println!("tidewaiter listens on {url}");
        server
            .serve(async {
                // Without signals the server runs until it is killed.
                if stop_signal().await.is_err() {
                    std::future::pending::<()>().await;
                }
            })
            .await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The runtime of a server.
pub fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the system gives no threads")
}

/// Sends the program's log to standard error, from `level` on unless `TIDEWAITER_LOG` says otherwise.
pub fn log(format: Option<LogFormat>, level: &str) {
    let filter = EnvFilter::try_from_env("TIDEWAITER_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    let terminal = std::io::stderr().is_terminal();
    let format = format.unwrap_or(if terminal {
        LogFormat::Text
    } else {
        LogFormat::Json
    });
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(terminal);
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}

/// What a person needs to use a server with `aws`.
pub fn lines_to_paste(key: &FreshKey, region: &str, url: &str) -> String {
    format!(
        "The root access key, shown this once:\n\n    export AWS_ACCESS_KEY_ID={}\n    \
         export AWS_SECRET_ACCESS_KEY={}\n    export AWS_DEFAULT_REGION={region}\n    export AWS_ENDPOINT_URL={url}\n",
        key.id, key.secret
    )
}
