//! A tree of files, read as the one layer that it would be.
//!
//! Odd: nothing names the content of a tree, so it is given the digest of what was found in it.

use std::path::Path;

use sha2::{Digest as _, Sha256};
use tidewaiter_archive::Limits;
use tidewaiter_images::{Image, ImageError, walk};
use tidewaiter_inventory::{Budget, LayerInventory, OwnedFiles, TreeScanner, squash_rereading};
use tidewaiter_types::Digest;

use super::Contents;

/// Reads a folder; answers it as an image of one layer, and what it holds.
pub fn read_folder(folder: &Path) -> anyhow::Result<(Image, Contents)> {
    let (layer, owned) = scan(folder, Vec::new())?;
    let digest = Digest::Sha256(Sha256::digest(layer.to_bytes(&owned)).into());
    let mut inventory = squash_rereading(&[&layer], |_, paths| scan(folder, paths).map(|(layer, _)| layer))?;
    inventory.find_owners(&[&layer], &[&owned]);
    let image = Image::of_one_layer(folder.display().to_string(), digest);
    Ok((
        image,
        Contents {
            inventory,
            unread: Vec::new(),
        },
    ))
}

fn scan(folder: &Path, extra: Vec<Vec<u8>>) -> Result<(LayerInventory, OwnedFiles), ImageError> {
    let mut scanner = TreeScanner::new(Budget::default()).with_extra_paths(extra);
    let walked = walk(folder, &Limits::default(), &mut scanner)?;
    Ok(scanner.finish(walked.problems))
}
