//! `tidewaiter version`: questions about versions, answered by the same orders that decide findings.

use std::cmp::Ordering;
use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
use tidewaiter_ecosystems::{VersionScheme, scheme_by_name, schemes};

/// What can be asked about versions.
#[derive(clap::Subcommand)]
pub enum VersionCommand {
    /// Compare two versions as their package manager does: prints <, = or >
    Compare(CompareArguments),
}

/// Arguments of `version compare`.
#[derive(clap::Args)]
pub struct CompareArguments {
    /// The order to use: dpkg, apk, rpm, pep440, npm, maven, rubygems, composer, nuget, go, cargo, hex, pub, cran, hackage,
    /// conan, conda, bitnami, arch, semver or generic
    scheme: String,
    /// The first version
    #[arg(allow_hyphen_values = true)]
    a: String,
    /// The second version
    #[arg(allow_hyphen_values = true)]
    b: String,
}

/// Answers the question.
pub fn run(command: VersionCommand) -> anyhow::Result<ExitCode> {
    let VersionCommand::Compare(arguments) = command;
    let scheme = scheme_by_name(&arguments.scheme).with_context(|| unknown(&arguments.scheme))?;
    let sign = match scheme.compare(&arguments.a, &arguments.b) {
        Ordering::Less => '<',
        Ordering::Equal => '=',
        Ordering::Greater => '>',
    };
    writeln!(std::io::stdout(), "{sign}")?;
    Ok(ExitCode::SUCCESS)
}

fn unknown(scheme: &str) -> String {
    let names: Vec<_> = schemes().map(VersionScheme::name).collect();
    format!(
        "no order of versions is called {scheme:?}; there are {}",
        names.join(", ")
    )
}
