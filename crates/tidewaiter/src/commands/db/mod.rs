//! `tidewaiter db`: making advisory databases from upstream's feeds, and looking at them.

mod apply;
mod build;
mod delta;
mod diff;
mod export;
mod files;
mod get;
mod import;
mod info;
mod key;
mod pull;
mod push;
mod revisions;
mod search;
mod update;
mod verify;

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
    /// Show what is different between two databases
    Diff(diff::DiffArguments),
    /// Make a small file that turns one database into another
    Delta(delta::DeltaArguments),
    /// Make the newer database of the older one and a delta
    Apply(apply::ApplyArguments),
    /// Check that a database is whole, and read every record of it
    Verify(verify::VerifyArguments),
    /// Show all that is known of a vulnerability or an advisory
    Get(get::GetArguments),
    /// Search for ids, packages and texts
    Search(search::SearchArguments),
    /// Write a bundle to carry where no network leads
    Export(export::ExportArguments),
    /// Read a bundle, this program's or Clair's
    Import(import::ImportArguments),
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
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
        DbCommand::Diff(arguments) => diff::run(&arguments)?,
        DbCommand::Delta(arguments) => delta::run(&arguments)?,
        DbCommand::Apply(arguments) => apply::run(&arguments)?,
        DbCommand::Verify(arguments) => verify::run(&arguments)?,
        DbCommand::Get(arguments) => get::run(&arguments)?,
        DbCommand::Search(arguments) => search::run(&arguments)?,
        DbCommand::Export(arguments) => export::run(&arguments)?,
        DbCommand::Import(arguments) => import::run(&arguments)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// An instant's day, in UTC, for people.
fn day(instant: Option<tidewaiter_types::Timestamp>) -> String {
    let instant = instant.and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok());
    instant.map_or_else(|| "-".to_owned(), |at| at.strftime("%F").to_string())
}
