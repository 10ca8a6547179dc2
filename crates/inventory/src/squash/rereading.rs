//! A squash that has layers read again until it knows enough: who holds the layers does the reading, here or in a
//! task, and each time gets all paths that were asked for of a layer so far.
//!
//! It ends: each round follows at least one more link, and a squash bounds links.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, BTreeSet};

use super::{ContentNeed, ImageInventory, Squash, squash};
use crate::layer::LayerInventory;

/// Layers of an image, lowest first, that are being squashed.
pub struct Rereading<L> {
    layers: Vec<L>,
    asked: BTreeSet<ContentNeed>,
}

/// Where a squash stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Round {
    /// All is known.
    Complete(Box<ImageInventory>),
    /// Read these layers again, by their indexes, with [`crate::LayerScanner::with_extra_paths`] for these paths; put
    /// what comes of it in their places, and go on.
    Read(BTreeMap<usize, Vec<Vec<u8>>>),
}

impl<L: Borrow<LayerInventory>> Rereading<L> {
    /// Layers as they are stored. One that is not at hand (a foreign one) is an empty inventory.
    pub fn of(layers: Vec<L>) -> Self {
        Self {
            layers,
            asked: BTreeSet::new(),
        }
    }

    /// Squashes the layers as they are now.
    pub fn round(&mut self) -> Round {
        let needs = match squash(&self.layers.iter().map(Borrow::borrow).collect::<Vec<_>>()) {
            Squash::Complete(inventory) => return Round::Complete(inventory),
            Squash::NeedsContent(needs) => needs,
        };
        let mut wanted: BTreeMap<usize, Vec<Vec<u8>>> =
            needs.iter().map(|need| (need.layer, Vec::new())).collect();
        self.asked.extend(needs);
        for need in &self.asked {
            if let Some(paths) = wanted.get_mut(&need.layer) {
                paths.push(need.path.clone());
            }
        }
        Round::Read(wanted)
    }

    /// Takes a layer that was read again.
    pub fn replace(&mut self, layer: usize, inventory: L) {
        self.layers[layer] = inventory;
    }
}

/// Squashes layers and has those read again whose content is needed. `reread` gets the index of a layer and the paths
/// to keep.
///
/// # Errors
/// Those of `reread`.
pub fn squash_rereading<E>(
    layers: &[&LayerInventory],
    mut reread: impl FnMut(usize, Vec<Vec<u8>>) -> Result<LayerInventory, E>,
) -> Result<ImageInventory, E> {
    let layers = layers.iter().map(|layer| Cow::Borrowed(*layer));
    let mut rereading = Rereading::of(layers.collect());
    loop {
        match rereading.round() {
            Round::Complete(inventory) => return Ok(*inventory),
            Round::Read(wanted) => {
                for (layer, paths) in wanted {
                    rereading.replace(layer, Cow::Owned(reread(layer, paths)?));
                }
            }
        }
    }
}
