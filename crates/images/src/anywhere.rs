//! An image of which only the reference is told: in docker's daemon, in podman's storage, in the registry.
//!
//! Odd: a daemon that cannot be spoken to or a storage that cannot be read is no reason not to ask the next; what each
//! said stands in the error if nobody has the image.

use crate::platform::Platforms;
use crate::{Image, ImageError, Reference, container_storage, docker_daemon, documents, remote};

/// Opens an image wherever it is found first.
pub(crate) fn open(text: &str, platforms: &Platforms) -> Result<Vec<Image>, ImageError> {
    let reference: Reference = text.parse()?;
    let mut tried = Vec::new();
    let local = [docker_daemon::find, container_storage::find];
    for find in local {
        match find(text) {
            Ok(Some(image)) => return documents::single(image, platforms),
            Ok(None) => {}
            // What is there but damaged is not looked for elsewhere.
            Err(error @ ImageError::Damaged { .. }) => return Err(error),
            Err(error) => tried.push(error.to_string()),
        }
    }
    match remote::open(&reference, platforms) {
        Err(error @ ImageError::Registry { .. }) if !tried.is_empty() => Err(ImageError::Nowhere {
            name: text.to_owned(),
            tried: [tried, vec![error.to_string()]].concat().join("; "),
        }),
        result => result,
    }
}
