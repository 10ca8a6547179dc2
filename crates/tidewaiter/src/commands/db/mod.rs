//! `tidewaiter db`: making advisory databases from upstream's feeds, and looking at them.

mod build;
mod info;
mod key;
mod pull;
mod push;
mod revisions;
mod update;

use std::process::ExitCode;

/// What can be done with advisory databases.
#[derive(clap::Subcommand)]
pub enum DbCommand {
    /// Build a database from a folder of upstream feeds
    Build(build::BuildArguments),
    /// Show what a database holds: revision, date, feeds, sizes
    Info(info::InfoArguments),
    /// Fetch upstream's feeds and build a database from them
    Update(update::UpdateArguments),
    /// Push a database to a registry
    Push(push::PushArguments),
    /// Pull a database from a registry
    Pull(pull::PullArguments),
    /// Make a key pair that databases are signed with
    Key(key::KeyArguments),
    /// Show how a server's advisories are: revision, last update, what is held back
    Status(revisions::StatusArguments),
    /// Let a revision in that a server holds back
    Confirm(revisions::ConfirmArguments),
}

/// Does it.
pub fn run(command: DbCommand) -> anyhow::Result<ExitCode> {
    match command {
        DbCommand::Build(arguments) => build::run(&arguments)?,
        DbCommand::Info(arguments) => info::run(&arguments)?,
        DbCommand::Update(arguments) => update::run(&arguments)?,
        DbCommand::Push(arguments) => push::run(&arguments)?,
        DbCommand::Pull(arguments) => pull::run(&arguments)?,
        DbCommand::Key(arguments) => key::run(&arguments)?,
        DbCommand::Status(arguments) => revisions::status(&arguments)?,
        DbCommand::Confirm(arguments) => revisions::confirm(&arguments)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// An instant's day, in UTC, for people.
fn day(instant: Option<tidewaiter_types::Timestamp>) -> String {
    let instant = instant.and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok());
    instant.map_or_else(|| "-".to_owned(), |at| at.strftime("%F").to_string())
}
