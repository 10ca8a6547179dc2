//! Writing a scan's result where and how it was asked for.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anyhow::Context;
use tidewaiter_images::Image;
use tidewaiter_reports::table::Look;
use tidewaiter_reports::{Report, cyclonedx, json, table};

use super::ScanArguments;

/// The forms of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// For programs, in a schema of tidewaiter's own.
    Json,
    /// CycloneDX 1.6, with the packages as components.
    #[value(name = "cyclonedx")]
    CycloneDx,
}

/// What a report says of the image itself.
pub fn image(image: &Image) -> tidewaiter_reports::Image {
    tidewaiter_reports::Image {
        name: image.name.clone(),
        digest: image.digest,
        created: image.config.created.clone(),
        os: image.config.os.clone(),
        architecture: image.config.architecture.clone(),
        layers: image.layers.iter().map(|layer| layer.digest).collect(),
    }
}

/// Writes the report.
pub fn write(report: &Report<'_>, arguments: &ScanArguments, output: Option<&Path>) -> anyhow::Result<()> {
    let text = match arguments.format {
        Format::Table => table::render(report, look(arguments)),
        Format::Json => json::render(report),
        Format::CycloneDx => cyclonedx::render(report),
    };
    match output {
        Some(path) => {
            fs::write(path, text).with_context(|| format!("{} could not be written", path.display()))
        }
        None => print(&text),
    }
}

/// A reader that has seen enough, such as `head`, is no failure.
fn print(text: &str) -> anyhow::Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}

/// Wrapped and coloured on a terminal alone; `NO_COLOR` (no-color.org) is heeded.
fn look(arguments: &ScanArguments) -> Look {
    let on_terminal = arguments.output.is_none() && io::stdout().is_terminal();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let size = console::Term::stdout().size_checked().filter(|_| on_terminal);
    Look {
        width: size.map(|(_, columns)| columns),
        colour: on_terminal && !plain,
        kernel_policy: arguments.kernel,
    }
}
