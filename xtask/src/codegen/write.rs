//! Rust text: the root module of a service, the mark of generated files, rustfmt.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use super::Service;
use super::model::Model;

/// Formats a module as the project is formatted.
pub fn rust(code: &str) -> anyhow::Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(crate::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt could not be started; `rustup component add rustfmt` installs it")?;
    let mut input = child.stdin.take().context("rustfmt has an input")?;
    input.write_all(code.as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("generated code is no Rust: {code}");
    }
    String::from_utf8(output.stdout).context("rustfmt writes UTF-8")
}

/// The head of each generated module.
pub fn head(words: &str) -> String {
    format!("//! {words}\n//!\n//! Written by `cargo xtask codegen`; do not edit.\n\n")
}

/// The module that holds all others of a service.
pub fn root_module(service: &Service, model: &Model, enums: bool) -> String {
    let head = head(&format!(
        "{}, {}.",
        model.metadata("serviceFullName"),
        model.metadata("apiVersion")
    ));
    let trait_name = service.trait_name;
    let (module, exported) = if enums {
        ("mod enums;\n", "pub use enums::*;\n")
    } else {
        ("", "")
    };
    format!(
        "{head}{module}mod errors;\nmod operations;\nmod requests;\nmod responses;\nmod service;\npub mod shapes;\n\
         mod structures;\n\n\
         {exported}pub use errors::Error;\npub use operations::MODEL;\npub use requests::*;\npub use responses::*;\n\
         pub use service::{{{trait_name}, Server}};\npub use structures::*;\n"
    )
}
