//! `tidewaiter db key`: a key pair that databases are signed with.

use std::path::PathBuf;

use crate::artifact::PrivateKey;

/// Arguments of `db key`.
#[derive(clap::Args)]
pub struct KeyArguments {
    /// File of the private key; the public key comes beside it, with .pub behind its name
    file: PathBuf,
}

/// Makes it.
pub fn run(arguments: &KeyArguments) -> anyhow::Result<()> {
    let public = PrivateKey::create(&arguments.file)?;
    println!(
        "{} and {}.pub, key {}",
        arguments.file.display(),
        arguments.file.display(),
        public.id()
    );
    Ok(())
}
