//! Reads an image's layers side by side and squashes them.
//!
//! As many layers are under way as there are cores, the largest first. Each has two threads: one reads and hashes, the
//! other inflates and extracts; so one huge layer keeps two cores busy. Between them go a few buffers, which bounds the
//! memory whatever the layer's size. A layer that the [`cache`](LayerCache) knows is not even opened.
//!
//! Odd: after an error in the archive the layer is still read to its end, because only then is it known whether the
//! source is damaged (that ends the scan) or the layer was made like this (that is reported, and the rest is judged).

mod arguments;
mod cache;
mod folder;
mod read_ahead;
mod sbom;
mod side_by_side;

use std::collections::{HashMap, HashSet};

use anyhow::Context;
use indicatif::ProgressBar;
use tidewaiter_archive::Limits;
use tidewaiter_images::{Image, Layer};
use tidewaiter_inventory::{
    Budget, ImageInventory, LayerInventory, LayerScanner, OwnedFiles, squash_rereading,
};
use tidewaiter_reports::UnreadLayer;
use tidewaiter_types::{Digest, media_type};

use crate::progress;
pub use arguments::CacheArguments;
pub use cache::LayerCache;
pub use folder::read_folder;
use read_ahead::read_ahead;
pub use sbom::read_sbom;
use side_by_side::side_by_side;

/// What one layer says by itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LayerContents {
    /// Its inventory.
    pub inventory: LayerInventory,
    /// Which files its packages own.
    pub owned: OwnedFiles,
}

/// What an image holds.
pub struct Contents {
    /// Its inventory.
    pub inventory: ImageInventory,
    /// The layers that could not be read for it.
    pub unread: Vec<UnreadLayer>,
}

/// Reads an image, unless the cache knows it.
pub fn read(image: &Image, cache: Option<&LayerCache>) -> anyhow::Result<Contents> {
    let layers: Vec<Digest> = image.layers.iter().map(|layer| layer.digest).collect();
    if let Some(inventory) = cache.and_then(|cache| cache.get_image(&layers)) {
        let unread = Vec::new();
        return Ok(Contents { inventory, unread });
    }
    let contents = read_layers(image, cache)?;
    if let Some(cache) = cache.filter(|_| contents.unread.is_empty()) {
        cache.put_image(&layers, &contents.inventory);
    }
    Ok(contents)
}

fn read_layers(image: &Image, cache: Option<&LayerCache>) -> anyhow::Result<Contents> {
    let bar = progress::bytes("reading layers");
    let reading = Reading {
        image,
        cache,
        bar: &bar,
    };
    let read = reading.all()?;
    let nothing = LayerContents::default();
    let found = |layer: &Layer| match &read[&layer.digest] {
        Outcome::Read(contents) => &**contents,
        Outcome::Unread(_) => &nothing,
    };
    let layers: Vec<&LayerContents> = image.layers.iter().map(found).collect();
    let inventories: Vec<&LayerInventory> = layers.iter().map(|layer| &layer.inventory).collect();
    let owned: Vec<&OwnedFiles> = layers.iter().map(|layer| &layer.owned).collect();
    let mut inventory = squash_rereading(&inventories, |layer, paths| reading.again(layer, paths))?;
    inventory.find_owners(&inventories, &owned);
    bar.finish_and_clear();
    Ok(Contents {
        inventory,
        unread: unread(image, &read),
    })
}

fn unread(image: &Image, read: &HashMap<Digest, Outcome>) -> Vec<UnreadLayer> {
    let layers = image.layers.iter().enumerate();
    let unread = layers.filter_map(|(layer, blob)| match &read[&blob.digest] {
        Outcome::Read(_) => None,
        Outcome::Unread(reason) => Some(UnreadLayer {
            layer,
            reason: reason.clone(),
        }),
    });
    unread.collect()
}

/// What came of a layer.
enum Outcome {
    Read(Box<LayerContents>),
    Unread(String),
}

struct Reading<'a> {
    image: &'a Image,
    cache: Option<&'a LayerCache>,
    bar: &'a ProgressBar,
}

impl Reading<'_> {
    /// All layers, each once however often the image has it.
    fn all(&self) -> anyhow::Result<HashMap<Digest, Outcome>> {
        let mut seen = HashSet::new();
        let layers = self.image.layers.iter();
        let layers: Vec<&Layer> = layers.filter(|layer| seen.insert(layer.digest)).collect();
        let mut found = self.cached(&layers)?;
        let mut work: Vec<&Layer> = layers
            .into_iter()
            .filter(|layer| !found.contains_key(&layer.digest))
            .collect();
        work.sort_by_key(|layer| std::cmp::Reverse(layer.size));
        self.bar
            .set_length(work.iter().filter_map(|layer| layer.size).sum());
        let read = side_by_side(&work, |layer| {
            Ok((layer.digest, self.layer_and_keep(layer, Vec::new())?))
        })?;
        found.extend(read);
        if let Some(cache) = self.cache.filter(|_| !work.is_empty()) {
            cache.tidy();
        }
        Ok(found)
    }

    /// Those that the cache has.
    fn cached(&self, layers: &[&Layer]) -> anyhow::Result<HashMap<Digest, Outcome>> {
        let Some(cache) = self.cache else {
            return Ok(HashMap::new());
        };
        let loaded = side_by_side(layers, |layer| {
            Ok(cache
                .get(&layer.digest, &[])
                .map(|contents| (layer.digest, Outcome::Read(Box::new(contents)))))
        })?;
        Ok(loaded.into_iter().flatten().collect())
    }

    /// A layer once more, for the content of some of its files.
    fn again(&self, layer: usize, paths: Vec<Vec<u8>>) -> anyhow::Result<LayerInventory> {
        let layer = &self.image.layers[layer];
        if let Some(known) = self.cache.and_then(|cache| cache.get(&layer.digest, &paths)) {
            return Ok(known.inventory);
        }
        self.bar.inc_length(layer.size.unwrap_or(0));
        match self.layer_and_keep(layer, paths)? {
            Outcome::Read(contents) => Ok(contents.inventory),
            Outcome::Unread(_) => Ok(LayerInventory::default()),
        }
    }

    fn layer_and_keep(&self, layer: &Layer, extra: Vec<Vec<u8>>) -> anyhow::Result<Outcome> {
        let outcome = self.layer(layer, extra.clone())?;
        if let (Some(cache), Outcome::Read(contents)) = (self.cache, &outcome) {
            cache.put(&layer.digest, &extra, contents);
        }
        Ok(outcome)
    }

    fn layer(&self, layer: &Layer, extra: Vec<Vec<u8>>) -> anyhow::Result<Outcome> {
        // Docker archives do not say what their layers are.
        if !layer.media_type.is_empty() && !media_type::is_layer(&layer.media_type) {
            return Ok(Outcome::Unread(format!("{} is no file system", layer.media_type)));
        }
        let blob = match self.image.open_layer(layer) {
            Err(error) if media_type::is_foreign_layer(&layer.media_type) => {
                return Ok(Outcome::Unread(format!("it is kept elsewhere ({error})")));
            }
            blob => blob?,
        };
        let mut scanner = LayerScanner::new(Limits::default(), Budget::default()).with_extra_paths(extra);
        let taken = read_ahead(blob, layer.size, &mut |bytes| {
            self.bar.inc(bytes.len() as u64);
            scanner.push(bytes)
        });
        let taken = taken.with_context(|| format!("layer {} could not be read", layer.digest))?;
        Ok(match taken.and_then(|()| scanner.finish()) {
            Ok(scanned) => Outcome::Read(Box::new(LayerContents {
                inventory: scanned.inventory,
                owned: scanned.owned,
            })),
            Err(error) => Outcome::Unread(error.to_string()),
        })
    }
}
