//! tidewaiter: a container registry that knows what is in its images.

mod advisories;
mod artifact;
mod clock;
mod commands;
mod config;
mod harbor;
mod layers;
mod progress;
mod server;
mod starter;
mod targets;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use commands::{
    advise, cost, db, events, explain, filters, findings, gate, gc, harbor_adapter, quickstart, scan, serve,
    user, version,
};

/// A container registry that knows what is in its images.
#[derive(Parser)]
#[command(name = "tidewaiter", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the registry
    Serve(Box<serve::ServeArguments>),
    /// Start a registry of its own, push a small real image, scan it, print the findings and go on serving
    Quickstart(quickstart::QuickstartArguments),
    /// Scan an image without a server
    Scan(Box<scan::ScanArguments>),
    /// Tell why an image is affected by a vulnerability, or why it is not
    Explain(explain::ExplainArguments),
    /// Write findings of Security Hub in another form
    Findings(findings::Arguments),
    /// Build an advisory database, or look at one
    #[command(subcommand)]
    Db(db::DbCommand),
    /// Questions about versions
    #[command(subcommand)]
    Version(version::VersionCommand),
    /// Users, their policies and access keys
    User(Box<user::UserArguments>),
    /// What became of filters of findings
    Filters(Box<filters::FiltersArguments>),
    /// Scan for Harbor, by its scanner API
    HarborAdapter(Box<harbor_adapter::HarborArguments>),
    /// What scans cost with Amazon Inspector, and what they would cost in another way
    Cost(Box<cost::CostArguments>),
    /// Basic or enhanced scanning? Advice from the images that are here
    Advise(Box<advise::AdviseArguments>),
    /// Collect unreferenced blobs now
    Gc(Box<gc::GcArguments>),
    /// Events that wait for their sinks, or were given up
    Events(events::EventsArguments),
    /// What the pull gate would say of all images
    Gate(gate::GateArguments),
}

fn main() -> ExitCode {
    // Two crypto libraries could stand behind rustls; the choice is made here, once, before anything speaks TLS.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            // The chain of causes on one line: what to do is in the words, not in a backtrace.
            eprintln!("tidewaiter: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve(arguments) => serve::run(*arguments),
        Command::Quickstart(arguments) => quickstart::run(arguments),
        Command::Scan(arguments) => scan::run(*arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Findings(arguments) => findings::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Db(command) => db::run(command),
        Command::Version(command) => version::run(command),
        Command::User(arguments) => user::run(*arguments),
        Command::Filters(arguments) => filters::run(*arguments),
        Command::HarborAdapter(arguments) => harbor_adapter::run(*arguments),
        Command::Cost(arguments) => cost::run(*arguments),
        Command::Advise(arguments) => advise::run(*arguments),
        Command::Gc(arguments) => gc::run(*arguments),
        Command::Events(arguments) => events::run(arguments),
        Command::Gate(arguments) => gate::run(arguments),
    }
}
