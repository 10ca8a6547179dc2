//! `tidewaiter db`: making advisory databases from upstream's feeds, and looking at them.

mod build;
mod info;

use std::process::ExitCode;

/// What can be done with advisory databases.
#[derive(clap::Subcommand)]
pub enum DbCommand {
    /// Build a database from a folder of upstream feeds
    Build(build::BuildArguments),
    /// Show what a database holds: revision, date, feeds, sizes
    Info(info::InfoArguments),
}

/// Does it.
pub fn run(command: DbCommand) -> anyhow::Result<ExitCode> {
    match command {
        DbCommand::Build(arguments) => build::run(&arguments)?,
        DbCommand::Info(arguments) => info::run(&arguments)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// An instant's day, in UTC, for people.
fn day(instant: Option<tidewaiter_types::Timestamp>) -> String {
    let instant = instant.and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok());
    instant.map_or_else(|| "-".to_owned(), |at| at.strftime("%F").to_string())
}
