//! Where the commands that read images keep what layers said.

use std::path::PathBuf;

use super::LayerCache;
use crate::starter;

/// Arguments of the cache of layers.
#[derive(clap::Args)]
pub struct CacheArguments {
    /// Folder in which it is kept what layers hold [default: the user's cache folder]
    #[arg(long, env = "TIDEWAITER_CACHE_DIR", value_name = "DIR")]
    cache_dir: Option<PathBuf>,
    /// Read all layers, and keep nothing of them
    #[arg(long)]
    no_cache: bool,
}

impl CacheArguments {
    /// The cache, unless it is not wanted.
    pub fn open(&self) -> Option<LayerCache> {
        let folder = self.cache_dir.clone().unwrap_or_else(starter::cache_dir);
        (!self.no_cache).then(|| LayerCache::in_folder(folder))
    }
}
