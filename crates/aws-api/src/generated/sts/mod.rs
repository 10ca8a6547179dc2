//! AWS Security Token Service, 2011-06-15.
//!
//! Written by `cargo xtask codegen`; do not edit.

mod errors;
mod operations;
mod requests;
mod responses;
mod service;
pub mod shapes;
mod structures;

pub use errors::Error;
pub use operations::MODEL;
pub use requests::*;
pub use responses::*;
pub use service::{Server, Sts};
pub use structures::*;
