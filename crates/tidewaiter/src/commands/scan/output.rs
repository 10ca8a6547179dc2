//! Writing a scan's result where and how it was asked for: in several forms at once, one of them on standard output.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Context, ensure};
use clap::ValueEnum;
use tidewaiter_reports::asff::Place;
use tidewaiter_reports::table::Look;
use tidewaiter_reports::{Report, asff, cyclonedx, gitlab, html, json, junit, openvex, sarif, spdx, table};
use tidewaiter_types::oci::Platform;

use super::platforms::own_file;

/// The forms of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// For programs, in a schema of tidewaiter's own.
    Json,
    /// CycloneDX 1.6: what is in the image, and findings.
    #[value(name = "cyclonedx")]
    CycloneDx,
    /// CycloneDX 1.6 without findings: a bill of materials.
    #[value(name = "cyclonedx-inventory")]
    CycloneDxInventory,
    /// SPDX 2.3.
    Spdx,
    /// SPDX 3.0.1.
    #[value(name = "spdx3")]
    Spdx3,
    /// SARIF 2.1.0.
    Sarif,
    /// OpenVEX 0.2.0: a statement for each finding.
    #[value(name = "openvex")]
    OpenVex,
    /// JUnit's XML.
    #[value(name = "junit")]
    JUnit,
    /// One HTML page.
    Html,
    /// GitLab's report of container scanning.
    #[value(name = "gitlab")]
    GitLab,
    /// AWS Security Finding Format, for Security Hub.
    Asff,
}

/// Where and how to write.
#[derive(clap::Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArguments {
    /// How to write the result, and where, if not on standard output; may be given several times [default: table]
    #[arg(short, long, value_name = "FORMAT[=FILE]")]
    output: Vec<Output>,
    /// The same as -o FORMAT
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// List findings of kernel headers and tools in the table too; they are never counted
    #[arg(long)]
    kernel: bool,
    /// For asff: the account whose findings they are
    #[arg(long, env = "AWS_ACCOUNT_ID", value_name = "ID", value_parser = account, default_value = "000000000000")]
    aws_account: String,
    /// For asff: the region that they are for
    #[arg(long, env = "AWS_REGION", value_name = "REGION", default_value = "us-east-1")]
    aws_region: String,
}

/// A form, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    format: Format,
    /// Standard output if there is none.
    file: Option<PathBuf>,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let names = || {
            let all = Format::value_variants()
                .iter()
                .filter_map(Format::to_possible_value);
            all.map(|value| value.get_name().to_owned())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let format = Format::from_str(name, false);
        let format = format.map_err(|_| format!("forms are {}; write FORMAT or FORMAT=FILE", names()))?;
        Ok(Self { format, file })
    }
}

fn account(text: &str) -> Result<String, String> {
    let is_one = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_one
        .then(|| text.to_owned())
        .ok_or_else(|| "an account id has twelve digits".to_owned())
}

impl OutputArguments {
    /// All that is to be written.
    pub fn all(&self) -> anyhow::Result<Outputs> {
        let format = self.format.map(|format| Output { format, file: None });
        let mut list: Vec<Output> = self.output.iter().cloned().chain(format).collect();
        if list.is_empty() {
            list.push(Output {
                format: Format::Table,
                file: None,
            });
        }
        let on_standard_output = list.iter().filter(|output| output.file.is_none()).count();
        ensure!(
            on_standard_output <= 1,
            "only one form can be written on standard output: give the others a file, as in -o json=FILE"
        );
        Ok(Outputs {
            list,
            kernel_policy: self.kernel,
            place: Place {
                account: self.aws_account.clone(),
                region: self.aws_region.clone(),
            },
        })
    }
}

/// All that is to be written.
pub struct Outputs {
    list: Vec<Output>,
    kernel_policy: bool,
    place: Place,
}

impl Outputs {
    /// The same, with a file for each platform.
    pub fn of_platform(&self, platform: &Platform) -> Self {
        let own = |output: &Output| Output {
            format: output.format,
            file: output.file.as_deref().map(|path| own_file(path, platform)),
        };
        Self {
            list: self.list.iter().map(own).collect(),
            kernel_policy: self.kernel_policy,
            place: self.place.clone(),
        }
    }

    /// Writes a report in all forms.
    pub fn write(&self, report: &Report<'_>) -> anyhow::Result<()> {
        self.each(|format, look| Ok(self.render(report, format, look)))
    }

    /// Has each form rendered, and writes it.
    pub fn each(&self, render: impl Fn(Format, Look) -> anyhow::Result<String>) -> anyhow::Result<()> {
        for output in &self.list {
            let text = render(output.format, self.look(output))?;
            match &output.file {
                Some(path) => fs::write(path, text)
                    .with_context(|| format!("{} could not be written", path.display()))?,
                None => print(&text)?,
            }
        }
        Ok(())
    }

    fn render(&self, report: &Report<'_>, format: Format, look: Look) -> String {
        match format {
            Format::Table => table::render(report, look),
            Format::Json => json::render(report),
            Format::CycloneDx => cyclonedx::render(report),
            Format::CycloneDxInventory => cyclonedx::render_inventory(report),
            Format::Spdx => spdx::v2::render(report),
            Format::Spdx3 => spdx::v3::render(report),
            Format::Sarif => sarif::render(report),
            Format::OpenVex => openvex::render(report),
            Format::JUnit => junit::render(report),
            Format::Html => html::render(report),
            Format::GitLab => gitlab::render(report),
            Format::Asff => asff::render(report, &self.place),
        }
    }

    /// Wrapped and coloured on a terminal alone; `NO_COLOR` (no-color.org) is heeded.
    fn look(&self, output: &Output) -> Look {
        let on_terminal = output.file.is_none() && io::stdout().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let size = console::Term::stdout().size_checked().filter(|_| on_terminal);
        Look {
            width: size.map(|(_, columns)| columns),
            colour: on_terminal && !plain,
            kernel_policy: self.kernel_policy,
        }
    }
}

/// A reader that has seen enough, such as `head`, is no failure.
fn print(text: &str) -> anyhow::Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}
