//! `tidewaiter db pull`: a database from a registry, taken only if it is signed by the right key.

use std::path::PathBuf;

use anyhow::bail;
use tidewaiter_images::Reference;

use super::files::store;
use crate::artifact::{self, PublicKey, Trust};

/// Arguments of `db pull`.
#[derive(clap::Args)]
pub struct PullArguments {
    /// Where from: HOST/NAME:TAG or HOST/NAME@DIGEST
    reference: String,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Public key that it must be signed with
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Take it whether or not it is signed
    #[arg(long, conflicts_with = "key")]
    insecure_unsigned: bool,
}

/// Pulls.
pub fn run(arguments: &PullArguments) -> anyhow::Result<()> {
    let reference: Reference = arguments.reference.parse()?;
    let trust = match &arguments.key {
        Some(path) => Trust::Key(PublicKey::read(path)?),
        None if arguments.insecure_unsigned => Trust::Anybody,
        None => bail!("say by whom it must be signed: --key FILE; or --insecure-unsigned to take anybody's"),
    };
    let pulled = artifact::pull(&reference, &trust)?;
    store(&arguments.out, &pulled.bytes)?;
    println!(
        "{}: {} bytes, {}",
        arguments.out.display(),
        pulled.bytes.len(),
        pulled.digest
    );
    Ok(())
}
