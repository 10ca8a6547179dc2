//! `tidewaiter db push`: a database to a registry, under one tag or several, signed or not.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use tidewaiter_images::Reference;

use crate::artifact::{self, PrivateKey};

/// Arguments of `db push`.
#[derive(clap::Args)]
pub struct PushArguments {
    /// The database
    file: PathBuf,
    /// Where to: HOST/NAME:TAG
    reference: String,
    /// A further tag for it; may be given several times
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Private key to sign it with
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

/// Pushes.
pub fn run(arguments: &PushArguments) -> anyhow::Result<()> {
    let reference: Reference = arguments.reference.parse()?;
    let key = arguments.key.as_deref().map(PrivateKey::read).transpose()?;
    let bytes =
        fs::read(&arguments.file).with_context(|| format!("{} cannot be read", arguments.file.display()))?;
    let digest = artifact::push(&bytes, &reference, &arguments.tag, key.as_ref())?;
    let signed = key.map_or_else(
        || "not signed".to_owned(),
        |key| format!("signed by {}", key.public().id()),
    );
    println!("{}/{}@{digest}, {signed}", reference.host, reference.name);
    Ok(())
}
