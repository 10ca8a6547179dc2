//! What a layer and an image hold: extractors run over one layer, layers squashed into an image.
//!
//! A [`LayerInventory`] is a function of the layer's bytes and the extractors alone, so it is made once, while the
//! layer is uploaded, and stored beside the blob. An image is a [`squash`] of such records, in milliseconds and without
//! the layers. Rarely a squash finds that a file matters whose content nobody kept (a link with an unexpected target,
//! a database whose log lies in another layer); it then says which, and the layer is read once more.
//!
//! Odd: no folder of paths is kept. The shape of a layer is a sorted list of 48-bit hashes of its paths: enough to see
//! that something was replaced, and a tenth of the size. Two paths of one image meet by chance once in 10^6 images.

mod budget;
mod layer;
mod owned;
mod path_hashes;
mod path_index;
mod sbom;
mod scanner;
mod shape;
mod squash;
mod stored;
mod view;

pub use budget::Budget;
pub use layer::{FileState, LayerInventory};
pub use owned::{OwnedFiles, OwnedList};
pub use path_hashes::PathHashes;
pub use scanner::{LayerScanner, ScannedLayer, TreeScanner, extractor_revision};
pub use squash::{
    ContentNeed, FoundLibrary, ImageInventory, InstalledPackage, Problem, Rereading, Round, Squash, squash,
    squash_rereading,
};
pub use stored::{StoredError, stored_key};
